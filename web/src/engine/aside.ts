// SPDX-License-Identifier: Apache-2.0
// A second engine with the same estate in a worker of its own, for questions that take long: lists and drawers stay with the first,
// and such a question can be stopped at once, because its worker ends. It stays for the next one until the estate changes.
import type { CallName, EngineError } from './protocol';
import { WorkerClient, type AnswerOf, type RequestOf, type WorkerLike } from './worker_client';

interface Second { client: WorkerClient; filled: Promise<unknown> }

export class Aside {
  private second_: Second | null = null;

  /** `fill` gives the engine the estate and has it analysed. */
  constructor(private readonly spawn_: () => WorkerLike, private readonly module_: WebAssembly.Module | null, private readonly fill_: (client: WorkerClient) => Promise<unknown>) {}

  /** `asked` is called when the estate is there and the question begins. */
  async ask<N extends CallName>(name: N, request: RequestOf<N>, asked: () => void): Promise<AnswerOf<N>> {
    const second = (this.second_ ??= this.start_());
    try {
      await second.filled;
    } catch (reason) {
      this.drop_(second);
      throw reason;
    }
    asked();
    return second.client.call(name, request);
  }

  /** Whatever is asked there ends with this error. */
  stop(error: EngineError): void {
    const second = this.second_;
    this.second_ = null;
    second?.client.terminate(error);
  }

  private start_(): Second {
    const client: WorkerClient = new WorkerClient(this.spawn_(), this.module_, () => { if (this.second_?.client === client) this.second_ = null; });
    const filled = client.ready.then(() => this.fill_(client));
    filled.catch(() => undefined);
    return { client, filled };
  }

  private drop_(second: Second): void {
    if (this.second_ === second) this.second_ = null;
    second.client.terminate({ code: 'cancelled', message: 'The second copy of the estate could not be opened.' });
  }
}
