/** Kinds of sentences and items that were misread in published documents, in other words. */
import { expect, test } from 'vitest';
import type { Genre } from '../../../src/clarity/documents/vocabulary.js';
import { asks, readDocument } from '../../support/documents.js';

const item = (text: string) => `## Action items\n\n- ${text}\n`;
const note = (text: string) => `# Sync\n\n## Notes\n\n- ${text}\n`;

test.each([
  'If nobody objects, purge the old backups.',
  'Once the freeze is over, purge the old backups.',
  'All review the new schema.',
  'Everyone to review the new schema.',
  'Reply to the vendor about the quota.',
  'DevEX will rotate all service accounts.',
  'The schema will be enhanced for long rows.',
  '@acme/platform - rotate the credentials',
])('below a heading of work: %s', (text) => expect(asks(item(text))).toBe(true));

test.each([
  'If it fails again, we stop the pipeline.',
  'Put your name on the list of speakers.',
  'See the wiki for the steps.',
  'The pipeline will be faster.',
])('below a heading of work, and no work: %s', (text) => expect(asks(item(text))).toBe(false));

test.each([
  'We need a runbook for the new scheduler.',
  'We need monitoring for the feature store.',
  'Let’s plan the rollout in May.',
  'A second reviewer is needed for the loader.',
  'Will verify the counts with the new loader.',
  'Need to find out what the export costs, and for whom?',
  'It was agreed that the labels need to be updated, then they could be shared.',
  'We agreed to rehearse a failover in June.',
  'Decided: upgrade the scheduler this sprint.',
  'Next: compare the manifest with the list, Noor has seen an overlap.',
  'The order for the translation has yet to be raised.',
  'The pager test is not done yet.',
  'An outline of the rehearsal is wanted by the 10th.',
  'Operations must add the run to the calendar.',
  'These messages ought to be rewritten for the new job.',
  'The three regions will be reprocessed before the review.',
  'Would like a second pair of eyes on that change.',
  'Her eleven comments need answers by Friday.',
])('notes: %s', (text) => expect(asks(note(text))).toBe(true));

test.each([
  '[Zach] Need to add a page for the release.',
  'Mark: need to define the columns.',
  'Need to be careful with the budget.',
  'We need to find annotators. See action [12-3].',
  'Will be back on Monday.',
  'We’ll explain the numbers below.',
])('notes, and no open work: %s', (text) => expect(asks(note(text))).toBe(false));

test('a list of work is announced in a line of its own, or in an item', () => {
  expect(readDocument('# Sync\n\nNeed help\n- solve the quota problem\n', { genre: 'minutes' }).lines).toEqual([4]);
  const series = '# Sync\n\n- Charter\n  - Series of actions:\n    - Copy the template into the wiki\n';
  expect(readDocument(series, { genre: 'minutes' }).lines).toEqual([5]);
});

test('whoever does what a line announces does what stands below it', () => {
  const list = (doer: string) =>
    `## Next steps\n\nAfter the merge, ${doer} will open a pull request to:\n\n- Add the new column\n`;
  expect(asks(list('Yuan'))).toBe(false);
  expect(asks(list('we'))).toBe(true);
});

test('items with a box are parts of the work above them, and no names', () => {
  const list = item('[ ] Ensure that alerts are set up for:\n  - [ ] Red Panda\n  - [ ] Blue Whale');
  expect(readDocument(list, { genre: 'post-mortem' }).lines).toContain(3);
});

test('“AIs:” is nobody’s name', () => {
  expect(asks('- AIs:\n    - AI: We should write a guide for triage\n')).toBe(true);
});

const TABLE = '| Action item | Priority | Status |\n|---|---|---|\n';
test('a row below a heading of work is work until it is done', () => {
  const rows = '| Recovery is documented | P1 | |\n| Hashes are compared | P1 | DONE |\n';
  expect(readDocument(`## Action items\n\n${TABLE}${rows}`, { genre: 'post-mortem' }).lines).toEqual([5]);
});

