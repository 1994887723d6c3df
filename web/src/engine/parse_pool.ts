// SPDX-License-Identifier: Apache-2.0
// The parse workers: a queue of calls over n workers. Cancelling drops the queue and replaces the workers that are in the
// middle of a file, because a synchronous call of wasm cannot be interrupted. A crash costs the one file that caused it.
import type { CallName, EngineError } from './protocol';
import { WorkerClient, type AnswerOf, type OnProgress, type RequestOf, type WorkerLike } from './worker_client';

interface Task { run: (client: WorkerClient) => Promise<void>; drop: (error: EngineError) => void; bytes: number }
interface Seat { client: WorkerClient; busy: boolean; largest: number }

/** A wasm heap never shrinks: after a file of this size an idle worker is replaced, bytes. */
const kRecycleAbove = 32 << 20;
const kCancelled: EngineError = { code: 'cancelled', message: 'cancelled' };

export class ParsePool {
  private readonly seats_: Seat[] = [];
  private queue_: Task[] = [];

  constructor(private readonly spawn_: () => WorkerLike, private readonly module_: WebAssembly.Module | null, size: number) {
    for (let i = 0; i < Math.max(1, size); i++) this.seats_.push({ client: this.start_(), busy: false, largest: 0 });
  }

  get size(): number { return this.seats_.length; }
  ready(): Promise<unknown> { return Promise.all(this.seats_.map((seat) => seat.client.ready)); }

  run<N extends CallName>(name: N, request: RequestOf<N>, onProgress?: OnProgress): Promise<AnswerOf<N>> {
    const bytes = (request as { bytes?: Uint8Array | Blob }).bytes;
    return new Promise((resolve, reject) => {
      this.queue_.push({
        run: (client) => client.call(name, request, false, onProgress).then(resolve, reject),
        drop: reject,
        bytes: bytes instanceof Blob ? bytes.size : bytes?.byteLength ?? 0,
      });
      this.pump_();
    });
  }

  cancelAll(): void {
    const dropped = this.queue_;
    this.queue_ = [];
    for (const task of dropped) task.drop(kCancelled);
    for (const seat of this.seats_) if (seat.busy) this.replace_(seat, kCancelled);
  }

  private start_(): WorkerClient {
    return new WorkerClient(this.spawn_(), this.module_, () => undefined);
  }

  private replace_(seat: Seat, reason: EngineError): void {
    seat.client.terminate(reason);
    seat.client = this.start_();
    seat.largest = 0;
  }

  private pump_(): void {
    for (const seat of this.seats_) {
      if (seat.busy) continue;
      const task = this.queue_.shift();
      if (!task) return;
      seat.busy = true;
      seat.largest = Math.max(seat.largest, task.bytes);
      void task.run(seat.client).finally(() => this.release_(seat));
    }
  }

  private release_(seat: Seat): void {
    seat.busy = false;
    if (seat.client.isDead || (this.queue_.length === 0 && seat.largest > kRecycleAbove)) this.replace_(seat, kCancelled);
    this.pump_();
  }
}
