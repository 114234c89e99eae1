import { expect, test } from 'vitest';
import { inThread, threadRoot, withoutThread } from '../../../adapters/teams/conversation-ids.js';

const CHANNEL = '19:c@thread.tacv2';

test('a thread has the id of its channel and of its first message', () => {
  const thread = inThread(CHANNEL, '1772440000001');
  expect(thread).toBe('19:c@thread.tacv2;messageid=1772440000001');
  expect([withoutThread(thread), threadRoot(thread)]).toEqual([CHANNEL, '1772440000001']);
});

test('a channel itself is no thread', () => {
  expect(inThread(CHANNEL, null)).toBe(CHANNEL);
  expect([withoutThread(CHANNEL), threadRoot(CHANNEL)]).toEqual([CHANNEL, null]);
});
