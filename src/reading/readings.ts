/** The ways in which a clause can be read, and the best of them. */
import type { Clarity } from '../clarity/engine.js';
import type { Arg } from '../commands/args.js';
import { choicesOf } from '../commands/args.js';
import { wordStem } from './alike.js';
import { bindRest, skipNoise } from './bind.js';
import { bindText, takePlace } from './bind-text.js';
import { type Draft, fitsArg, hasAllNeeded, type Run, type Spoken, unbound, type Value, written } from './draft.js';
import { matches } from './known-matches.js';
import type { Match, SlotFilling, SlotRules } from './match.js';
import { thoseWithTheirWords } from './needed-words.js';
import { type Entry, type Phrasebook, WILD } from './phrasebook.js';
import { isPlausible } from './plausible.js';
import type { Reading, Ways } from './reading.js';
import { standsAt } from './stance.js';
import { trimmed } from './text-ends.js';
import type { NamedThing } from './things.js';
import { bindTitle, isTitle } from './title.js';

const NONE: readonly Entry[] = [];

/** Everything a clause can be read as, the best first. */
export function readingsOf(ways: Ways, { from, to }: Run, asked = false): Reading[] {
  const start = skipNoise(ways.line, from, to);
  const first = ways.line.tokens[start]?.fold ?? '';
  const entries = new Set([
    ...(ways.book.byFirst.get(ways.line.tokens[from]?.fold ?? '') ?? []),
    ...(ways.book.byFirst.get(first) ?? []),
    ...(first === "'s" ? (ways.book.byFirst.get('is') ?? []) : []),
    ...(ways.line.isGerund(start) ? verbsOf(ways.book, first) : []),
    ...thoseWithTheirWords(ways.line, ways.book.byFirst.get('') ?? NONE),
  ]);
  const found: Reading[] = [];
  for (const entry of entries)
    for (const match of matches(ways.line, entry.pattern, from, to, slotRules(ways, entry)))
      found.push(readingOf(ways, entry, match, { from, to }));
  return found.filter((reading) => isPlausible(ways, reading, asked)).sort((a, b) => b.score - a.score);
}

/** The turns that begin with the verb of "giving". "Would you mind starting data" asks for nothing that is "started", and tells nothing. */
const verbsOf = ({ byFirst }: Phrasebook, gerund: string): Entry[] =>
  [...byFirst].flatMap(([word, entries]) =>
    wordStem(word) === wordStem(gerund) ? entries.filter(({ mood }) => mood !== 'question' && mood !== 'report') : [],
  );

/** Commands whose turns say so clearly what they are about that a name nothing is called is asked about. */
const NAMED: ReadonlySet<string> = new Set(['done', 'start', 'block', 'unblock', 'at-risk', 'reopen', 'skip', 'due']);

const rulesOf = new WeakMap<Ways, Map<Entry, SlotRules>>();

/** What can stand in the slots of a turn. */
export function slotRules(ways: Ways, entry: Entry): SlotRules {
  const known = rulesOf.get(ways) ?? new Map<Entry, SlotRules>();
  rulesOf.set(ways, known);
  const rules = known.get(entry) ?? newRules(ways, entry);
  known.set(entry, rules);
  return rules;
}

function newRules({ isStrict, line }: Ways, { command, mood, pattern }: Entry): SlotRules {
  return (name) => {
    const arg = command.args[name];
    if (!arg) {
      const wild = WILD[name];
      return wild ? { fits: ({ thing }: NamedThing) => wild.includes(thing.is) } : { words: true };
    }
    if (arg.type === 'text') return { words: true };
    if (arg.type === 'choice') return { unknown: 1 };
    // "status all 2" asks for a page, not for task #2.
    const isPage = isStrict || ('page' in command.args && pattern.words < 2);
    const isNumber = (at: number) => /^\d+$/.test(line.tokens[at]?.text ?? '');
    const fits = ({ thing, from, sure }: NamedThing) =>
      fitsArg(arg, thing) &&
      !(command.name === 'own' && thing.is === 'project' && isBehindMe(line, from)) &&
      !(mood === 'terse' && line.says(from, 'personal')) &&
      !(mood === 'question' && sure === 1 && isNumber(from) && isPage);
    const isNameable = arg.type === 'person' || arg.type === 'item' || arg.type === 'stage' || arg.type === 'day';
    const isSure =
      isStrict || arg.type === 'person' || arg.type === 'day' || (pattern.words > 1 && NAMED.has(command.name));
    // "we begin work now" names nothing.
    const isTold = pattern.first?.has('we') === true;
    // "start up culture is what they call it" names no stage.
    const isName = (run: Run) => isStrict || (arg.type === 'person' ? isPersonal(line, run) : !hasFinite(line, run));
    return isNameable && isSure && mood === 'order' && pattern.first && !isTold
      ? { fits, unknown: 3, isName }
      : { fits };
  };
}

