// SPDX-License-Identifier: Apache-2.0
// Makes the pictures of the README (docs/*.png) from the built page and the sample estate: npm run screenshot.
import { defineConfig } from '@playwright/test';
import base, { chromium } from './playwright.config.ts';

export default defineConfig({ ...base, testDir: 'tests/screenshots', use: { ...base.use, ...chromium } });
