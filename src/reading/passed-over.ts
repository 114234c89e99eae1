/** What a reading leaves aside, or means besides what it says. Pure. */
import type { Remembered } from './decision.js';
import type { Spoken } from './draft.js';
import { givesReason } from './in-front.js';
import type { Phrasebook } from './phrasebook.js';
import type { Reading } from './reading.js';
import { leansOnPronoun } from './spoken-of.js';

/** Words with which an order can begin, and other sentences too. */
const NO_VERBS = ['pronouns', 'refusing', 'negations', 'determiners', 'subjects', 'groups', 'me'] as const;

/** "take bo off #1, reassign to Emi": what was read as the reason of an order begins as another that names somebody or something. */
export function passesOver({ entry, draft: { background } }: Reading, line: Spoken, book: Phrasebook): boolean {
  if (!background || entry.mood !== 'order') return false;
  const { tokens, found } = line;
  const from = background.from + (tokens[background.from]?.is === 'mark' ? 1 : 0);
  const isOther = line.isNoise(from) || NO_VERBS.some((list) => line.says(from, list));
  const turns = book.byFirst.get(tokens[from]?.fold ?? '') ?? [];
  const isVerb = !isOther && turns.some(({ mood }) => mood === 'order') && turns.every(({ mood }) => mood !== 'report');
  const things = tokens.slice(from + 1, background.to).flatMap((_, i) => found.get(from + 1 + i) ?? []);
  return isVerb && things.some(({ sure, thing }) => sure > 1 && thing.is !== 'pronoun' && thing.is !== 'unknown');
}

/** What ends a stage or a task. */
const ENDED_BY: ReadonlySet<string> = new Set(['done', 'drop', 'skip']);

/** "Put it back", right after something was finished or dropped: that is undone. */
export function takesBack(reading: Reading, talk: Remembered | undefined): boolean {
  const { command, pattern } = reading.entry;
  const isNamed = pattern.first?.has(command.name) ?? false;
  const isBack = command.name === 'reopen' && !isNamed && leansOnPronoun(reading) && !givesReason(reading);
  const { command: last = '', args } = talk?.call ?? {};
  const isLast = talk?.items[0]?.endsWith(`:${args?.item ?? args?.stage}`);
  return isBack && isLast === true && ENDED_BY.has(last);
}

/** "start monitoring on 5 January": whether a day to come is said that the order can't wait for. */
export const saysLater = ({ entry, draft: { left } }: Reading, { found }: Spoken, today: string): boolean =>
  entry.mood === 'order' &&
  left.some(({ from }) =>
    found.get(from)?.some(({ thing }) => thing.is === 'day' && thing.reading.is === 'day' && thing.reading.day > today),
  );
