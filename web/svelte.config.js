// SPDX-License-Identifier: Apache-2.0
// Svelte: runes everywhere; component styles leave as a CSS file, so that the CSP needs no inline style.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true, css: 'external' },
};
