import { expect, test } from 'vitest';
import { canSee, channelName, directChannelOf, firstChannelOf } from '../../../adapters/web/channels.js';

test('everybody sees a public channel, and only oneself one’s conversation with Baton', () => {
  expect(canSee('general', 'ana')).toBe(true);
  expect(canSee(directChannelOf('ana'), 'ana')).toBe(true);
  expect(canSee(directChannelOf('ana'), 'bo')).toBe(false);
});

test('its people alone see a private channel; a guest sees no channel but theirs, whatever it is called', () => {
  expect(['ana', 'bo', 'chi', 'fay'].map((person) => canSee('project-falcon', person))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['general', 'churn-model', 'constructor', 'new'].map((channel) => canSee(channel, 'fay'))).toEqual([
    ...[false, true, false, false],
  ]);
  expect(canSee('constructor', 'chi')).toBe(true);
  expect([firstChannelOf('ana'), firstChannelOf('fay')]).toEqual(['general', 'churn-model']);
});

test.each([
  ['#My new_Channel', 'my-new-channel'],
  [' général ', 'général'],
  ['2026', '2026'],
  ['x'.repeat(40), 'x'.repeat(40)],
])('"%s" names the channel %s', (typed, name) => {
  expect(channelName(typed)).toBe(name);
});

test.each(['', '#', '../x', 'a/b', '-x', 'dm-ana', 'x'.repeat(41)])('"%s" cannot name a channel', (typed) => {
  expect(channelName(typed)).toBeUndefined();
});
