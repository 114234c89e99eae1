/** An audit as somebody fills it in on a phone, in a real browser; skipped if there is no Chromium. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../support/browser.js';
import { barriers, focus, say, Windows } from '../../support/windows.js';

/** Names in a chart that are broken in the middle of a word, or do not fit. */
const broken = (page: Page) =>
  page
    .locator('.chart th')
    .evaluateAll((cells) => cells.filter((cell) => cell.clientHeight > 30).map((cell) => cell.textContent));

describe.skipIf(!chromiumPath)('an audit on a phone', { timeout: 60_000 }, () => {
  let windows: Windows;
  beforeAll(async () => {
    windows = await Windows.start();
  });
  afterAll(() => windows.stop());

  test('from the score card to the first task: a form, a press, and a chart that can be read', async () => {
    const page = await windows.open('/chat/general?as=ana', { viewport: { width: 390, height: 844 }, isMobile: true });
    await say(page, '@Baton new "Phone model"');
    await say(page, '/baton audit "Phone model"');
    await page.getByRole('button', { name: 'Begin' }).first().click();
    await page.getByRole('button', { name: 'Answer all at once…' }).click();
    await page.locator('dialog[open]').waitFor();
    expect(await barriers(page)).toEqual([]);
    for (const [i, value] of ['auto', 'hand', 'no', 'no', 'hand', 'auto'].entries())
      await page.selectOption(`#field-a${i + 1}`, value);
    await page.locator('dialog button[type=submit]').click();
    const card = page.locator('article', { hasText: 'Weakest area answered: Data' }).last();
    await card.waitFor();
    expect(await broken(page)).toEqual([]);
    const task = card.getByRole('button', { name: 'Make it a task' });
    await focus(page, task);
    await task.click();
    await page.locator('article', { hasText: 'Check the data for leakage and bias' }).last().waitFor();
    expect(windows.problems).toEqual([]);
    await page.close();
  });
});
