// SPDX-License-Identifier: Apache-2.0
// Two builds from one source: a folder of static files (relative URLs) and, with --mode single, one HTML file for file://.
// POSTERN_WASM names the folder of postern.mjs and postern.wasm; POSTERN_ENGINE=fake POSTERN_OUT=… is for tests without a core.
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { cspMeta } from './plugins/csp.ts';
import { embed } from './plugins/embed.ts';
import { singleFile } from './plugins/single_file.ts';

export default defineConfig(({ mode }) => {
  const root = import.meta.dirname;
  const single = mode === 'single';
  const fake = process.env.POSTERN_ENGINE === 'fake';
  if (fake && !process.env.POSTERN_OUT) throw new Error('the fake engine never goes into web/dist: set POSTERN_OUT');
  const options = {
    root, fake, minify: true,
    wasmFolder: process.env.POSTERN_WASM ?? resolve(root, '../build/wasm'),
    samplesFolder: process.env.POSTERN_SAMPLES ?? resolve(root, '../samples'),
  };
  return {
    base: './',
    plugins: [svelte(), embed(options), single ? singleFile() : cspMeta()],
    build: {
      outDir: process.env.POSTERN_OUT ?? (single ? 'dist-single' : 'dist'),
      emptyOutDir: true,
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox125', 'safari17.5'], // the oldest with light-dark() and popover
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096, // the wasm is inside a script
      modulePreload: single ? false : { polyfill: false }, // the polyfill would call fetch
      reportCompressedSize: false,
    },
  };
});
