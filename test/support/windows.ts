/** A running playground, and browser windows in which people use it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, ViewportSize } from 'playwright-core';
import { z } from 'zod';
import { readConfig } from '../../adapters/runtime/config.js';
import { type Running, start } from '../../adapters/runtime/start.js';
import { browser, chromiumPath, closeWindows } from './browser.js';

if (!chromiumPath) console.warn('No Chromium found (CHROMIUM names one): the browser tests are skipped.');

/** What a window looks like, or what shows it. */
type WindowOptions = Pick<BrowserContextOptions, 'colorScheme' | 'isMobile'> & { viewport?: ViewportSize };

/** Starts a playground and a browser for a test file. */
export class Windows {
  /** Errors and warnings of the pages' consoles. */
  readonly problems: string[] = [];

  private constructor(
    private readonly running: Running,
    private readonly chrome: Browser,
    /** What all windows share, as when somebody tries Baton as several people. */
    private readonly context: BrowserContext,
    private readonly data: string,
  ) {}

  static async start(): Promise<Windows> {
    const data = mkdtempSync(join(tmpdir(), 'baton-browser-'));
    const running = await start(readConfig({ BATON_DATA: data, PORT: '0', LOG_LEVEL: 'silent' }));
    const chrome = await browser();
    const context = await chrome.newContext();
    // As long as this page is open, less has to be started for the others: a third of the browser’s processor time.
    await context.newPage();
    return new Windows(running, chrome, context, data);
  }

  async stop(): Promise<void> {
    await closeWindows(this.chrome);
    await this.running.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** The full address of a page. */
  url(path: string): string {
    return this.running.address + path;
  }

  /** Opens a page in a window of its own. */
  async open(path: string, { colorScheme, viewport, isMobile }: WindowOptions = {}): Promise<Page> {
    const page = await (isMobile ? this.chrome.newPage({ isMobile }) : this.context.newPage());
    if (colorScheme) await page.emulateMedia({ colorScheme });
    if (viewport) await page.setViewportSize(viewport);
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(String(error)));
    await page.goto(this.url(path));
    return page;
  }
}

/** Types a message and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await page.fill('#say', text);
  await page.keyboard.press('Enter');
}

/** Focuses a control once htmx has processed what the page fetched last: before that, a new control does nothing. */
export async function focus(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  await page.waitForFunction(
    () => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added'),
  );
  await control.focus();
}

const axeResult = z.object({
  violations: z.array(
    z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

/** Serious findings of axe-core, the accessibility checker. */
export async function barriers(page: Page): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const { violations } = axeResult.parse(await page.evaluate('axe.run()'));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
