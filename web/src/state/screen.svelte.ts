// SPDX-License-Identifier: Apache-2.0
// Narrow screen or not, and dark or not, as reactive state.
import { MediaQuery } from 'svelte/reactivity';
import { router } from './router.svelte';

class Screen {
  private readonly narrow_ = new MediaQuery('(max-width: 760px)');
  private readonly dark_ = new MediaQuery('(prefers-color-scheme: dark)');

  get isNarrow(): boolean { return this.narrow_.current; }
  get isDark(): boolean { return router.route.theme ? router.route.theme === 'dark' : this.dark_.current; }
  toggleTheme(): void { router.go({ theme: this.isDark ? 'light' : 'dark' }, true); }
}

export const screen = new Screen();
