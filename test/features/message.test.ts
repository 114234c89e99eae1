import { beforeEach, describe, expect, test } from 'vitest';
import { MESSAGE_MAX } from '../../src/features/message.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

const capture = async (words: string) => (await k.menu('bo', 'message task', words)).handled.form;
const prefilled = async (words: string) =>
  Object.fromEntries((await capture(words))?.fields.map(({ name, value }) => [name, value]) ?? []);

describe('the form of a task from a message', () => {
  test('is filled with what the message names: title, owner and day', async () => {
    expect(await prefilled('@chi can you fix the ETL by Friday?')).toMatchObject({ owner: 'U3', due: '2026-03-06' });
  });

  test.each([
    ['talk has its first line as title', '\n\n  Lovely weather today \nand more', 'Lovely weather today'],
    ['a long line is cut', 'x'.repeat(500), `${'x'.repeat(199)}…`],
  ])('%s', async (_, words, title) => {
    expect(await prefilled(words)).toMatchObject({ title, owner: '', due: '', stage: '' });
  });

  test('carries no other words of the message: only the title and the address come back', async () => {
    const form = await capture('Someone should fix the ETL.\nThe password is swordfish.');
    expect(JSON.stringify(form)).not.toContain('swordfish');
    const { text } = await k.submit('bo', form, { title: 'Fix the ETL' });
    expect(text).toContain('#1 Fix the ETL');
    const [task] = await k.store.read('W1', (r) => r.find('task', {}));
    expect(task?.link).toBe('https://chat.test/M');
  });
});

test.each([
  [MESSAGE_MAX, false],
  [MESSAGE_MAX + 1, true],
])('a message of %d characters is too long: %s', async (length, refused) => {
  const { text, answer } = await k.menu('bo', 'message check', 'x'.repeat(length));
  expect(answer).toBeDefined();
  expect(text.includes('can be up to')).toBe(refused);
});

test('checking a message is private and stores nothing', async () => {
  const { out } = await k.menu('bo', 'message check', 'Someone should fix the ETL');
  expect(out.map(({ to }) => to)).toEqual(['whisper']);
  for (const kind of ['task', 'nudge', 'alarm'] as const) {
    const rows = await k.store.read('W1', (r) => r.find(kind, {}));
    expect(JSON.stringify(rows)).not.toContain('ETL');
  }
});

test('no task is made in an archived project', async () => {
  const form = await capture('Someone should fix the ETL');
  await k.say_('ana', 'archive');
  expect((await k.submit('bo', form, { title: 'Fix the ETL' })).handled.errors ?? {}).toEqual({});
  expect(await k.store.read('W1', (r) => r.find('task', {}))).toEqual([]);
});
