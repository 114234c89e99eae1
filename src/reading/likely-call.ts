/**
 * What a sentence most likely means, if it is put in words that no turn of the phrasebook has. A question is
 * answered, and anything else becomes an offer.
 */

import type { Arg, NamedArg } from '../commands/args.js';
import type { Call } from '../view/view.js';
import { wordStem } from './alike.js';
import type { Deciding } from './deciding.js';
import type { Act } from './decision.js';
import { type Draft, fitsArg, type Run, type Spoken, unbound, type Value } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import { resolveDraft } from './resolve.js';
import { standsAt } from './stance.js';
import { shown } from './state-of.js';
import { trimmed } from './text-ends.js';
import type { NamedThing, Thing } from './things.js';
import { bindTitle, isTitle } from './title.js';
import type { Token } from './tokens.js';
import { toldText } from './told-text.js';
import type { Meant } from './turn-model.js';
import { MASKS } from './turn-samples.js';
import { isDeniedIn, isForeignIn, isForMeIn, isNounIn, isReportOfNothing, isStrangeIn } from './unlikely.js';

/** Words in quotation marks that can be a name. */
const LONGEST_NAME = 3;
/** What is less likely stays unsaid: a question, an order to offer, the command that somebody wants to be told about. */
const LEAST_SURE = 0.5;
const SURE_OF_ORDER = 0.55;
const SURE_OF_COMMAND = 0.6;
/** A guess that counts for more than the name of a command in front. */
const SURER_THAN_NAMED = 0.85;

/** The likeliest question of which all that it needs is named; undefined if none is likely. */
export function likelyQuestion(
  line: Spoken,
  book: Phrasebook,
  run: Run,
  deciding: Deciding,
  least = LEAST_SURE,
): Act | undefined {
  const [made] = isForeignIn(line, run) ? [] : likeliest(line, book, ['show'], run, deciding, least);
  return made && { act: 'show', call: shown(made, deciding) };
}

/** The likeliest order of which all that it needs is named, for each of several things; nothing if none is likely. */
export function likelyOffers(line: Spoken, book: Phrasebook, run: Run, deciding: Deciding): Act[] {
  const made = likeliest(line, book, ['do', 'offer'], run, deciding, SURE_OF_ORDER);
  const [first] = made;
  if (!first || isNounIn(line, book, run) || isStrangeIn(line, book, run)) return [];
  if (isDeniedIn(line, run, first.command) || isReportOfNothing(line, run, first.command)) return [];
  if (isForMeIn(line, book, run, first.command)) return [];
  // "That was useful" is about nothing that could be changed.
  const { item, stage, project, title } = first.args;
  return (item ?? stage ?? project ?? title) !== undefined ? made.map((call) => ({ act: 'offer', call })) : [];
}

/**
 * The command that is most likely meant by "mark a stage as risky"; undefined if none is likely.
 * @param named the command whose name the words begin with: only a guess that is quite sure counts for more
 * @param alias the same for other words that name a command: with it, a guess need not be sure
 */
export function likelyCommand(
  line: Spoken,
  book: Phrasebook,
  run: Run,
  { named, alias }: { named: string | undefined; alias: string | undefined },
): string | undefined {
  const masked = withVerb(maskedWords(line, run), book);
  const [asked] = book.meanings().guess(masked, ['show']);
  const [ordered] = book.meanings().guess(withVerb(maskedWords(line, run, book.generic), book), ['do', 'offer']);
  const [bare] = book.meanings().guess(masked, ['do', 'offer']);
  // "see my tasks" is a question; "give a task to somebody" only begins like one.
  const isSeen = standsAt(line, book.seeing, run.from, run.to) !== undefined;
  if (isSeen && asked && asked.sure > (ordered?.sure ?? 0)) return asked.meant?.command.name;
  if (named !== undefined && (ordered?.sure ?? 0) < SURER_THAN_NAMED) return named;
  if (alias !== undefined && ordered?.meant?.command.name === alias) return alias;
  return [ordered, bare, asked].find((guess) => (guess?.sure ?? 0) >= SURE_OF_COMMAND)?.meant?.command.name;
}

