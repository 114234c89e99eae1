import { beforeAll, expect, test } from 'vitest';
import { newestMessage, TestPlayground } from '../../../support/playground.js';

let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
  await playground.say('ana', 'general', '@Baton new "Web model"');
});

test('the first page leads to a channel, as the person who is asked for', async () => {
  const location = async (path: string) => (await playground.request(path)).headers.get('location');
  expect(await location('/')).toBe('/chat/general?as=ana');
  expect(await location('/?as=bo')).toBe('/chat/general?as=bo');
  expect(await location('/?as=nobody')).toBe('/chat/general?as=ana');
});

test('a public answer is seen by all, with its formatting', async () => {
  expect(await playground.get('/chat/general?as=bo')).toContain('created <strong>Web model</strong>');
});

test('a slash command and its private answer are seen by one person only', async () => {
  await playground.say('ana', 'general', '/baton nonsense-word');
  expect(await playground.messages('general', 'ana')).toContain('I don’t know “nonsense-word”');
  for (const page of ['/chat/general', '/parts/messages/general'])
    expect(await playground.get(`${page}?as=bo`)).not.toContain('nonsense-word');
});

test('nobody reads or writes in another person’s conversation with Baton', async () => {
  for (const page of ['/chat/dm-chi', '/parts/messages/dm-chi'])
    expect((await playground.request(`${page}?as=bo`)).status).toBe(404);
  expect((await playground.say('bo', 'dm-chi', 'hello')).status).toBe(404);
  expect((await playground.request('/chat/dm-chi?as=chi')).status).toBe(200);
});

test('a thread has its own messages, Baton’s answers included; the channel shows their number', async () => {
  await playground.say('ana', 'search-ranking', 'the root');
  const thread = newestMessage(await playground.messages('search-ranking', 'ana'));
  await playground.say('bo', 'search-ranking', '@Baton status project:"Web model"', thread);
  const inside = await playground.get(`/parts/thread/search-ranking?as=ana&thread=${thread}`);
  expect(inside).toContain('the root');
  expect(inside).toContain('<h3>Web model</h3>');
  const outside = await playground.messages('search-ranking', 'ana');
  expect(outside).not.toContain('<h3>Web model</h3>');
  expect(outside).toContain('2 replies');
});

test('the sidebar marks channels with unseen messages, until they are looked at', async () => {
  await playground.say('ana', 'churn-model', 'news');
  const sidebar = () => playground.get('/parts/sidebar/general?as=dana');
  expect(await sidebar()).toMatch(/class="unread"># churn-model/);
  await playground.messages('churn-model', 'dana');
  expect(await sidebar()).not.toMatch(/class="unread"># churn-model/);
});

test('the tools offer to remove the sample project once it is loaded', async () => {
  const tools = () => playground.get('/parts/tools/general?as=ana');
  expect(await tools()).toContain('Load the sample project');
  await playground.say('ana', 'general', '@Baton sample');
  expect(await tools()).toContain('Remove the sample project');
});

test('pages load nothing from other sites', async () => {
  expect(await playground.get('/chat/general?as=ana')).not.toMatch(/src="https?:|href="https?:/);
});
