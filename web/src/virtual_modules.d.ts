// SPDX-License-Identifier: Apache-2.0
// What the build puts into the app (plugins/embed.ts): everything the page needs arrives with its own scripts.

declare module 'virtual:postern/wasm' {
  /** base64 of the gzipped postern.wasm; empty when the build has no wasm (tests with the fake engine) */
  const base64: string;
  export default base64;
}
declare module 'virtual:postern/samples' {
  /** base64 of a gzipped pack of the samples folder, see engine/sample_pack.ts */
  const base64: string;
  export default base64;
}
declare module 'virtual:postern/worker' {
  /** source of the engine worker as a classic script */
  const source: string;
  export default source;
}
declare module 'virtual:postern/engine' {
  import type { CoreEngine } from './engine/core_engine';
  export function createEngine(module: WebAssembly.Module | null, log: (line: string) => void): Promise<CoreEngine>;
}
declare module '*.css';
