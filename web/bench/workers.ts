// SPDX-License-Identifier: Apache-2.0
// The workers of the bench. The engine's are the shipped script with a few lines in front, which see the instance being made
// and answer how large its heap is; the other one decodes and parses JSON with what the browser has.
import workerSource from 'virtual:postern/worker';
import type { WorkerLike } from '../src/engine/worker_client';

/** Runs before the shipped script; `bench_heap` does not reach it. A wasm heap never shrinks, so its size is its peak. */
function heapProbe(): void {
  const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (module: WebAssembly.Module, imports?: WebAssembly.Imports) => Promise<WebAssembly.Instance>;
  let memory: WebAssembly.Memory | undefined;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports?: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
    return instance;
  }) as typeof WebAssembly.instantiate;
  self.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.data !== 'bench_heap') return;
    event.stopImmediatePropagation();
    event.ports[0]?.postMessage(memory?.buffer.byteLength ?? 0);
  });
}

export interface Parsed { read: number; parse: number /* ms */ }

/** TextDecoder and JSON.parse of each file, one after the other; nothing is kept. */
function jsonParser(): void {
  self.onmessage = async (event: MessageEvent<File[]>): Promise<void> => {
    let read = 0, parse = 0, values = 0;
    for (const file of event.data) {
      const begin = performance.now();
      const bytes = await file.arrayBuffer();
      const between = performance.now();
      values += Object.keys(JSON.parse(new TextDecoder().decode(bytes)) as object).length;
      parse += performance.now() - between;
      read += between - begin;
    }
    if (values === 0) throw new Error('nothing was parsed');
    postMessage({ read, parse } satisfies Parsed);
  };
}

const urlOf = (source: string): string => URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
const engineUrl = urlOf(`(${heapProbe.toString()})();\n${workerSource}`);
const jsonUrl = urlOf(`(${jsonParser.toString()})();`);

export function engineWorker(): Worker & WorkerLike {
  return new Worker(engineUrl) as Worker & WorkerLike;
}

export function heapOf(worker: Worker): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = (event: MessageEvent<number>) => resolve(event.data);
    worker.postMessage('bench_heap', [port2]);
  });
}

export class JsonWorker {
  private readonly worker_ = new Worker(jsonUrl);

  parse(files: File[]): Promise<Parsed> {
    return new Promise((resolve, reject) => {
      this.worker_.onmessage = (event: MessageEvent<Parsed>) => resolve(event.data);
      this.worker_.onerror = (event) => reject(new Error(event.message));
      this.worker_.postMessage(files);
    });
  }

  stop(): void { this.worker_.terminate(); }
}
