/** Kinds of lines that published documents have: minutes, roadmaps and retrospectives of working groups, in other words. */
import { describe, expect, test } from 'vitest';
import { asks, readDocument } from '../../support/documents.js';

type Genre = NonNullable<NonNullable<Parameters<typeof readDocument>[1]>['genre']>;
const lines = (text: string, genre: Genre = 'minutes') => readDocument(text, { genre }).lines;
const begins = (text: string, genre: Genre) =>
  readDocument(text, { genre }).findings.map(({ start }) => text.slice(start).split(/\s/, 1)[0]);
const next = (item: string) => `# Meeting\n\n## Next steps\n\n- ${item}\n`;

describe('a list of work', () => {
  test.each([
    ['Cleanup includes two parts, removing old accounts and closing rooms', false],
    ['Choosing between the two forms, the short one looks like a safer choice', false],
    ['Phase 2 adds a guide for newcomers', false],
    ['Clean up the old accounts', true],
    ['Dockerize the server of the lab', true],
    ['See if the build can be made faster', true],
    ['See the board', false],
    ['Eat lunch', false],
    ['The only remaining issue is to find a list of the versions', true],
    ['Next steps include drawing a map of the hall', true],
    ['Unclaimed task on the questions', true],
  ])('%s', (item, asked) => expect(asks(next(item))).toBe(asked));
  test('what explains an order is not asked about', () => {
    const items =
      '- Keep the numbers on a disk of their own. Otherwise whenever it restarts, they are lost.\n- Introduce a rollout plan. This is not written yet.\n';
    expect(begins(`# Outage\n\n## Action items\n\n${items}`, 'post-mortem')).toEqual(['Keep', 'Introduce']);
  });
  test('a part of a sentence behind “e.g.” is no item', () =>
    expect(asks('# Plan\n\n## Next steps\n\n- What belongs to it (e.g. Phase 2, Phase 3)\n', 'plan')).toBe(false));
  test('a meeting’s own doings are topics', () => {
    const list = '## Next week\n\n- Discuss the flyers with everybody\n- Be sure to come early\n- Print the flyers\n';
    expect(lines(`# Meeting\n\n${list}`)).toEqual([7]);
  });
  test('what says that nothing is known yet names no work', () =>
    expect(lines('# Roadmap\n\n## Milestones\n\n- (TBA)\n- Print the flyers\n', 'plan')).toEqual([6]));
});

describe('labels of work', () => {
  test.each(['**[Action Item]** Add the map to the website', '[TODO] Add the map to the website'])('%s', (item) => {
    expect(asks(`# Retrospective\n\n## What went well\n\n- ${item}\n`, 'post-mortem')).toBe(true);
  });
  test('below what somebody said they are not the speaker’s', () => {
    const minutes = (said: string) =>
      `# Meeting\n\n## Maps\n\n- Lee: one\n- Lee: ${said}\n  - **Action item**: Add a list\n`;
    expect(lines(minutes('I like this!'))).toEqual([7]);
    expect(lines(minutes(''))).toEqual([]);
  });
  test('under any heading', () =>
    expect(asks('# Meeting\n\n## Charter\n\n- **Action**: Ask the city for the form\n')).toBe(true));
});

describe('lists without a heading of work', () => {
  const list =
    '- Write down how the lamps are wired\n- Decide where the spare lamps are kept\n- Order two more lamps\n';
  test('orders are work in post-mortems, and elsewhere as often what a team does all year', () => {
    expect(lines(`# Outage\n\n## Lamps\n\n${list}`, 'post-mortem')).toEqual([5, 6, 7]);
    expect(asks(`# The hall\n\n## What we do\n\n${list}`, 'plan')).toBe(false);
  });
  test('not in what is done again and again, nor steps with numbers', () => {
    expect(asks(`# Lamps\n\n## Every month\n\n${list}`, 'tracking')).toBe(false);
    expect(asks(`# Outage\n\n## Lamps\n\n${list.replaceAll('- ', '1. ')}`, 'post-mortem')).toBe(false);
  });
  test('not what a sentence introduces, or what is to be read', () => {
    expect(asks(`# Outage\n\n## Lamps\n\nThe goals of the talk with the city were to:\n\n${list}`, 'post-mortem')).toBe(
      false,
    );
    const links = ['Maps', 'Plans', 'Lamps', 'Signs'].map((one) => `- [${one} for beginners](https://x.org/${one})\n`);
    expect(asks(`# To do\n\n## List of resources we want\n\n${links.join('')}`, 'tracking')).toBe(false);
    expect(lines(`# To do\n\n## List of resources we want\n\n${list}`, 'tracking')).toEqual([5, 6, 7]);
  });
  test('what a post-mortem wants soon', () =>
    expect(lines(`# Outage\n\n## Improvements\n\n### Short term\n\n- Order two more lamps\n`, 'post-mortem')).toEqual([
      7,
    ]));
  test('an open box in minutes, but not of what is gone through each time', () => {
    expect(lines('# Call\n\n## Maps\n\n- [ ] separate maps from plans\n- maps are large\n')).toEqual([5]);
    expect(asks('# Call\n\n## Checklist before the call\n\n- [ ] Update the board\n')).toBe(false);
  });
  test('open boxes where others of the document are ticked', () => {
    const list = '# Website\n\n## Print\n\n- [x] find a printer\n\n## Web\n\n- [ ] post it to the forum\n';
    expect(lines(list, 'tracking')).toEqual([9]);
    expect(asks(list.replace('[x]', '[ ]'), 'tracking')).toBe(false);
  });
});

