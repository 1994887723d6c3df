// SPDX-License-Identifier: Apache-2.0
// The list of the Imports view: what was dropped in this session and what the estate holds, one row per file or archive member.
// Order: what needs a look (failed, being read, guessed without being sure), then the reports, then what changed nothing.
import type { EngineError, InspectEntry, ReportRow, SpecRow } from '../engine/protocol';
import type { FileRef, ImportItem, ReadEntry } from '../engine/session';

export type FileState = 'failed' | 'waiting' | 'read' | 'taught' | 'decided' | 'same' | 'cancelled';
export interface FileRow {
  id: string; name: string; state: FileState; bytes: number; entry: InspectEntry | null; report: ReportRow | null; error: EngineError | null; isBundle: boolean;
  /** read by a guessed mapping; 'check': a person should look */
  autoMapped: '' | 'sure' | 'check';
  spec: SpecRow | null;
  /** null: the file itself is not at hand */
  source: ReadEntry | null;
}

const kOrder: FileState[] = ['failed', 'waiting', 'read', 'taught', 'decided', 'same', 'cancelled'];
const order = (row: FileRow): number => kOrder.indexOf(row.state) * 2 + (row.autoMapped === 'check' ? 0 : 1);

/** `isSettled`: nothing is being read or put together, so what was read and has no report was taken out since. */
export function fileRows(items: ImportItem[], reports: ReportRow[], isSettled: boolean): FileRow[] {
  const left = new Map<string, ReportRow[]>();
  for (const report of reports) left.set(report.file, [...(left.get(report.file) ?? []), report]);
  const rows = items.flatMap((item) => rowsOf(item, left)).filter((it) => !isSettled || it.report !== null || (it.state !== 'waiting' && it.state !== 'read'));
  for (const rest of left.values()) for (const report of rest) rows.push(row(`report ${report.id}`, report.file, 'read', report.bytes, { report, autoMapped: markOf(report) }));
  return rows.sort((a, b) => order(a) - order(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}

/** What can be taught: every file at hand that holds something. */
export function fileRef(row: FileRow): FileRef | null {
  if (!row.source || row.source.item.bytes === 0) return null;
  const { item } = row.source;
  return { name: item.name, file: item.file, member: row.name.startsWith(`${item.name}!`) ? row.name.slice(item.name.length + 1) : '' };
}

/** Files that a new format may claim: nobody knew them, or they were read by a guess or by this very format. */
export function isOpenTo(entry: InspectEntry, spec: string): boolean {
  return entry.error?.code === 'unknown_format' || entry.autoMapped !== undefined || entry.format === spec;
}

/** Of a report without its file, as the core noted it (core/formats/import.cpp). */
function markOf(report: ReportRow): FileRow['autoMapped'] {
  if (report.format !== 'auto_mapped') return '';
  return report.diagnostics.some((it) => it.code === 'please_check') ? 'check' : 'sure';
}

function row(id: string, name: string, state: FileState, bytes: number, more: Partial<FileRow> = {}): FileRow {
  return { id, name, state, bytes, entry: null, report: null, error: null, isBundle: false, autoMapped: '', spec: null, source: null, ...more };
}

function rowsOf(item: ImportItem, left: Map<string, ReportRow[]>): FileRow[] {
  const id = `item ${item.id}`;
  if (item.state === 'queued') return [row(id, item.name, 'waiting', item.bytes)];
  if (item.state === 'cancelled') return [row(id, item.name, 'cancelled', item.bytes)];
  if (item.spec) return [row(id, item.name, 'taught', item.bytes, { spec: item.spec })];
  if (item.error) return [row(id, item.name, 'failed', item.bytes, { error: item.error, isBundle: item.isBundle, source: item.isBundle ? null : { item, index: 0 } })];
  if (item.decisions !== null && item.added === 0) return [row(id, item.name, item.decisions > 0 ? 'decided' : 'same', item.bytes, { isBundle: item.isBundle })];
  if (item.isBundle) return item.state === 'duplicate' ? [row(id, item.name, 'same', item.bytes, { isBundle: true })] : [];
  return item.entries.flatMap((entry, index): FileRow[] => {
    const more = { entry, autoMapped: entry.autoMapped ?? '', source: { item, index } } as const;
    if (entry.error) return [row(`${id} ${index}`, entry.file, 'failed', item.bytes, { ...more, error: entry.error })];
    if (item.same.includes(entry.file)) return [row(`${id} ${index}`, entry.file, 'same', item.bytes, more)];
    const report = left.get(entry.file)?.shift() ?? null;
    if (left.get(entry.file)?.length === 0) left.delete(entry.file);
    return report || item.added > 0 ? [row(`${id} ${index}`, entry.file, 'read', report?.bytes ?? item.bytes, { ...more, report })] : [];
  });
}
