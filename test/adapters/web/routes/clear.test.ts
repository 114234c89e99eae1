import { beforeAll, expect, test } from 'vitest';
import { TestPlayground } from '../../../support/playground.js';

let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
});

test('clearing deletes the messages and keeps the channels and projects', async () => {
  await playground.say('ana', 'general', '@Baton new "Web model"');
  expect((await playground.post('/clear', {})).status).toBe(204);
  expect(await playground.messages('general', 'ana')).not.toContain('<article');
  expect(await playground.get('/board')).toContain('Web model');
});
