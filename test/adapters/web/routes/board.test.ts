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

test('a search finds any part of a name, and says if there is none', async () => {
  for (const part of ['web', 'ODE', 'model+web'])
    expect(await playground.get(`/board?find=${part}`)).toContain('Web model');
  expect(await playground.get('/board?find=zzz')).toContain('matches “zzz”');
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

/** What the buttons of the board would open, by their words. */
function buttonsOf(html: string): Map<string, string> {
  const found = html.matchAll(/<button[^>]*form="open"[^>]*value="([^"]*)"[^>]*>(.*?)<\/button>/g);
  return new Map(
    [...found].map(([, call = '', words = '']) => [words.replace(/<[^>]+>/g, ''), call.replaceAll('&quot;', '"')]),
  );
}

test('each project, stage and number leads to Baton’s answer about it, in one’s own conversation', async () => {
  await playground.say('ana', 'general', '@Baton start data');
  await playground.say('ana', 'general', '@Baton task add "label more" stage:data');
  const buttons = buttonsOf(await playground.get('/board?as=ana'));
  for (const words of ['Web model', 'Data', 'Monitoring', 'Data: 1 task', '1 project', 'Data: less than a minute'])
    expect([...buttons.keys()]).toContain(words);
  for (const [words, call] of buttons) {
    const opened = await playground.post('/open', { as: 'ana', call });
    expect([opened.status, opened.headers.get('location')], words).toEqual([303, '/chat/dm-ana?as=ana']);
  }
  const shown = await playground.messages('dm-ana', 'ana');
  expect(shown.match(/<article/g)).toHaveLength(buttons.size);
  for (const said of ['Web model', 'label more']) expect(shown).toContain(said);
});

test('a guest is led to the channel that they are in; nothing can be changed in this way', async () => {
  await playground.say('ana', 'churn-model', '@Baton new "Guest model"');
  const call = buttonsOf(await playground.get('/board?as=fay')).get('Guest model') ?? '';
  const opened = await playground.post('/open', { as: 'fay', call });
  expect(opened.headers.get('location')).toBe('/chat/churn-model?as=fay');
  expect(buttonsOf(await playground.get('/board?as=fay')).has('Web model')).toBe(false);
  const changing = call.replace('"status"', '"archive"');
  expect((await playground.post('/open', { as: 'ana', call: changing })).status).toBe(404);
});
