import { beforeEach, describe, expect, test } from 'vitest';
import { readSetting } from '../../src/model/read-setting.js';
import { SETTINGS } from '../../src/model/settings.js';
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
      expect(await text('ana', `set ${key} ${where} to: "${initial}"`)).toContain(': now ');
      expect(await text('ana', `reset ${key} ${where}`)).toContain(': no longer set ');
      expect(await rows()).toEqual([]);
    },
  );

  test('is under exactly one heading, with its short name', async () => {
    const pages: string[] = [];
    for (const page of ['1', '2', '3', '4']) pages.push((await k.say_('ana', `settings page:${page}`)).text);
    const listed = SETTINGS.map(({ key }) => pages.filter((page) => page.split(/\s/u).includes(key)).length);
    expect(listed).toEqual(SETTINGS.map(() => 1));
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
  expect((await text('ana', `set ${key} ${value} channel`)).includes(': now ')).toBe(accepted);
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
  expect(await text('bo', 'set stalled-after 9 channel')).toContain('Stuck after: already 9 days, for this channel');
  expect(await text('bo', 'reset stalled-after workspace')).toContain('nly workspace admins');
  expect(await text('ana', 'reset stalled-after workspace')).toContain('not set for the whole workspace');
});

test('each channel has its own settings', async () => {
  await k.say_('ana', 'set stalled-after 9 channel', { channel: 'one' });
  expect(await text('ana', 'settings page:4', { channel: 'one' })).toContain('Stuck after: 9 days');
  expect(await text('ana', 'settings page:4', { channel: 'two' })).not.toContain('Stuck after: 9 days');
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

describe('the page of settings', () => {
  test.each([
    ['set nudge-grace 0 channel', 1, 'Wait before a nudge: no wait'],
    ['set nudge-grace 1 channel', 1, 'Wait before a nudge: 1 minute '],
    ['set nudge-grace 5 channel', 1, 'Wait before a nudge: 5 minutes'],
    ['set nudges-a-day 0 channel', 1, 'Most nudges in a channel: none'],
    ['set nudge-hold-out 20 workspace', 1, 'Nudges held back: 20 in 100'],
    ['set muted-rules your-youre, bare-todo', 1, 'Nudges turned off: “Your” and “you’re”, '],
    ['set muted-rules long-gone', 1, 'Nudges turned off: long-gone'],
    ['set nudges off', 1, 'Nudges: off'],
    ['set reminders due, stalled', 2, 'Reminders: Due soon, Stuck'],
    ['set reminders off', 2, 'Reminders: off'],
    ['set quiet-hours 18:00-09:00', 2, 'Quiet hours: 18:00 to 09:00'],
    ['set quiet-hours off', 2, 'Quiet hours: off'],
    ['set weekends open', 2, 'Weekends: like any other day'],
    ['snooze until 2026-03-09', 2, 'Reminders snoozed: until Mon 9 Mar'],
    ['digest schedule tue and thu 16:30', 3, 'This channel’s digest: Tuesdays, Thursdays at 16:30'],
    ['digest schedule every 2 weeks on friday', 3, 'This channel’s digest: every other week, Fridays at 09:00'],
    ['set digest "mon tue wed thu fri 8:00" channel', 3, 'This channel’s digest: Weekdays at 08:00'],
    ['set digest-pause on channel', 3, 'Digests paused: until turned back on'],
    ['set digest-pause 2026-03-09 channel', 3, 'Digests paused: until Mon 9 Mar'],
    ['set holidays 2026-12-25, 2026-12-26', 3, 'Days off: Fri 25 Dec, Sat 26 Dec'],
    ['set digest-late 1 channel', 3, 'Send a late digest: for 1 hour '],
    ['set changes owners workspace', 4, 'Who can change things: leads and owners'],
    ['set stalled-after 1 channel', 4, 'Stuck after: 1 day '],
    ['set time-zone Europe/Berlin', 4, 'Time zone: Europe/Berlin'],
  ])('after %s, page %i says %s', async (said, page, words) => {
    await k.say_('ana', said);
    expect(await text('ana', `settings page:${page}`)).toContain(words);
    expect(k.faults).toEqual([]);
  });

  test('what is not set says so, and a page beyond the last is the last', async () => {
    expect(await text('ana', 'settings')).toContain('Nudges turned off: none');
    expect(await text('ana', 'settings page:2')).toContain('Reminders snoozed: no');
    expect(await text('ana', 'settings page:9')).toContain('Who can change things: everyone');
  });

  test('leads to the other headings, and back to its own after a change', async () => {
    const first = await k.say_('ana', 'settings');
    const digests = await k.press('ana', first.answer, 'Digests');
    expect(digests.text).toContain('Settings: digests');
    expect(digests.text).not.toContain('Quiet hours');
    const workspace = await k.press('ana', digests.answer, 'Workspace');
    expect(workspace.text).toContain('Who sees answers: everyone');
  });

  test('what holds for others is asked first, then set', async () => {
    const asked = await k.call('ana', { command: 'set', args: { setting: 'nudge-post', value: 'ask' } });
    expect(asked.text).toContain('affects other people too. For whom should it be if the author says so?');
    const done = await k.press('ana', asked.answer, 'Everyone in this channel');
    expect(done.text).toContain('Keep the thread posted: now if the author says so');
    expect(await text('ana', 'settings')).toContain('Keep the thread posted: if the author says so');
  });

  test('buttons of old messages go on working', async () => {
    const next = await k.call('ana', { command: 'settings', args: { page: '3' } });
    expect(next.text).toContain('Settings: digests');
    const change = { command: 'set', args: { setting: 'nudge-grace', where: 'channel', value: '7' } };
    await k.call('ana', { ...change, after: { command: 'settings', args: { page: '2' } } });
    expect(await rows()).toMatchObject([{ key: 'nudge-grace', value: '7' }]);
  });
});
