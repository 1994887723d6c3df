// SPDX-License-Identifier: Apache-2.0
// Attack rules: all there are, and those that a person writes: tried on what is loaded, kept in the estate, taken away again.
import type { AttackRulesAnswer, TriedRulesAnswer } from '../engine/protocol';
import { Asked } from './asked.svelte';
import { estate } from './estate.svelte';
import type { RuleKind } from './rule_list';
import { triage } from './triage.svelte';

/** Milliseconds of quiet after a key before the draft is tried; where a try takes longer than kSlow it waits to be asked for. */
const kQuiet = 400, kSlow = 1500;
export const exampleRules = `rules:
  - rule: debug_port                  # a name of your own
    title: Attach to a debug port
    technique: T1210                  # MITRE ATT&CK
    when: ["calls(A, B)", "kind(B, service)"]
    step: A -> B
    probability: 0.2
    because: debug ports are open to whoever talks to the service
    stop: Close the debug port outside of development.
`;

class RulesState {
  draft = $state('');
  /** the estate's own; "" = it has none */
  kept = $state('');
  search = $state('');
  kind = $state<RuleKind>('all');
  isWriting = $state(false);
  readonly all = new Asked<AttackRulesAnswer>();
  readonly tried = new Asked<TriedRulesAnswer>();
  /** milliseconds that the last try took */
  took = $state(0);
  /** text that was tried last */
  triedText = $state<string | null>(null);
  private timer_ = 0;

  get isChanged(): boolean { return this.draft !== this.kept; }
  get isSlow(): boolean { return this.took > kSlow; }

  /** After the estate changed: its rules may be others, and what they give is. */
  async refresh(): Promise<void> {
    const [{ text }] = await Promise.all([estate.ask('setting', { name: 'attack_rules' }), this.all.ask(() => estate.ask('attackRules', {}))]);
    const wasKept = this.draft === this.kept;
    this.kept = text;
    if (wasKept) this.draft = text;
    if (this.isWriting) await this.tryNow();
  }

  edit(text: string): void {
    this.draft = text;
    clearTimeout(this.timer_);
    if (!this.isSlow) this.timer_ = window.setTimeout(() => void this.tryNow(), kQuiet);
  }

  async tryNow(): Promise<void> {
    clearTimeout(this.timer_);
    const text = this.draft;
    if (text.trim() === '') {
      this.triedText = null;
      return this.tried.reset();
    }
    const start = performance.now();
    await this.tried.ask(() => estate.ask('tryRules', { yaml: text }));
    if (this.tried.isWaiting) return;
    this.took = performance.now() - start;
    this.triedText = text;
  }

  async keep(): Promise<void> {
    const text = this.draft;
    if (await triage.set('attack_rules', text, 'The rules are in the estate, and its paths are found with them: a saved bundle carries them')) this.kept = text;
  }

  /** The text stays in the editor, so that nothing is lost by it. */
  async remove(): Promise<void> {
    if (await triage.set('attack_rules', '', 'The estate has no attack rules of its own any more')) this.kept = '';
  }
}

export const rules = new RulesState();
