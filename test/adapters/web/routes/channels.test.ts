import { beforeAll, expect, test } from 'vitest';
import { TestPlayground } from '../../../support/playground.js';

let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
});

test('a new channel gets a page', async () => {
  expect(await (await playground.post('/channels', { name: '#My New Channel' })).text()).toBe('');
  expect(await playground.get('/chat/my-new-channel?as=ana')).toContain('# my-new-channel');
});

test('a name that cannot be is refused with the reason', async () => {
  const answer = await playground.post('/channels', { name: '../x' });
  expect(await answer.text()).toContain('letters, digits and hyphens');
});

test('clearing deletes the messages and keeps the channels and projects', async () => {
  await playground.say('ana', 'general', '@Baton new "Web model"');
  expect((await playground.post('/clear', {})).status).toBe(204);
  expect(await playground.messages('general', 'ana')).not.toContain('<article');
  expect(await playground.get('/board')).toContain('Web model');
});
