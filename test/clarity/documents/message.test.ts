/** Minutes and lists that are pasted into a chat are read by their structure. */
import { describe, expect, test } from 'vitest';
import { structureFinder } from '../../../src/clarity/documents/message.js';
import { book, engine } from '../../support/engine.js';

const mayBeStructured = structureFinder(book.documents);

/** The lines, from 1, whose owner a message leaves open. */
function openLines(text: string): number[] {
  const { findings } = engine.check(text, { medium: 'chat' });
  const about = findings.filter(({ rule, weight }) => weight === 'finding' && engine.rule(rule).about === 'owner');
  return [...new Set(about.map(({ start }) => text.slice(0, start).split('\n').length))];
}

describe('items under a heading of work have no owner unless somebody is named', () => {
  test.each([
    [
      'Slack’s bold and bullets',
      '*Action items*\n• Backfill the March labels\n• Rotate the keys – Bo\n• Ana: archive the runs',
      [2],
    ],
    ['numbers', 'Next steps:\n1. Backfill the March labels\n2. Rotate the keys (Bo)\n3. @ana archive the runs', [2]],
    ['dashes below a line', 'notes from the sync\n\nTODO:\n- Backfill the March labels\n- Rotate the keys -> Bo', [4]],
    ['boxes', 'Action items\n- [ ] Backfill the March labels\n- [x] Rotate the keys\n- [ ] Archive the runs @ana', [2]],
    ['no bullets', 'Action items:\nBackfill the March labels\nBo: rotate the keys\nArchive the runs (Ana)', [2]],
    [
      'an underlined heading',
      'Action items\n------------\n\n- Backfill the March labels\n- Bo rotates the keys -- Bo',
      [4],
    ],
  ])('%s', (_, text, lines) => expect(openLines(text)).toEqual(lines));
});

test('a label says the same in each line', () => {
  const text =
    'Sync of the 3rd\nAI: backfill the March labels\nAI (Bo): rotate the keys\nAI: Ana archives the runs\nDecision: keep v4';
  expect(openLines(text)).toEqual([2]);
});

test('where others have a name, the one without is open, and so is “TBD”', () => {
  expect(
    openLines(
      'next sprint:\n- season 10 retrain (Théo)\n- wait-time model for Brazil (Oleks)\n- appeals dashboard for support',
    ),
  ).toEqual([4]);
  expect(openLines('Action items\n- Price backfill: TBD\n- Legend: Rafael moves it below the plot')).toEqual([2]);
});

test('topics of an agenda, links and what is done are no work', () => {
  expect(
    openLines('Agenda for Thursday:\n1. Discuss the rollback\n2. Update the test data\n3. We should retrain?'),
  ).toEqual([]);
  expect(
    openLines('*Done*\n• Backfill the March labels\n• Rotate the keys\n\n*Links*\n• Fix the export (#12)'),
  ).toEqual([]);
});

test('what is said outside of the lists is read as ever', () => {
  const text = 'Someone should look at the drift.\n\nAction items:\n- Bo: rotate the keys';
  expect(openLines(text)).toEqual([1]);
  expect(engine.check(text).main).toMatchObject({ title: 'Look at the drift' });
});

test('the nudge speaks of the open item, with its words as the title', () => {
  const { nudge, main, work } = engine.check(
    '*Action items*\n• Bo: rotate the keys\n• Backfill the March labels by Friday',
  );
  expect(nudge).toBe(true);
  expect(main).toMatchObject({ title: 'Backfill the March labels by Friday', firm: true });
  expect(work).toMatchObject({ kind: 'need', owner: 'none', due: 'yes' });
});

test('most chat is not looked at for structure', () => {
  for (const text of ['the build is green', 'one\ntwo\nthree', '- a single bullet', 'a - b\nc - d'])
    expect(mayBeStructured(text)).toBe(false);
  expect(mayBeStructured('x\n- a\n- b')).toBe(true);
});

test.each(['- a', '*', '1. ', 'action', '- action\n'])('thousands of times %j are read without harm', (line) => {
  expect(engine.check(`${line}\n`.repeat(2_500)).nudge).toBe(false);
  expect(engine.check(line.repeat(2_500)).nudge).toBe(false);
});
