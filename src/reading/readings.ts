/** The ways in which a clause can be read, and the best of them. */
import { wordStem } from './alike.js';
import { bindRest, skipNoise } from './bind.js';
import { type Draft, type Run, type Spoken, unbound, type Value, written } from './draft.js';
import { fillSlot } from './fill-slot.js';
import { fitOf } from './fit.js';
import { matches } from './known-matches.js';
import type { Match } from './match.js';
import { thoseWithTheirWords } from './needed-words.js';
import { type Entry, type Phrasebook, WILD } from './phrasebook.js';
import { isPlausible } from './plausible.js';
import type { Reading, Ways } from './reading.js';
import { slotRules } from './slot-rules.js';

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

/** A match with the words around it given to the command's arguments. */
export function readingOf(ways: Ways, entry: Entry, match: Match, run: Run): Reading {
  const { line, clarity, isStrict } = ways;
  const values: Record<string, Value> = {};
  for (const [name, value] of Object.entries(entry.args)) values[name] = { words: value };
  const isOrder = entry.mood === 'order';
  const draft: Draft = { command: entry.command, values, left: [], background: undefined, doubt: 0, isOrder };
  const { covered, unknown } = fillSlots(ways, draft, match, run.to);
  // "skip monitoring we buy it": behind the command's own name, what follows the thing is the reason.
  const isNamed = entry.isName || line.tokens[match.from]?.fold === entry.command.name;
  // Words that are bound take time as well as those that are matched.
  line.budget.steps -= run.to - match.to;
  bindRest(line, draft, { from: match.to, to: run.to }, clarity, isStrict && entry.isName, isNamed);
  giveLeftOver(line, draft, isStrict);
  const score = fitOf(ways, entry, draft, match) + 2 * covered - 14 * unknown;
  // "deployment blocked again" is news, wherever the word stands.
  const behind = line.tokens.slice(match.to, skipNoise(line, match.to, run.to)).map(({ fold }) => fold);
  const passed = [...match.passed, ...behind];
  return { entry, draft, from: match.from, to: run.to, core: match.to, passed, score };
}

/** @returns how many words the things in the slots cover, and how many slots have something unknown in them */
function fillSlots(ways: Ways, draft: Draft, match: Match, end: number): { covered: number; unknown: number } {
  let [covered, unknown] = [0, 0];
  for (const [name, filling] of Object.entries(match.slots)) {
    if (name === 'somebody' && 'thing' in filling) draft.somebody = filling.thing;
    if (name in WILD) continue;
    // Words fit everywhere: only things show that a turn is meant.
    covered += 'thing' in filling ? filling.to - filling.from : 0;
    unknown += fillSlot(ways, draft, name, filling, { ...match, end }) ? 0 : 1;
  }
  return { covered, unknown };
}

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
