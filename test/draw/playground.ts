/** `node dist/test/draw/playground.js docs` makes the pictures of the playground that the README shows. Needs a Chromium. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { browser } from '../support/browser.js';
import { focus, say, Windows } from '../support/windows.js';

const [folder = 'docs'] = process.argv.slice(2);
const WIDE = { viewport: { width: 1280, height: 800 } };
const file = (name: string) => ({ path: join(folder, `${name}.png`) });
const articles = (page: Page, text: string) => page.locator('article', { hasText: text });

/** The pointer and the focus are on nothing, and no notice lies over the page. */
async function calm(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.getElementById('toast')?.setAttribute('hidden', ''));
  await page.evaluate(() => document.querySelector<HTMLElement>(':focus')?.blur());
}

/** Loads the sample project, and shows where it stands. */
async function status(windows: Windows): Promise<void> {
  const page = await windows.open('/chat/churn-model?as=ana', WIDE);
  await page.getByRole('button', { name: 'Load the sample project' }).first().click();
  await page.getByRole('button', { name: 'Remove the sample project' }).waitFor();
  await say(page, '/baton status Churn model');
  await articles(page, 'GPU quota').last().waitFor();
  await calm(page);
  // Tall enough for the whole status.
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.screenshot(file('playground'));
  await page.close();
}

/** What the sample project's channel hears of its week. */
async function digest(windows: Windows): Promise<void> {
  const page = await windows.open('/chat/churn-model?as=ana', { viewport: { width: 1050, height: 1500 } });
  for (const line of ['take data', 'at-risk data: the country feature drifts again', 'done #2']) {
    const before = await page.locator('article').count();
    await say(page, `/baton ${line}`);
    await page.waitForFunction((n) => document.querySelectorAll('article').length > n + 1, before);
  }
  await say(page, '/baton digest');
  const shown = page.locator('article:has(figure)').last();
  await shown.waitFor();
  await calm(page);
  await shown.screenshot(file('digest'));
  await page.close();
}

/** How healthy the sample project is, and what its history comes to. */
async function figures(windows: Windows): Promise<void> {
  const page = await windows.open('/chat/churn-model?as=ana', { viewport: { width: 1050, height: 1500 } });
  for (const [name, shown] of [
    ['audit', 'Score by area'],
    ['insights', 'Time to finish a stage'],
  ] as const) {
    await say(page, `/baton ${name}`);
    await articles(page, shown).last().waitFor();
    await calm(page);
    await articles(page, shown).last().screenshot(file(name));
  }
  await page.close();
}

/** A message that names nobody, and what its author alone gets. */
async function nudge(windows: Windows): Promise<void> {
  const page = await windows.open('/chat/search-ranking?as=dana', { viewport: { width: 1130, height: 1000 } });
  await say(page, '@Baton new "Search ranking"');
  await articles(page, 'Search ranking').last().waitFor();
  await say(page, 'Someone should fix the ETL by Friday.');
  const whisper = page.locator('article.whisper', { hasText: 'fix the ETL' });
  await whisper.waitFor();
  await calm(page);
  const boxes = [await boxOf(articles(page, 'fix the ETL').first()), await boxOf(whisper)];
  const [{ x, y, width }, last] = [boxes[0] ?? NOTHING, boxes[1] ?? NOTHING];
  await page.screenshot({ ...file('nudge'), clip: { x, y, width, height: last.y + last.height - y + 8 } });
  await page.close();
}

/** Drift twice and a new version: an incident that somebody has taken, with its timeline. */
async function incident(windows: Windows): Promise<void> {
  const page = await windows.open('/chat/churn-model?as=ana', { viewport: { width: 1130, height: 1100 } });
  await page.locator('summary', { hasText: 'Simulate a signal' }).click();
  const simulate = async (name: string) => {
    const sent = page.waitForResponse((response) => response.url().includes('/simulate/'));
    await page.getByRole('button', { name, exact: true }).click();
    await sent;
  };
  await simulate('Alertmanager: drift');
  await simulate('Alertmanager: drift');
  await articles(page, 'can you take this?').getByRole('button', { name: 'Take it' }).click();
  const card = articles(page, 'is on it').first();
  await card.waitFor();
  await simulate('MLflow: new version live');
  await card.getByRole('button', { name: 'Timeline' }).click();
  const timeline = articles(page, 'I asked').last();
  await timeline.waitFor();
  await calm(page);
  await timeline.screenshot(file('incident'));
  await page.close();
}

const NOTHING = { x: 0, y: 0, width: 0, height: 0 };
const boxOf = async (element: Locator) => (await element.boundingBox()) ?? NOTHING;

/** The first demo, when its work has been handed over: two people's windows. */
async function demo(windows: Windows): Promise<void> {
  const page = await windows.open('/', WIDE);
  await page.getByRole('button', { name: 'Watch a demo' }).first().click();
  await page.getByRole('button', { name: 'Pause' }).click();
  const next = page.getByRole('button', { name: 'Next step' });
  await focus(page, next);
  await next.click();
  await page.locator('article.whisper').waitFor();
  await page.screenshot(file('demo'));
  await page.close();
}

mkdirSync(folder, { recursive: true });
const windows = await Windows.start();
// The demo last: its project would be part of what the others show.
await status(windows);
await digest(windows);
await figures(windows);
await nudge(windows);
await incident(windows);
await demo(windows);
await windows.stop();
await (await browser()).close();
