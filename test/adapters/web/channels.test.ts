import { expect, test } from 'vitest';
import { canSee, channelName, directChannelOf } from '../../../adapters/web/channels.js';

test('everybody sees a public channel, and only oneself one’s conversation with Baton', () => {
  expect(canSee('general', 'ana')).toBe(true);
  expect(canSee(directChannelOf('ana'), 'ana')).toBe(true);
  expect(canSee(directChannelOf('ana'), 'bo')).toBe(false);
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
