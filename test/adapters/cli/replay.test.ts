import { expect, test } from 'vitest';
import { exportFolder, jsonLines } from '../../support/chat-exports.js';
import { baton } from '../../support/cli.js';

const run = (...args: string[]) => baton('replay', ...args);
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
  [['--zone', 'Mars/Phobos', timed], '--zone takes a time zone such as Europe/Berlin or UTC, not “Mars/Phobos”.'],
  [['--zone', 'berlin', timed], 'Did you mean Europe/Berlin?'],
  [['--zone', 'Europe/Berlni', timed], 'Did you mean Europe/Berlin'],
  [['--set', 'nonsense=1', timed], 'The workspace has no setting “nonsense”.'],
  [['--set', 'nudge-grace=soon', timed], 'nudge-grace takes a number of minutes from 0 to 60, not “soon”.'],
  [['--set', 'nudge-grac=1', timed], 'Did you mean nudge-grace'],
  [['--set', 'nudge-grace', timed], '--set takes a setting and its value, such as nudge-grace=5.'],
  [['--set', 'changes=all', timed], 'changes takes everyone or owners, not “all”.'],
  [['/nowhere'], 'There is no /nowhere.'],
  [[exportFolder()], 'is not a Slack export: it has no users.json.'],
])('%j is refused with a reason', async (args, reason) => {
  const { code, errors } = await run(...args);
  expect(code).toBe(2);
  expect(errors).toContain(reason);
});

test('without an export, or with two, it says how it is used', async () => {
  for (const args of [[], [timed, timed]])
    expect(await run(...args)).toMatchObject({
      code: 2,
      out: '',
      errors: expect.stringContaining('baton replay <export>'),
    });
});
