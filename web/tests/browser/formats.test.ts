// SPDX-License-Identifier: Apache-2.0
// Formats: what a file was taken for and why, reading it as another one, taught formats as files, in bundles, in the list.
import { readFileSync } from 'node:fs';
import { expect, sarif, test, type Postern } from './postern';

const spec = (id: string, title: string, confidence: number, column = 'what'): string => JSON.stringify({
  postern_spec: 1, id, title, family: 'code', layouts: [{ detect: { syntax: 'json', has: ['probe/things'], confidence }, records: '/probe/things/*', fields: { title: column, severity: 'how' } }],
}, null, 2);
const report = (title: string): string => JSON.stringify({ probe: { things: [{ what: title, other: `other ${title}`, how: 'High' }, { what: `${title} again`, other: 'other', how: 'Low' }] } });
const drawerOf = (postern: Postern): ReturnType<Postern['search']> => postern.page.getByRole('complementary', { name: 'File' });

async function choose(postern: Postern, typed: string, title: string): Promise<void> {
  const { page } = postern;
  await drawerOf(postern).getByRole('button', { name: 'Read as another format' }).click();
  await page.getByRole('searchbox', { name: 'Search the formats' }).fill(typed);
  await page.getByRole('dialog', { name: 'Read as another format' }).getByRole('button', { name: title }).first().click();
}

test('a file tells its format, confidence, evidence and candidates, and is read as another one', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'first.json', text: spec('first', 'First probe', 70) }, { name: 'second.json', text: spec('second', 'Second probe', 40, 'other') });
  await postern.drop({ name: 'acme.json', text: report('Debug is on') });
  await postern.view('Imports');
  const row = postern.rows('Files').filter({ hasText: 'acme.json' });
  await expect(row).toContainText('First probe');
  await row.click();
  const drawer = drawerOf(postern);
  await expect(drawer).toContainText(/First probe · 70 % sure/);
  await expect(drawer).toContainText(/probe\/things/); // the evidence
  await expect(drawer).toContainText(/Could also be\s*Second probe 40 %/);
  await drawer.getByRole('button', { name: 'Read as Second probe' }).click();
  await expect(row).toContainText('Second probe');
  await expect(drawer).toContainText('Second probe · chosen by you');
  await expect(page.getByText('1 report ·')).toBeVisible();
  await postern.view('Findings');
  await expect(postern.rows(/Findings/).filter({ hasText: 'other Debug is on' })).toHaveCount(1);
  await expect(postern.rows(/Findings/)).toHaveCount(2);
  await postern.view('Imports');
  await drawer.getByRole('button', { name: 'Detect it again' }).click();
  await expect(row).toContainText('First probe');
  await expect(drawer).toContainText('70 % sure');
});

test('any of all formats can be chosen, and the choice taken back', async ({ postern }) => {
  await postern.open();
  await postern.drop({ name: 'a.sarif', text: sarif([{ title: 'SQL injection' }]) });
  await postern.view('Imports');
  const row = postern.rows('Files').filter({ hasText: 'a.sarif' });
  await row.click();
  await choose(postern, 'brakem', 'Brakeman');
  await expect(row).toContainText(/Brakeman.*(nothing in it|not read)/s);
  await expect(drawerOf(postern)).toContainText('chosen by you');
  await drawerOf(postern).getByRole('button', { name: 'Detect it again' }).click();
  await expect(row).toContainText(/SARIF.*1 observation/s);
  await choose(postern, 'sarif', 'SARIF');
  await expect(drawerOf(postern)).toContainText('chosen by you');
  await expect(row).toContainText('1 observation');
});

test('an unknown file is read as a format that a person knows', async ({ postern }) => {
  await postern.open();
  await postern.drop({ name: 'first.json', text: spec('first', 'First probe', 70).replace('probe/things"]', 'nobody/has/this"]') });
  await postern.drop({ name: 'acme.json', text: JSON.stringify({ probe: { things: [{ what: 'Debug is on', how: 'High' }] } }) });
  await postern.view('Imports');
  await postern.rows('Files').filter({ hasText: 'acme.json' }).click();
  await choose(postern, 'first', 'First probe');
  await expect(postern.rows('Files').filter({ hasText: 'acme.json' })).toContainText(/First probe.*1 observation/s);
});

