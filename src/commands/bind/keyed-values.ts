/** Arguments that are named by a key. */
import { readDate } from '../../model/dates/find.js';
import type { DateReading } from '../../model/dates/types.js';
import { keyOf } from '../../model/names.js';
import type { Arg, NamedArg } from '../args.js';
import type { Token } from '../tokenize.js';
import type { Draft } from './draft.js';

/** Words of the longest value after a key: `due: end of next week`. */
const MOST_VALUE_WORDS = 5;

interface Key {
  named: NamedArg;
  /** The tokens after the key. */
  after: Token[];
  /** How many of them stand in the key's own token: 1 for `stage:data`, 0 for `stage: data`. */
  attached: 0 | 1;
}

/** `stage:data`, `due: next friday`, `owner:@ana`, `reason: no labels yet`. */
export async function bindKeyedValues(draft: Draft): Promise<void> {
  let at = 0;
  while (at < draft.left.length) {
    const key = keyAt(draft, at);
    // The tokens of a key are removed, so that the next token is at the same place.
    if (!key) at += 1;
    else if (key.named[1].type === 'text') bindKeyedText(draft, at, key);
    else await bindValue(draft, at, key);
  }
}

function keyAt(draft: Draft, at: number): Key | undefined {
  const token = draft.left[at];
  const [, word, value = ''] = (token?.is === 'word' && /^([\p{L}-]+):(.*)$/su.exec(token.text)) || [];
  const named = word === undefined ? undefined : argWithKey(draft, word);
  if (!token || !named) return undefined;
  const after = draft.left.slice(at + 1);
  if (value === '') return { named, after, attached: 0 };
  const first: Token = { ...token, text: value, fold: keyOf(value), start: token.end - value.length };
  return { named, after: [first, ...after], attached: 1 };
}

function argWithKey(draft: Draft, word: string): NamedArg | undefined {
  const key = keyOf(word);
  return draft.unbound().find(([name, arg]) => name === key || arg.keys.includes(key));
}

/** A text goes on to the end, or to the end of its quotes. */
function bindKeyedText(draft: Draft, at: number, { named: [name], after, attached }: Key): void {
  const value = after[0]?.is === 'quoted' ? after.slice(0, 1) : after;
  draft.args[name] = draft.typed(value);
  draft.remove(at, value.length + 1 - attached);
}

/** Any other argument takes the longest run of words that it understands, else a single one. */
async function bindValue(draft: Draft, at: number, { named, after, attached }: Key): Promise<void> {
  const most = after[0]?.is === 'word' ? MOST_VALUE_WORDS : 1;
  for (let count = Math.min(most, after.length); count > 1; count -= 1) {
    const value = await understood(draft, named[1], draft.typed(after.slice(0, count)));
    if (value === undefined) continue;
    draft.args[named[0]] = value;
    draft.remove(at, count + 1 - attached);
    return;
  }
  // A key without a value is ignored: the argument is asked for if it is needed.
  draft.remove(at, after.length === 0 ? 1 : 2 - attached);
  if (after.length > 0) await draft.assign(named, after.slice(0, 1));
}

/** A day; what is not clearly one stays in words, and is asked when the argument is checked. */
const dayOrWords = (words: string, reading: DateReading | undefined): string | undefined =>
  reading?.is === 'day' ? reading.day : reading && words;

/** The value that several words have for an argument. */
async function understood(draft: Draft, arg: Arg, words: string): Promise<string | undefined> {
  if (arg.type === 'day') return dayOrWords(words, readDate(words, draft.utterance));
  return ['project', 'stage', 'item', 'person'].includes(arg.type) ? draft.names.idOf(arg, words) : undefined;
}
