/** What requests of the playground's pages say: the browser's locale, by which 3/4 is read. */
import { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import { localeOf } from '../../../../adapters/web/routes/request.js';
import { TestPlayground, valuesOfControl, valuesOfForm } from '../../../support/playground.js';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['*', undefined],
  ['en-US,en;q=0.9', 'en-US'],
  ['en-GB', 'en-GB'],
  ['de-DE;q=0.8, en-US;q=0.9', 'en-US'],
  ['en, en-GB;q=0.8, en-US;q=0.7', 'en-GB'],
  ['en, de-DE;q=0.8', 'en'],
  ['EN, en-gb', 'en-gb'],
  ['fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5', 'fr-CH'],
  ['en-US;q=0, pt-PT', 'pt-PT'],
  [';;,=,"', undefined],
])('Accept-Language %s: %s', async (header, locale) => {
  const app = new Hono().get('/', (c) => c.json({ locale: localeOf(c) }));
  const answer = await app.request('/', header === undefined ? {} : { headers: { 'accept-language': header } });
  expect((await answer.json()).locale).toBe(locale);
});

describe.each([
  ['en-GB,en;q=0.9', '2026-04-03'],
  ['en-US,en;q=0.9', '2026-03-04'],
])('a browser that asks for %s', (language, day) => {
  const BO = { as: 'bo', channel: 'general' };
  let playground: TestPlayground;
  const post = (path: string, fields: Record<string, string>) =>
    playground.post(path, { ...BO, ...fields }, { origin: 'http://localhost', 'accept-language': language });
  beforeEach(async () => {
    playground = await TestPlayground.open();
    await playground.say('ana', 'general', '@Baton new "Web model"');
  });
  const shown = () => playground.messages('general', 'ana');

  test.each(['@Baton', '/baton'])('%s', async (address) => {
    await post('/say', { text: `${address} due data 3/4` });
    await playground.say('ana', 'general', '@Baton stage data');
    expect(await shown()).toContain(`<time datetime="${day}">`);
  });

  test('a form', async () => {
    await post('/say', { text: '/baton stage data' });
    const form = valuesOfForm(
      await (await post('/call', valuesOfControl(await playground.messages('general', 'bo'), 'Due date'))).text(),
    );
    expect((await post('/submit', { ...form, 'field-day': '3/4' })).headers.get('hx-trigger')).toBe('settled');
    expect(await shown()).toContain(`due <time datetime="${day}">`);
  });
});

test('what a browser that says nothing sends is asked back', async () => {
  const playground = await TestPlayground.open();
  await playground.say('ana', 'general', '@Baton new "Web model"');
  await playground.say('ana', 'general', '@Baton due data 3/4');
  expect(await playground.messages('general', 'ana')).toContain('Is “3/4” Wed 4 Mar or Fri 3 Apr?');
});
