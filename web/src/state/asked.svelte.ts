// SPDX-License-Identifier: Apache-2.0
// The latest answer to a question that may be asked again before it was answered: older answers are dropped.
import type { EngineError } from '../engine/protocol';
import { toEngineError } from '../engine/worker_client';

export class Asked<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<EngineError | null>(null);
  isWaiting = $state(false);
  private turn_ = 0;

  async ask(question: () => Promise<T>): Promise<void> {
    const turn = ++this.turn_;
    this.isWaiting = true;
    try {
      const value = await question();
      if (turn !== this.turn_) return;
      this.value = value;
      this.error = null;
    } catch (reason) {
      if (turn !== this.turn_) return;
      this.error = toEngineError(reason);
    }
    this.isWaiting = false;
  }

  reset(): void {
    this.turn_++;
    this.value = null;
    this.error = null;
    this.isWaiting = false;
  }
}
