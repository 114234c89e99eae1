/** "#2 is done, #3 too": what was said of one thing holds for the next. Pure. */
import type { SpokenClause } from './clause-reader.js';
import { fitsArg, type Spoken } from './draft.js';
import type { CompiledFrames } from './frames.js';
import { isNaming } from './reading.js';
import { asSaid } from './spoken-of.js';
import { standsAt } from './stance.js';

/** Clauses in which "too" behind a thing, or "same for" in front of it, is read as what the clause before says. */
export function withSameAgain(
  line: Spoken,
  frames: CompiledFrames,
  clauses: readonly SpokenClause[],
): readonly SpokenClause[] {
  const all: SpokenClause[] = [];
  for (const clause of clauses) all.push(sameAs(all.at(-1), clause, line, frames) ?? clause);
  return all;
}

function sameAs(
  before: SpokenClause | undefined,
  clause: SpokenClause,
  line: Spoken,
  frames: CompiledFrames,
): SpokenClause | undefined {
  const { reading, stance } = before ?? {};
  if (!reading || !stance || reading.entry.mood === 'question' || !isSame(clause, line, frames)) return undefined;
  const { draft } = reading;
  const thing = thingIn(clause);
  const name = ['item', 'stage'].find((one) => one in draft.values);
  const arg = name === undefined ? undefined : draft.command.args[name];
  if (!thing || name === undefined || !arg || !fitsArg(arg, thing)) return undefined;
  const values = { ...draft.values, [name]: { thing } };
  return {
    ...clause,
    stance: asSaid(stance, clause.stance),
    reading: { ...reading, draft: { ...draft, values, left: [], background: undefined } },
  };
}

function isSame({ reading, from, at, to }: SpokenClause, line: Spoken, frames: CompiledFrames): boolean {
  if (!reading || !isNaming(reading)) return false;
  let end = to;
  while (end > at && line.tokens[end - 1]?.is === 'mark') end -= 1;
  return line.says(end - 1, 'alsoAtEnd') || standsAt(line, frames.sameFor, from, to) !== undefined;
}

function thingIn({ reading }: SpokenClause) {
  const value = reading?.draft.values.item;
  return value && 'thing' in value ? value.thing : undefined;
}
