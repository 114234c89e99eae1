/** Kinds of owners, places and work that were misread in documents that the reader had not seen, in other words. */
import { describe, expect, test } from 'vitest';
import { asks, readDocument } from '../../support/documents.js';

const lines = (text: string, genre: NonNullable<Parameters<typeof readDocument>[1]>['genre']) =>
  readDocument(text, { genre }).lines;
const note = (text: string) => `# Sync\n\n## Notes\n\n- ${text}\n`;

describe('whoever has all that has no name', () => {
  const list =
    '## Release\n\n- [x] Freeze the branch\n- [ ] Tag the version\n- [ ] Upload the wheels\n- [ ] Announce it: nobody yet\n';
  test.each([
    'Everything without a name below is done by the release manager.',
    'All boxes without a name belong to Nikita.',
    'What has no name is Nikita’s.',
    'Tasks that nobody is named for go to the release manager.',
    'Anything not assigned below is with Nikita Orlov.',
    'If no name is given, the release manager does it.',
  ])('%s', (line) => expect(lines(`# Release 3\n\n${line}\n\n${list}`, 'tracking')).toEqual([10]));
  test.each([
    'Everything without a name is done by hand.',
    'Boxes without a name are in the backlog.',
    'Add your name to all of them.',
  ])('but not: %s', (line) => expect(lines(`# Release 3\n\n${line}\n\n${list}`, 'tracking')).toEqual([8, 9, 10]));
});

describe('somebody takes an item in a later sentence of it', () => {
  test.each([
    'Mark the columns that nobody reads. Thandi, by the 23rd.',
    'Mark the columns that nobody reads. Thandi does it on Monday.',
    'Agree on names and types. Aleksi brings a proposal to the guild.',
    'Retention: audit wants seven years, the store is dear. Aleksi talks to audit.',
    'Move the exports — Thandi does it folder by folder.',
    'Move the exports. Thandi + Aleksi, in May.',
  ])('%s', (text) => expect(asks(`# Plan\n\n## Phase 1: to do\n\n- ${text}\n`, 'plan')).toBe(false));
  test.each([
    'Mark the columns that nobody reads. March, at the latest.',
    'Mark the columns that nobody reads. The old ones cost too much.',
  ])('but not: %s', (text) => expect(asks(`# Plan\n\n## Phase 1: to do\n\n- ${text}\n`, 'plan')).toBe(true));
  test('in prose too', () => {
    expect(asks(note('All of it has to be copied before the 30th -- Thandi does it folder by folder.'))).toBe(false);
    expect(asks(note('All of it has to be copied before the 30th -- it is slow.'))).toBe(true);
    expect(asks(note('We should also settle on one spelling (“eh”, “uh”). Ana to propose a list by the 10th.'))).toBe(
      false,
    );
  });
});

test('a legend is no work', () => {
  const legend = 'Legend: 🟢 on track 🟡 at risk 🔴 blocked ⚪ not started. DRI answers for the row.';
  expect(asks(`# Roadmap\n\n${legend}\n`, 'plan')).toBe(false);
  expect(asks('# Roadmap\n\nThe new loader is not started.\n', 'plan')).toBe(true);
});

test('a team beside a column for persons owns nothing', () => {
  const row = (who: string, heads = 'Item | DRI | Team') =>
    `# Plan\n\n## Q3\n\n| ${heads} |\n|---|---|---|\n| Seller embeddings | ${who} |\n`;
  expect(asks(row('TBD | Retrieval'), 'plan')).toBe(true);
  expect(asks(row(' | Ranking'), 'plan')).toBe(true);
  expect(asks(row('Yaw | Retrieval'), 'plan')).toBe(false);
  expect(asks(row('Ana, Bo | due', 'Item | Team | Due'), 'plan')).toBe(false);
});

describe('cards of a board: a title, and its fields in a line', () => {
  const card = (fields: string, title = 'EVAL-4 Evaluate the detector on faxes') => `**${title}**\n${fields}\n\n`;
  const board = (fields: string) =>
    `# Board, exported in May\n\n## To do\n\n${card('Assignee: Ana Silva | Priority: Low', 'EVAL-3 Fonts')}${card(fields)}`;
  test.each([
    ['Assignee: Unassigned | Priority: High', [8]],
    ['Assignee: — | Priority: High | Labels: docs', [8]],
    ['Priority: High · Assignee: none', [8]],
    ['Assignee: Bo Berg | Priority: High', []],
    ['Assignee: renovate-bot | Priority: Low', []],
    ['Assignee: Unassigned | Status: Done', []],
  ])('%s', (fields, found) => expect(readDocument(board(fields)).lines).toEqual(found));
  test('below “Done” nothing is', () =>
    expect(readDocument(board('Assignee: Unassigned | Priority: High').replace('## To do', '## Done')).lines).toEqual(
      [],
    ));
});

