// SPDX-License-Identifier: Apache-2.0
// Pages of a long list, asked for when they come into view. While a page is on its way the newest wish replaces older ones, so a
// fast scroll over 100,000 rows asks for what is seen and not for all that was passed.
import type { EngineError } from '../engine/protocol';
import { toEngineError } from '../engine/worker_client';

export interface Page<Row> { total: number; rows: Row[] }

const kPageRows = 100;
const kKeptPages = 24;

export class RowWindow<Row> {
  total = 0;
  error: EngineError | null = null;
  private pages_ = new Map<number, Row[]>();
  private wanted_: number[] = [];
  private isAsking_ = false;
  private generation_ = 0;
  /** the pages are of the question before, shown until this one is answered */
  private isOld_ = false;
  private seen_: [from: number, to: number] = [0, 0];

  constructor(private readonly fetch_: (from: number, to: number) => Promise<Page<Row>>, private readonly changed_: () => void) {}

  /** Asks for the first page; what was there is shown until it comes, and stays when the question is refused. */
  restart(): void { this.askAgain_([0]); }

  /** The same question of an estate that has changed: what is seen is asked for again and nothing moves. */
  refresh(): void {
    const pages: number[] = [];
    for (let page = Math.floor(this.seen_[0] / kPageRows); page * kPageRows < this.seen_[1]; page++) pages.push(page);
    this.askAgain_(pages.length > 0 ? pages : [0]);
  }

  private askAgain_(pages: number[]): void {
    this.generation_++;
    this.isOld_ = true;
    this.wanted_ = pages;
    this.isAsking_ = false;
    void this.pump_();
  }

  row(index: number): Row | undefined {
    return this.pages_.get(Math.floor(index / kPageRows))?.[index % kPageRows];
  }

  /** The rows that are seen now. */
  want(from: number, to: number): void {
    this.seen_ = [from, to];
    if (this.isOld_) return;
    const wanted: number[] = [];
    for (let page = Math.floor(from / kPageRows); page * kPageRows < Math.min(to, this.total); page++) {
      if (!this.pages_.has(page)) wanted.push(page);
    }
    this.wanted_ = wanted;
    void this.pump_();
  }

  private async pump_(): Promise<void> {
    if (this.isAsking_) return;
    const generation = this.generation_;
    for (let page = this.wanted_.shift(); page !== undefined; page = this.wanted_.shift()) {
      this.isAsking_ = true;
      try {
        const answer = await this.fetch_(page * kPageRows, (page + 1) * kPageRows);
        if (generation !== this.generation_) return;
        this.error = null;
        this.total = answer.total;
        this.store_(page, answer.rows);
      } catch (reason) {
        if (generation !== this.generation_) return;
        this.error = toEngineError(reason);
      }
      this.isAsking_ = false;
      this.changed_();
    }
  }

  private store_(page: number, rows: Row[]): void {
    if (this.isOld_) this.pages_ = new Map();
    this.isOld_ = false;
    this.pages_.set(page, rows);
    if (this.pages_.size <= kKeptPages) return;
    const farthest = [...this.pages_.keys()].reduce((a, b) => (Math.abs(b - page) > Math.abs(a - page) ? b : a));
    this.pages_.delete(farthest);
  }
}
