// SPDX-License-Identifier: Apache-2.0
// Teaching a format by pointing: five clicks from a file nobody knows to its findings, with a mouse and with the keyboard alone.
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test, type Postern, type Upload } from './postern';

const kHits = [['Weak cipher offered', 'High', '10.0.0.4', 443, 'Turn it off'], ['Old server', 'Medium', '10.0.0.5', 22, 'Update it'], ['Default password', 'Critical', '10.0.0.6', 80, 'Change it']] as const;
const json = (hits: readonly (readonly [string, string, string, number, string])[] = kHits): string =>
  JSON.stringify({ probe: { by: 'acme', things: hits.map(([what, how, address, port, remedy]) => ({ what, how, address, port, remedy })) } });
const csv = ['Thing,How bad,Address,Port,Remedy', ...kHits.map((hit) => hit.join(','))].join('\n');
const xml = `<probe by="acme"><zone id="1">${kHits.map(([what, how, address, port, remedy]) => `<hit><what>${what}</what><how>${how}</how><address>${address}</address><port>${port}</port><remedy>${remedy}</remedy></hit>`).join('')}</zone></probe>`;

/** Opens the file to be taught and counts the clicks from there on. */
class Lesson {
  clicks = 0;
  constructor(private readonly postern: Postern) {}

  async open(file: string): Promise<void> {
    await this.postern.view('Imports');
    await this.postern.rows('Files').filter({ hasText: file }).getByRole('button', { name: 'Teach this format' }).click();
    await expect(this.postern.page.getByRole('region', { name: 'What it gives' }).getByRole('status')).toContainText(/results/);
  }
  async click(at: Locator): Promise<void> {
    this.clicks++;
    await at.click();
  }
  value(text: string | RegExp): Locator { return this.postern.page.getByRole('treeitem').filter({ hasText: text }).last(); }
  cell(name: string): Locator { return this.postern.page.getByRole('columnheader', { name }); }
  async say(at: Locator, column: string): Promise<void> {
    await this.click(at);
    await this.click(this.postern.page.getByRole('dialog', { name: 'What this value is' }).getByRole('button', { name: column, exact: true }));
  }
  async use(): Promise<void> {
    await this.click(this.postern.page.getByRole('button', { name: 'Use for this file' }));
    await expect(this.postern.page.getByRole('grid', { name: 'Files' })).toBeVisible();
  }
  column(name: string): Locator { return this.postern.page.getByRole('table', { name: 'Columns of the results' }).getByRole('row').filter({ has: this.postern.page.getByRole('rowheader', { name, exact: true }) }); }
  results(): Locator { return this.postern.page.getByRole('region', { name: 'What it gives' }).getByRole('status'); }
}

const files: { kind: string; file: Upload; values: (lesson: Lesson) => [Locator, Locator] }[] = [
  { kind: 'JSON', file: { name: 'acme-1.json', text: json() }, values: (lesson) => [lesson.value('Weak cipher'), lesson.value(/how\s*High/)] },
  { kind: 'CSV', file: { name: 'acme-1.csv', text: csv }, values: (lesson) => [lesson.cell('Thing'), lesson.cell('How bad')] },
  { kind: 'XML', file: { name: 'acme-1.xml', text: xml }, values: (lesson) => [lesson.value('Weak cipher'), lesson.value(/how\s*High/)] },
];

for (const { kind, file, values } of files) {
  test(`${kind}: five clicks from an unknown file to its findings`, async ({ postern }) => {
    const { page } = postern;
    await postern.open();
    await postern.drop(file);
    await expect(postern.rows('Files').filter({ hasText: file.name })).toContainText('unknown');
    const lesson = new Lesson(postern);
    await lesson.open(file.name);
    await expect(page.getByRole('table', { name: 'Columns of the results' }).getByText('you said')).toHaveCount(0);
    const [title, severity] = values(lesson);
    await lesson.say(title, 'Title');
    await expect(lesson.results()).toContainText('3 results');
    await expect(lesson.column('Title')).toContainText(/you said.*3 of 3/);
    await lesson.say(severity, 'Severity');
    await expect(lesson.column('Severity')).toContainText(/High.*you said.*3 of 3/);
    await expect(lesson.column('Host')).toContainText(/\d %/); // guessed, once it was known what a result is
    await expect(page.getByRole('table', { name: 'The first results' })).toContainText(/Critical\s*Default password/);
    await lesson.use();
    expect(lesson.clicks).toBe(5);
    await expect(postern.rows('Files').filter({ hasText: file.name })).toContainText(/Acme.*3 observations.*read/s);
    await postern.view('Findings');
    await expect(postern.rows(/Findings/)).toHaveCount(3);
    await expect(postern.rows(/Findings/).filter({ hasText: 'Default password' })).toContainText(/10\.0\.0\.6/);
  });
}

