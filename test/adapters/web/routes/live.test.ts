import { beforeAll, expect, test } from 'vitest';
import { TestPlayground } from '../../../support/playground.js';

let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
});

async function events() {
  const { body } = await playground.request('/live?as=ana');
  const reader = body?.getReader();
  if (!reader) throw new Error('no stream');
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  return { next, cancel: () => reader.cancel() };
}

test('an event comes at once, and another for a burst of changes', async () => {
  const { next, cancel } = await events();
  expect(await next()).toBe('event: changed\ndata: \n\n');
  for (let i = 0; i < 10; i += 1) playground.live.changed();
  expect(await next()).toBe('event: changed\ndata: \n\n');
  const third = next();
  const quiet = new Promise((resolve) => setTimeout(() => resolve('quiet'), 100));
  expect(await Promise.race([third, quiet])).toBe('quiet');
  await cancel();
});

test('a change reaches every open page', async () => {
  const pages = [await events(), await events()];
  for (const page of pages) await page.next();
  await playground.say('bo', 'general', 'hello');
  for (const page of pages) expect(await page.next()).toContain('changed');
  for (const page of pages) await page.cancel();
});
