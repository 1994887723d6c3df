// SPDX-License-Identifier: Apache-2.0
// openCypher as it is typed: its parts, to colour them, and what may stand where the caret is. Values of an answer in words.
import type { GraphViewDetail, QueryAnswer, QueryNode, QueryValue } from '../engine/protocol';

export type PartKind = 'keyword' | 'text' | 'number' | 'comment' | 'label' | 'plain';
export interface Part { kind: PartKind; text: string }

export const keywords = ['MATCH', 'OPTIONAL MATCH', 'WHERE', 'RETURN', 'WITH', 'UNWIND', 'ORDER BY', 'SKIP', 'LIMIT', 'UNION', 'DISTINCT', 'AS', 'AND', 'OR', 'NOT', 'XOR', 'IN', 'STARTS WITH', 'ENDS WITH', 'CONTAINS', 'IS NULL',
  'IS NOT NULL', 'CASE', 'WHEN', 'THEN', 'ELSE', 'END', 'EXISTS', 'ASC', 'DESC', 'true', 'false', 'null', 'count(', 'collect(', 'sum(', 'min(', 'max(', 'avg(', 'size(', 'labels(', 'type(', 'nodes(', 'relationships(', 'properties(', 'shortestPath(', 'allShortestPaths('] as const;
const kWords = new Set(keywords.flatMap((it) => it.split(' ')).filter((it) => /^[A-Z]+$/.test(it)).concat('BY', 'ANY', 'ALL', 'NONE', 'SINGLE', 'TRUE', 'FALSE', 'NULL'));
const kParts = /(\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?)|(:\s*[A-Za-z_]\w*|:\s*`[^`]*`?)|(\b\d[\d.]*\b)|([A-Za-z_]\w*)|([\s\S])/g;

/** The parts joined are the text itself. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const [part, comment, quoted, label, number, word] of text.matchAll(kParts)) {
    const kind: PartKind = comment ? 'comment' : quoted ? 'text' : label ? 'label' : number ? 'number' : word && kWords.has(word.toUpperCase()) ? 'keyword' : 'plain';
    const last = parts.at(-1);
    if (last?.kind === 'plain' && kind === 'plain') last.text += part;
    else parts.push({ kind, text: part });
  }
  return parts;
}

export interface Completion { /** characters before the caret that it takes the place of */ replaces: number; text: string; what: string }
const kOffered = 8;

/** After ":" a label, inside brackets a type; after "." a key; else keywords. Nothing inside a text or a comment. */
export function completionsAt(text: string, caret: number, view: GraphViewDetail | null): Completion[] {
  const before = text.slice(0, caret);
  const open = partsOf(before).at(-1);
  if (open?.kind === 'comment' || (open?.kind === 'text' && (open.text.length < 2 || !open.text.endsWith(open.text[0] as string)))) return [];
  const [, mark = '', typed = ''] = /([:|.]?)\s*(\w*)$/.exec(before) ?? [];
  const isType = before.lastIndexOf('[') > Math.max(before.lastIndexOf(']'), before.lastIndexOf('('));
  const named = (of: { name: string; count: number }[], what: string): [string, string][] => of.map((it) => [it.name, `${what}, ${it.count}`]);
  const all: [string, string][] = mark === ':' || (mark === '|' && isType) ? (isType ? named(view?.types ?? [], 'relationship') : named(view?.labels ?? [], 'label'))
    : mark === '.' ? (view?.keys ?? []).map((key) => [key, 'property']) : typed.length > 0 ? keywords.map((it) => [it, 'keyword']) : [];
  const wanted = typed.toLowerCase();
  return all.filter(([name]) => name.toLowerCase().startsWith(wanted) && name !== typed).slice(0, kOffered).map(([name, what]) => ({ replaces: typed.length, text: name, what }));
}

/** A node's own name: what it is called, else its labels. */
export function nodeName(node: QueryNode | undefined): string {
  const { name, title, id } = node?.properties ?? {};
  return [name, title, id].find((it): it is string => typeof it === 'string' && it !== '') ?? node?.labels.join(':') ?? '';
}

export function valueText(value: QueryValue, answer: QueryAnswer): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map((it) => valueText(it, answer)).join(', ')}]`;
  if ('node' in value) return nodeName(answer.nodes.find((it) => it.id === value.node)) || `node ${String(value.node)}`;
  if ('relationship' in value) return answer.relationships.find((it) => it.id === value.relationship)?.type ?? `relationship ${String(value.relationship)}`;
  if ('path' in value) return (value.path as { nodes: number[] }).nodes.map((node) => valueText({ node }, answer)).join(' → ');
  if ('map' in value) return `{${Object.entries(value.map as Record<string, QueryValue>).map(([key, it]) => `${key}: ${valueText(it, answer)}`).join(', ')}}`;
  return String(Object.values(value)[0] ?? '');
}