describe('tables', () => {
  const table = (rows: string) =>
    `# Goals\n\n## 2027 Q2\n\n| Result | Priority | Owner | Mid | End |\n|---|---|---|---|---|\n${rows}`;
  test('a row with a title alone is a heading', () => {
    const rows = '| **1 Finish the base** | | | | |\n| Write the guide | P1 | | 0.1 | 0.2 |\n';
    expect(lines(table(rows), 'plan')).toEqual([8]);
  });
  test('names in small letters that no lexicon has are names', () =>
    expect(asks(table('| Redo the website | P1 | Marta, pkafei | 0.1 | 0.2 |\n'), 'plan')).toBe(false));
  test('an explanation of marks is none', () => {
    const legend = '| State | Meaning |\n|---|---|\n| ✋ | Help wanted: seeking an owner |\n';
    expect(asks(`# Roadmap\n\n## Milestones\n\n${legend}`, 'plan')).toBe(false);
  });
});

describe('who has it', () => {
  test('initials in brackets above a list', () => {
    const list = '[MS]\n\n- Source the minutes of May\n- Ask the printer\n\n  [NL]\n\n- Create the slides\n';
    expect(asks(`# Meeting\n\n## Actions\n\n${list}`)).toBe(false);
    expect(lines(`# Meeting\n\n## Actions\n\n${list.replace('[NL]', '[All]')}`)).toEqual([12]);
  });
  test('whoever volunteers in the same list', () => {
    const list = (first: string) => `- Care of the map\n  - ${first}\n  - Need to talk to the city\n`;
    expect(asks(`# Call\n\n## Maps\n\n${list('@marta volunteering')}`)).toBe(false);
    expect(asks(`# Call\n\n## Maps\n\n${list('@marta was there')}`)).toBe(true);
  });
  test('whoever is working on it', () => {
    const card = (who: string) =>
      `# Call\n\n## Maps\n\n- Printing\n  - Work items:\n    - Find out how large maps are printed\n  - Who’s working on it: ${who}\n`;
    expect(asks(card('@marta, @joao'))).toBe(false);
    expect(asks(card('No one'))).toBe(true);
  });
  test('nobody is called “action”', () => {
    const list = '- action: change the title to City map\n- action: send the map to the city\n';
    expect(lines(`# Call\n\n## Maps\n\n${list}`)).toEqual([5, 6]);
  });
  test('whoever is on top of it', () =>
    expect(asks('# Call\n\n## Maps\n\nThe map has to be sent on Monday. Marta is on top of it.\n')).toBe(false));
});

describe('what is no work of the group', () => {
  test.each([
    'Do we need an owner for this?',
    'A second server lets us test the map before it is shown.',
    'With one server we are also able to print at night.',
    'It didn’t seem like we need to print it.',
    'We will publish such an update twice a month.',
    'The survey is still open.',
    'At every step the following rules must be kept.',
    'It is meant for builders who are willing to read the code.',
    'The last job often has to be sent several times before it passes.',
  ])('%s', (text) => expect(asks(`# Call\n\n## Maps\n\n${text}\n`)).toBe(false));
  test.each([
    'We need an owner for this.',
    'Let’s test the map.',
    'We will publish the map.',
    'This is a good time to open an issue about voting.',

    'The question is still open.',
    'Who is in charge?',
    'We should try to print it.',
    'Printing it at night requires further investigation.',
    'We are hunting for another developer.',
  ])('but: %s', (text) => expect(asks(`# Call\n\n## Maps\n\n${text}\n`)).toBe(true));
  test('goals, and what tells that the work is done', () => {
    expect(asks('# Roadmap\n\n## Goals\n\n- Build the best map of the city\n', 'plan')).toBe(false);
    expect(
      asks('# Roadmap\n\n## Goal: a map\n\n- Build the best map of the city\n- Ask for maps\n- Print it\n', 'plan'),
    ).toBe(true);
    expect(asks('# Roadmap\n\n## Success criteria\n\n- Support three kinds of maps\n', 'plan')).toBe(false);
    expect(asks('# Roadmap\n\n## Milestones\n\n- Support three kinds of maps\n', 'plan')).toBe(true);
  });
  test('answers behind an arrow', () => {
    const minutes = (answer: string) => `# Call\n\n## Maps\n\n- Where do we keep them?\n  - => ${answer}\n`;
    expect(asks(minutes('City archive'))).toBe(false);
    expect(asks(minutes('Ask the city archive'))).toBe(true);
  });
  test('what was decided while it happened', () => {
    const told = 'The site was slow. So we decided to use a form for the registration.';
    expect(asks(`# Outage\n\n## Timeline\n\n${told}\n`, 'post-mortem')).toBe(false);
    expect(asks(`# Call\n\n## Maps\n\n${told}\n`)).toBe(true);
  });
  test('a document that has been archived', () => {
    const plan = '# Plan for maps\n\n## Phase 1\n\n- Remove the old maps\n';
    expect(readDocument(plan).lines).toEqual([5]);
    const archived = readDocument(`> _This document has been archived._\n\n${plan}`);
    expect(archived).toMatchObject({ genre: readDocument(plan).genre, lines: [] });
  });
  test('topics of which was decided', () => {
    const topics = '- Move the call to another day\n  - Decision: it is on Thursdays now\n- Buy lamps\n';
    expect(asks(`# Call\n\n## This week\n\n${topics}`)).toBe(false);
  });
});

test('a list of things to do is tracked', () =>
  expect(readDocument('# Things to do\n\n## General\n\n- add alerts for spikes\n- check the script\n')).toMatchObject({
    genre: 'tracking',
    lines: [5, 6],
  }));
