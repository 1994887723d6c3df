// SPDX-License-Identifier: Apache-2.0
// A worker without a thread: the fake engine behind the messages of a real one, with answers one turn later.
import type { FromWorker, ToWorker } from '../../src/engine/core_engine';
import type { WorkerLike } from '../../src/engine/worker_client';
import { answerCall } from '../../src/engine/answer_call';
import { createEngine } from '../fake_engine';

export class LocalWorker implements WorkerLike {
  static alive = 0;
  static started = 0;
  static piece: number | undefined;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  readonly calls: string[] = [];
  private readonly engine_ = createEngine();
  private isGone_ = false;

  constructor() { LocalWorker.alive++; LocalWorker.started++; }

  postMessage(message: ToWorker): void { void this.handle_(structuredClone(message)); }

  terminate(): void {
    if (!this.isGone_) LocalWorker.alive--;
    this.isGone_ = true;
  }

  private async handle_(message: ToWorker): Promise<void> {
    const engine = await this.engine_;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (this.isGone_) return;
    if (message.type === 'init') return this.post_({ type: 'ready' });
    this.calls.push(message.name);
    try {
      const report = (done: number): void => this.post_({ type: 'progress', id: message.id, done });
      this.post_((await answerCall(engine, message, report, LocalWorker.piece)).answer);
    } catch (reason) {
      this.post_({ type: 'crashed', message: String(reason) });
    }
  }

  private post_(message: FromWorker): void {
    if (!this.isGone_) this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }
}
