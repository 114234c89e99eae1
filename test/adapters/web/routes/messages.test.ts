import { beforeAll, describe, expect, test } from 'vitest';
import { newestMessage, TestPlayground } from '../../../support/playground.js';

const CHANNEL = 'search-ranking';
let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
});

async function write(as: string, text: string) {
  await playground.say(as, CHANNEL, text);
  return { channel: CHANNEL, message: newestMessage(await playground.messages(CHANNEL, as)) };
}

test('what people write is text, never markup', async () => {
  await playground.say('ana', 'general', '<img src=x onerror=alert(1)>');
  await playground.say('ana', 'general', '@Baton new "<b>x</b>&quot;"');
  const html = await playground.messages('general', 'ana');
  expect(html).toContain('&lt;b&gt;x&lt;/b&gt;&amp;quot;');
  expect(html).not.toMatch(/<img src=x|<b>x/);
});

test('an empty message is not posted', async () => {
  expect((await playground.say('ana', 'churn-model', '  ')).status).toBe(204);
  expect(await playground.messages('churn-model', 'ana')).not.toContain('<article');
});

describe('editing and deleting', () => {
  test('only the author can, and only where the message is', async () => {
    const at = await write('dana', 'mine <alone>');
    for (const path of ['/edit', '/delete'])
      expect((await playground.post(path, { as: 'bo', ...at, text: 'theirs' })).status, path).toBe(404);
    const elsewhere = { as: 'dana', ...at, channel: 'general', text: 'elsewhere' };
    expect((await playground.post('/edit', elsewhere)).status).toBe(404);
    expect(await playground.messages(CHANNEL, 'dana')).toContain('mine &lt;alone&gt;');
  });

  test('the dialog shows the text as it is; an edited message is marked', async () => {
    const at = await write('dana', 'first <words>');
    const query = new URLSearchParams({ as: 'dana', ...at });
    expect(await playground.get(`/parts/edit?${query}`)).toContain('first &lt;words&gt;');
    expect((await playground.post('/edit', { as: 'dana', ...at, text: 'other words' })).headers.get('hx-trigger')).toBe(
      'settled',
    );
    const html = await playground.messages(CHANNEL, 'bo');
    expect(html).toContain('other words');
    expect(html).toContain('updated');
  });

  test('a deleted message is gone for everybody', async () => {
    const at = await write('dana', 'never mind');
    expect((await playground.post('/delete', { as: 'dana', ...at })).status).toBe(204);
    expect(await playground.messages(CHANNEL, 'bo')).not.toContain('never mind');
  });
});

test('a hand goes up and down again', async () => {
  const at = await write('dana', 'who takes it?');
  await playground.post('/hand', { as: 'bo', ...at });
  expect(await playground.messages(CHANNEL, 'dana')).toContain('I’ll take it (1)');
  await playground.post('/hand', { as: 'bo', ...at });
  expect(await playground.messages(CHANNEL, 'dana')).not.toContain('I’ll take it (1)');
  expect((await playground.post('/hand', { as: 'bo', ...at, message: 'none' })).status).toBe(404);
});

test.each(['/say', '/edit'])('%s refuses a message that is too long', async (path) => {
  const fields = { as: 'ana', channel: 'general', message: 'm', text: 'x'.repeat(20_001) };
  expect((await playground.post(path, fields)).status).toBe(413);
});

test('a channel that does not exist is not found', async () => {
  expect((await playground.say('ana', 'nowhere', 'x')).status).toBe(404);
});
