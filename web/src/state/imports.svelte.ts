// SPDX-License-Identifier: Apache-2.0
// What happened to the files of this session. 2,000 small files change state in a burst, so the list is told at most once a frame.
import type { Input, ImportItem, ReadEntry } from '../engine/session';
import { toEngineError } from '../engine/worker_client';
import { plural } from '../text/words';
import { estate } from './estate.svelte';
import { isOpenTo } from './file_rows';
import { router } from './router.svelte';
import { triage } from './triage.svelte';

class ImportsState {
  /** Raises with every published change of `items`. */
  revision = $state(0);
  total = $state(0);
  settled = $state(0);
  /** files, those that are being read by the part that is done */
  progress = $state(0);
  isRunning = $state(false);
  /** not reactive: read after `revision` */
  items: ImportItem[] = [];
  private isScheduled_ = false;
  private running_ = 0;
  private batch_: ImportItem[] = [];

  async add(inputs: Input[]): Promise<void> {
    if (inputs.length === 0) return;
    const wasEmpty = estate.isEmpty && this.running_ === 0;
    if (this.running_++ === 0) this.batch_ = [];
    this.isRunning = true;
    if (router.route.view !== 'imports') router.show('imports');
    const seen = new Set<number>();
    await estate.started.session.add(inputs, (item) => {
      if (!seen.has(item.id)) {
        seen.add(item.id);
        this.items.push(item);
        this.batch_.push(item);
      }
      this.schedule_();
    });
    for (const { spec } of this.batch_.filter((item) => item.spec !== null)) if (spec) await this.claim_(spec.id, null);
    if (--this.running_ > 0) return;
    estate.publishSpecs();
    if (this.batch_.some((item) => item.added > 0 || item.spec || item.decisions)) await estate.refresh();
    this.isRunning = false;
    this.publish_();
    this.conclude_(wasEmpty);
  }

  /** Reads one file as the format that a person chose; "" is what detection says. */
  async readAs(entry: ReadEntry, format: string, title: string): Promise<void> {
    await this.work_(async () => {
      try {
        await estate.started.session.reread(entry, format);
        await estate.refresh();
        const now = entry.item.entries[entry.index];
        if (now?.error) estate.say(`Not readable${format ? ` as ${title}` : ''}: ${now.error.message}`, 'bad');
        else estate.say(`Read as ${now?.title ?? title}: ${plural(now?.observations ?? 0, 'observation')}.`);
      } catch (reason) {
        estate.say(`It stays as it was: read as ${title} it gives nothing (${toEngineError(reason).message}).`, 'bad');
      }
    });
  }

  /** A format just taught: this file is read with it, and every file of the session that nobody else knows and it claims.
   *  Rejects with what is wrong with the spec or the file. */
  async useSpec(spec: string, entry: ReadEntry): Promise<{ title: string; others: number }> {
    return this.work_(async () => {
      const { session } = estate.started;
      const { id, title } = await session.addSpec(spec);
      estate.publishSpecs();
      await session.reread(entry, id);
      const others = await this.claim_(id, entry);
      await estate.refresh();
      return { title, others };
    });
  }

  private async work_<T>(work: () => Promise<T>): Promise<T> {
    if (this.running_++ === 0) this.batch_ = [];
    this.isRunning = true;
    this.publish_();
    try {
      return await work();
    } finally {
      if (--this.running_ === 0) this.isRunning = false;
      this.publish_();
    }
  }

  private claim_(spec: string, but: ReadEntry | null): Promise<number> {
    const entries = this.items.filter((item) => !item.isBundle && !item.spec).flatMap((item) => item.entries.map((entry, index) => ({ item, index, entry })))
      .filter((it) => isOpenTo(it.entry, spec) && !(but?.item === it.item && but.index === it.index));
    return estate.started.session.claim(entries, spec);
  }

  cancel(): void { estate.started.session.cancel(); }

  /** Back to the first visit. */
  async startOver(): Promise<void> {
    await estate.clear();
    triage.reset();
    this.items = [];
    this.batch_ = [];
    this.publish_();
    router.show('findings');
  }

  /** The first import leads to the list, unless something went wrong that should be read first. */
  private conclude_(wasEmpty: boolean): void {
    const failed = this.batch_.filter((item) => item.state === 'failed').length;
    const same = this.batch_.filter((item) => item.state === 'duplicate').length;
    const done = this.batch_.filter((item) => item.state === 'done' && item.added > 0).length;
    const decisions = this.batch_.reduce((sum, item) => sum + (item.decisions ?? 0), 0);
    const taught = this.batch_.filter((item) => item.spec !== null).length;
    const parts = [taught ? `${plural(taught, 'taught format')} added` : '', done ? `${plural(done, 'file')} read` : '', decisions ? `${plural(decisions, 'decision')} joined` : '', same ? `${plural(same, 'file')} already here` : '', failed ? `${plural(failed, 'file')} not understood` : ''];
    estate.say(`${parts.filter(Boolean).join(', ') || 'Nothing was read'}.`, failed ? 'bad' : 'plain');
    if (wasEmpty && !failed && (estate.summary?.findings ?? 0) > 0 && router.route.view === 'imports') router.show('findings');
  }

  private schedule_(): void {
    if (this.isScheduled_) return;
    this.isScheduled_ = true;
    setTimeout(() => this.publish_(), 60);
  }

  private publish_(): void {
    this.isScheduled_ = false;
    this.total = this.batch_.length;
    this.settled = this.batch_.filter((item) => item.state !== 'queued').length;
    this.progress = this.batch_.reduce((sum, item) => sum + (item.state === 'queued' ? item.read : 1), 0);
    this.revision++;
  }
}

export const imports = new ImportsState();
