// SPDX-License-Identifier: Apache-2.0
// One engine in one worker; parse workers and the estate worker run the same script and differ only in what they are asked.
// Errors of the core travel in the envelope; whatever is thrown here is a crash of the instance.
import { createEngine } from 'virtual:postern/engine';
import type { CoreEngine, FromWorker, ToWorker } from './core_engine';
import { answerCall } from './answer_call';

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

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'init') {
    engine = createEngine(message.module, note);
    await engine;
    post({ type: 'ready' });
    return;
  }
  if (!engine) throw new Error('called before init');
  const { answer, transfer } = await answerCall(await engine, message, (done) => post({ type: 'progress', id: message.id, done }));
  post(answer, transfer);
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
  handle(event.data).catch((reason: unknown) => {
    post({ type: 'crashed', message: [String(reason), ...log].join('\n') });
  });
};
