import { beforeAll, expect, test } from 'vitest';
import { TestPlayground } from '../../../support/playground.js';

let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
});

test('a tour leads to its channel, and plays alone', async () => {
  const first = await playground.post('/tours/1-first-project', {});
  expect(first.status).toBe(204);
  expect(first.headers.get('hx-redirect')).toMatch(/^\/chat\/[\w-]+\?as=\w+$/);
  expect((await playground.post('/tours/1-first-project', {})).status).toBe(409);
});

test('a tour that does not exist is not found', async () => {
  expect((await playground.post('/tours/none', {})).status).toBe(404);
});
