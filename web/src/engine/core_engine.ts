// SPDX-License-Identifier: Apache-2.0
// The one class that the wasm module exports, as a worker sees it, and the messages between the page and a worker.

export interface CoreEngine {
  /** `blobs` are copies that may be transferred; `envelope` is the JSON of an Envelope. */
  call(name: string, requestJson: string, bytes: Uint8Array | null): { envelope: string; blobs: Uint8Array[] };
}

/** page → worker. A Blob is read inside the worker, so that a large file never passes through the page's heap. */
export type ToWorker =
  | { type: 'init'; module: WebAssembly.Module | null }
  | { type: 'call'; id: number; name: string; request: string; bytes: Uint8Array | Blob | null };

/** worker → page. After `crashed` the instance is dead and the client throws the worker away. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'answer'; id: number; envelope: string; blobs: Uint8Array[] }
  | { type: 'crashed'; message: string };
