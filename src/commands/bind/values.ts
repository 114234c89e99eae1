/** Choices, days and page numbers. */
import { findDates, LONGEST_DATE } from '../../model/dates/find.js';
import { type Arg, choicesOf, type NamedArg } from '../args.js';
import type { Draft } from './draft.js';

/** `tasks mine`, `mute channel`. A required choice takes the first word if none fits, so that the answer can name it. */
export function bindChoices(draft: Draft): void {
  for (const [name, arg] of draft.unbound()) {
    if (arg.type !== 'choice') continue;
    const choices = choicesOf(arg, draft.utterance.clarity);
    const fitting = draft.left.findIndex(({ fold }) => choices.includes(fold));
    const at = fitting < 0 && arg.required ? 0 : fitting;
    const token = draft.left[at];
    if (!token) continue;
    draft.args[name] = token.text;
    draft.remove(at, 1);
  }
}

/** `due data next friday`: a required day is all that is left. `task add x by friday`: an optional one follows a key. */
export function bindDay(draft: Draft): void {
  const day = draft.firstUnbound('day');
  if (!day) return;
  if (day[1].required) bindRequiredDay(draft, day);
  else bindDayAfterKey(draft, day);
}

function bindRequiredDay(draft: Draft, [name]: NamedArg): void {
  const words = draft.typed(draft.left);
  if (words !== '') draft.args[name] = words;
  draft.removeAll();
}

function bindDayAfterKey(draft: Draft, [name, arg]: NamedArg): void {
  const at = keyIndex(draft, arg);
  if (at < 0) return;
  // With the key: "by march" is a date, "march" alone is not.
  const words = draft.typed(draft.left.slice(at)).slice(0, LONGEST_DATE);
  const key = draft.left[at]?.text.length ?? 0;
  const [day] = findDates(words, draft.utterance).filter(({ start }) => start > key);
  if (!day || words.slice(key, day.start).trim() !== '') return;
  // What is not clearly a day is asked when the argument is checked.
  draft.args[name] = day.reading.is === 'day' ? day.reading.day : day.words;
  draft.remove(at, tokensIn(draft, at, day.end));
}

const keyIndex = (draft: Draft, { keys }: Arg) =>
  draft.left.findIndex(({ is, fold }) => is === 'word' && keys.includes(fold));

/** How many tokens from `at` make up so many characters; at least one. */
function tokensIn(draft: Draft, at: number, length: number): number {
  let count = 1;
  while (at + count <= draft.left.length && draft.typed(draft.left.slice(at, at + count)).length < length) count += 1;
  return count;
}

/** `history data 2`, `tasks page 2`: a number is a page. */
export function bindPage(draft: Draft): void {
  const page = draft.firstUnbound('page');
  const at = draft.left.findIndex(({ text }) => /^\d{1,6}$/.test(text));
  const token = draft.left[at];
  if (!page || !token) return;
  draft.args[page[0]] = token.text;
  const before = draft.left[at - 1]?.fold === 'page' ? 1 : 0;
  draft.remove(at - before, 1 + before);
}
