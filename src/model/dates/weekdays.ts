/** Days of the week: "friday", "next friday", "friday week", "the last friday of november". */
import { weekdayNumber } from './civil.js';
import { periodsOf } from './periods.js';
import { type Here, type PhraseGroup, type Said, type Words, wordOf } from './said.js';
import { countOf, HEADS, phrase, weekdayOfName } from './words.js';

const WHICH: Readonly<Record<string, 'coming' | 'this' | 'next' | 'last'>> = {
  this: 'this',
  next: 'next',
  last: 'last',
  past: 'last',
  previous: 'last',
};

function weekday({ weekday = '', which = '', plus }: Words): Said {
  const last = which.split(/[\s-]/).at(-1) ?? '';
  const days = plus === undefined ? 0 : /^week$/.test(plus) ? 7 : /^fortnight$/.test(plus) ? 14 : 7;
  const isAfterNext = /next$/.test(plus ?? '');
  return {
    is: 'weekday',
    w: weekdayOfName(weekday),
    which: isAfterNext ? 'next' : (WHICH[last] ?? 'coming'),
    plus: days,
  };
}

/** "The first monday of december", "the last friday of the month". */
function nthWeekday(words: Words, here: Here): Said | undefined {
  const [period] = periodsOf(words, here);
  if (!period) return undefined;
  const [first, last] = period;
  const w = weekdayOfName(wordOf(words, 'weekday'));
  if (/^last$/.test(wordOf(words, 'nth'))) return { is: 'day', n: last - ((weekdayNumber(last) - w + 7) % 7) };
  const n = first + ((w - weekdayNumber(first) + 7) % 7) + 7 * (countOf(wordOf(words, 'nth')) - 1);
  return n > last ? { is: 'impossible' } : { is: 'day', n };
}

const vague = (): Said => ({ is: 'vague' });

/** Phrases with a day of the week. */
export const WEEKDAY_PHRASES: readonly PhraseGroup[] = [
  {
    heads: HEADS.weekdays,
    phrases: [
      { pattern: phrase('(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues?|thurs?|thu|fri)'), says: weekday },
      { pattern: phrase('(?<weekday>mon|weds?|sat|sun)'), says: weekday, need: 'cue' },
      { pattern: phrase('{weekday}_(?<plus>week|fortnight|after_next)'), says: weekday },
      { pattern: phrase('(?:mon|tues|wednes|thurs|fri|satur|sun)days'), says: vague },
    ],
  },
  {
    heads: 'this|next|coming|upcoming|last|past|previous',
    phrases: [
      {
        pattern: phrase(
          '(?<which>this_coming|this|next|coming|upcoming|last|past|previous)_{weekday}(?:_(?<plus>week|fortnight|after_next))?',
        ),
        says: weekday,
      },
    ],
  },
  {
    heads: 'first|second|third|fourth|fifth|last|1',
    phrases: [
      {
        pattern: phrase(
          '(?<nth>first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))_{weekday}_(?:of|in)_(?:(?:(?<which>the|this|next|last)_)?(?<period>month|quarter|year)|{month}(?:,?_{year})?)',
        ),
        says: nthWeekday,
      },
    ],
  },
  {
    heads: 'every|each|alternate',
    phrases: [{ pattern: phrase('(?:every|each|alternate)_(?:other_|second_|2nd_)?{weekday}s?'), says: vague }],
  },
];