describe('a checklist that was copied', () => {
  const form = (boxes: string) =>
    `# Launch checklist (copy of template L-7)\n\nDelete what does not apply.\n\n${boxes}`;
  const boxes = (name: string) =>
    `- [x] Consent text\n- [ ] Announcement for the customers\n- [ ] Load test${name}\n- [ ] Model card reviewed\n- [ ] Kill switch tried${name}\n- [ ] Alert linked${name}\n`;
  test('asks nobody as long as no names stand in it', () => expect(readDocument(form(boxes(''))).lines).toEqual([]));
  test('is in use once some of its open boxes have names', () =>
    expect(readDocument(form(boxes(' — Bram'))).lines).toEqual([6, 8]));
});

test('a question in brackets makes no question of an item', () => {
  const list = (item: string) =>
    `# Status\n\nNEXT WEEK\n* Sizwe: calibration, then a shadow run\n* ${item}\n* Linh: start Khmer\n`;
  expect(lines(list('look into the jump in reports (bots? the news?)'), 'minutes')).toEqual([5]);
  expect(lines(list('Pedro: look into the jump in reports (bots?)'), 'minutes')).toEqual([]);
});

test.each<[string, boolean]>([
  ['Log rotation isn’t configured at all → to be fixed before the launch', true],
  ['Log rotation isn’t configured at all – to be fixed before the launch', true],
  ['Comparing both needs to be set up: nobody yet', true],
])('in minutes: %s', (text, asked) => expect(asks(note(text))).toBe(asked));

describe('notes of an editor in instructions', () => {
  test.each([
    'NOTE: the screenshots in this section still show the old tool and need to be replaced.',
    'TODO: this page does not say how to roll back, add it.',
    'Editor’s note: this section is out of date and has to be rewritten.',
    '(This step is out of date, its picture needs to be replaced.)',
  ])('%s', (text) =>
    expect(asks(`# How to label\n\n## Upload\n\nOpen the tool.\n\n${text}\n`, 'instructions')).toBe(true),
  );
  test.each([
    'NOTE: the images need to be resized before you upload them.',
    'Note that this step needs to be repeated for each region.',
    'This form has to be approved by your lead first.',
    'In this section the fields need to be filled in by you.',
    'Add a comment such as `# TODO: fix` where you leave a gap.',
    'Search the code for TODO and remove what is done.',
  ])('but not: %s', (text) =>
    expect(asks(`# How to label\n\n## Upload\n\nOpen the tool.\n\n${text}\n`, 'instructions')).toBe(false),
  );
});

test('what is said in a block quote under a card or a page is read for calls to somebody', () => {
  expect(
    asks('## Review\n\n> Comment (Sana, 19 Feb): could anybody review this? It blocks the rest.\n', 'tracking'),
  ).toBe(true);
  expect(asks('## Comments\n\n> **Rafael** – 20 May: could one of you renew the slides?\n', 'minutes')).toBe(true);
  expect(asks('## Comments\n\n> **Rafael** – 20 May: we should renew the slides.\n', 'minutes')).toBe(false);
  expect(asks('> Somebody should renew the slides.\n', 'minutes')).toBe(false);
});

describe('tables in plain text', () => {
  const table = (rows: string) =>
    `# Call\n\nPresent: Ngozi Adeyemi (NA), Henrik Sund (HS), Parvati Menon (PM)\n\nACTIONS\n${rows}`;
  test('with initials in the first column', () => {
    const rows =
      '   PM   score the car recordings once it is there    (open)\n   HS   rebuild the second half                      10 Sep\n   NA, HS  slides for the board                      18 Sep\n';
    expect(lines(table(rows), 'minutes')).toEqual([]);
    expect(lines(table(rows.replace('   HS ', '   ?  ')), 'minutes')).toEqual([7]);
  });
});

