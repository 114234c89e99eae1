/** The playground by keyboard, with a screen reader and on a phone; skipped if there is no Chromium. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../support/browser.js';
import { barriers, focus, say, Windows } from '../../support/windows.js';

describe.skipIf(!chromiumPath)('everybody can use it', { timeout: 60_000 }, () => {
  let windows: Windows;
  beforeAll(async () => {
    windows = await Windows.start();
  });
  afterAll(() => windows.stop());

  test('by keyboard alone: a menu is opened, a choice made, a form sent and left', async () => {
    const chi = await windows.open('/chat/churn-model?as=chi');
    await say(chi, '@Baton new "Keyboard model"');
    await chi.locator('text=linked it to this channel').waitFor();
    await say(chi, '/baton stage data');
    await chi.locator('h3', { hasText: 'Data · Keyboard model' }).waitFor();

    await focus(chi, chi.locator('summary', { hasText: 'Give to' }).last());
    await chi.keyboard.press('Enter');
    await chi.keyboard.press('Tab');
    await chi.keyboard.press('Enter');
    await chi.locator('text=offered to').first().waitFor();

    await focus(chi, chi.getByLabel('More', { exact: true }).last());
    await chi.keyboard.press('ArrowDown');
    expect(await chi.evaluate(() => document.activeElement?.textContent)).toContain('Due date');
    await chi.keyboard.press('Enter');
    await chi.locator('dialog[open] #field-day').waitFor();
    await chi.locator('#field-day:focus').waitFor();
    await chi.keyboard.type('blue');
    await chi.keyboard.press('Enter');
    await chi.locator('dialog [role=alert]').waitFor();
    await chi.keyboard.press('Escape');
    expect(await chi.locator('dialog[open]').count()).toBe(0);
    await chi.close();
  });

  test.each(['light', 'dark'] as const)(
    'with a screen reader, and with enough contrast, in %s',
    async (colorScheme) => {
      const page = await windows.open('/chat/search-ranking?as=dana', { colorScheme });
      await say(page, '@Baton sample');
      await page.locator('text=sample project').first().waitFor();
      await say(page, '@Baton status project:"Churn model"');
      await page.locator('text=Needs attention').last().waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.goto(windows.url('/board?as=dana'));
      await page.locator('h2', { hasText: 'Churn model' }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.close();
    },
  );

  test.each(['light', 'dark'] as const)('a private channel and a guest are told apart, in %s', async (colorScheme) => {
    const page = await windows.open('/chat/project-falcon?as=bo', { colorScheme });
    await page.getByRole('link', { name: 'private channel project-falcon' }).waitFor();
    await page.getByRole('heading', { name: 'private channel project-falcon' }).waitFor();
    await page.getByRole('link', { name: 'Fay Moss guest' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Fay Moss guest' }).click();
    await page.getByRole('heading', { name: '# churn-model' }).waitFor();
    expect(await page.getByRole('link', { name: 'private channel' }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });

  test('on a phone, where nothing is wider than the screen', async () => {
    const page = await windows.open('/board?as=ana', { viewport: { width: 360, height: 740 } });
    const isWider = () =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(await isWider()).toBe(false);
    for (const path of ['/chat/general?as=ana', '/chat/project-falcon?as=ana', '/chat/churn-model?as=fay']) {
      await page.goto(windows.url(path));
      expect(await isWider()).toBe(false);
    }
    await page.close();
  });

  test('on a phone, where the longest names stay within what they are in', async () => {
    const page = await windows.open('/chat/churn-model?as=ana', { viewport: { width: 360, height: 740 } });
    await page.locator('button.add').first().click();
    await page.fill('dialog input[name=name]', 'Donaudampfschifffahrtsgesellschaftskapi');
    await page.locator('dialog select').selectOption('guest');
    await page.locator('dialog button.primary').click();
    await page.locator('.sidebar a', { hasText: 'Donau' }).waitFor();
    await page.getByRole('button', { name: 'People', exact: true }).click();
    await page.getByRole('button', { name: 'Update people' }).waitFor();
    const tooWide = (css: string) =>
      page.locator(css).evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect([await tooWide('dialog'), await tooWide('.boxes'), await tooWide('.sidebar')]).toEqual([0, 0, 0]);
    await page.close();
  });

  test('on a phone, where a menu that is open lies on the screen', async () => {
    const page = await windows.open('/chat/general?as=ana', { viewport: { width: 390, height: 740 } });
    await say(page, '@Baton new "Narrow model"');
    await page.locator('article', { hasText: 'Narrow model' }).last().waitFor();
    await say(page, '/baton stage data');
    const more = page.locator('details.picker.more').last();
    await more.locator('summary').click();
    const box = await more.locator('.menu').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    await page.close();
  });
});
