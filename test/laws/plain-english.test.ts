/** Turns that read as translated do not come back into what Baton says. */
import { describe, expect, test } from 'vitest';
import { sources } from '../support/sources.js';

/** What is not said, and what is said instead. */
const BANNED: readonly [pattern: RegExp, instead: string][] = [
  [/\bbehind (?:it|itself|that)\b/, 'after'],
  [/\banew\b/, 'again'],
  [/\b(?:meanwhile|by hand)\./, 'in the meantime; say what to do'],
  [/\bsurely\b/, 'likely'],
  [/= \*?Nobody’s\b/, 'No owner'],
  [/\bwhat has nobody\b/, 'what has no owner'],
  [/\bwhen it comes…/i, 'Schedule…'],
  [/\bwaits for you\b/, 'You’re all caught up'],
  [/\bstand(?:s|ing) still\b/i, 'stuck'],
  [/\bneeds? a person\b/, 'needs attention'],
  [/\bis no date\b/, 'isn’t a date'],
  [/\bat the most\b|\bis the most\b/, 'up to'],
  [/^(?:submit-[a-z-]+|button-save) = Save$/m, 'the verb of what it does'],
  [/\bnudge-grace \d/, 'minutes in words'],
  [/\bholds for others\b/, 'affects other people'],
  [/\bput it back\b/, 'reset'],
];

const texts = sources('prompts/en', /\.ftl$/).filter(({ path }) => !/web\.ftl$/.test(path));

describe.each(BANNED)('%s', (pattern, instead) => {
  test(`is not said, but: ${instead}`, () => {
    const found = texts.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line) => (!line.startsWith('#') && pattern.test(line) ? [`${path}: ${line}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

test('there is something to look through', () => {
  expect(texts.length).toBeGreaterThan(20);
});
