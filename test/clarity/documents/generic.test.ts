/** What is told of work by the form of a sentence or its place, and not by words that a list has. */
import { describe, expect, test } from 'vitest';
import { asks, readDocument } from '../../support/documents.js';

const note = (text: string) => `# Sync\n\n## Loader\n\n- ${text}\n`;

describe('needs of things', () => {
  test.each([
    'Reason codes need a one-page explanation.',
    'The page shows wrong dates since the upgrade, that needs repair.',
    'The training jobs have to run on the new image by then.',
    'The log is full again, has to be cleared.',
    'Should be turned into a real service.',
    'The remaining seven to follow.',
    'A second translator is needed.',
    'First version needed by the 20th.',
    'The steering group asked that a short assessment be prepared.',
    'The runbook says nothing about draining, add it.',
    'The filter is hard to find. Move it up.',
    'Nobody has measured the second shard.',
    'The quarterly report isn’t assigned to anyone.',
    'Reference answers have typos, someone with a good eye should go through them.',
    'The drive is full, everybody please delete old runs.',
    'The risk file has no entry for twins; it must be added before the submission.',
    'Two pages for the guide, should be written before the planning week.',
    'HR has yet to advertise the post.',
    'Members were asked to send their entries to the secretary.',
    'Once the index is there we will repeat the test in Italy.',
    'Maintainers, please go through the old requests.',
    'Stitching across chunks is a separate story, nobody on it yet.',
    'IT Operations shall examine the other servers.',
    'We agreed that we retire the stereo pair.',
    'One of the groups with enough data should take over the rewriting.',
  ])('%s', (text) => expect(asks(note(text))).toBe(true));
  test.each([
    'Services need redundancy.',
    'Nobody has complained.',
    'Everything in the drive has been deleted.',
    'Please do not delete points, close them.',
    'If the log is full, clear it.',
    'Should only be shared with the leads.',
    'Spare battery: to be ordered – done, it arrives on Monday.',
    'The record has the wrong order – needs correcting – corrected during the meeting.',
    'Tables above 2 TB must be partitioned by month.',
    'With a second arm we would need a bigger generator.',
    'Can somebody explain me why the forecast is zero?',
    'The folder is overwritten by whoever has the right to.',
    'Somebody once thought it should be fixed.',
    'I know who trained them but one of them has changed teams.',
  ])('but not: %s', (text) => expect(asks(note(text))).toBe(false));
});

describe('headings that no list has', () => {
  const under = (heading: string) =>
    `# Post-mortem: empty file\n\n## ${heading}\n\n- Row count check before publishing\n`;
  test.each(['What we will do about it', 'What needs to happen', 'Taken along', 'Work left before the launch'])(
    '%s',
    (heading) => expect(readDocument(under(heading), { genre: 'post-mortem' }).lines).toEqual([5]),
  );
  test.each(['What was done about it: history', 'Last week’s actions', 'The loader'])('but not: %s', (heading) =>
    expect(readDocument(under(heading), { genre: 'post-mortem' }).lines).toEqual([]),
  );
  test('a few words above a list, with no mark', () => {
    const text = '# Sprint review 19\n\nShown: the trainer.\n\nTaken along\n- dry run flag for the loader\n';
    expect(readDocument(text, { genre: 'minutes' }).lines).toEqual([]);
    expect(readDocument(text, { genre: 'tracking' }).lines).toEqual([6]);
  });
});

test('a column for what follows from a row holds work without a column of owners', () => {
  const table = (head: string) =>
    `# Acceptance test\n\n| Case | Result | ${head} |\n|---|---|---|\n| 10x traffic | timeouts | repeat it with four nodes |\n`;
  expect(readDocument(table('Action')).lines).toEqual([5]);
  expect(readDocument(table('Follow-up')).lines).toEqual([5]);
  expect(readDocument(table('Remark')).lines).toEqual([]);
});

describe('whose a sentence of a paragraph is', () => {
  test('names in brackets at its end say nothing of the sentences before', () => {
    const text = note('').replace('- ', 'Reason codes need a one-page explanation. Model 9 is in shadow (Bashir).');
    expect(asks(text)).toBe(true);
  });
  test('nor do names behind the sentence that a label makes an item of', () => {
    const text = note('').replace(
      '- ',
      'Decided: start with ten shops. Someone has to sign the agreement. Dov will look at synthetic data.',
    );
    expect(asks(text)).toBe(true);
  });
});

describe('a heading right below an item', () => {
  const board = (heading: string) => `# Sprint 12\n\nTo do\n- rotate the keys\n${heading}\n- rename the metrics\n`;
  test.each(['Done', 'Done:', '**Done**', 'Not committed'])('%s', (heading) =>
    expect(readDocument(board(heading)).lines).toEqual([4]),
  );
  test('but not a line that goes on', () => {
    expect(readDocument(board('and those of the old bucket')).lines).toEqual([4, 6]);
  });
});

test('in a comment, what says outright that somebody has to do it counts', () => {
  const comment = (text: string) => `# RFC: drop the old format\n\n## Comments\n\n> Dewi, 4 June: ${text}\n`;
  expect(
    readDocument(comment('fine, but someone has to talk to the two hospitals.'), { genre: 'proposal' }).lines,
  ).toEqual([5]);
  expect(readDocument(comment('fine, but we should talk to the two hospitals.'), { genre: 'proposal' }).lines).toEqual(
    [],
  );
});

test('icons in a table that tells how things are make no tasks of its rows', () => {
  const table = (head: string) =>
    `# Status\n\n| ${head} | Light | In one line |\n|---|---|---|\n| Model | 🟢 | frozen |\n| Integration | 🔴 | Broker rejects letters |\n`;
  expect(readDocument(table('Area')).lines).toEqual([]);
  expect(readDocument(table('Task')).lines).toEqual([6]);
});

test('a cell of owners with a noun in small letters is an office', () => {
  const row = (who: string) =>
    `# Actions\n\n| Action | Owner |\n|---|---|\n| Route complaints to the duty officer | ${who} |\n`;
  expect(readDocument(row('Call centre')).lines).toEqual([5]);
  expect(readDocument(row('Mara Celik')).lines).toEqual([]);
});

test('few words do not make a specification', () => {
  const text =
    '# Migration of the store – plan\n\nPhase 2: backfill. A freeze must be announced.\n\nPhase 4: the store must be deleted.\n';
  expect(readDocument(text).genre).toBe('plan');
});