test('what stands above a table of work explains it', () => {
  const text = `## Action items\n\nWe should have at least one item of each type.\n\n${TABLE}| Recovery is documented | P1 | |\n`;
  expect(readDocument(text, { genre: 'post-mortem' }).lines).toEqual([7]);
});

const OWNERS = '| Task | Owner | Notes |\n|---|---|---|\n';
test.each<[string, boolean]>([
  ['| Refactor the loader | ![Help wanted][] | |', true],
  ['| Announce the release | | Posted |', false],
  ['| Announce the release | | |', true],
])('a row: %s', (row, asked) => expect(asks(`## Work\n\n${OWNERS}${row}\n`, 'proposal')).toBe(asked));

test('a word in brackets that stands behind several items and in no dictionary is somebody', () => {
  const text = (second: string) =>
    `# Sync\n\n- Loader (qrux-7)\n    - Annoying (need to investigate)\n- Parser (${second})\n`;
  expect(asks(text('qrux-7'))).toBe(false);
  expect(asks(text('draft'))).toBe(true);
});

test('a letter behind a name is an initial', () => {
  expect(asks(item('Set up a cluster, and say how to secure it (Zach A)'))).toBe(false);
});

test.each<[Genre, boolean]>([
  ['plan', true],
  ['minutes', false],
])('what a %s wants to do', (genre, asked) =>
  expect(asks('## Future work\n\nWe want to move the tests to the new comparison.\n', genre)).toBe(asked),
);

test('a mark of the order of bytes moves nothing', () => {
  const text = '# Sync\n\n- We need to update the guide.\n';
  const [plain] = readDocument(text, { genre: 'minutes' }).findings;
  const [marked] = readDocument(`\ufeff${text}`, { genre: 'minutes' }).findings;
  expect(marked?.start).toBe((plain?.start ?? 0) + 1);
  expect(marked?.actual).toBe(plain?.actual);
});

test('links by reference are no gaps to be filled in', () => {
  const lines = 'We should ask [@bo][bo], [@ana][ana], [@chi][chi] and [@dana][dana] what they think of it.\n'.repeat(
    5,
  );
  expect(readDocument(`# 2019-03-01\n\n${lines}`).genre).not.toBe('template');
});

test('an arrow in front is a mark of work', () => {
  const text =
    '# Telecon\n\nPresent: Chiamaka Eze, Bo Berg\n\nIt was cloudy.\n\n   -> the logs have to be compared with the residuals\n   -> CE asks the team for the logs\n   -> poster templates: BB\n';
  expect(readDocument(text, { genre: 'minutes' }).lines).toEqual([7]);
});

test('boxes are work where some are ticked or have an owner', () => {
  const boxes = (second: string) => `# Release\n\n- [ ] Notes for the renamed arguments\n- [${second}\n`;
  expect(readDocument(boxes('x] Page on news'), { genre: 'tracking' }).lines).toEqual([3]);
  expect(readDocument(boxes(' ] Tutorial (@bo)'), { genre: 'tracking' }).lines).toEqual([3]);
  expect(readDocument(boxes(' ] Page on news'), { genre: 'tracking' }).lines).toEqual([]);
});

test('in minutes an order is work where its list gives something to somebody', () => {
  const list = (last: string) => `# Sync\n\nskew again\n- move the fallback values into the table\n- ${last}\n`;
  expect(readDocument(list('replay the logs - TN'), { genre: 'minutes' }).lines).toEqual([4]);
  expect(readDocument(list('Bo to replay the logs'), { genre: 'minutes' }).lines).toEqual([4]);
  expect(readDocument(list('the logs are long'), { genre: 'minutes' }).lines).toEqual([]);
});

test.each(['What must still be done', 'To do before the vote', 'What remains to land it'])('a heading: %s', (heading) =>
  expect(asks(`## ${heading}\n\n- Compare the two rankers\n`)).toBe(true),
);

