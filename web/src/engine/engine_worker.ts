// SPDX-License-Identifier: Apache-2.0
// One engine in one worker; parse workers and the estate worker run the same script and differ only in what they are asked.
// Errors of the core travel in the envelope; whatever is thrown here is a crash of the instance.
import { createEngine } from 'virtual:postern/engine';
import type { CoreEngine, FromWorker, ToWorker } from './core_engine';

const kLogLines = 20;
const log: string[] = [];
let engine: Promise<CoreEngine> | null = null;

function note(line: string): void {
  log.push(line);
  if (log.length > kLogLines) log.shift();
}

function post(message: FromWorker, transfer: Transferable[] = []): void {
  (self as unknown as Worker).postMessage(message, transfer);
}

/** null when the file cannot be read any more (moved or changed since it was dropped). */
async function readBytes(bytes: Uint8Array | Blob | null): Promise<{ bytes: Uint8Array | null } | null> {
  if (!(bytes instanceof Blob)) return { bytes };
  try {
    return { bytes: new Uint8Array(await bytes.arrayBuffer()) };
  } catch {
    return null;
  }
}

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'init') {
    engine = createEngine(message.module, note);
    await engine;
    post({ type: 'ready' });
    return;
  }
  if (!engine) throw new Error('called before init');
  const read = await readBytes(message.bytes);
  if (!read) {
    const error = { code: 'not_found', message: 'The browser can no longer read this file: it was moved or changed after it was chosen.' };
    post({ type: 'answer', id: message.id, envelope: JSON.stringify({ ok: false, error }), blobs: [] });
    return;
  }
  const answer = (await engine).call(message.name, message.request, read.bytes);
  post({ type: 'answer', id: message.id, ...answer }, answer.blobs.map((blob) => blob.buffer as ArrayBuffer));
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
  handle(event.data).catch((reason: unknown) => {
    post({ type: 'crashed', message: [String(reason), ...log].join('\n') });
  });
};
