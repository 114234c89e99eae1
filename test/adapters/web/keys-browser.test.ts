/** The keys of the playground, in a real browser; skipped if there is no Chromium. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../support/browser.js';
import { barriers, focus, say, Windows } from '../../support/windows.js';

describe.skipIf(!chromiumPath)('by keyboard', { timeout: 60_000 }, () => {
  let windows: Windows;
  beforeAll(async () => {
    windows = await Windows.start();
  });
  afterAll(() => windows.stop());

  test('Shift+Enter makes a line, Enter sends; what was begun is completed by arrows or Tab', async () => {
    const page = await windows.open('/chat/general?as=ana');
    const line = page.locator('#say');
    await line.pressSequentially('first');
    await page.keyboard.press('Shift+Enter');
    await line.pressSequentially('second');
    expect(await line.evaluate((area) => area.clientHeight)).toBeGreaterThan(50);
    await page.keyboard.press('Enter');
    expect(await page.locator('.said').first().innerText()).toBe('first\nsecond');
    expect(await line.inputValue()).toBe('');

    await line.pressSequentially('is this for @be');
    await page.getByRole('option', { name: '@Bo Berg' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await line.inputValue()).toBe('is this for @Bo Berg ');
    await line.fill('/baton sta');
    await page.keyboard.press('ArrowDown');
    const chosen = await page.getByRole('option', { selected: true }).getAttribute('data-value');
    expect(chosen).toMatch(/^\/baton sta/);
    await page.keyboard.press('Enter');
    expect(await line.inputValue()).toBe(`${chosen} `);
    await page.keyboard.press('Escape');

    await line.fill('over to @bo');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.said', { hasText: 'over to @bo' }).waitFor();
    expect(await page.getByRole('option').count()).toBe(0);
    await page.close();
  });

  test('arrows and letters move in a picker, Escape leaves it', async () => {
    const page = await windows.open('/chat/churn-model?as=chi');
    await say(page, '@Baton new "Arrow model"');
    await page.locator('article', { hasText: 'Arrow model' }).last().waitFor();
    await say(page, '/baton stage data');
    const summary = page.locator('details.picker summary').last();
    await focus(page, summary);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowDown');
    const names = await page.locator('details.picker[open] .menu button').allTextContents();
    expect(await focused()).toBe(names[0]);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(names.at(-1));
    await page.keyboard.press('d');
    expect(await focused()).toMatch(/^D/);
    await page.keyboard.press('Home');
    expect(await focused()).toBe(names[0]);
    await page.keyboard.press('Escape');
    expect(await page.locator('details.picker[open]').count()).toBe(0);
    expect(await summary.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    expect(windows.problems).toEqual([]);
    await page.close();
  });

  test('a project chosen for played signals stays chosen, and the page says what came of each', async () => {
    const page = await windows.open('/chat/general?as=bo');
    for (const name of ['First', 'Second']) {
      await say(page, `@Baton new "${name} model"`);
      await page
        .locator('article', { hasText: `${name} model` })
        .last()
        .waitFor();
    }
    await page.locator('summary', { hasText: 'Simulate a signal' }).click();
    await page.getByLabel('About which project?').selectOption({ label: 'Second model' });
    const press = page.getByRole('button', { name: 'Alertmanager: drift', exact: true });
    await press.click();
    await page.getByRole('alert').filter({ hasText: 'drift in Second model' }).waitFor();
    await press.click();
    await page.getByRole('alert').filter({ hasText: 'of Second model' }).waitFor();
    expect(windows.problems).toEqual([]);
    await page.close();
  });

  test('whoever chooses in a menu goes on from there once the answer has come', async () => {
    const page = await windows.open('/chat/general?as=ana');
    await say(page, '@Baton new "Menu model"');
    await page.locator('article', { hasText: 'Menu model' }).last().waitFor();
    await say(page, '/baton status Menu model');
    const menu = page.locator('summary', { hasText: 'Open a stage' }).last();
    await focus(page, menu);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('h3', { hasText: 'Data · Menu model' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Open a stage');
    await page.close();
  });
});