test('other files of the session are read with a format just taught, and later ones', async ({ postern }) => {
  await postern.open();
  await postern.drop({ name: 'acme-1.json', text: json() }, { name: 'acme-2.json', text: json([['Open door', 'Low', '10.0.0.9', 8080, 'Close it']]) }, { name: 'other.json', text: '{"a": [1, 2]}' });
  const lesson = new Lesson(postern);
  await lesson.open('acme-1');
  await lesson.say(lesson.value('Weak cipher'), 'Title');
  await lesson.say(lesson.value(/how\s*High/), 'Severity');
  await lesson.use();
  await expect(postern.rows('Files').filter({ hasText: 'acme-2' })).toContainText(/Acme.*1 observation/s);
  await expect(postern.rows('Files').filter({ hasText: 'other' })).toContainText('unknown');
  // what was said is there again when the file is looked at again
  await postern.rows('Files').filter({ hasText: 'acme-1' }).click();
  await postern.page.getByRole('complementary', { name: 'File' }).getByRole('button', { name: 'Teach another reading' }).click();
  await expect(lesson.column('Severity')).toContainText('you said');
  await postern.page.getByRole('button', { name: 'Files', exact: true }).click();
  await postern.drop({ name: 'acme-3.json', text: json([['Third', 'Low', '10.0.0.1', 1, ''], ['Fourth', 'Low', '10.0.0.1', 2, '']]) });
  await postern.view('Imports');
  await expect(postern.rows('Files').filter({ hasText: 'acme-3' })).toContainText(/Acme.*2 observations/s);
});

test('a guess is shown, corrected, taken back; a passed check is left out', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  const rows = [['Login without a lock', 'high', 'bad'], ['Debug is on', 'low', 'bad'], ['Passwords are long', 'low', 'good']];
  await postern.drop({ name: 'checks.json', text: JSON.stringify({ issues: rows.map(([title, severity, ending]) => ({ title, severity, ending, remark: `see ${title}` })) }) });
  await postern.view('Imports');
  await postern.rows('Files').first().click();
  const drawer = page.getByRole('complementary', { name: 'File' });
  await expect(drawer).toContainText(/auto-mapped/);
  await drawer.getByRole('button', { name: 'Check the mapping' }).click();
  const lesson = new Lesson(postern);
  await expect(lesson.results()).toContainText('3 results');
  await expect(lesson.column('Title')).toContainText('title');
  await page.getByRole('treeitem').filter({ hasText: /^\W*3/ }).click();
  await lesson.say(lesson.value(/ending\s*good/), 'Not a result: passed check');
  await expect(lesson.results()).toContainText('2 results');
  await expect(page.getByText('1 record left out: a passed check')).toBeVisible();
  await lesson.say(lesson.value(/remark\s*see Passwords/), 'Title');
  await expect(lesson.column('Title')).toContainText(/remark/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lesson.column('Title')).not.toContainText(/remark/);
  await page.getByRole('button', { name: 'Take Severity away' }).click();
  await expect(lesson.column('Severity')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lesson.column('Severity')).toHaveCount(1);
  await lesson.use();
  await expect(postern.rows('Files').first()).toContainText(/Checks.*2 observations/s);
});

test('the spec is shown and downloaded under its id, and a bad id is refused', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'acme-1.json', text: json() });
  const lesson = new Lesson(postern);
  await lesson.open('acme-1');
  await lesson.say(lesson.value('Weak cipher'), 'Title');
  await page.getByRole('textbox', { name: 'Id' }).fill('Not An Id');
  await expect(page.getByText('An id is small letters')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use for this file' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Title' }).fill('Acme probe');
  await page.getByRole('textbox', { name: 'Id' }).fill('trivy');
  await expect(page.getByText(/takes the place of/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Id' }).fill('acme_probe');
  await page.getByText('The mapping spec').click();
  await expect(page.getByRole('region', { name: 'Text of the mapping spec' })).toContainText('"id": "acme_probe"');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download acme_probe.json' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('acme_probe.json');
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ postern_spec: 1, id: 'acme_probe', title: 'Acme probe' });
});

