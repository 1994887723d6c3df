// SPDX-License-Identifier: Apache-2.0
// Starts the engine from what the app's scripts carry: worker source, wasm, samples. Compiles the wasm once for all workers.
// Everything is loaded when this resolves; later workers and samples come from memory.
import { loadGraph } from '../graph/load';
import { Session, type SessionEvents } from './session';
import { gunzipBase64, unpackFiles } from './sample_pack';
import type { WorkerLike } from './worker_client';

export interface Started { session: Session; samples: () => Promise<File[]> }

interface ScriptUrlPolicy { createScriptURL(url: string): string }
interface TrustedTypesFactory { createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptUrlPolicy }

/** From file:// only classic workers from blob: URLs run, and a blob: worker inherits the page's CSP: no network in there either. */
function workerSpawner(source: string): () => WorkerLike {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  const policy = trustedTypes?.createPolicy('postern-worker', {
    createScriptURL: (asked) => {
      if (asked !== url) throw new TypeError('only the own worker');
      return asked;
    },
  });
  return () => new Worker(policy ? policy.createScriptURL(url) : url) as WorkerLike;
}

export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function startEngine(events: SessionEvents): Promise<Started> {
  const later = Promise.all([import('virtual:postern/samples'), loadGraph()]);
  const [worker, wasm] = await Promise.all([import('virtual:postern/worker'), import('virtual:postern/wasm')]);
  const module = wasm.default ? await WebAssembly.compile(await gunzipBase64(wasm.default)) : null;
  const parsers = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
  const session = new Session(workerSpawner(worker.default), module, parsers, randomKey(), events);
  const [[samples]] = await Promise.all([later, session.ready()]);
  return { session, samples: async () => unpackFiles(await gunzipBase64(samples.default)) };
}
