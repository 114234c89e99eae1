/** What the place of a line says of it: its number, its list, its heading, its column, a legend, a name elsewhere. */
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../support/documents.js';

const read = (text: string, genre?: NonNullable<Parameters<typeof readDocument>[1]>['genre']) =>
  readDocument(text, genre === undefined ? {} : { genre }).lines;
const note = (text: string) => read(`# Sync\n\n## Notes\n\n${text}\n`, 'minutes').map((line) => line - 4);

describe('numbered lines of a paragraph are items', () => {
  test('also in bold, which leaves blanks like those between cells', () => {
    const lines = '**R1.** Fit a second lock. Bo, by May.\n**R2.** Fit a bell at the gate.\n**R3.** Paint the door.';
    expect(read(`# Review\n\n## Recommendations\n\n${lines}\n`, 'post-mortem')).toEqual([6, 7]);
  });
  test('with a number of two parts', () => {
    const lines = '3.1 Recruit 12 growers\n3.2 Pack the seed, two bags each\n3.3 Weigh the crop: Ana';
    expect(read(`# Plan\n\n## Work packages\n\n${lines}\n`, 'plan')).toEqual([5, 6]);
  });
});

describe('a first word that can be more than a verb is one before an article or a number', () => {
  test.each([
    'Order 30 new chairs for the hall',
    'Survey the roof before the rain',
    'Train six stewards',
    'Label all boxes twice',
  ])('%s', (text) => expect(read(`# Plan\n\n## To do\n\n- ${text}\n`, 'minutes')).toEqual([5]));
  test.each(['Order of speakers', 'Survey results'])('but not: %s', (text) =>
    expect(read(`# Plan\n\n## Next quarter\n\n- ${text}\n`, 'minutes')).toEqual([]),
  );
});

describe('headings', () => {
  test('nobody has what stands below', () => {
    const items = '- Letters to the neighbours, 12 of them. The list is on the desk.\n- The gate, painted: Bo';
    expect(read(`# Handover\n\n## What nobody looks after now\n\n${items}\n`, 'tracking')).toEqual([5]);
    expect(read(`# Plan\n\n### Labels (responsible: to be named)\n\n${items}\n`, 'plan')).toEqual([5]);
    expect(read(`# Plan\n\n### Labels (responsible: Bo Berg)\n\n${items}\n`, 'plan')).toEqual([]);
  });
  test('instructions tell of their gaps, and of how they were used', () => {
    const page = (heading: string) =>
      `# Runbook: move the pumps\n\n1. Stop the pump.\n2. Press the green button.\n\n## ${heading}\n\n- The valve has to be replaced.\n`;
    expect(read(page('What we learned in May'), 'instructions')).toEqual([8]);
    expect(read(page('Known gaps'), 'instructions')).toEqual([8]);
    expect(read(page('Feedback from the night shift'), 'instructions')).toEqual([8]);
    expect(read(page('Known gaps, all of them mine'), 'instructions')).toEqual([]);
    expect(read(page('Afterwards'), 'instructions')).toEqual([]);
  });
  test('nobody has what they are about', () => {
    const services = '- `mailer`: its certificates run out in June\n- `geo`: Bo Berg takes it in May';
    expect(read(`# Notes\n\n## Services without an owner\n\n${services}\n`, 'tracking')).toEqual([5]);
  });
  test('a line above a list', () => {
    expect(
      note("- what's missing, as far as we know:\n  - check the lights (Bo)\n  - go through the old keys"),
    ).toEqual([3]);
    expect(read('# Plan\n\n## Power\n\nNobody has time for this yet.\n\n- Clone the meters\n', 'plan')).toContain(7);
  });
});

