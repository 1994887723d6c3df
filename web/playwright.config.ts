// SPDX-License-Identifier: Apache-2.0
// Browser tests against Debian's Chromium and the built page (web/dist, or POSTERN_OUT), served as tools/run serves it.
// POSTERN_TEST_PORT changes the port.
import { defineConfig } from '@playwright/test';

const port = Number(process.env.POSTERN_TEST_PORT ?? 4178);
export const chromium = {
  browserName: 'chromium' as const, headless: true, viewport: { width: 1280, height: 800 },
  launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] },
};

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '../build/web-test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { ...chromium, baseURL: `http://127.0.0.1:${port}/` },
  webServer: { command: `node ../tools/serve.mjs --port ${port} --root ${process.env.POSTERN_OUT ?? 'dist'}`, url: `http://127.0.0.1:${port}/`, reuseExistingServer: false },
});
