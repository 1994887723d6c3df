// SPDX-License-Identifier: Apache-2.0
// The one class that the wasm module exports, as a worker sees it, and the messages between the page and a worker.

/** Bytes inside the wasm heap, written piece by piece, so that a large file is never held twice. */
export interface CoreInput { write(at: number, piece: Uint8Array): void; delete(): void }

export interface CoreEngine {
  /** null when there is no memory for it. Belongs to the caller, who deletes it. */
  input(size: number): CoreInput | null;
  /** `blobs` are copies that may be transferred; `envelope` is the JSON of an Envelope. `onProgress`: bytes of text read so far. */
  call(name: string, requestJson: string, input: CoreInput | null, onProgress?: (read: number, of: number) => void): { envelope: string; blobs: Uint8Array[] };
  /** The envelope of a call for whose input there is no memory. */
  outOfMemory(): string;
}

/** page → worker. A Blob is read inside the worker, so that a large file never passes through the page's heap. */
export type ToWorker =
  | { type: 'init'; module: WebAssembly.Module | null }
  | { type: 'call'; id: number; name: string; request: string; bytes: Uint8Array | Blob | null };

/** worker → page. After `crashed` the instance is dead and the client throws the worker away. */
export type FromWorker =
  | { type: 'ready' }
  /** of a call with a Blob: how much of the work is done, 0..1 */
  | { type: 'progress'; id: number; done: number }
  | { type: 'answer'; id: number; envelope: string; blobs: Uint8Array[] }
  | { type: 'crashed'; message: string };
