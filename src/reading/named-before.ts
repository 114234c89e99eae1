/** Words that mean a day named before them in the same text: "I'm away till Monday, snooze until then". */
import type { NamedThing } from './things.js';
import type { Token } from './tokens.js';
import type { WordLists } from './word-lists.js';

/** What "until then" means: the day that was named last in front of it. */
export function daysSpokenOf(tokens: readonly Token[], found: readonly NamedThing[], lists: WordLists): NamedThing[] {
  return tokens.flatMap(({ is, fold }, at): NamedThing[] => {
    if (is !== 'word' || !lists.has('thatDay', fold) || !lists.has('by', tokens[at - 1]?.fold)) return [];
    const day = found.findLast(({ thing, to }) => thing.is === 'day' && to <= at);
    return day ? [{ from: at, to: at + 1, thing: day.thing, sure: 2 }] : [];
  });
}
