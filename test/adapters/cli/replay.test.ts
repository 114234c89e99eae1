import { expect, test } from 'vitest';
import { replay } from '../../../adapters/cli/replay.js';
import { jsonLines } from '../../support/chat-exports.js';
import { outputOf } from '../../support/output.js';

const run = (...args: string[]) => outputOf(() => replay(args));
const TEXT = 'Someone should fix the ETL by Friday.';
const timed = jsonLines(
  [
    { text: TEXT, author: 'Ana', at: '2026-03-02T10:00:00Z' },
    { text: 'lol', author: 'Bo', at: '2026-03-03T10:00:00Z' },
  ],
  'churn.jsonl',
);

test('every nudge is shown with its time, its channel and who would have seen it, and counted', async () => {
  const { code, out } = await run(timed);
  expect(code).toBe(0);
  expect(out).toMatch(/^2026-03-02 10:03 UTC {2}#churn {2}to Ana alone\n {4}Who will do it\?/);
  expect(out).toMatch(/\n2 messages, 1 nudge to 1 person; 0\.5 on a day with messages \(2\), at most 1\.\n$/);
});

test('the summary alone, if that is asked for', async () => {
  expect((await run(timed, '--summary')).out).toMatch(/^2 messages, 1 nudge to 1 person/);
});

test('without times, nudges a day are not counted', async () => {
  const { out } = await run(jsonLines([{ text: TEXT, author: 'Ana' }]));
  expect(out).toMatch(/^#chat {2}to Ana alone/);
  expect(out).toContain('The file has no times');
});

test('a setting of the workspace can be tried out', async () => {
  expect((await run(timed, '--set', 'nudge-grace=30')).out).toMatch(/^2026-03-02 10:30 UTC/);
});

test.each([
  [['--zone', 'Mars/Phobos', timed], 'Mars/Phobos is no zone that I know'],
  [['--set', 'nonsense=1', timed], 'nonsense is no setting of a workspace.'],
  [['--set', 'nudge-grace=soon', timed], 'nudge-grace does not take “soon”.'],
  [['/nowhere'], 'There is no /nowhere.'],
])('%j is refused with a reason', async (args, reason) => {
  const { code, errors } = await run(...args);
  expect(code).toBe(2);
  expect(errors).toContain(reason);
});

test('without an export, or with two, it says how it is used', async () => {
  for (const args of [[], [timed, timed]])
    expect(await run(...args)).toMatchObject({ code: 2, out: expect.stringMatching(/^baton replay/) });
  expect((await run('--help')).code).toBe(0);
});
