/** Whether a reading can be meant at all: many words of commands are words like any other. */
import { SETTINGS } from '../model/settings.js';
import { type Draft, type Spoken, unbound, type Value } from './draft.js';
import type { Entry, Phrasebook } from './phrasebook.js';
import type { Reading, Ways } from './reading.js';
import { tokenize } from './tokens.js';
import { isForeignIn } from './unlikely.js';

/** A name of a command in a sentence is often a word like any other: "close enough", "less is more". */
export function isPlausible(
  { isStrict, line, book }: Ways,
  { entry, draft, core, to, from }: Reading,
  asked: boolean,
): boolean {
  const left = draft.left.reduce((sum, run) => sum + run.to - run.from, 0);
  const isSaid = saysWhen(draft, book) && saysWhere(draft, book) && saysZone(draft) && saysTime(draft);
  if (!entry.isName && !isSaid) return false;
  if (entry.pattern.words === 0 && entry.command.name === 'due' && isPast(draft)) return false;
  if (!isStrict && entry.command.shows && draft.left.some((run) => isForeignIn(line, { from, to: run.to })))
    return false;
  // "done training" asks only with a question mark.
  if (entry.mood === 'question' && !asked && 'item' in draft.values && line.says(from, 'alsoStates')) return false;
  if (isStrict) return entry.isName || left === 0 || entry.mood === 'order';
  if (entry.command.shows && entry.isName && needsChoice(draft)) return false;
  const bound = Object.keys(draft.values).length - Object.keys(entry.args).length;
  if (entry.mood === 'order' && isNoun(line, entry.pattern, from)) return false;
  if (entry.mood === 'question' && !asked && draft.doubt > 0) return false;
  // "when" alone means what was spoken of last; with more words it is another question.
  if (entry.args.item === 'it' && left > 0) return false;
  const first = draft.left[0]?.from ?? 0;
  const isFor = draft.left.length === 1 && [first - 1, first - 2].some((at) => line.says(at, 'for'));
  if (entry.command.shows && left > (isFor || (asked && !entry.isName) ? 3 : 0)) return false;
  // "I'm in the Boston office now" takes no offer.
  if (entry.command.name === 'accept' && !namesItem(draft) && left > 0) return false;
  if (!entry.isName) return left <= 4;
  if (SPOKEN_ALONE.has(entry.command.name) && draft.values.item === undefined) return false;
  // "… at the gym, now home" asks for nothing.
  if (entry.command.name === 'home' && line.tokens.length > 2) return false;
  if (left > (bound > 0 ? 3 : 0)) return false;
  return core - from > 1 || !takesAnyWords(line, draft, core, to);
}

const namesItem = ({ values: { item } }: Draft): boolean =>
  item !== undefined && !('thing' in item && item.thing.is === 'pronoun');

/** A time for the digest names a day or says how often, outside the command that is for nothing else. */
const saysWhen = ({ values: { when } }: Draft, { wordLists }: Phrasebook): boolean =>
  when === undefined ||
  !('words' in when) ||
  tokenize(when.words).some(({ fold }) => wordLists.begins('scheduled', fold));

const wordsOf = (value: Value | undefined): string => (value && 'words' in value ? value.words : '');

const QUIET = 'quiet-hours';

/** "Never write to me about #2" names no hours. */
function saysTime({ values }: Draft): boolean {
  const [key, words] = [wordsOf(values.setting), wordsOf(values.value)];
  const setting = SETTINGS.find((one) => one.key === key);
  return (
    key !== QUIET ||
    values.value === undefined ||
    /(?:^|\s)\d/.test(words) ||
    setting?.valid?.(setting.tidy?.(words, '') ?? words) === true
  );
}

/** "it was solved yesterday" sets no date. */
const isPast = ({ values: { day } }: Draft): boolean =>
  day !== undefined && 'thing' in day && day.thing.is === 'day' && day.thing.reading.is === 'past';

/** A stage is moved behind another, not "to 7", "there" or "in as the due date". */
function saysWhere({ values: { after } }: Draft, { wordLists }: Phrasebook): boolean {
  if (after === undefined || !('words' in after)) return true;
  const [first, second] = tokenize(after.words);
  return !/^\d+$/.test(after.words) && ![first, second].some((word) => wordLists.has('nowhere', word?.fold));
}

/** "I'm in Berlin, change my time zone": no zone has a comma in its name, and one of several words is known. */
function saysZone({ values }: Draft): boolean {
  const words = wordsOf(values.value);
  if (wordsOf(values.setting) !== ZONE || words.includes(',')) return wordsOf(values.setting) !== ZONE;
  const setting = SETTINGS.find(({ key }) => key === ZONE);
  return !words.includes(' ') || setting?.valid?.(setting.tidy?.(words, '') ?? words) === true;
}

const ZONE = 'time-zone';

/** "yes" and "no" are words like any other; on their own they are read as answers. */
const SPOKEN_ALONE: ReadonlySet<string> = new Set(['accept', 'decline', 'pass']);

const needsChoice = (draft: Draft): boolean =>
  unbound(draft).some(([, { type, required }]) => type === 'choice' && required);

/** Whether a single word was read as a command that takes whatever follows, without a sign that this was meant. */
function takesAnyWords({ tokens }: Spoken, { command, values }: Draft, core: number, to: number): boolean {
  const isThing = Object.values(values).some((value) => 'thing' in value && value.thing.is !== 'day');
  const isText = Object.entries(command.args).some(([name, { type }]) => type === 'text' && name in values);
  if (isThing || !isText || core >= to) return false;
  return tokens[core]?.is !== 'quoted' && tokens[core]?.fold !== ':';
}

/** Whether what a turn begins with is a noun where it stands: "the release of …", "our take on …". A turn can begin with "my" itself. */
const isNoun = (line: Spoken, { first }: Entry['pattern'], from: number): boolean =>
  first !== undefined &&
  (line.says(from - 1, 'beforeNouns') || (line.says(from, 'beforeNouns') && !first.has(line.tokens[from]?.fold ?? '')));
