// SPDX-License-Identifier: Apache-2.0
// A typed client of one worker: requests and answers are matched by id, dispatched by the type map of protocol.ts.
// Errors are rejected as plain EngineError objects: switch on `code`.
import type { CallName, Calls, EngineError, Envelope } from './protocol';
import type { FromWorker, ToWorker } from './core_engine';

/** In a request, bytes may also be a File or Blob, which the worker reads. */
export type RequestOf<N extends CallName> = Calls[N]['request'] extends { bytes: Uint8Array }
  ? Omit<Calls[N]['request'], 'bytes'> & { bytes: Uint8Array | Blob } : Calls[N]['request'];
export type AnswerOf<N extends CallName> = Calls[N]['answer'];

export interface WorkerLike {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

export type OnProgress = (done: number /* 0..1 */) => void;
interface Pending { name: CallName; resolve: (value: never) => void; reject: (error: EngineError) => void; onProgress: OnProgress | undefined }

const kBlobAnswers: ReadonlySet<CallName> = new Set<CallName>(['saveBundle', 'exportJson', 'exportCsv', 'exportCompliance', 'exportCoverage', 'exportTickets', 'exportQuery', 'exportDecisions', 'gateReport']);

export class WorkerClient {
  readonly ready: Promise<void>;
  private readonly pending_ = new Map<number, Pending>();
  private nextId_ = 1;
  private dead_: EngineError | null = null;
  private markReady_: () => void = () => undefined;
  private markFailed_: (error: EngineError) => void = () => undefined;

  /** `onCrash` is called once, after every pending call was rejected; not for `terminate`. */
  constructor(private readonly worker_: WorkerLike, module: WebAssembly.Module | null, private readonly onCrash_: (error: EngineError) => void) {
    this.ready = new Promise((resolve, reject) => { this.markReady_ = resolve; this.markFailed_ = reject; });
    this.ready.catch(() => undefined);
    worker_.onmessage = (event) => this.receive_(event.data);
    worker_.onerror = (event) => { event.preventDefault?.(); this.crash_(event.message || 'the worker failed'); };
    worker_.onmessageerror = () => this.crash_('a message could not be read');
    worker_.postMessage({ type: 'init', module }, []);
  }

  get isDead(): boolean { return this.dead_ !== null; }

  /** Bytes given as a Uint8Array are transferred unless `copy` is set: the caller's view is empty afterwards. */
  call<N extends CallName>(name: N, request: RequestOf<N>, copy = false, onProgress?: OnProgress): Promise<AnswerOf<N>> {
    if (this.dead_) return Promise.reject(this.dead_);
    const id = this.nextId_++;
    const { bytes = null, ...rest } = request as { bytes?: Uint8Array | Blob };
    const transfer = bytes instanceof Uint8Array && !copy ? [bytes.buffer as ArrayBuffer] : [];
    return new Promise((resolve, reject) => {
      this.pending_.set(id, { name, resolve: resolve as (value: never) => void, reject, onProgress });
      this.worker_.postMessage({ type: 'call', id, name, request: JSON.stringify(rest), bytes }, transfer);
    });
  }

  terminate(error: EngineError): void {
    if (this.dead_) return;
    this.dead_ = error;
    this.worker_.terminate();
    this.markFailed_(error);
    for (const pending of this.pending_.values()) pending.reject(error);
    this.pending_.clear();
  }

  private crash_(message: string): void {
    if (this.dead_) return;
    const error: EngineError = { code: 'crashed', message };
    this.terminate(error);
    this.onCrash_(error);
  }

  private receive_(message: FromWorker): void {
    if (message.type === 'ready') return this.markReady_();
    if (message.type === 'crashed') return this.crash_(message.message);
    const pending = this.pending_.get(message.id);
    if (!pending) return;
    if (message.type === 'progress') return pending.onProgress?.(message.done);
    this.pending_.delete(message.id);
    const envelope = JSON.parse(message.envelope) as Envelope<object>;
    if (!envelope.ok) pending.reject(envelope.error);
    else pending.resolve(withBlobs(pending.name, envelope.value, message.blobs) as never);
  }
}

function withBlobs(name: CallName, value: object, blobs: Uint8Array[]): unknown {
  if (kBlobAnswers.has(name)) return blobs[0] ?? new Uint8Array();
  if (name === 'exportGraph') return { ...value, blobs };
  return name === 'importFile' ? { ...value, batches: blobs } : value;
}

/** Anything caught around a call as an EngineError. */
export function toEngineError(reason: unknown): EngineError {
  if (typeof reason === 'object' && reason !== null && 'code' in reason && 'message' in reason) return reason as EngineError;
  return { code: 'crashed', message: reason instanceof Error ? reason.message : String(reason) };
}