test('the keyboard alone teaches a format', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'acme-1.json', text: json() });
  await postern.view('Imports');
  await page.getByRole('grid', { name: 'Files' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('t');
  const tree = page.getByRole('tree', { name: 'The file' });
  await tree.focus();
  const active = page.locator('[role=treeitem][aria-selected=true]');
  await page.keyboard.press('Home');
  for (let i = 0; i < 20 && !/^\W*what/.test(await active.innerText()); i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('title');
  await page.keyboard.press('Enter');
  await expect(new Lesson(postern).column('Title')).toContainText('you said');
  await expect(tree).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(new Lesson(postern).column('Severity')).toContainText('you said');
  await page.keyboard.press('u');
  await expect(new Lesson(postern).column('Severity')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Files' })).toBeVisible();
});

test('hostile texts of a file being taught show as text', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  const evil = '<img src=x onerror="document.title=\'owned\'">';
  await postern.drop({ name: `evil ${evil}.json`, text: JSON.stringify({ hits: [{ [`what${evil}`]: `${evil} \u202Egnp`, how: 'High', long: 'A'.repeat(100_000) }, { [`what${evil}`]: '<b>bold</b>', how: 'Low', long: '' }] }) });
  await postern.view('Imports');
  await postern.rows('Files').first().getByRole('button').click();
  const lesson = new Lesson(postern);
  await lesson.say(lesson.value('⟦U+202E⟧gnp'), 'Title');
  await expect(lesson.column('Title')).toContainText('<img');
  await page.getByText('The mapping spec').click();
  await expect(page.getByRole('region', { name: 'Text of the mapping spec' })).toContainText('<img');
  await expect(page.locator('main img, main b:text-is("bold"), main script')).toHaveCount(0);
  expect(await page.locator('body').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  await lesson.use();
  expect(await page.title()).toBe('Postern');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
});

test('what cannot be pointed at says so', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'lines.txt', text: 'hello\nworld\n' }, { name: 'nothing.bin', text: Buffer.from([1, 2, 0, 255]) });
  const lesson = new Lesson(postern);
  await lesson.open('lines.txt');
  await expect(page.getByText('Lines of text have no names to point at')).toBeVisible();
  await page.getByRole('button', { name: 'Files' }).click();
  await lesson.open('nothing.bin');
  await expect(page.getByText('nothing in this file that could be pointed at')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use for this file' })).toBeDisabled();
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${theme}, ${width} pixels`, () => {
      test.use({ colorScheme: theme, viewport: { width, height: 800 } });
      test('no barriers', async ({ postern }) => {
        const { page } = postern;
        const fits = async (name: string): Promise<void> => {
          await postern.hasNoBarriers(name);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} is wider than the screen`).toBeLessThanOrEqual(0);
        };
        await postern.open();
        await postern.drop({ name: 'checks.json', text: '{"issues": [{"title": "Debug is on", "severity": "high", "line": 3}]}' }, { name: 'acme-1.csv', text: csv });
        await postern.view('Imports');
        await postern.rows('Files').filter({ hasText: 'checks' }).click();
        await fits('reading');
        await page.getByRole('button', { name: 'Read as another format' }).click();
        await page.getByRole('searchbox', { name: 'Search the formats' }).fill('json');
        await fits('formats to choose');
        await page.keyboard.press('Escape');
        await page.getByRole('complementary', { name: 'File' }).getByRole('button', { name: 'Check the mapping' }).click();
        await page.getByRole('treeitem').filter({ hasText: 'Debug is on' }).last().click();
        await fits('a value');
        await page.keyboard.press('Escape');
        if (width < 760) await page.getByRole('button', { name: /What it gives/ }).click();
        await expect(page.getByRole('table', { name: 'Columns of the results' })).toBeVisible();
        await fits('a mapping');
        await page.getByRole('button', { name: 'Files' }).click();
        await postern.rows('Files').filter({ hasText: 'acme-1' }).click();
        await page.getByRole('complementary', { name: 'File' }).getByRole('button', { name: 'Teach this format' }).click();
        await expect(page.getByRole('grid', { name: 'The file' })).toBeVisible();
        await fits('a table');
        await page.getByRole('button', { name: 'Files' }).click();
        await page.getByRole('button', { name: 'Formats' }).click();
        await fits('formats');
      });
    });
  }
}
