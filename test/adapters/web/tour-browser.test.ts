/** A tour as a newcomer watches it, in a real browser; skipped if there is no Chromium. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../support/browser.js';
import { barriers, say, Windows } from '../../support/windows.js';

describe.skipIf(!chromiumPath)('a newcomer', { timeout: 60_000 }, () => {
  let windows: Windows;
  beforeAll(async () => {
    windows = await Windows.start();
  });
  afterAll(() => windows.stop());

  test('watches the whisper, the hand-over and the acceptance, each in the window of whoever gets it', async () => {
    const page = await windows.open('/');
    await page.getByRole('button', { name: 'Watch a demo' }).first().click();
    const window = (name: string) => page.getByRole('region', { name });
    const next = page.getByRole('button', { name: 'Next step' });
    await page.getByRole('button', { name: 'Pause' }).click();
    await next.click();
    await window('Dana Cole').locator('article.whisper').waitFor();
    expect(await window('Chi Rao').locator('article.whisper').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await next.click();
    await page.getByRole('region', { name: 'Chi Rao ⇢ Baton' }).locator('article', { hasText: 'ETL' }).waitFor();
    await next.click();
    await page.locator('section.window:not(.acts) article article', { hasText: 'ETL' }).last().waitFor();
    await next.click();
    await page.getByRole('link', { name: 'Try it yourself' }).click();
    await page.waitForURL(/chat\/search-ranking\?as=dana/);
    await page.goBack();
    await page.getByRole('button', { name: 'Watch it again' }).waitFor();
    expect(windows.problems).toEqual([]);
    await page.close();
  });

  test('opens several windows, which share one stream: a browser has six connections, and a stream keeps one', async () => {
    const first = await windows.open('/chat/search-ranking?as=bo');
    const context = await first.context().browser()?.newContext();
    if (!context) throw new Error('the browser is closed');
    let streams = 0;
    context.on('request', (request) => {
      if (request.url().endsWith('/live')) streams += 1;
    });
    const open = async (as: string) => {
      const page = await context.newPage();
      await page.goto(windows.url(`/chat/search-ranking?as=${as}`));
      return page;
    };
    const [ana, bo, chi] = [await open('ana'), await open('bo'), await open('chi')];
    await say(first, 'can you all see this?');
    for (const page of [ana, bo, chi]) await page.locator('.said', { hasText: 'can you all see this?' }).waitFor();
    expect(streams).toBe(1);
    // The window that keeps the stream is closed: another one takes over.
    await ana.close();
    await say(first, 'and this?');
    for (const page of [bo, chi]) await page.locator('.said', { hasText: 'and this?' }).waitFor();
    expect(streams).toBe(2);
    expect(windows.problems).toEqual([]);
    await Promise.all([context.close(), first.close()]);
  });
});