test('a proposal says what is to be done below such a heading', () => {
  const text = (heading: string) => `## ${heading}\n\n- the latency of the lookup must be measured\n`;
  expect(asks(text('To do before the vote'), 'proposal')).toBe(true);
  expect(asks(text('Detailed design'), 'proposal')).toBe(false);
});

test('what tells of the past is no specification', () => {
  const told = 'The job was restarted and had lost its list. The check was there, but it did not run. ';
  expect(
    readDocument(`# The night of the 19th\n\n${told.repeat(4)}The job must mark each invoice. It must be looked at.\n`)
      .genre,
  ).not.toBe('specification');
});

test.each<[string, boolean]>([
  ['Networking', true],
  ['Mei-Ling', false],
])('in the owner’s column: %s', (owner, asked) =>
  expect(asks(`| Milestone | Owner |\n|---|---|\n| Private endpoints for the banks | ${owner} |\n`, 'plan')).toBe(
    asked,
  ),
);

test('what a column for the state says of work is read', () => {
  const row = (owner: string) =>
    `| Platform | State | Who |\n|---|---|---|\n| Pyodide | recipe must be updated | ${owner} |\n`;
  expect(asks(row('–'), 'tracking')).toBe(true);
  expect(asks(row('@bo'), 'tracking')).toBe(false);
});

test('initials in brackets behind several items are somebody', () => {
  const list = (last: string) => `# Plan\n\n## Tasks\n\n- Alerts to the pager [vp]\n- Port the macros [${last}]\n`;
  expect(asks(list('vp'), 'plan')).toBe(false);
  expect(asks(list('tbd'), 'plan')).toBe(true);
});

test('in a list of work an item that nobody has is one, whatever its words', () => {
  expect(asks(item('The 9 old jobs by hand (not picked up yet)'))).toBe(true);
  expect(asks(item('Tests for the tables that have none [tbd]'))).toBe(true);
});

test('a short line with a number of a section is a heading', () => {
  const text = (heading: string) =>
    `## Corrective actions\n\n5.3 ${heading}\n\n- Buy an external benchmark: too expensive\n`;
  expect(asks(text('Considered and rejected'), 'post-mortem')).toBe(false);
  expect(asks(text('Within the quarter'), 'post-mortem')).toBe(true);
});

test.each<[string, string, boolean]>([
  ['Resp.', 'open', true],
  ['Resp.', 'n.n.', true],
  ['Resp.', 'Ferreira', false],
])('a list of open points, %s: %s', (column, owner, asked) =>
  expect(
    asks(`| No. | Point | ${column} |\n|---|---|---|\n| A-5 | Weather: compare two suppliers | ${owner} |\n`, 'other'),
  ).toBe(asked),
);

test('what a specification lists as open is open, and what it requires is not', () => {
  const text = (heading: string) => `## ${heading}\n\n- A period has to be agreed with the officer.\n`;
  expect(asks(text('Open points'), 'specification')).toBe(true);
  expect(asks(text('Requirements'), 'specification')).toBe(false);
});

test('a test set “will do”, but does not take it', () => {
  expect(asks(note('A spot check is needed, 200 sentences from each set will do.'))).toBe(true);
  expect(asks(note('A spot check is needed.\n  - will do'))).toBe(false);
});

test('speakers in brackets at the start of lines are no gaps', () => {
  const lines =
    '\n[Marta] We have to keep the merged records for a month at least.\n[Yuki] That covers one country.\n'.repeat(6);
  expect(readDocument(`# Dedupe\n${lines}`).genre).not.toBe('template');
});

test('a numbered line with dashes below it is a heading', () => {
  const text =
    '1. Previous minutes\n-------------------\n\nApproved.\n\n2. Action items\n---------------\n\n- Renew the certificate\n';
  expect(readDocument(text, { genre: 'minutes' }).lines).toEqual([9]);
});