/** "Giving a task away" as an order: the verb of which the first word is a form in -ing. */
function withVerb([first = '', ...words]: readonly string[], { verbs }: Phrasebook): string[] {
  const isVerb = (verb: string) => !verb.endsWith('ed') && !verb.endsWith('ing') && wordStem(verb) === wordStem(first);
  const verb = first.endsWith('ing') ? [...verbs].find(isVerb) : undefined;
  return [verb ?? first, ...words];
}

function likeliest(
  line: Spoken,
  book: Phrasebook,
  acts: readonly Meant['act'][],
  run: Run,
  deciding: Deciding,
  least: number,
): readonly Call[] {
  // About a piece of code, or words that somebody else said, there is too much to mean.
  if (isElsewhere(line)) return [];
  for (const { meant, sure, isNamed } of book.meanings().guess(maskedWords(line, run), acts)) {
    if (sure < least || !meant) return [];
    const draft = isNamed ? draftOf(line, book, meant, run) : undefined;
    const made = draft ? callsOf(draft, deciding) : [];
    if (made.length > 0) return made;
  }
  return [];
}

/** Whether a text has code, a quoted line, or a sentence in quotation marks. "A task called “…”" says what it is called. */
export const isElsewhere = ({ tokens, says }: Spoken): boolean =>
  tokens.some(({ is, text }, at) => {
    const isCalled = says(at - 1, 'called') || tokens[at - 1]?.fold === ':';
    return is === 'code' || is === 'cited' || (is === 'quoted' && !isCalled && text.split(' ').length > LONGEST_NAME);
  });

/** The calls that a draft comes to, if all that it names is known; several for a list. */
export function callsOf(draft: Draft, deciding: Deciding): readonly Call[] {
  const resolved = resolveDraft(draft, deciding.around);
  if ('ask' in resolved) return [];
  const isComplete = ({ args }: Call) => Object.keys(draft.values).every((name) => args[name] !== undefined);
  return resolved.calls.every(isComplete) ? resolved.calls : [];
}

/** The words of a clause as turns have them, things as masks. */
export function maskedWords(line: Spoken, { from, to }: Run, generic: Phrasebook['generic'] = []): string[] {
  const words: string[] = [];
  for (let at = from; at < to; ) {
    const masked = maskAt(line, at, to) ?? genericAt(line, at, to, generic);
    const token = line.tokens[at];
    if (masked) words.push(masked.mask);
    else if (token) words.push(wordOf(token));
    at = masked ? masked.to : at + 1;
  }
  return words;
}

const NUMBER = /^\d+$/;

const wordOf = ({ is, fold, text }: Token): string => {
  if (is === 'mark') return text;
  if (is !== 'word') return `{${is}}`;
  return NUMBER.test(fold) ? '{number}' : fold;
};

/** What stands for a thing that is named, and where its name ends. */
interface Masked {
  mask: string;
  to: number;
}

function maskAt(line: Spoken, at: number, end: number): Masked | undefined {
  const named = namedAt(line, at, end);
  const mask = named && maskFor(named.thing);
  return named && mask !== undefined ? { mask, to: named.to } : undefined;
}

function genericAt(line: Spoken, at: number, end: number, generic: Phrasebook['generic']): Masked | undefined {
  for (const { mask, turns } of generic) {
    const to = standsAt(line, turns, at, end);
    if (to !== undefined) return { mask, to };
  }
  return undefined;
}

const namedAt = (line: Spoken, at: number, end: number): NamedThing | undefined =>
  (line.found.get(at) ?? []).find(({ to, sure, thing }) => to <= end && sure > 1 && maskFor(thing) !== undefined);

function maskFor(thing: Thing): string | undefined {
  if (thing.is === 'stage' || thing.is === 'task' || thing.is === 'list') return MASKS.item;
  if (thing.is === 'person') return MASKS.person;
  if (thing.is === 'project' || thing.is === 'day') return MASKS[thing.is];
  return undefined;
}

