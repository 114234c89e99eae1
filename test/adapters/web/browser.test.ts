/** The playground as two people use it, in two windows of a real browser; skipped, and said so, where there is no Chromium. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../adapters/runtime/config.js';
import { type Running, start } from '../../../adapters/runtime/start.js';
import { browser, chromiumPath } from '../../support/browser.js';

if (!chromiumPath) console.warn('No Chromium found (CHROMIUM names one): the browser tests are skipped.');

describe.skipIf(!chromiumPath)('in a browser', { timeout: 60_000 }, () => {
  const data = mkdtempSync(join(tmpdir(), 'baton-browser-'));
  let running: Running;
  let chrome: Browser;
  const problems: string[] = [];

  beforeAll(async () => {
    running = await start(readConfig({ BATON_DATA: data, PORT: '0', LOG_LEVEL: 'silent' }));
    chrome = await browser();
  });
  afterAll(async () => {
    await chrome.close();
    await running.stop();
    rmSync(data, { recursive: true, force: true });
  });

  async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await chrome.newPage(options);
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(running.address + path);
    return page;
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.fill('#say', text);
    await page.keyboard.press('Enter');
  }

  /** Focuses a control once the page has taken in what it last fetched: before that, a new control is only drawn. */
  async function focus(page: Page, control: Locator): Promise<void> {
    await control.waitFor();
    await page.waitForFunction(
      () => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added'),
    );
    await control.focus();
  }

  /** Serious findings of axe-core, the checker of accessibility. */
  async function barriers(page: Page): Promise<string[]> {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      (
        window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run(),
    );
    return found.violations
      .filter((v) => ['serious', 'critical'].includes(v.impact))
      .map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
  }

  test('what one does, the other sees at once; a private offer reaches its addressee; forms; an open menu stays open', async () => {
    const ana = await open('/chat/general?as=ana');
    const bo = await open('/chat/general?as=bo');
    await say(ana, '@Baton new "Browser model"');
    await bo.locator('text=linked it to this channel').waitFor();
    await bo.locator('button', { hasText: 'Start Data' }).click();
    await ana.locator('text=started Data in Browser model').waitFor();
    await say(ana, '@Baton status');
    await bo.locator('h3', { hasText: 'Browser model' }).waitFor();

    const picker = ana.locator('article:has(h3) details.picker').first();
    await picker.locator('summary').click();
    await say(bo, 'only talk');
    await ana.locator('text=only talk').waitFor();
    expect(await picker.evaluate((node: HTMLDetailsElement) => node.open)).toBe(true);
    await ana.keyboard.press('Escape');

    await bo.locator('button', { hasText: 'Data: Block…' }).click();
    await bo.locator('dialog[open]').waitFor();
    expect(await bo.evaluate(() => document.activeElement?.id)).toBe('field-reason');
    await bo.fill('#field-reason', 'no labels yet');
    await bo.locator('dialog button[type=submit]').click();
    await ana.locator('text=“no labels yet”').first().waitFor();
    expect(await bo.locator('dialog[open]').count()).toBe(0);

    await say(ana, '/baton own data @bo');
    await bo.locator('nav .unread', { hasText: 'Baton' }).waitFor();
    await bo.goto(`${running.address}/chat/dm-bo?as=bo`);
    await bo.locator('button', { hasText: 'Accept' }).click();
    await ana.locator('text=accepted').waitFor();
    expect(problems).toEqual([]);
    await Promise.all([ana.close(), bo.close()]);
  });

  test('a nudge: only its author sees it; a hand takes the work; an edit and a deletion are heard', async () => {
    const dana = await open('/chat/search-ranking?as=dana');
    const chi = await open('/chat/search-ranking?as=chi', { colorScheme: 'dark' });
    await say(dana, '@Baton new "Nudge model"');
    await chi.locator('text=linked it to this channel').waitFor();
    await say(dana, 'Someone should fix the ETL by Friday.');
    await dana.locator('article.whisper', { hasText: 'Who will do it?' }).waitFor();
    expect(await chi.locator('article.whisper').count()).toBe(0);
    expect(await barriers(dana)).toEqual([]);

    const message = chi.locator('article:not(.whisper)', { hasText: 'fix the ETL' });
    await message.locator('button', { hasText: 'Hand up' }).click();
    await chi.locator('article.whisper', { hasText: 'You take this' }).waitFor();
    await dana.locator('text=takes it. Nothing to do for you.').waitFor();
    expect(await barriers(chi)).toEqual([]);
    await chi.locator('button', { hasText: 'Keep it' }).click();
    await chi.locator('text=added #').waitFor();
    await say(chi, '/baton task #1');
    await chi.locator('a', { hasText: 'the message' }).last().click();
    await chi.waitForURL(/as=chi/);

    await say(dana, 'The rollback script needs testing.');
    await dana.locator('article.whisper', { hasText: 'needs testing' }).waitFor();
    const own = dana.locator('article:not(.whisper)', { hasText: 'needs testing' });
    await own.locator('button', { hasText: 'Edit' }).click();
    await dana.fill('#edit-text', '@Chi can you test the rollback script?');
    await dana.locator('dialog button[type=submit]').click();
    await dana.locator('text=Clear now. Thank you.').waitFor();
    expect(await dana.locator('dialog[open]').count()).toBe(0);
    expect(await chi.locator('article', { hasText: 'rollback' }).locator('button', { hasText: 'Delete' }).count()).toBe(
      0,
    );

    dana.on('dialog', (asked) => void asked.accept());
    await dana.locator('article', { hasText: 'test the rollback' }).locator('button', { hasText: 'Delete' }).click();
    await dana.locator('article', { hasText: 'test the rollback' }).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await Promise.all([dana.close(), chi.close()]);
  });

  test('words typed while the last line is still being sent are not lost, and a line that was not sent comes back', async () => {
    const emi = await open('/chat/search-ranking?as=emi');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await emi.route('**/say', async (route) => {
      await held;
      await route.continue();
    });
    await say(emi, 'first line');
    await emi.locator('#say').pressSequentially('second');
    const answered = emi.waitForResponse('**/say');
    release();
    await answered;
    await emi.locator('.said', { hasText: 'first line' }).waitFor();
    expect(await emi.inputValue('#say')).toBe('second');
    await emi.unroute('**/say');
    await emi.route('**/say', (route) => route.abort());
    await say(emi, 'never sent');
    await emi.waitForFunction(() => (document.getElementById('say') as HTMLInputElement).value === 'never sent');
    problems.length = 0;
    await emi.close();
  });

  test('a form sent in the very moment it opens does not leave the page', async () => {
    const emi = await open('/chat/search-ranking?as=emi');
    await say(emi, '@Baton new "Quick model"');
    await emi.locator('text=linked it to this channel').last().waitFor();
    await say(emi, '/baton stage data in Quick model');
    await emi.locator('h3', { hasText: 'Data · Quick model' }).waitFor();
    const address = emi.url();
    await emi.evaluate(() => {
      document.addEventListener('htmx:afterSwap', (event) => {
        const target = event.target as HTMLElement;
        const field = target.querySelector<HTMLInputElement>('#field-day');
        if (target.id !== 'dialog-content' || !field || field.value !== '') return;
        field.value = 'blue';
        field.form?.requestSubmit();
      });
    });
    await focus(emi, emi.locator('button', { hasText: 'Due date' }).last());
    await emi.keyboard.press('Enter');
    await emi.locator('dialog [role=alert]').waitFor();
    expect(emi.url()).toBe(address);
    await emi.close();
  });

  test('by keyboard alone: a menu is opened, a choice made, a form sent and left', async () => {
    let step = 'open';
    const chi = await open('/chat/churn-model?as=chi');
    try {
      await say(chi, '@Baton new "Keyboard model"');
      await chi.locator('text=linked it to this channel').waitFor();
      step = 'ask for the stage';
      await say(chi, '/baton stage data');
      await chi.locator('h3', { hasText: 'Data · Keyboard model' }).waitFor();
      step = 'open the menu and choose';
      await focus(chi, chi.locator('summary', { hasText: 'Offer to' }).last());
      await chi.keyboard.press('Enter');
      await chi.keyboard.press('Tab');
      await chi.keyboard.press('Enter');
      await chi.locator('text=offered to').first().waitFor();
      step = 'open the form';
      await focus(chi, chi.locator('button', { hasText: 'Due date' }).last());
      await chi.keyboard.press('Enter');
      await chi.locator('dialog[open] #field-day').waitFor();
      await chi.locator('#field-day:focus').waitFor();
      step = 'send and leave the form';
      await chi.keyboard.type('blue');
      await chi.keyboard.press('Enter');
      await chi.locator('dialog [role=alert]').waitFor();
      await chi.keyboard.press('Escape');
      expect(await chi.locator('dialog[open]').count()).toBe(0);
    } catch (error) {
      const focused = await chi.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
      console.warn(`Keyboard test: "${step}" failed, with the focus on ${focused}`);
      throw error;
    }
    await chi.close();
  });

  test.each(['light', 'dark'] as const)(
    'no barrier for a screen reader, and enough contrast, in %s',
    async (colorScheme) => {
      const page = await open('/chat/search-ranking?as=dana', { colorScheme });
      await say(page, '@Baton sample');
      await page.locator('text=sample project').first().waitFor();
      await say(page, '@Baton status Churn model');
      await page.locator('text=Needs a person now').last().waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.goto(`${running.address}/board?as=dana`);
      await page.locator('h2', { hasText: 'Churn model' }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.close();
    },
  );

  test('on a phone nothing is wider than the screen', async () => {
    const page = await open('/board?as=ana', { viewport: { width: 360, height: 740 } });
    const wider = () =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(await wider()).toBe(false);
    await page.goto(`${running.address}/chat/general?as=ana`);
    expect(await wider()).toBe(false);
    await page.close();
  });
});