test('an open box among others in use is work, whatever its words, but for the titles of issues', () => {
  const list = (open: string) => `## Docs\n\n- [x] Front page\n- [ ] ${open}\n`;
  expect(readDocument(list('onboarding'), { genre: 'minutes' }).lines).toEqual([4]);
  expect(readDocument(list('screenshots are from 0.15'), { genre: 'tracking' }).lines).toEqual([4]);
  expect(readDocument(list('#1203 Faster legends'), { genre: 'minutes' }).lines).toEqual([]);
  expect(readDocument('## Steps\n\n- [ ] onboarding\n- [ ] badges\n', { genre: 'tracking' }).lines).toEqual([]);
});

test('names in small letters are known from the line that says who was there', () => {
  const text = (item: string) => `who: pri, jonas, Lea\n\n## todo\n\n- [x] night pictures\n- [ ] ${item}\n`;
  expect(asks(text('relabel the first 700 -> jonas'))).toBe(false);
  expect(asks(text('jonas: relabel the first 700'))).toBe(false);
  expect(asks(text('ask the city (pri, on Thursday)'))).toBe(false);
  expect(asks(text('relabel the second 700 ->'))).toBe(true);
});

test('an action has a number, and is not said to be tracked elsewhere for that', () => {
  expect(asks(note('ACTION 2024-38: write the second chapter of the guide.'))).toBe(true);
  expect(asks(item('2024-34 (unassigned) Find a replacement for the build machine.'))).toBe(true);
});

test('an order behind an arrow is work', () => {
  expect(asks(note('Runner → get a hosted one.'))).toBe(true);
  expect(asks(note('Runner → get a hosted one.'), 'instructions')).toBe(false);
  expect(asks(note('Could it respect the stock? → get the feed first.'))).toBe(false);
});

test('in a specification open issues are work', () => {
  const table = (who: string) => `## Open issues\n\n| Issue | Who |\n|---|---|\n| Obtain 300 pages | ${who} |\n`;
  expect(asks(table(''), 'specification')).toBe(true);
  expect(asks(table('Ana Silva'), 'specification')).toBe(false);
});

test('in instructions a reason or a check does not look for anybody', () => {
  expect(asks('Please open an issue first, since someone has to look at the memory.', 'instructions')).toBe(false);
  expect(asks('Make sure that nobody is working on the same metric.', 'instructions')).toBe(false);
  expect(asks('Someone from labelling needs to check the batch.', 'instructions')).toBe(false);
});

test('ideas are no commitments', () => {
  expect(asks('## Follow-ups\n\nIdeas, not commitments:\n\n- add a chaos day\n', 'post-mortem')).toBe(false);
});

test.each([
  'Someone please check the mail pipeline, it would expire this week.',
  'Somebody at director level should call the region.',
  'Who tells the two partners?',
  'Next retro in May, facilitator to be found.',
  'It was agreed to do (a) at once.',
  'It was further agreed that a monthly report be posted to the list.',
  'I can’t do this myself, so an owner is wanted.',
])('asked of nobody in particular: %s', (text) => expect(asks(note(text))).toBe(true));

test.each([
  'The rollback plan is still missing.',
  'Examples for the new classes are missing.',
  'Nobody has picked up the alert tuning.',
  'No one is looking after the nightly run.',
  'The audit log is not maintained by anyone.',
  'We have nobody for the load test.',
  'It is unclear who updates the schema.',
  'Who updates the schema?',
  'There is still no runbook for the scheduler.',
  'The purchase order hasn’t been raised.',
  'The ticket for the quota was never opened.',
  'We still owe the vendor an answer.',
  'The security review is still pending.',
  'The old bucket should be deleted by the end of May.',
  'The page is out of date and should be rewritten.',
  'The cron jobs still have to move.',
  'The runbook needs a section about replicas.',
  'Infra should double the quota.',
  'Someone from infra should check the licence.',
  'The metric docs are outdated, to be rewritten.',
  'Old bucket: delete it by the end of May.',
  'Load test: nobody yet',
])('a need told in prose: %s', (text) => expect(asks(note(text))).toBe(true));