/** "Give me fraud", "give me the fraud project" asks to see it. */
const isBehindMe = (line: Spoken, at: number): boolean =>
  line.says(at - 1, 'me') || (line.says(at - 1, 'determiners') && line.says(at - 2, 'me'));

/** Nobody is called "the auditors", "half comes monday" or, in "let's do it", "'s". */
const isPersonal = (line: Spoken, { from, to }: Run): boolean =>
  !line.says(from - 1, 'articles') &&
  line.tokens[from]?.fold !== "'s" &&
  !hasFinite(line, { from, to }) &&
  !line.tokens.slice(from, to).some((_, i) => line.found.has(from + i));

/** Whether a verb such as "is" stands in a run. */
const hasFinite = (line: Spoken, { from, to }: Run): boolean =>
  line.tokens.slice(from, to).some((_, i) => line.says(from + i, 'finite'));

/** A match with the words around it given to the command's arguments. */
export function readingOf(ways: Ways, entry: Entry, match: Match, run: Run): Reading {
  const { line, clarity, isStrict } = ways;
  const values: Record<string, Value> = {};
  for (const [name, value] of Object.entries(entry.args)) values[name] = { words: value };
  const isOrder = entry.mood === 'order';
  const draft: Draft = { command: entry.command, values, left: [], background: undefined, doubt: 0, isOrder };
  let [covered, unknown] = [0, 0];
  for (const [name, filling] of Object.entries(match.slots)) {
    if (name === 'somebody' && 'thing' in filling) draft.somebody = filling.thing;
    if (name in WILD) continue;
    // Words fit everywhere: only things show that a turn is meant.
    covered += 'thing' in filling ? filling.to - filling.from : 0;
    unknown += fill(ways, draft, name, filling, { ...match, end: run.to }) ? 0 : 1;
  }
  // "skip monitoring we buy it": behind the command's own name, what follows the thing is the reason.
  const isNamed = entry.isName || line.tokens[match.from]?.fold === entry.command.name;
  // Words that are bound take time as well as those that are matched.
  line.budget.steps -= run.to - match.to;
  bindRest(line, draft, { from: match.to, to: run.to }, clarity, isStrict && entry.isName, isNamed);
  giveLeftOver(line, draft, isStrict);
  const score = scoreOf(ways, entry, draft, match) + 2 * covered - 14 * unknown;
  // "deployment blocked again" is news, wherever the word stands.
  const behind = line.tokens.slice(match.to, skipNoise(line, match.to, run.to)).map(({ fold }) => fold);
  const passed = [...match.passed, ...behind];
  return { entry, draft, from: match.from, to: run.to, core: match.to, passed, score };
}

/** How well a turn fits besides what stands in its slots: its own words, what else was read, and what was not. */
function scoreOf(ways: Ways, entry: Entry, draft: Draft, match: Match): number {
  const more = Object.entries(draft.values).filter(([name, value]) => 'thing' in value || isChoice(entry, name)).length;
  const left = draft.left.reduce((sum, { from, to }) => sum + to - from, 0);
  const isAll = isWhole(ways.line, match) && saysAll(ways.line, draft, match);
  return (
    4 * match.literals +
    3 * (more + (draft.rider ? 1 : 0)) -
    4 * left -
    2 * draft.doubt -
    match.passed.length / 2 -
    (draft.background ? 2 : 0) +
    favour(ways, entry, draft, left) +
    (entry.isName && match.passed.length === 0 && isAll ? WHOLE : 0)
  );
}

/** A text that is nothing but the name of a command: no word of a title or name outweighs that. */
const WHOLE = 8;

/** "mine" is more likely a question than an order that doesn't say what to take. */
const saysAll = ({ tokens }: Spoken, draft: Draft, { from }: Match): boolean =>
  hasAllNeeded(draft) || tokens[from]?.fold === draft.command.name;

/** Whether every word of the text is in the match: "my tasks" is more than "tasks". */
const isWhole = ({ tokens }: Spoken, { from, to }: Run): boolean =>
  tokens.every((token, at) => token.is === 'mark' || (at >= from && at < to));

/** In a command its name is most likely meant, in a sentence a turn. */
function favour({ isStrict, clarity }: Ways, entry: Entry, draft: Draft, left: number): number {
  if (!entry.isName) return entry.mood === 'question' ? 1 : 0;
  const isNamed = Object.entries(draft.values).some(([name, value]) =>
    'thing' in value
      ? value.thing.is !== 'unknown'
      : isChoice(entry, name) && isOneOf(entry.command.args[name], value.words, clarity),
  );
  const isComplete = hasAllNeeded(draft);
  return isStrict && left === 0 && isNamed && isComplete ? 12 : -1;
}

