// SPDX-License-Identifier: Apache-2.0
// The one-file build from file://: starts, reads the samples, and asks for nothing.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from './postern';

const file = resolve(import.meta.dirname, '../..', process.env.POSTERN_OUT_SINGLE ?? 'dist-single', 'postern.html');

test('one HTML file works from file://', async ({ postern }) => {
  test.skip(!existsSync(file), 'skipped: web/dist-single is not built');
  await postern.open(pathToFileURL(file).href);
  await postern.openSamples();
  await expect(postern.rows(/Findings/).first()).toBeVisible();
  await postern.rows(/Findings/).first().click();
  await expect(postern.page.getByRole('heading', { name: /Why \d/ })).toBeVisible();
  await postern.view('Paths');
  await expect(postern.page.getByRole('application', { name: /Attack graph/ }).locator('canvas').first()).toBeVisible();
  await expect(postern.page.getByText('Nothing leaves this tab · 0 requests')).toBeVisible();
});