test.each([
  'The rollback plan was still missing when we launched.',
  'The rollback plan is still missing, Bo will write it.',
  'The label is missing in some of the rows.',
  'Nobody was on call.',
  'Nobody has complained about the latency.',
  'The cache does not have to be cleared.',
  'Nothing has to be done.',
  'The check should have been run.',
  'The conditions that should be met are listed there.',
  'It is unclear why the job failed.',
  'We ought to be modest here.',
  'It was agreed to keep the old version.',
  'The invoice still lacks a number. @ana, please add it.',
  'Next meeting: tbd',
])('no need, or somebody’s: %s', (text) => expect(asks(note(text))).toBe(false));

test('icons say how far an item is, and a legend what they mean', () => {
  const list = '- ✅ Hybrid index\n- 🚧 Query rewriting (Noor)\n- 🔴 Replace the crawler\n- ❄️ Voice search\n';
  expect(readDocument(`## Q3\n\n${list}`, { genre: 'plan' }).lines).toEqual([5]);
  const legend = 'Legend: 🔴 rejected, ❄️ to do\n\n';
  expect(readDocument(`## Q3\n\n${legend}${list}`, { genre: 'plan' }).lines).toEqual([8]);
});

test('an icon in a row says whether it is over', () => {
  const rows = '| Data sheet | ✅ | |\n| Rollback rehearsal | ❌ | |\n| Calibration | ❌ | Bo Berg |\n';
  expect(readDocument(`| Check | OK? | Remark |\n|---|---|---|\n${rows}`, { genre: 'other' }).lines).toEqual([4]);
});

test.each<[string, boolean]>([
  ['Owner → Aylin', false],
  ['👤 Kofi', false],
  ['Owned by Marta', false],
  ['Owner → none so far', true],
  ['(responsible: open)', true],
])('a line that says whose a section is: %s', (line, asked) =>
  expect(asks(`## Storage\n\n${line}\n\n- Choose a format\n`, 'plan')).toBe(asked),
);

test('what and who in lines below an item belong together', () => {
  const item = (who: string) => `1. Second node\n   - What: get a quote\n   - Who: ${who}\n`;
  expect(readDocument(item('nobody yet'), { genre: 'tracking' }).lines).toEqual([2]);
  expect(readDocument(item('Bojana'), { genre: 'tracking' }).lines).toEqual([]);
});

test('a label or an arrow inside a paragraph begins an item', () => {
  expect(asks(note('The figures were noted. Action: send them to finance.'))).toBe(true);
  expect(asks(note('The sites are ready. → invite the nurses'))).toBe(true);
  expect(asks(note('The figures were noted. Action (Roy): send them to finance.'))).toBe(false);
});

test('a day in a column “By” is nobody', () => {
  const row = (who: string) =>
    `## Actions\n\n| Action | Who | By |\n|---|---|---|\n| Fix the test | ${who} | 13 Nov |\n`;
  expect(asks(row(''))).toBe(true);
  expect(asks(row('whoever is asked next'))).toBe(true);
  expect(asks(row('Yusuf'))).toBe(false);
});

test('a checklist that somebody ticks off is tracked, and not told to a reader', () => {
  const boxes = (mark: string) =>
    `# Launch checklist\n\n${`- [${mark}] Freeze the model\n- [ ] Update the list\n`.repeat(4)}`;
  expect(readDocument(boxes('x')).genre).toBe('tracking');
  expect(readDocument(boxes(' ')).genre).toBe('instructions');
});

test('instructions and requirements tell of their own gaps', () => {
  expect(asks('There is a gap. The procedure still needs to be written.', 'instructions')).toBe(true);
  expect(asks('The list of reasons has not been defined yet.', 'specification')).toBe(true);
  expect(asks('If the lease has not been released yet, wait.', 'instructions')).toBe(false);
});

test('whoever speaks next takes it', () => {
  const chat = (answer: string) => `**Raj** 10:44\nlet’s benchmark both on the subset\n\n**kofi** 10:46\n${answer}\n`;
  expect(asks(chat('sounds right'))).toBe(true);
  expect(asks(chat('I can do the benchmark'))).toBe(false);
});
