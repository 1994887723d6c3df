// SPDX-License-Identifier: Apache-2.0
// Unit tests of what is plain TypeScript, in Node; Playwright's runner is here anyway, so no second one is needed.
import { defineConfig } from '@playwright/test';

export default defineConfig({ testDir: 'tests/unit', outputDir: '../build/web-test-results', workers: 2, reporter: [['list']] });