/** The command with all that the clause names for it; undefined if something that it needs is not named. */
export function draftOf(line: Spoken, book: Phrasebook, { command, args }: Meant, run: Run): Draft | undefined {
  const values: Record<string, Value> = {};
  for (const [name, words] of Object.entries(args)) values[name] = { words };
  const draft: Draft = { command, values, left: [], background: undefined, doubt: 0 };
  const text = unbound(draft).some(([, arg]) => isNeededText(arg)) ? toldText(line, run, command) : undefined;
  // "a task for Emi called “…”": what else is named stands around the text.
  const told = text ? { ...run, to: text.from } : run;
  const why = reasonAt(line, told);
  const around = why === undefined ? told : { ...told, to: why };
  for (const [name, arg] of unbound(draft)) {
    if (why !== undefined && isReason([name, arg]))
      values[name] = { words: trimmed(line, { from: why + 1, to: told.to }) };
    if (text && isNeededText(arg)) bindTold(line, draft, [name, arg], text);
    if (name in values) continue;
    const named = surest(line, (thing) => fitsArg(arg, thing), around);
    // What began this morning isn't due this morning.
    const isNews = command.name === 'due' && named?.thing.is === 'day' && isNewsAt(line, book, named.from, run.to);
    if (isNews) return undefined;
    if (named) values[name] = { thing: named.thing };
    else if (arg.required && !arg.implied) return undefined;
  }
  return draft;
}

/** Where a reason begins, behind words that could be an order: "un-done data because …". */
function reasonAt(line: Spoken, { from, to }: Run): number | undefined {
  const at = line.tokens.findIndex((_, i) => i > from && i < to && line.says(i, 'causing'));
  return at > 0 && at + 1 < to ? at : undefined;
}

const isReason = ([name, { type, explains }]: NamedArg): boolean => type === 'text' && (explains || name === 'reason');

const isNeededText = ({ type, required, implied }: Arg): boolean => type === 'text' && required === true && !implied;

function bindTold(line: Spoken, draft: Draft, named: NamedArg, text: Run): void {
  if (isTitle(draft.command, named)) bindTitle(line, draft, named, text);
  else draft.values[named[0]] = { words: trimmed(line, text) };
}

const isNewsAt = (line: Spoken, { frames }: Phrasebook, at: number, end: number): boolean =>
  standsAt(line, frames.news, at, end) !== undefined;

/** The clearest name of something that fits. */
function surest(line: Spoken, fits: (thing: Thing) => boolean, { from, to }: Run): NamedThing | undefined {
  let best: NamedThing | undefined;
  for (let at = from; at < to; at += 1)
    for (const one of line.found.get(at) ?? [])
      if (one.to <= to && one.sure > 1 && isDefinite(one) && fits(one.thing) && isSurer(one, best)) best = one;
  return best && isPartOfProject(line, best, from) ? undefined : best;
}

/** "is the churn model in production?": the model in it isn't the stage that is called so for short. */
function isPartOfProject(line: Spoken, part: NamedThing, first: number): boolean {
  const isWhole = (one: NamedThing) => one.thing.is === 'project' && one.sure === 3 && isWithin(part, one);
  for (let at = first; at <= part.from; at += 1) if (line.found.get(at)?.some(isWhole)) return true;
  return false;
}

const isDefinite = ({ thing: { is } }: NamedThing): boolean =>
  is !== 'pronoun' && is !== 'personal' && is !== 'group' && is !== 'unknown';

/** "the training set" is more than the "training" in it. */
const isSurer = (one: NamedThing, other: NamedThing | undefined): boolean => {
  if (!other || isWithin(other, one)) return true;
  if (isWithin(one, other)) return false;
  return one.sure > other.sure || (one.sure === other.sure && one.to - one.from > other.to - other.from);
};

const isWithin = (inner: NamedThing, outer: NamedThing): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;
