/** What stands at the end of an item, behind a mark: that nobody has it, or that it is not done. */
import type { Vocabulary } from './vocabulary.js';

/** Behind words in the place of a name: "nobody yet, all are full". */
const EXPLAINED = /[,;]\s[^,;]{3,80}$/u;
/** What is to be done, a mark, and words in the place of a name. */
const NOBODY_AT_END =
  /^(.{3,120}?)(?:\s[–—-]{1,2}\s|:\s|\s?(?:→|->|=>)\s?|,\s|\s[([])([^:→()[\]]{1,30}?)[)\]]?[\s.]*$/u;
/** "Changelog ???" */
const ASKED = /^\s*\S+(?:\s\S+){0,3}\s\?{2,3}\s*$/;
const SHORTEST_LABEL = 5;

/** Whether an item ends with words that say that nobody has it: "Load test: nobody yet", "Runbook – ?". */
export function endsWithNobody(text: string, words: Vocabulary): boolean {
  if (ASKED.test(text)) return true;
  const isNobody = (low: string) => words.nobody.has(low) && !words.oftenNothing.has(low);
  return endsWith(text, isNobody, words) || endsWith(text.replace(EXPLAINED, ''), isNobody, words);
}

/** Whether an item ends with words that say that it is not done: "Data sheet: missing". */
export const endsUndone = (text: string, words: Vocabulary): boolean =>
  endsWith(text, (low) => words.undone.has(low), words);

function endsWith(text: string, isSaid: (low: string) => boolean, { facts }: Vocabulary): boolean {
  const [, label = '', said = ''] = NOBODY_AT_END.exec(text) ?? [];
  if (!isSaid(said.trim().toLowerCase()) || label.trim().length < SHORTEST_LABEL) return false;
  return !label
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => facts.has(word));
}
