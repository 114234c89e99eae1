import { beforeEach, describe, expect, test } from 'vitest';
import { readSetting, SETTINGS } from '../../src/model/settings.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const text = async (who: string, words: string, where = {}) => (await k.say_(who, words, where)).text;
const rows = () => k.store.read('W1', (r) => r.find('setting', {}));

describe('every setting', () => {
  test.each(SETTINGS.map(({ key, scopes }) => ({ key, scope: scopes[0] })))(
    '$key can be set to its initial value, and reset',
    async ({ key, scope }) => {
      const where = scope === 'person' ? 'me' : scope;
      const initial = readSetting([], key).value;
      // These begin empty: there is nothing to set them to.
      if (initial === '') return;
      expect(await text('ana', `set ${key} ${where} to: "${initial}"`)).toContain(`${key} is now`);
      expect(await text('ana', `reset ${key} ${where}`)).toContain(`${key} is no longer`);
      expect(await rows()).toEqual([]);
    },
  );

  test('is on one of the pages', async () => {
    const pages: string[] = [];
    for (let turn = await k.say_('ana', 'settings'); ; turn = await k.press('ana', turn.answer, 'More')) {
      pages.push(turn.text);
      if (!JSON.stringify(turn.answer).includes('"More"')) break;
    }
    const listed = SETTINGS.filter(({ key }) => pages.some((page) => page.includes(`\n${key} `)));
    expect(listed.map(({ key }) => key)).toEqual(SETTINGS.map(({ key }) => key));
  });
});

test.each([
  ['stalled-after', '0', false],
  ['stalled-after', '1', true],
  ['stalled-after', '999', true],
  ['stalled-after', '1000', false],
  ['nudge-grace', '60', true],
  ['nudge-grace', '61', false],
  ['digest-late', '144', true],
  ['digest-late', '145', false],
])('%s takes %s: %s', async (key, value, accepted) => {
  expect((await text('ana', `set ${key} ${value} channel`)).includes('is now')).toBe(accepted);
});

test('one’s own setting wins over the channel’s, and the channel’s over the workspace’s', async () => {
  const seen = async () => (await k.say_('bo', 'help')).out.length > 0 && (await k.say_('bo', 'projects')).out[0]?.to;
  await k.say_('ana', 'set answers private workspace');
  await k.say_('ana', 'new Churn');
  const status = async () => (await k.say_('bo', 'status')).out[0]?.to;
  expect(await status()).toBe('whisper');
  await k.say_('ana', 'set answers public channel');
  expect(await status()).toBe('channel');
  await k.say_('bo', 'set answers private me');
  expect(await status()).toBe('whisper');
  await k.say_('bo', 'reset answers me');
  expect(await status()).toBe('channel');
  expect(await seen()).toBe('whisper');
});

test.each(['set stalled-after 5 workspace', 'reset stalled-after workspace'])(
  'only admins change the workspace’s settings: %s',
  async (words) => {
    await k.say_('ana', 'set stalled-after 9 workspace');
    expect(await text('bo', words)).toContain('Only workspace admins can change this');
    expect(await rows()).toMatchObject([{ value: '9' }]);
  },
);

test('setting the same value again changes nothing, and what is not set cannot be reset', async () => {
  await k.say_('ana', 'set stalled-after 9 channel');
  expect(await text('bo', 'set stalled-after 9 channel')).toContain('is already 9');
  expect(await text('bo', 'reset stalled-after workspace')).toContain('nly workspace admins');
  expect(await text('ana', 'reset stalled-after workspace')).toContain('isn’t set for the workspace');
});

test('each channel has its own settings', async () => {
  await k.say_('ana', 'set stalled-after 9 channel', { channel: 'one' });
  expect(await text('ana', 'settings', { channel: 'one' })).toContain('stalled-after 9');
  expect(await text('ana', 'settings', { channel: 'two' })).not.toContain('stalled-after 9');
});

describe.each(['gus', 'eve'])('%s, who is no full member', (who) => {
  test.each([
    'set stalled-after 9 channel',
    'set stalled-after 9',
    'set stalled-after 9 workspace',
    'set nudges off channel',
    'reset answers channel',
    'mute channel',
    'unmute bare-todo channel',
  ])('does not change what holds for others: %s', async (words) => {
    await k.say_('ana', 'set answers private channel');
    const before = await rows();
    await text(who, words);
    expect(await rows()).toEqual(before);
  });
  test.each([
    'set quiet-hours 18:00-09:00',
    'set weekends open',
    'set my-digest "fri 10:00"',
    'mute',
    'mute bare-todo',
    'snooze until friday',
    'reminders off',
  ])('sets what is their own: %s', async (words) => {
    await text(who, words);
    expect(await rows()).toMatchObject([{ scope: 'person' }]);
    expect(k.faults).toEqual([]);
  });
});
