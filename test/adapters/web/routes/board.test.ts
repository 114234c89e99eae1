import { beforeAll, expect, test } from 'vitest';
import { TestPlayground } from '../../../support/playground.js';

let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
  await playground.say('ana', 'general', '@Baton new "Web model"');
});

test('the board shows all projects', async () => {
  expect(await playground.get('/board')).toContain('Web model');
  expect(await playground.get('/parts/board')).toContain('Web model');
});

test('a search narrows it to names that begin so, and says if there are none', async () => {
  expect(await playground.get('/board?find=web')).toContain('Web model');
  expect(await playground.get('/board?find=zzz')).toContain('begins with “zzz”');
});

test.each(['page=-1', 'page=x', 'page=1e9', 'find=%00', `find=${'x'.repeat(5_000)}`])(
  '%s does no harm',
  async (query) => {
    expect((await playground.request(`/board?${query}`)).status).toBe(200);
  },
);

test('the time is that of the reader', async () => {
  expect(await playground.get('/parts/board?as=ana')).toContain('10:00');
  expect(await playground.get('/parts/board?as=emi')).toContain('19:00');
});
