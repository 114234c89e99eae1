import { expect, test } from 'vitest';
import { readSlackExport } from '../../../adapters/replay/slack-export.js';
import { exportFolder, slackExport, slackMessage, slackTime } from '../../support/chat-exports.js';

test('messages of people come out in the order of their times, with names, zones, threads and reactions', () => {
  const { messages, timed } = readSlackExport(
    slackExport([
      slackMessage('U2', 'on it', 5, { thread_ts: slackTime(1) }),
      slackMessage('U1', 'who does <@U1> &amp; co?', 1, {
        thread_ts: slackTime(1),
        reactions: [{ name: 'hand', users: ['U2'] }],
      }),
      slackMessage('U1', 'left', 2, { subtype: 'channel_leave' }),
      slackMessage('U1', 'beep', 3, { bot_id: 'B1' }),
    ]),
    'Asia/Tokyo',
  );
  expect(timed).toBe(true);
  const [ana, stranger] = [
    { id: 'U1', name: 'Ana Silva', zone: 'Europe/Lisbon', admin: false, standing: 'member' },
    { id: 'U2', name: 'U2', zone: 'Asia/Tokyo', admin: false, standing: 'member' },
  ];
  const root = `churn/${slackTime(1)}`;
  expect(messages).toMatchObject([
    {
      id: root,
      channel: 'churn',
      thread: null,
      person: ana,
      text: 'who does @Ana Silva & co?',
      at: Date.UTC(2026, 2, 2, 10, 1),
    },
    { id: `churn/${slackTime(5)}`, thread: root, person: stranger, text: 'on it', reactions: [] },
  ]);
  expect(messages[0]?.reactions).toEqual([{ emoji: 'hand', by: stranger }]);
});

test('a reply that is also shown in the channel counts as said', () => {
  const broadcast = slackMessage('U1', 'done', 1, { subtype: 'thread_broadcast' });
  expect(readSlackExport(slackExport([broadcast]), 'UTC').messages).toHaveLength(1);
});

test('an export that cannot be used says why', () => {
  expect(() => readSlackExport(exportFolder(), 'UTC')).toThrow(/is not a Slack export: it has no users\.json/);
  expect(() => readSlackExport(slackExport([]), 'UTC')).toThrow(/no messages of people/);
  expect(() => readSlackExport(slackExport([{ text: 1 }]), 'UTC')).toThrow(/2026-03-02\.json: 0\.text/);
});
