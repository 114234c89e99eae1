/** `baton replay`: exports in, the nudges that would have been sent out. */
import { describe, expect, test } from 'vitest';
import { readExport } from '../../../adapters/replay/read-export.js';
import { type ReplayedNudge, replayExport } from '../../../adapters/replay/replay.js';
import { plainText } from '../../../src/view/as-text.js';
import { jsonLines, slackExport, slackMessage, slackTime } from '../../support/chat-exports.js';

const replayed = (path: string): Promise<ReplayedNudge[]> =>
  replayExport(readExport(path, 'UTC').messages, { 'nudge-pause': '0' });
const spoken = async (path: string) =>
  (await replayed(path)).map(({ to, view }) => `${to}: ${plainText(view).split('\n')[0]}`);

describe('a Slack export', () => {
  test('the nudge comes after the grace time, to the author', async () => {
    const nudges = await replayed(
      slackExport([slackMessage('U1', 'Someone should fix the ETL by Friday.', 0), slackMessage('U2', 'lol', 1)]),
    );
    expect(nudges).toMatchObject([{ to: 'Ana Silva', channel: 'churn', at: Date.UTC(2026, 2, 2, 10, 3) }]);
  });

  test('bots, joins and work with an owner are left alone; a hand or a reply in the thread claims the work', async () => {
    const path = slackExport([
      slackMessage('U1', 'Someone should fix the ETL by Friday.', 0, { bot_id: 'B1' }),
      slackMessage('U1', 'Someone should fix the ETL by Friday.', 1, { subtype: 'channel_join' }),
      slackMessage('U1', '<@U2> can you fix the ETL by Friday?', 2),
      slackMessage('U1', 'Someone should fix the loader by Friday.', 60, {
        reactions: [{ name: 'hand', users: ['U2'], count: 1 }],
      }),
      slackMessage('U1', 'Someone should fix the parser by Friday.', 120, { thread_ts: slackTime(120) }),
      slackMessage('U2', 'on it', 121, { thread_ts: slackTime(120) }),
    ]);
    expect(await spoken(path)).toEqual([
      'U2: Sounds like you’ve got this: “Someone should fix the loader by Friday.” Track it as your task?',
      'U2: Sounds like you’ve got this: “Someone should fix the parser by Friday.” Track it as your task?',
    ]);
  });

  test('nights are quiet in the zone of the export', async () => {
    const path = slackExport(
      [slackMessage('U3', 'Someone should fix the ETL by Friday.', 0)],
      [{ id: 'U3', tz: 'America/Los_Angeles' }],
    );
    expect(await replayed(path)).toMatchObject([{ at: Date.UTC(2026, 2, 2, 16) }]);
  });
});

test('a file without times is replayed too', async () => {
  const path = jsonLines([{ text: 'Someone should fix the ETL by Friday.', author: 'Ana' }, { text: 'lol' }]);
  expect(await spoken(path)).toEqual(['Ana: Who will do it? “Someone should fix the ETL by Friday.”']);
});
