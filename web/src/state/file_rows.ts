// SPDX-License-Identifier: Apache-2.0
// The list of the Imports view: what was dropped in this session and what the estate holds, one row per file or archive member.
// Order: what needs a look (failed, being read), then the reports, then what changed nothing.
import type { EngineError, InspectEntry, ReportRow } from '../engine/protocol';
import type { ImportItem } from '../engine/session';

export type FileState = 'failed' | 'waiting' | 'read' | 'same' | 'cancelled';
export interface FileRow { id: string; name: string; state: FileState; bytes: number; entry: InspectEntry | null; report: ReportRow | null; error: EngineError | null; isBundle: boolean }

const kOrder: FileState[] = ['failed', 'waiting', 'read', 'same', 'cancelled'];

/** `isSettled`: nothing is being read or put together, so what was read and has no report was taken out since. */
export function fileRows(items: ImportItem[], reports: ReportRow[], isSettled: boolean): FileRow[] {
  const left = new Map<string, ReportRow[]>();
  for (const report of reports) left.set(report.file, [...(left.get(report.file) ?? []), report]);
  const rows = items.flatMap((item) => rowsOf(item, left)).filter((it) => !isSettled || it.report !== null || (it.state !== 'waiting' && it.state !== 'read'));
  for (const rest of left.values()) for (const report of rest) rows.push(row(`report ${report.id}`, report.file, 'read', report.bytes, { report }));
  return rows.sort((a, b) => kOrder.indexOf(a.state) - kOrder.indexOf(b.state) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}

function row(id: string, name: string, state: FileState, bytes: number, more: Partial<FileRow> = {}): FileRow {
  return { id, name, state, bytes, entry: null, report: null, error: null, isBundle: false, ...more };
}

function rowsOf(item: ImportItem, left: Map<string, ReportRow[]>): FileRow[] {
  const id = `item ${item.id}`;
  if (item.state === 'queued') return [row(id, item.name, 'waiting', item.bytes)];
  if (item.state === 'cancelled') return [row(id, item.name, 'cancelled', item.bytes)];
  if (item.error) return [row(id, item.name, 'failed', item.bytes, { error: item.error, isBundle: item.isBundle })];
  if (item.isBundle) return item.state === 'duplicate' ? [row(id, item.name, 'same', item.bytes, { isBundle: true })] : [];
  return item.entries.flatMap((entry, i): FileRow[] => {
    if (entry.error) return [row(`${id} ${i}`, entry.file, 'failed', item.bytes, { entry, error: entry.error })];
    if (item.same.includes(entry.file)) return [row(`${id} ${i}`, entry.file, 'same', item.bytes, { entry })];
    const report = left.get(entry.file)?.shift() ?? null;
    if (left.get(entry.file)?.length === 0) left.delete(entry.file);
    return report || item.added > 0 ? [row(`${id} ${i}`, entry.file, 'read', report?.bytes ?? item.bytes, { entry, report })] : [];
  });
}
