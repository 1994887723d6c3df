// SPDX-License-Identifier: Apache-2.0
// Virtual modules that carry the wasm, the samples and the worker's source inside the app's own scripts. Gzip then base64:
// the transport's compression takes the base64 overhead back, and nothing has to be fetched, so the CSP needs no connect-src.
// POSTERN_ENGINE=fake swaps the core for tests/fake_engine.ts (unit and layout tests only; refused for web/dist).
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';

export interface EmbedOptions { root: string; wasmFolder: string; samplesFolder: string; fake: boolean; minify: boolean }

const kPrefix = 'virtual:postern/';
/** Neither reports nor policies: the story, the answers of the test, the code that the reports are about. */
const kNotReports = /^(README\.md|answers\.json|demo_app\/.*)$/;

export function embed(options: EmbedOptions): Plugin {
  return {
    name: 'postern-embed',
    resolveId: (id) => (id.startsWith(kPrefix) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${kPrefix}`)) return undefined;
      switch (id.slice(kPrefix.length + 1)) {
        case 'wasm': return stringModule(options.fake ? '' : gzipBase64(readFileSync(wasmFile(options, 'postern.wasm'))));
        case 'samples': return stringModule(gzipBase64(packFolder(options.samplesFolder)));
        case 'worker': return stringModule(await bundleWorker(options));
        case 'engine': return engineModule(options);
        default: throw new Error(`unknown module ${id}`);
      }
    },
  };
}

function stringModule(value: string): string {
  return `export default ${JSON.stringify(value)};`;
}

function gzipBase64(bytes: Uint8Array): string {
  return gzipSync(bytes, { level: 9 }).toString('base64');
}

function wasmFile(options: EmbedOptions, name: string): string {
  const path = resolve(options.wasmFolder, name);
  if (!existsSync(path)) throw new Error(`${path} is missing: build the core first (cmake --preset wasm && cmake --build --preset wasm)`);
  return path;
}

/** The glue asks for its URL only to find the .wasm file, which it is given; import.meta has no meaning in a classic worker. */
function engineModule(options: EmbedOptions): string {
  if (options.fake) return `export { createEngine } from ${JSON.stringify(resolve(options.root, 'tests/fake_engine.ts'))};`;
  const glue = readFileSync(wasmFile(options, 'postern.mjs'), 'utf8').replaceAll('import.meta.url', 'self.location.href');
  return `${glue.replace(/export default (\w+);?\s*$/, '')}
const factory = ${/export default (\w+);?\s*$/.exec(glue)?.[1] ?? 'Module'};
export async function createEngine(module, log) {
  const instance = await factory({
    locateFile: (name) => name, print: log, printErr: log,
    instantiateWasm(imports, done) { WebAssembly.instantiate(module, imports).then((it) => done(it, module)); return {}; },
  });
  const engine = new instance.Engine();
  return {
    input: (size) => instance.makeInput(size),
    call: (name, request, input, onProgress) => engine.call(name, request, input, onProgress),
    outOfMemory: () => instance.Engine.outOfMemory(),
  };
}`;
}

async function bundleWorker(options: EmbedOptions): Promise<string> {
  const result = await build({
    configFile: false, root: options.root, logLevel: 'error', plugins: [embed(options)],
    build: {
      write: false, minify: options.minify, target: 'es2022',
      lib: { entry: resolve(options.root, 'src/engine/engine_worker.ts'), formats: ['iife'], name: 'posternWorker' },
    },
  });
  const output = (Array.isArray(result) ? result[0] : result) as { output: { type: string; code?: string }[] };
  const chunk = output.output.find((part) => part.type === 'chunk');
  if (!chunk?.code) throw new Error('the worker bundle is empty');
  return chunk.code;
}

/** Length of the JSON index (u32, little endian), the index `[[name, bytes], …]`, then the files one after the other. */
export function packFolder(folder: string): Uint8Array {
  const files = existsSync(folder) ? listFiles(folder).filter((file) => !kNotReports.test(relative(folder, file).replaceAll('\\', '/'))) : [];
  const bodies = files.map((file) => readFileSync(file));
  const index = Buffer.from(JSON.stringify(files.map((file, i) => [relative(folder, file).replaceAll('\\', '/'), bodies[i]?.length ?? 0])));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(index.length);
  return Buffer.concat([head, index, ...bodies]);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}
