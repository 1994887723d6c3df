// SPDX-License-Identifier: Apache-2.0
// What people say to the fake engine: a list of statements, the last of a subject and field stands, undo takes the last unit away.
import type { DecidedAnswer, FindingRow, FindingStatus, HistoryRow, Said } from '../src/engine/protocol';

interface Record_ { subject: string; field: string; value: string; reason: string; by: string; at: string; expires: string }

export class FakeDecisions {
  private records_: Record_[] = [];
  private done_: Record_[][] = [];
  private undone_: Record_[][] = [];

  decide(decisions: Said[], by: string, at: string, keysOf: (filter: string) => string[]): DecidedAnswer {
    const unit = decisions.flatMap((it) => {
      const subjects = 'subject' in it ? [it.subject] : 'key' in it ? [`finding ${it.key}`] : keysOf(it.filter).map((key) => `finding ${key}`);
      return subjects.map((subject) => ({ subject, field: it.field, value: it.value, reason: it.reason ?? '', by, at, expires: it.expires ?? '' }));
    });
    this.records_.push(...unit);
    if (unit.length > 0) this.done_.push(unit);
    this.undone_ = [];
    return this.answer_(unit);
  }
  undo(): DecidedAnswer { return this.step_(this.done_, this.undone_, (unit) => { this.records_ = this.records_.filter((it) => !unit.includes(it)); }); }
  redo(): DecidedAnswer { return this.step_(this.undone_, this.done_, (unit) => { this.records_.push(...unit); }); }

  history(subject: string): HistoryRow[] {
    const rows = this.records_.filter((it) => it.subject === subject);
    return rows.map((it, i) => ({ ...it, id: `${subject} ${i}`, stands: !rows.slice(i + 1).some((later) => later.field === it.field) }));
  }
  value(key: string, field: string): string { return this.records_.findLast((it) => it.subject === `finding ${key}` && it.field === field)?.value ?? ''; }
  setting(name: string): string { return this.records_.findLast((it) => it.subject === 'setting' && it.field === name)?.value ?? ''; }
  set(name: string, value: string): void { this.records_.push({ subject: 'setting', field: name, value, reason: '', by: '', at: '', expires: '' }); }

  apply(row: FindingRow): FindingRow {
    return { ...row, status: (this.value(row.key, 'status') || 'open') as FindingStatus, assignee: this.value(row.key, 'assignee'), note: this.value(row.key, 'note') !== '' };
  }
  lines(): string { return this.records_.map((it) => `${JSON.stringify(it)}\n`).join(''); }
  /** The number of those that are new. */
  join(lines: string): number {
    const known = new Set(this.records_.map((it) => JSON.stringify(it)));
    const fresh = lines.split('\n').filter((it) => it.trim() !== '').map((it) => JSON.parse(it) as Record_).filter((it) => !known.has(JSON.stringify(it)));
    this.records_.push(...fresh);
    return fresh.length;
  }
  clear(): void { this.records_ = []; this.done_ = []; this.undone_ = []; }

  private step_(from: Record_[][], to: Record_[][], work: (unit: Record_[]) => void): DecidedAnswer {
    const unit = from.pop();
    if (unit) {
      work(unit);
      to.push(unit);
    }
    return this.answer_(unit ?? []);
  }
  private answer_(unit: Record_[]): DecidedAnswer {
    return { changed: unit.length, canUndo: this.done_.length > 0, canRedo: this.undone_.length > 0, lines: unit.map((it) => `${JSON.stringify(it)}\n`).join('') };
  }
}