test('justified text is no table', () => {
  const text =
    'The export has  been slow since  May. We should\ndrop  the old index in the  next sprint, and\nlook  at what the  team in Oslo does\n';
  expect(lines(`# Sync\n\n## Notes\n\n${text}`, 'minutes')).toEqual([5]);
});

test('a group by its handle, and a place with a number, are nobody', () => {
  const row = (who: string) =>
    `## Actions\n\n| Action | Owner |\n|---|---|\n| Send the forms | ${who} |\n| Order the box | Ana |\n`;
  expect(lines(row('@infra'), 'minutes')).toEqual([5]);
  expect(lines(row('site 11'), 'minutes')).toEqual([5]);
  expect(lines(row('@bo'), 'minutes')).toEqual([]);
  expect(asks('## Actions\n\n- Send the forms @infra\n', 'minutes')).toBe(true);
  expect(asks('## Actions\n\n- @infra: send the forms\n', 'minutes')).toBe(true);
});

describe('none of this is work without an owner', () => {
  const steps = '# How to add a model\n\nThis page tells you what to do.\n\n## Steps\n\n';
  test.each([
    'Copy the file. This file needs to be updated each time you add a region.',
    'Check the old dashboard. This step has to be repeated until the old pods are gone.',
    'Restart the consumer. Kubernetes brings it back within a minute.',
    'Everything without a label is ignored by the gateway.',
    'name     name of the model   you\ncontact  whom to call        TBD by you\nregion   where it runs       nobody',
    '> Tip from Ana: could somebody on your side watch the logs? That helps.',
  ])('in instructions: %j', (text) => expect(lines(`${steps}${text}\n`, 'instructions')).toEqual([]));
  test.each([
    'We need slides. Bo + Ana, by Monday.',
    '> Ana, 13 May: thanks, somebody will be very happy about these.',
    'errors   12    14    9\nusers    100   120   140\nothers   1     2     3',
  ])('in minutes: %j', (text) => expect(lines(`# Sync\n\n## Notes\n\n${text}\n`, 'minutes')).toEqual([]));
  test('a card that only asks', () => {
    const card = (title: string) => `**VIS-4 ${title}**\nAssignee: none | Labels: x\n\n`;
    expect(lines(`## To do\n\n${card('Should we buy labels?')}${card('Buy labels')}`, 'tracking')).toEqual([6]);
  });
});

test('“Point-in-time joins” is nobody', () => {
  const point = 'Point-in-time joins arrive late. We need a test for that.';
  expect(lines(`# Plan\n\n## Open points\n\n1. ${point}\n`, 'plan')).toEqual([5]);
});

test('proposals say what is still to be found out', () => {
  const said = (text: string) => asks(`# RFC: index versions\n\n## Cost\n\n${text}\n`, 'proposal');
  expect(said('We still have to size the cluster.')).toBe(true);
  expect(said('We need to estimate the cost of both.')).toBe(true);
  expect(said('We need to store both versions.')).toBe(false);
});

test('a table with bars and nothing below its heads', () => {
  const rows =
    '| What | Who | Until |\n| Alert on empty results | Ana | 5 May |\n| Check of the configuration |  | 9 May |\n';
  expect(lines(`# Outage\n\n## Actions\n${rows}`, 'post-mortem')).toEqual([6]);
});

test('a name and a day is no work itself', () => {
  expect(asks('# Outage\n\nAction: write down how to roll back. Dina, this week.\n', 'post-mortem')).toBe(false);
  expect(asks('# Outage\n\nAction: write down how to roll back. This takes a week.\n', 'post-mortem')).toBe(true);
});

test('“every card needs an owner” is a rule', () => {
  expect(asks('# Guide\n\nEvery card needs an owner.\n', 'instructions')).toBe(false);
  expect(asks('# Guide\n\nThis guide needs an owner.\n', 'instructions')).toBe(true);
});

test('what a newcomer works through is the newcomer’s', () => {
  const boxes =
    '- [x] Laptop\n- [x] Accounts – Marek\n- [ ] Access to the labels – Marek\n- [ ] Read the runbook\n- [ ] Lunch with the team: nobody yet\n';
  expect(lines(`# Onboarding checklist for Idris\n\n${boxes}`, 'tracking')).toEqual([7]);
  expect(lines(`# Release checklist\n\n${boxes}`, 'tracking')).toEqual([6, 7]);
});