test('a member of an archive is read as another format, the others stay', async ({ postern }) => {
  await postern.open();
  await postern.drop({ name: 'first.json', text: spec('first', 'First probe', 70) }, { name: 'second.json', text: spec('second', 'Second probe', 40, 'other') });
  await postern.drop({ name: 'both.tar', text: tar([['a.json', report('one')], ['b.json', report('two')]]) });
  await postern.view('Imports');
  await postern.rows('Files').filter({ hasText: 'both.tar!a.json' }).click();
  await drawerOf(postern).getByRole('button', { name: 'Read as Second probe' }).click();
  await expect(postern.rows('Files').filter({ hasText: 'both.tar!a.json' })).toContainText('Second probe');
  await expect(postern.rows('Files').filter({ hasText: 'both.tar!b.json' })).toContainText('First probe');
  await expect(postern.page.getByText('2 reports ·')).toBeVisible();
});

test('a dropped spec is a taught format: it reads what is there and what comes, travels in the bundle, and can be removed', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'acme-1.json', text: JSON.stringify({ probe: { things: [{ what: 'Debug is on', how: 'High' }] } }) });
  await postern.view('Imports');
  await postern.drop({ name: 'acme.json', text: spec('acme', 'Acme probe', 70) });
  await postern.view('Imports');
  await expect(postern.rows('Files').filter({ hasText: 'acme.json' })).toContainText(/Taught format.*added/s);
  await expect(postern.rows('Files').filter({ hasText: 'acme-1' })).toContainText('Acme probe');
  await page.getByRole('button', { name: 'Formats' }).click();
  const formats = page.getByRole('region', { name: 'All formats' });
  await expect(formats.getByRole('listitem').filter({ hasText: 'Acme probe' })).toBeVisible();
  const own = page.waitForEvent('download');
  await formats.getByRole('button', { name: 'Download Acme probe' }).click();
  expect(JSON.parse(readFileSync(await (await own).path(), 'utf8'))).toMatchObject({ postern_spec: 1, id: 'acme' });

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /Bundle/ }).click();
  const bundle = readFileSync(await (await saved).path());
  await postern.open('about:blank');
  await postern.open();
  await postern.drop({ name: 'estate.postern', text: bundle });
  await postern.drop({ name: 'acme-2.json', text: report('Another') });
  await postern.view('Imports');
  await expect(postern.rows('Files').filter({ hasText: 'acme-2' })).toContainText(/Acme probe.*2 observations/s);
  await page.getByRole('button', { name: 'Formats' }).click();
  await formats.getByRole('button', { name: 'Remove Acme probe' }).click();
  await expect(formats).toContainText('None yet');
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  await postern.drop({ name: 'acme-3.json', text: report('Later') });
  await expect(postern.rows('Files').filter({ hasText: 'acme-3' })).not.toContainText('Acme probe');
  await expect(postern.rows('Files').filter({ hasText: 'acme-2' })).toContainText('Acme probe');
});

test('a spec with a mistake is refused with its place', async ({ postern }) => {
  await postern.open();
  await postern.drop({ name: 'acme.json', text: spec('acme', 'Acme probe', 70).replace('"severity"', '"severty"') });
  await postern.view('Imports');
  await postern.rows('Files').first().click();
  await expect(drawerOf(postern).getByRole('alert')).toContainText(/severty/);
  await expect(drawerOf(postern).getByRole('alert')).toContainText(/line \d+|:\d+/);
});

test('the list of formats is grouped and found by name, on the first page and in the imports', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  const search = page.getByRole('searchbox', { name: 'Search the formats' });
  await expect(page.getByText(/^\d{3} formats$/).first()).toBeVisible();
  await search.first().fill('gitleaks');
  await expect(page.locator('main').getByText('Gitleaks', { exact: true })).toBeVisible();
  await expect(page.locator('main').getByText('Bandit', { exact: true })).toBeHidden();
  await search.first().fill('nobody has this');
  await expect(page.getByText('No format of that name.')).toBeVisible();
  await search.first().fill('');
  await page.locator('main summary').filter({ hasText: 'Secrets' }).click();
  await expect(page.locator('main').getByText('Gitleaks', { exact: true })).toBeVisible();
});

/** POSIX ustar, files only. */
function tar(files: [name: string, text: string][]): Buffer {
  const blocks = files.flatMap(([name, text]) => {
    const head = Buffer.alloc(512);
    const body = Buffer.from(text);
    head.write(name, 0);
    head.write('0000644\0' + '0000000\0' + '0000000\0', 100);
    head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('00000000000\0', 136);
    head.write('        0', 148);
    head.write('ustar\0' + '00', 257);
    head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
    return [head, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
