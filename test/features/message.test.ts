import { beforeEach, describe, expect, test } from 'vitest';
import { MESSAGE_MAX } from '../../src/features/message.js';
import { plainText } from '../../src/view/as-text.js';
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

  test('asks for no address that the platform did not tell', async () => {
    const call = { command: 'message task', args: { text: 'Fix the ETL' } };
    const { handled } = await k.call('bo', call);
    expect(handled.form?.fields.map(({ name }) => name)).toEqual(['title', 'stage', 'owner', 'due']);
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

/** Address of the message. */
const LINK = 'https://chat.test/M7';

describe('a reaction that makes a task, where a channel has chosen one', () => {
  const react = (who: string, emoji: string, where = {}) =>
    k.hear(who, { type: 'reaction', id: 'M7', emoji, link: LINK }, where);

  test('without the setting no reaction does anything', async () => {
    expect(await react('bo', 'pushpin')).toEqual([]);
  });

  test.each(['pushpin', ':pushpin:'])(
    'whoever puts it is offered a form with the link, and nobody else sees that: %s',
    async (said) => {
      await k.say_('ana', `set task-emoji ${said} channel`);
      const [offer, more] = await react('bo', 'pushpin');
      expect([offer?.to, more]).toEqual(['whisper', undefined]);
      expect(offer).toMatchObject({ person: 'U2' });
      expect(offer && plainText(offer.view)).toBe('A task in Churn from that message?');
      const { handled } = await k.press('bo', offer?.view, 'Create a task');
      expect(handled.form?.fields.map(({ name }) => name)).toEqual(['title', 'stage', 'owner', 'due']);
      await k.submit('bo', handled.form, { title: 'look into it' });
      const tasks = await k.store.read('W1', (read) => read.find('task', {}));
      expect(tasks).toMatchObject([{ title: 'look into it', link: LINK }]);
    },
  );

  test('another reaction, another channel, and a channel without a project are left alone', async () => {
    await k.say_('ana', 'set task-emoji pushpin channel');
    expect(await react('bo', 'eyes')).toEqual([]);
    expect(await react('bo', 'pushpin', { channel: 'other' })).toEqual([]);
    await k.say_('ana', 'set task-emoji pushpin workspace');
    expect(await react('bo', 'pushpin', { channel: 'other' })).toEqual([]);
  });

  test('a guest is offered it only where guests may add tasks', async () => {
    await k.say_('ana', 'set task-emoji pushpin channel');
    expect(await react('gus', 'pushpin')).toEqual([]);
    await k.say_('ana', 'set guest-changes none channel');
    expect(await react('gus', 'pushpin')).toEqual([]);
    await k.say_('ana', 'set guest-changes linked channel');
    const [offer] = await react('gus', 'pushpin');
    const { handled } = await k.press('gus', offer?.view, 'Create a task');
    await k.submit('gus', handled.form, { title: 'look into it' });
    const tasks = await k.store.read('W1', (read) => read.find('task', {}));
    expect(tasks).toMatchObject([{ title: 'look into it', link: LINK, createdBy: 'U7' }]);
  });

  test('it can be turned off again', async () => {
    await k.say_('ana', 'set task-emoji pushpin channel');
    await k.say_('ana', 'set task-emoji off channel');
    expect(await react('bo', 'pushpin')).toEqual([]);
  });
});
