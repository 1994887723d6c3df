// SPDX-License-Identifier: Apache-2.0
// The page of tools/bench: the engine exactly as the shipped page starts it, without the views. Never part of web/dist.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { embed } from '../plugins/embed.ts';

const web = resolve(import.meta.dirname, '..');

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [embed({ root: web, fake: false, minify: true, wasmFolder: resolve(web, '../build/wasm'), samplesFolder: resolve(web, '../samples') })],
  build: {
    outDir: resolve(web, '../build/bench/page'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096, modulePreload: { polyfill: false }, reportCompressedSize: false,
  },
});
