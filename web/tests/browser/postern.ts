// SPDX-License-Identifier: Apache-2.0
// The page under test with its promises watched: after load no request, no CSP violation, no console error, in every test.
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';

export interface Upload { name: string; text: string | Buffer }

export class Postern {
  readonly requests: string[] = [];
  readonly errors: string[] = [];
  private isLoaded_ = false;

  constructor(readonly page: Page) {
    page.on('request', (request) => { if (this.isLoaded_ && !/^(blob|data):/.test(request.url())) this.requests.push(request.url()); });
    page.on('console', (message) => { if (message.type() === 'error') this.errors.push(message.text()); });
    page.on('pageerror', (error) => this.errors.push(`uncaught ${error.message}`));
  }

  /** CSP violations of the page and of its workers are console errors in Chromium; the event is watched as well. */
  async open(path = ''): Promise<void> {
    await this.page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    });
    this.isLoaded_ = false;
    await this.page.goto(path);
    if (path === 'about:blank') return;
    await this.page.locator('[data-phase=ready]').waitFor();
    this.isLoaded_ = true;
  }

  async openSamples(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open the sample estate' }).click();
    await this.settled();
  }

  async drop(...uploads: Upload[]): Promise<void> {
    const files = uploads.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }));
    await this.page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(files);
    await this.settled();
  }

  /** Everything is read and put together. */
  async settled(): Promise<void> {
    await expect(this.page.getByRole('navigation', { name: 'Views' })).toBeVisible(); // from the first file on
    await expect(this.page.getByRole('progressbar')).toHaveCount(0, { timeout: 50_000 });
  }

  /** On a narrow screen some are behind "More". */
  async view(name: 'Findings' | 'Paths' | 'Query' | 'Fixes' | 'Inventory' | 'Compliance' | 'Policy' | 'Imports'): Promise<void> {
    const views = this.page.getByRole('navigation', { name: 'Views' });
    const link = views.getByRole('link', { name });
    if (!(await link.isVisible())) await views.getByRole('button').click();
    await link.click();
  }

  rows(label: string | RegExp): Locator { return this.page.getByRole('grid', { name: label }).locator('[aria-selected]'); }
  search(): Locator { return this.page.getByRole('search').getByRole('textbox'); }

  async hasNoBarriers(name: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    const grave = violations.filter((it) => it.impact === 'serious' || it.impact === 'critical');
    expect(grave.map((it) => `${name}: ${it.id} ${it.nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(' | ')}`)).toEqual([]);
  }
}

export const test = base.extend<{ postern: Postern }>({
  postern: async ({ page }, use) => {
    const postern = new Postern(page);
    await use(postern);
    expect(postern.requests, 'requests after load').toEqual([]);
    expect(postern.errors, 'console errors and CSP violations').toEqual([]);
  },
});

export { expect };

/** SARIF with the given results; the smallest report that every part of the way understands. */
export function sarif(results: { title: string; file?: string; line?: number; rule?: string; level?: string }[], tool = 'Semgrep'): string {
  return JSON.stringify({
    version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [{ tool: { driver: { name: tool, rules: [] } }, results: results.map(({ title, file = 'src/a.ts', line = 1, rule = 'rule', level = 'error' }) => ({
      ruleId: rule, level, message: { text: title }, locations: [{ physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line } } }],
    })) }],
  });
}
