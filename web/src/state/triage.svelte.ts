// SPDX-License-Identifier: Apache-2.0
// Deciding: who does it is asked once, the estate is put together again after it, and every step can be taken back.
import type { Said } from '../engine/protocol';
import { toEngineError } from '../engine/worker_client';
import { estate } from './estate.svelte';
import { person } from './person.svelte';

class TriageState {
  canUndo = $state(false);
  canRedo = $state(false);
  isSaying = $state(false);

  /** `what` is said when it is done, e.g. "3 findings accepted". False: nothing was said. */
  async say(decisions: Said[], what: string): Promise<boolean> {
    if (decisions.length === 0) return false;
    const by = await person.known();
    if (!by) return false;
    return this.work_(async () => {
      const { changed } = await this.take_('decide', { decisions, by, now: new Date().toISOString() });
      if (changed === 0) estate.say('It stands like that already.');
      else estate.say(`${what}.`, 'plain', { title: 'Undo', run: () => void this.undo() });
    });
  }

  /** A setting of the estate; it has no undo of its own. */
  async set(name: string, text: string, what: string): Promise<boolean> {
    const by = await person.known();
    if (!by) return false;
    return this.work_(async () => {
      await estate.ask('setSetting', { name, text, by, now: new Date().toISOString() });
      estate.say(`${what}.`);
    });
  }

  undo(): Promise<boolean> { return this.step_('undo', 'Taken back', { title: 'Redo', run: () => void this.redo() }); }
  redo(): Promise<boolean> { return this.step_('redo', 'Done again', { title: 'Undo', run: () => void this.undo() }); }

  reset(): void { this.canUndo = this.canRedo = false; }

  private async step_(name: 'undo' | 'redo', what: string, action: { title: string; run: () => void }): Promise<boolean> {
    if (name === 'undo' ? !this.canUndo : !this.canRedo) return false;
    const by = await person.known();
    if (!by) return false;
    return this.work_(async () => {
      const { changed } = await this.take_(name, { by, now: new Date().toISOString() });
      if (changed > 0) estate.say(`${what}.`, 'plain', action);
    });
  }

  private async take_(...[name, request]: ['decide', { decisions: Said[]; by: string; now: string }] | ['undo' | 'redo', { by: string; now: string }]): Promise<{ changed: number }> {
    const answer = name === 'decide' ? await estate.ask(name, request) : await estate.ask(name, request);
    this.canUndo = answer.canUndo;
    this.canRedo = answer.canRedo;
    return answer;
  }

  /** One thing at a time: what is said next is said of what is seen then. */
  private async work_(work: () => Promise<void>): Promise<boolean> {
    if (this.isSaying) return false;
    this.isSaying = true;
    try {
      await work();
      await estate.refresh();
      return true;
    } catch (reason) {
      estate.say(`Not decided: ${toEngineError(reason).message}`, 'bad');
      return false;
    } finally {
      this.isSaying = false;
    }
  }
}

export const triage = new TriageState();
