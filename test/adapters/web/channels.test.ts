import { expect, test } from 'vitest';
import { channelName } from '../../../adapters/web/channels.js';

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
