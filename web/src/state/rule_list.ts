// SPDX-License-Identifier: Apache-2.0
// Attack rules as a list: which are shown for a search, and which makes a step. Values.
import type { AttackRuleRow } from '../engine/protocol';

export type RuleKind = 'all' | 'used' | 'own';
export const ruleKindTitle: Record<RuleKind, string> = { all: 'All', used: 'With steps here', own: 'The estate’s own' };

/** As AttackRuleRow.id: of a hop, or of anything else with a rule's name and technique. */
export function ruleId({ edge, technique }: { edge: string; technique: string }): string {
  return technique ? `${edge} ${technique}` : edge;
}

export function isOf(rule: AttackRuleRow, kind: RuleKind): boolean {
  return kind === 'all' || (kind === 'own' ? rule.own : rule.steps > 0);
}

/** Every word is somewhere in the rule: in its name, technique, title, conditions or reasons. Those on paths first, then those with steps; else in their order. */
export function foundRules(rules: readonly AttackRuleRow[], text: string, kind: RuleKind): AttackRuleRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rules
    .filter((rule) => isOf(rule, kind) && (words.length === 0 || contains(textOf(rule), words)))
    .map((rule, i) => ({ rule, i }))
    .sort((a, b) => b.rule.paths.length - a.rule.paths.length || b.rule.steps - a.rule.steps || a.i - b.i)
    .map(({ rule }) => rule);
}

function textOf(rule: AttackRuleRow): string {
  const ways = rule.ways.flatMap((way) => [way.rule, way.document, way.effect, way.because, ...way.when]);
  return [rule.name, rule.name.replaceAll('_', ' '), rule.technique, rule.title, rule.stop, rule.source, ...ways].join('\n').toLowerCase();
}

function contains(text: string, words: readonly string[]): boolean { return words.every((word) => text.includes(word)); }
