import { expect, test } from 'vitest';
import {
  packMessageRef,
  packReplyTo,
  parseMessageRef,
  parseReplyTo,
  personalChannel,
  personOfChannel,
} from '../../../adapters/teams/places.js';

test.each([
  { conversation: '19:c@thread.tacv2;messageid=1', activity: '2', targeted: false },
  { conversation: '19:c@thread.tacv2', activity: '2', targeted: true },
])('a message is found again by its id: %j', (ref) => {
  expect(parseMessageRef(packMessageRef(ref))).toEqual(ref);
});

test('the id of an outbox message names no message in Teams', () => {
  expect(parseMessageRef('0199c7a1-0000-7000-8000-000000000000')).toBeUndefined();
});

test.each([
  { root: null, shown: undefined },
  { root: '1|2', shown: 'notice' as const },
])('a reply is read as it was packed: %j', (reply) => {
  expect(parseReplyTo(packReplyTo(reply))).toEqual(reply);
});

test('without a reply, an answer belongs to no thread', () => {
  expect(parseReplyTo(undefined)).toEqual({ root: null, shown: undefined });
});

test('a personal chat has its person’s id; a channel has none', () => {
  expect(personOfChannel(personalChannel('u1'))).toBe('u1');
  expect(personOfChannel('19:c@thread.tacv2')).toBeUndefined();
});