const isOneOf = (arg: Arg | undefined, words: string, clarity: Clarity): boolean =>
  arg !== undefined && choicesOf(arg, clarity).includes(words.toLowerCase());

const isChoice = ({ command, args }: Entry, name: string): boolean =>
  command.args[name]?.type === 'choice' && !(name in args);

/** Puts what stands in a slot into the draft. @returns whether it is known what it means */
function fill(ways: Ways, draft: Draft, name: string, filling: SlotFilling, match: Match & { end: number }): boolean {
  const { line, clarity } = ways;
  if ('thing' in filling) {
    draft.values[name] = { thing: filling.thing };
    const isDoubtful = filling.sure === 1 && !isNumberAlone(ways, filling, match.end);
    draft.doubt += isDoubtful || isOfModels(ways, filling, match) ? 1 : 0;
    return true;
  }
  const arg = draft.command.args[name];
  if (arg?.type === 'text') return fillText(ways, draft, name, arg, filling, match);
  const words = written(line, filling);
  if (arg?.type === 'choice') {
    draft.values[name] = { words: words.toLowerCase() };
    return choicesOf(arg, clarity).includes(words.toLowerCase());
  }
  draft.values[name] = arg?.type === 'person' ? { thing: { is: 'unknown', kind: 'person', words } } : { words };
  return false;
}

/** "release the model" says nothing of who owns the training, though a model is what a training is called by. */
const isOfModels = ({ line, isStrict }: Ways, { sure }: NamedThing, { from }: Match): boolean =>
  !isStrict && sure < 3 && line.says(from, 'saidOfModels');

/** "close 1", "move 1 to friday": the number of a task, and not one of many, as in "3 gpus". */
function isNumberAlone({ line, book }: Ways, { thing, from, to }: NamedThing, end: number): boolean {
  const { tokens, found } = line;
  const next = tokens[to];
  if (thing.is !== 'task' || !/^\d+$/.test(tokens[from]?.text ?? '')) return false;
  return (
    to >= end ||
    next === undefined ||
    next.is !== 'word' ||
    found.has(to) ||
    standsAt(line, book.frames.behindNumber, to, end) !== undefined
  );
}

/** A text that ends the turn is read to its edges; one in the middle stands as it is. */
function fillText({ line, clarity }: Ways, draft: Draft, name: string, arg: Arg, run: Run, match: Match): boolean {
  const isLast = run.to === match.to;
  // "Dana has to renew the certs by tuesday, please add that as a task"
  const isWhole = isLast || (draft.command.makes === 'task' && sealed(line, run).from === run.from);
  const hasEdges = isWhole && isTitle(draft.command, [name, arg]);
  if (name === 'after' && takePlace(line, draft, run)) return true;
  if (hasEdges) bindTitle(line, draft, [name, arg], run);
  else if (isLast) bindText(line, draft, [name, arg], run, clarity);
  else if (!line.isPlaceholder(run.from, run.to))
    draft.values[name] = {
      words: trimmed(line, name === 'after' ? { ...run, from: skipNoise(line, run.from, run.to) } : sealed(line, run)),
    };
  return true;
}

/** "no model without it: “train a baseline” as a task", "a task “train a baseline”": only what is quoted is the text. */
function sealed(line: Spoken, { from, to }: Run): Run {
  const { tokens } = line;
  const isSmall = tokens.slice(from, to - 1).every((_, i) => SMALL.some((list) => line.says(from + i, list)));
  const isQuoted = tokens[to - 1]?.is === 'quoted' && (isSmall || tokens[to - 2]?.fold === ':');
  return { from: isQuoted ? to - 1 : from, to };
}

/** Words in front of a quoted text that belong to no title. */
const SMALL = ['smallInTitles', 'taskHeads', 'called'] as const;

/** Words that are left go to the argument that is still needed: it will say what is wrong with them. */
function giveLeftOver(line: Spoken, draft: Draft, isStrict: boolean): void {
  const needed = unbound(draft).filter(([, { required, implied, type }]) => required && !implied && type !== 'text');
  const [only, more] = needed;
  const [run] = draft.left;
  if (!only || more || !run || draft.left.length > 1 || run.to - run.from > 5) return;
  const [name, arg] = only;
  if (!isStrict && (arg.type === 'item' || arg.type === 'stage' || arg.type === 'project')) return;
  const words = written(line, run);
  draft.values[name] = arg.type === 'person' ? { thing: { is: 'unknown', kind: 'person', words } } : { words };
  draft.left = [];
  draft.doubt += 3;
  draft.unread = true;
}
