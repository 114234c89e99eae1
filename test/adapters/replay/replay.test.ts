/** `baton replay`: exports in, the nudges that would have been sent out. */
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { play } from '../../../adapters/replay/play.js';
import { BadExport, readExport } from '../../../adapters/replay/read.js';
import { plainText } from '../../../src/view.js';

const folder = () => mkdtempSync(join(tmpdir(), 'baton-replay-'));
/** Monday, 2 March 2026, 10:00 UTC, as Slack writes it. */
const ts = (minutes: number) => `${Date.UTC(2026, 2, 2, 10) / 1_000 + minutes * 60}.000100`;

function slack(
  messages: object[],
  users: object[] = [{ id: 'U1', real_name: 'Ana Silva', tz: 'Europe/Lisbon' }],
): string {
  const at = folder();
  writeFileSync(join(at, 'users.json'), JSON.stringify(users));
  mkdirSync(join(at, 'churn'));
  writeFileSync(join(at, 'churn', '2026-03-02.json'), JSON.stringify(messages));
  return at;
}
const message = (user: string, text: string, minutes: number, more = {}) => ({
  type: 'message',
  user,
  text,
  ts: ts(minutes),
  ...more,
});
const CALM = { 'nudge-pause': '0' };
const played = async (path: string, settings: Record<string, string> = CALM) =>
  (await play(readExport(path, 'UTC').messages, settings)).map((n) => `${n.to}: ${plainText(n.view).split('\n')[0]}`);

describe('a Slack export', () => {
  test('the nudge comes after the grace time, to the author', async () => {
    const at = slack([message('U1', 'Someone should fix the ETL by Friday.', 0), message('U2', 'lol', 1)]);
    const [one, more] = await play(readExport(at, 'UTC').messages, CALM);
    expect(more).toBeUndefined();
    expect(one).toMatchObject({ to: 'Ana Silva', channel: 'churn', at: Date.UTC(2026, 2, 2, 10, 3) });
  });

  test('bots, joins and what is named are left alone; a hand or a word in the thread takes the work', async () => {
    const at = slack([
      message('U1', 'Someone should fix the ETL by Friday.', 0, { bot_id: 'B1' }),
      message('U1', 'Someone should fix the ETL by Friday.', 1, { subtype: 'channel_join' }),
      message('U1', '<@U2> can you fix the ETL by Friday?', 2),
      message('U1', 'Someone should fix the loader by Friday.', 60, {
        reactions: [{ name: 'hand', users: ['U2'], count: 1 }],
      }),
      message('U1', 'Someone should fix the parser by Friday.', 120, { thread_ts: ts(120) }),
      message('U2', 'on it', 121, { thread_ts: ts(120) }),
    ]);
    expect(await played(at)).toEqual([
      'U2: You take this: “Someone should fix the loader by Friday.” Shall I keep it as a task of yours?',
      'U2: You take this: “Someone should fix the parser by Friday.” Shall I keep it as a task of yours?',
    ]);
  });

  test('markup is read as it was seen', () => {
    const at = slack([message('U1', 'see <https://example.org|the page> &lt;b&gt; <@U1> <#C1|churn>', 0)]);
    const [read] = readExport(at, 'UTC').messages;
    expect(read?.text).toBe('see https://example.org <b> @Ana Silva #churn');
    const [mention] = read?.mentions ?? [];
    expect(read?.text.slice(mention?.start, mention?.end)).toBe('@Ana Silva');
  });

  test('nights are quiet in the zone of the export', async () => {
    const at = slack(
      [message('U3', 'Someone should fix the ETL by Friday.', 0)],
      [{ id: 'U3', tz: 'America/Los_Angeles' }],
    );
    const [one] = await play(readExport(at, 'UTC').messages, CALM);
    expect(one?.at).toBe(Date.UTC(2026, 2, 2, 16));
  });
});

test('lines of JSON, with times and without', async () => {
  const at = folder();
  const lines = (name: string, rows: object[]) => {
    writeFileSync(join(at, name), rows.map((row) => JSON.stringify(row)).join('\n'));
    return join(at, name);
  };
  const text = 'Someone should fix the ETL by Friday.';
  expect(
    readExport(
      lines('a.jsonl', [
        { text, at: '2026-03-02T10:00:00Z' },
        { text, at: 1772445600 },
      ]),
      'UTC',
    ).timed,
  ).toBe(true);
  const bare = lines('b.jsonl', [{ text, author: 'Ana' }, { text: 'lol' }]);
  expect(readExport(bare, 'UTC').timed).toBe(false);
  expect(await played(bare)).toEqual(['Ana: Who will do it? “Someone should fix the ETL by Friday.”']);
});

test('what cannot be read says why', () => {
  const at = folder();
  const file = (name: string, text: string) => {
    writeFileSync(join(at, name), text);
    return join(at, name);
  };
  const wrong: [string, RegExp][] = [
    [join(at, 'nothing'), /^There is no /],
    [at, /no Slack export: it has no users\.json/],
    [file('a.zip', 'PK'), /^Unpack the archive/],
    [file('empty.jsonl', '\n'), /is empty/],
    [file('half.jsonl', '{"text":"x"}\n{'), /^Line 2 of half\.jsonl is not JSON/],
    [file('other.jsonl', '{"words":"x"}'), /^Line 1 of other\.jsonl: text/],
    [slack([]), /no messages of people/],
  ];
  for (const [path, why] of wrong) {
    expect(() => readExport(path, 'UTC')).toThrow(BadExport);
    expect(() => readExport(path, 'UTC')).toThrow(why);
  }
  expect(readdirSync(at).sort()).toEqual(['a.zip', 'empty.jsonl', 'half.jsonl', 'other.jsonl']);
});
