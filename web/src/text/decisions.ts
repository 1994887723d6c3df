// SPDX-License-Identifier: Apache-2.0
// What can be decided about a finding, in words; and what was decided, as the history tells it.
import type { FindingStatus, HistoryRow, Statement, TriageView } from '../engine/protocol';
import { line } from './clean';
import { day } from './words';

export type DecisionKind = 'accept' | 'false_positive' | 'fixed' | 'reopen' | 'assign' | 'note';
export interface KindWords {
  field: 'status' | 'assignee' | 'note'; value: string; key: string; title: string; verb: string; about: string; hasEnd: boolean;
  /** decided at once, without a dialog */
  isPlain: boolean;
  /** "accepted", "assigned to ann" */
  done: (text: string) => string;
}

const kind = (field: KindWords['field'], value: string, key: string, title: string, more: Partial<KindWords>): KindWords =>
  ({ field, value, key, title, verb: title, about: '', hasEnd: false, isPlain: false, done: () => '', ...more });

export const kinds: Record<DecisionKind, KindWords> = {
  accept: kind('status', 'accepted', 'a', 'Accept', { about: 'The risk is known and taken. It ranks last and stays in the list.', hasEnd: true, done: () => 'accepted' }),
  false_positive: kind('status', 'false_positive', 'f', 'False positive:', { verb: 'False positive', about: 'The scanner is wrong, or it cannot happen here. It ranks last and stays in the list.', hasEnd: true, done: () => 'called false positive' }),
  fixed: kind('status', 'fixed', 'd', 'Fixed', { isPlain: true, done: () => 'called fixed' }),
  reopen: kind('status', 'open', 'o', 'Reopen', { isPlain: true, done: () => 'open again' }),
  assign: kind('assignee', '', 's', 'Assign', { about: 'Whoever looks after it. Leave it empty to take the name away.', done: (text) => (text ? `assigned to ${text}` : 'assigned to nobody') }),
  note: kind('note', '', 'n', 'Note for', { verb: 'Keep the note', about: 'What the next person should know. It takes the place of the note before.', done: (text) => (text ? 'noted' : 'without a note') }),
};

export const statusTitle: Record<FindingStatus, string> = {
  open: 'Open', accepted: 'Accepted', false_positive: 'False positive', fixed: 'Fixed', suppressed: 'Suppressed',
};
export function statusWord(value: string): string { return (statusTitle as Record<string, string>)[value] ?? line(value, 40); }

/** Why it has the status: "decided by ann, 24 Nov", "by a VEX statement", "as its sources say". */
export function statusSource(triage: TriageView, now: string): string {
  if (triage.from === 'decision') return `decided by ${line(triage.by ?? '', 80)}, ${day(triage.at ?? '', now)}`;
  return triage.from === 'vex' ? 'by a VEX statement' : triage.status === 'open' ? 'nobody has decided yet' : 'as its sources say';
}

/** What a statement says: "Accepted until 1 Jan 2027", "assigned to bob", "note: …". */
export function statementText(field: string, it: Statement, now: string): string {
  const end = it.expires ? ` until ${day(it.expires, now)}` : '';
  if (field === 'status') return (it.value ? statusWord(it.value) : 'No decision') + end;
  if (field === 'assignee') return it.value ? `assigned to ${line(it.value, 80)}${end}` : 'assigned to nobody';
  if (field === 'note') return it.value ? `note: ${line(it.value, 400)}` : 'note taken away';
  if (field === 'identity') return it.value === 'same' ? 'these are one' : it.value === 'different' ? 'these are not the same' : 'no decision';
  return `${line(field, 40)}: ${line(it.value, 200)}`;
}

/** Records that only help to find the finding again are no history. */
export function told(rows: HistoryRow[]): HistoryRow[] { return rows.filter((row) => row.field === 'status' || row.field === 'assignee' || row.field === 'note').reverse(); }
