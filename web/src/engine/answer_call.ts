// SPDX-License-Identifier: Apache-2.0
// What a worker does with one call: its bytes into the core, the call, the answer; how far it is on the way.
import type { CoreEngine, CoreInput, FromWorker, ToWorker } from './core_engine';

type Report = (done: number) => void;
type Loaded = { input: CoreInput | null } | { envelope: string };

/** bytes */
const kPiece = 8 << 20;
/** Loading's share of the work, by the clock: the rest is reading. */
const kLoading = 0.2;
const kGone = { code: 'not_found', message: 'The browser can no longer read this file: it was moved or changed after it was chosen.' };

/** A file goes into the wasm heap piece by piece: there is never a second copy of it. */
async function load(core: CoreEngine, bytes: Uint8Array | Blob | null, report: Report, piece: number): Promise<Loaded> {
  if (bytes === null) return { input: null };
  const input = core.input(bytes instanceof Blob ? bytes.size : bytes.byteLength);
  if (!input) return { envelope: core.outOfMemory() };
  if (bytes instanceof Uint8Array) {
    input.write(0, bytes);
    return { input };
  }
  try {
    for (let at = 0; at < bytes.size; at += piece) {
      input.write(at, new Uint8Array(await bytes.slice(at, at + piece).arrayBuffer()));
      if (bytes.size > piece) report((Math.min(at + piece, bytes.size) / bytes.size) * kLoading);
    }
    return { input };
  } catch {
    input.delete();
    return { envelope: JSON.stringify({ ok: false, error: kGone }) };
  }
}

/** Rejects when the instance crashed. `piece`: bytes of a file that are on their way at a time. */
export async function answerCall(core: CoreEngine, call: ToWorker & { type: 'call' }, report: Report, piece = kPiece): Promise<{ answer: FromWorker; transfer: Transferable[] }> {
  const loaded = await load(core, call.bytes, report, piece);
  if ('envelope' in loaded) return { answer: { type: 'answer', id: call.id, envelope: loaded.envelope, blobs: [] }, transfer: [] };
  try {
    const onRead = (read: number, of: number): void => report(kLoading + (read / of) * (1 - kLoading));
    const answered = core.call(call.name, call.request, loaded.input, call.bytes instanceof Blob ? onRead : undefined);
    return { answer: { type: 'answer', id: call.id, ...answered }, transfer: answered.blobs.map((blob) => blob.buffer as ArrayBuffer) };
  } finally {
    loaded.input?.delete();
  }
}