describe('legends, boxes and columns', () => {
  test('a letter that stands for work', () => {
    const text =
      'Legend: **D** = decided, **A** = to do, no letter = talk.\n\n- **D** Raise it.\n- **A** Raise the fence.\n- **A** Raise the flag (Ana Silva)';
    expect(note(text)).toEqual([4]);
    expect(note('- **A** Raise the fence.')).toEqual([]);
    expect(note('Codes: T = to do, I = info\n\n- I It went well.\n- T: raise the fence')).toEqual([4]);
  });
  test('rows with icons, some of them done, are a list in use', () => {
    const rows = [
      '✅ | Tent ordered | Bo',
      '🔴 | Signs at each gate | ',
      '🟡 | Water tested | ???',
      '✅ | Music booked | Ana',
    ];
    const table = `| | Item | Owner |\n|---|---|---|\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;
    expect(readDocument(`# Opening checklist\n\n${table}`)).toMatchObject({ genre: 'tracking', lines: [6, 7] });
  });
  test('what is done about it, and with whom it is', () => {
    const rows = '| Rain | rent a tent | Bo |\n| Wind | tie the signs down before the first guest comes | |\n';
    expect(read(`# Plan\n\n| Risk | What we do about it | Owner |\n|---|---|---|\n${rows}`, 'plan')).toEqual([6]);
    const open =
      '| Count the chairs | unassigned | open |\n| Colour of the chairs | – | settled, green |\n| Ask the hall | Ana | open |\n';
    expect(
      read(`# Requirements\n\n## Open issues\n\n| Issue | With | State |\n|---|---|---|\n${open}`, 'specification'),
    ).toEqual([7]);
  });
  test('phases and their weeks are a calendar', () => {
    expect(
      read(
        '# Plan\n\n## Phases\n\n| Phase | Weeks | Result |\n|---|---|---|\n| Closing the hall | 48 | keys back |\n',
        'plan',
      ),
    ).toEqual([]);
  });
});

describe('who is named elsewhere', () => {
  const table = (who: string, head = '') =>
    `# Meeting\n\n${head}\n\n## Actions\n\n| Action | Who | By |\n|---|---|---|\n| Write to the hall | ${who} | April |\n`;
  test('an office that somebody holds', () => {
    expect(read(table('Chair', '**Chair:** Dr Ana Silva'), 'minutes')).toEqual([]);
    expect(read(table('Clerk', 'Present: Mrs Ana Silva (Clerk), Bo Berg'), 'minutes')).toEqual([]);
    expect(read(table('Chair'), 'minutes')).toEqual([9]);
    expect(read(table('Hall staff'), 'minutes')).toEqual([9]);
  });
  test('a handle, without its sign', () => {
    const items = '- check the wording (annelien)\n- check the tune';
    expect(read(`# Sync\n\n@annelien, @bo-berg\n\n## To do\n\n${items}\n`, 'minutes')).toEqual([8]);
  });
  test('it was done by the time it was written down', () => {
    expect(note('- Present: Lena, Bo\n- the old job needs to be killed\n- (Lena killed it while we spoke)')).toEqual(
      [],
    );
    expect(note('- Present: Lena, Bo\n- the old job needs to be killed\n- (Lena laughed)')).toEqual([2]);
  });
});

describe('rules, purposes and conditions', () => {
  test.each([
    'Guests must be met at the gate, never at the door.',
    '5.5 Tablets must be locked away, never left on the trolley.',
    'A closed pool is to be reported to the desk, by whoever closes it.',
    'The purpose of the committee is to advise the board.',
    'Should the wall ever be built, the table must be extended.',
    'A box that is kept for someone else must be refused.',
    'Renew the passes by hand, done on 3 May.',
    'The banner has to be ordered, ordered on Monday.',
  ])('%s', (text) => expect(note(`- ${text}`)).toEqual([]));
  test.each([
    'The site team is to fit a new lock.',
    'Radio workshop to find out why it hums.',
    'The card is out of date as well and should be reprinted.',
    'For that at least six more cooks have to be found.',
    'Resolved further that the parents be told.',
    'It was agreed further that the parents be told.',
    'Three drivers are wanted for Sunday.',
    'The old logs: anyone willing to read them?',
    'Helmets for the parade: still none.',
    'programme ???',
  ])('but: %s', (text) => expect(note(`- ${text}`)).toEqual([1]));
});

test('in a proposal, what has to be done among people', () => {
  const rfc = (text: string) => read(`# RFC 12: rafts\n\n## Design\n\n${text}\n`, 'proposal');
  expect(rfc('This has to be measured on an old raft first.')).toEqual([5]);
  expect(rfc('Names must be sorted by the core.')).toEqual([]);
});
