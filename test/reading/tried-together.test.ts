import { expect, test } from 'vitest';
import { parsePattern } from '../../src/reading/pattern.js';
import { triedTogether } from '../../src/reading/tried-together.js';

/** The turns of a pattern in brackets, as they are tried. */
function tried(source: string): string[] {
  const [part] = parsePattern(source).parts;
  if (part?.is !== 'turns') throw new Error('brackets');
  return triedTogether(part.turns).map((turn) =>
    turn.map((one) => (one.is === 'word' ? [...one.words].join('|') : one.is)).join(' '),
  );
}

test.each([
  ['(the|our|my)', ['the|our|my']],
  ['(at risk|red|yellow|in danger|amber)', ['at risk', 'red|yellow', 'in danger', 'amber']],
  ['(now|{day}|then)', ['now', 'slot', 'then']],
  ['(the [same|other]|both)', ['the turns', 'both']],
])('%s: single words that follow one another are one, and the order stays', (source, expected) => {
  expect(tried(source)).toEqual(expected);
});
