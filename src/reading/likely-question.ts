/** What a question most likely asks, if it is put in words that no turn of the phrasebook has. Nothing changes by a guess. */
import type { Deciding } from './decide.js';
import { shown } from './decide.js';
import type { Act } from './decision.js';
import { type Draft, fitsArg, type Run, type Spoken, unbound, type Value } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import type { AskedFor } from './question-model.js';
import { resolveDraft } from './resolve.js';
import type { NamedThing, Thing } from './things.js';
import type { Token } from './tokens.js';
import { MASKS } from './turn-samples.js';

/** Words in quotation marks that can be a name. */
const LONGEST_NAME = 3;
/** What is less likely stays unsaid. */
const LEAST_SURE = 0.5;

/** The likeliest question of which all that it needs is named; undefined if none is likely. */
export function likelyQuestion(
  line: Spoken,
  book: Phrasebook,
  run: Run,
  deciding: Deciding,
  least = LEAST_SURE,
): Act | undefined {
  // About a piece of code, or words that somebody else said, there is too much to ask.
  if (line.tokens.some(isElsewhere)) return undefined;
  const words = maskedWords(line, run);
  for (const { asked, sure, isNamed } of book.questions().guess(words)) {
    if (sure < least || !asked) return undefined;
    if (!isNamed) continue;
    const draft = draftOf(line, asked, run);
    const act = draft && shownOf(draft, deciding);
    if (act) return act;
  }
  return undefined;
}

/** Code, a quoted line, or a sentence in quotation marks. */
const isElsewhere = ({ is, text }: Token): boolean =>
  is === 'code' || is === 'cited' || (is === 'quoted' && text.split(' ').length > LONGEST_NAME);

function shownOf(draft: Draft, deciding: Deciding): Act | undefined {
  const resolved = resolveDraft(draft, deciding.around);
  if ('ask' in resolved) return undefined;
  const [made] = resolved.calls;
  const isComplete = made && Object.keys(draft.values).every((name) => made.args[name] !== undefined);
  return isComplete ? { act: 'show', call: shown(made, deciding) } : undefined;
}

/** The words of a clause as turns have them: without words of no weight, and things as masks. */
function maskedWords(line: Spoken, { from, to }: Run): string[] {
  const words: string[] = [];
  for (let at = from; at < to; ) {
    const named = namedAt(line, at, to);
    const mask = named && maskFor(named.thing);
    const token = line.tokens[at];
    if (mask) words.push(mask);
    else if (token?.is === 'word' && !line.isNoise(at)) words.push(token.fold);
    at = mask ? named.to : at + 1;
  }
  return words;
}

const namedAt = (line: Spoken, at: number, end: number): NamedThing | undefined =>
  (line.found.get(at) ?? []).find(({ to, sure, thing }) => to <= end && sure > 1 && maskFor(thing) !== undefined);

function maskFor(thing: Thing): string | undefined {
  if (thing.is === 'stage' || thing.is === 'task' || thing.is === 'list') return MASKS.item;
  if (thing.is === 'person' || thing.is === 'group') return MASKS.person;
  if (thing.is === 'project' || thing.is === 'day') return MASKS[thing.is];
  return undefined;
}

/** The command with all that the clause names for it; undefined if something that it needs is not named. */
function draftOf(line: Spoken, { command, args }: AskedFor, run: Run): Draft | undefined {
  const values: Record<string, Value> = {};
  for (const [name, words] of Object.entries(args)) values[name] = { words };
  const draft: Draft = { command, values, left: [], background: undefined, doubt: 0 };
  for (const [name, arg] of unbound(draft)) {
    const named = surest(line, (thing) => fitsArg(arg, thing), run);
    if (named) values[name] = { thing: named.thing };
    else if (arg.required && !arg.implied) return undefined;
  }
  return draft;
}

/** The clearest name of something that fits. */
export function surest(line: Spoken, fits: (thing: Thing) => boolean, { from, to }: Run): NamedThing | undefined {
  let best: NamedThing | undefined;
  for (let at = from; at < to; at += 1)
    for (const one of line.found.get(at) ?? [])
      if (one.to <= to && one.sure > 1 && isDefinite(one) && fits(one.thing) && isSurer(one, best)) best = one;
  return best;
}

const isDefinite = ({ thing: { is } }: NamedThing): boolean => is !== 'pronoun' && is !== 'group' && is !== 'unknown';

/** "the training set" is more than the "training" in it. */
const isSurer = (one: NamedThing, other: NamedThing | undefined): boolean => {
  if (!other || isWithin(other, one)) return true;
  if (isWithin(one, other)) return false;
  return one.sure > other.sure || (one.sure === other.sure && one.to - one.from > other.to - other.from);
};

const isWithin = (inner: NamedThing, outer: NamedThing): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;
