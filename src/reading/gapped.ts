/** What goes on without the verb of the order in front: "assign #2 to bo and #4 to chi". Pure. */
import { STATE_COMMANDS } from './acts.js';
import { withoutRecord } from './clause-ends.js';
import type { SpokenClause } from './clause-reader.js';
import { joins, type SaidSentence } from './clauses.js';
import type { Run } from './draft.js';
import { matches } from './known-matches.js';
import type { TurnPattern } from './pattern.js';
import type { Entry } from './phrasebook.js';
import { isWhole, type Reading, type Ways } from './reading.js';
import { readingOf } from './readings.js';
import { slotRules } from './slot-rules.js';
import type { Stance } from './stance.js';

/** "assign #2 to bo and #4 to chi", "due dates: #1 monday, #2 friday": what follows does without the verb. */
export function gapped(ways: Ways, left: Reading, said: SaidSentence, before: Stance): SpokenClause[] | undefined {
  const { line } = ways;
  const turns = turnsOf(ways, left);
  // "…, please register"
  const { to, recorded } = withoutRecord(ways, said.from, said.to);
  const [sentence, stance] = [
    { ...said, to },
    { ...before, recorded: before.recorded || recorded },
  ];
  const ends = turns.length > 0 ? [...joins(line, sentence), { end: sentence.to, next: sentence.to }] : [];
  for (const { end, next } of ends) {
    const reading = withoutVerb(ways, turns, { from: sentence.from, to: end });
    if (!reading) continue;
    const clause: SpokenClause = { from: sentence.from, to: end, at: sentence.from, stance, reading };
    if (next >= sentence.to) return [clause];
    const more = gapped(ways, left, { ...sentence, from: next }, stance);
    return more ? [clause, ...more] : undefined;
  }
  return undefined;
}

/** The turn of an order, and those of its verb that say how something stands: "set data to done and training to blocked". */
function turnsOf({ line, book }: Ways, { entry, from }: Reading): readonly Entry[] {
  if (entry.isName || slotAt(entry) < 0) return [];
  if (slotAt(entry) === 0) return withoutMiddle(entry);
  const verb = line.tokens[from]?.fold ?? '';
  const others = STATE_COMMANDS.has(entry.command.name) ? (book.byFirst.get(verb) ?? []) : [];
  const isState = (other: Entry) =>
    other.mood === 'order' && !other.isName && slotAt(other) === 1 && STATE_COMMANDS.has(other.command.name);
  return [entry, ...others.filter((other) => other !== entry && slotAt(entry) === 1 && isState(other))];
}

const ofMiddle = new WeakMap<Entry, readonly Entry[]>();

/** "Emi is deputy on training and Chi on deployment": a turn of two things without what stands between, but for its last word. */
function withoutMiddle(entry: Entry): readonly Entry[] {
  const known = ofMiddle.get(entry);
  if (known) return known;
  const { parts } = entry.pattern;
  const [first, second, more] = parts.flatMap(({ is }, at) => (is === 'slot' ? [at] : []));
  const between = second === undefined ? [] : parts.slice(1, second);
  const last = between.at(-1);
  const isShort = first === 0 && second !== undefined && more === undefined && between.length > 1 && last !== undefined;
  const pattern = { ...entry.pattern, parts: [...parts.slice(0, 1), ...(last ? [last] : []), ...parts.slice(second)] };
  const made = isShort ? [{ ...entry, pattern }] : [];
  ofMiddle.set(entry, made);
  return made;
}

/** How a run is read by the first of the turns that fits it from its first argument on. */
function withoutVerb(ways: Ways, turns: readonly Entry[], run: Run): Reading | undefined {
  for (const entry of turns) {
    const reading = matches(ways.line, fromSlotOn(entry), run.from, run.to, slotRules(ways, entry))
      .map((match) => readingOf(ways, entry, match, run))
      .find((one) => isWhole({ reading: one }) && isNamed(one));
    if (reading) return reading;
  }
  return undefined;
}

/** The place of the first argument in a turn. */
const slotAt = ({ pattern }: Entry): number => pattern.parts.findIndex(({ is }) => is === 'slot');

const fromSlot = new WeakMap<Entry, TurnPattern>();

/** A turn from its first argument on; always the same one, so that what is found of it is remembered. */
function fromSlotOn(entry: Entry): TurnPattern {
  const { pattern } = entry;
  const known = fromSlot.get(entry) ?? { ...pattern, parts: pattern.parts.slice(slotAt(entry)), first: undefined };
  fromSlot.set(entry, known);
  return known;
}

/** Whether all that a reading is about is known. */
const isNamed = ({ draft: { values } }: Reading): boolean =>
  Object.entries(values).every(([name, value]) =>
    'thing' in value ? value.thing.is !== 'unknown' : name === 'reason',
  );
