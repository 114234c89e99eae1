import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readJsonLines } from '../../../adapters/replay/json-lines.js';
import { jsonLines } from '../../support/chat-exports.js';

const MORNING = Date.UTC(2026, 2, 2, 10);

test.each([
  ['a date', '2026-03-02T10:00:00Z'],
  ['seconds', MORNING / 1_000],
  ['milliseconds', MORNING],
  ['seconds as text', String(MORNING / 1_000)],
])('a time can be %s', (_, at) => {
  expect(readJsonLines(jsonLines([{ text: 'hi', at }]), 'UTC')).toMatchObject({
    timed: true,
    messages: [{ at: MORNING }],
  });
});

test('messages are put in the order of their times', () => {
  const path = jsonLines([
    { text: 'second', at: '2026-03-02T11:00:00Z' },
    { text: 'first', at: '2026-03-02T10:00:00Z' },
  ]);
  expect(readJsonLines(path, 'UTC').messages.map((message) => message.text)).toEqual(['first', 'second']);
});

test('if one time cannot be read, all messages are ten minutes apart in the order of the file', () => {
  const { messages, timed } = readJsonLines(
    jsonLines([
      { text: 'a', at: 'soon' },
      { text: 'b', at: MORNING },
    ]),
    'UTC',
  );
  expect(timed).toBe(false);
  expect((messages[1]?.at ?? 0) - (messages[0]?.at ?? 0)).toBe(600_000);
});

test('what a line leaves out is filled in: the channel is named after the file', () => {
  const [message] = readJsonLines(jsonLines([{ text: 'hi' }], 'churn.jsonl'), 'Asia/Tokyo').messages;
  expect(message).toMatchObject({ id: '1', channel: 'churn', thread: null, person: { name: '?', zone: 'Asia/Tokyo' } });
});

test.each([
  ['\n', /is empty/],
  ['{"text":"x"}\n{', /^Line 2 of chat\.jsonl is not JSON/],
  ['{"words":"x"}', /^Line 1 of chat\.jsonl: text/],
])('%j is refused with the reason', (content, reason) => {
  const path = jsonLines([]);
  writeFileSync(path, content);
  expect(() => readJsonLines(path, 'UTC')).toThrow(reason);
});
