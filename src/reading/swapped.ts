/** "give #2 to bo – no wait, chi": another thing takes the place of the one that the order named. Pure. */
import type { SpokenClause } from './clause-reader.js';
import { fitsArg, isMark, type Spoken } from './draft.js';
import type { CompiledFrames } from './frames.js';
import { endsAt, skipIdle } from './stance.js';
import type { NamedThing, Thing } from './things.js';

/** What takes the place of another thing, where what it corrects ends, and where the text goes on. */
interface Swap {
  end: number;
  thing: Thing;
  next: number;
}

/** Marks after which a correction can begin. What stands behind a colon or in brackets is a reason: "(no data)". */
const APART = new Set([',', '.', '!', ';', '…', '-', '–', '—']);

/** The last place of a text at which a thing is corrected; undefined if none is. */
export function swapIn(line: Spoken, frames: CompiledFrames): Swap | undefined {
  const { tokens } = line;
  for (let at = tokens.length - 1; at > 1; at -= 1) {
    if (tokens[at - 1]?.is !== 'line' && !isMark(tokens[at - 1], APART)) continue;
    for (const to of endsAt(line, frames.swaps, at, tokens.length)) {
      const named = namedAt(line, to);
      if (named) return { end: at - 1, thing: named.thing, next: named.to };
    }
  }
  return undefined;
}

/** The thing that is all there is up to the next mark or "and". */
function namedAt(line: Spoken, from: number): NamedThing | undefined {
  const at = line.tokens[from]?.fold === ',' ? from + 1 : from;
  const places = line.isNoise(at) || line.says(at, 'beforeAnswer') ? [at, at + 1] : [at];
  const isEnd = (to: number) => {
    const token = line.tokens[to];
    return token === undefined || token.is === 'mark' || token.is === 'line' || line.says(to, 'and');
  };
  return places.flatMap((place) => line.found.get(place) ?? []).find(({ to, thing }) => isEnd(to) && isName(thing));
}

const isName = ({ is }: Thing): boolean => is !== 'pronoun' && is !== 'personal' && is !== 'unknown' && is !== 'group';

/** Clauses of which the last that names such a thing names the other one; undefined if none does. */
export function withSwapped(clauses: readonly SpokenClause[], thing: Thing): SpokenClause[] | undefined {
  const at = clauses.findLastIndex((clause) => fittingArg(clause, thing) !== undefined);
  const clause = clauses[at];
  const arg = clause && fittingArg(clause, thing);
  if (!clause?.reading || arg === undefined) return undefined;
  const { draft } = clause.reading;
  const reading = { ...clause.reading, draft: { ...draft, values: { ...draft.values, [arg]: { thing } } } };
  return clauses.map((one, i) => (i === at ? { ...one, reading } : one));
}

/** The argument of a clause that is filled with a thing of that kind. */
function fittingArg({ reading }: SpokenClause, thing: Thing): string | undefined {
  if (!reading) return undefined;
  const { command, values } = reading.draft;
  return Object.entries(values).find(([name, value]) => {
    const arg = command.args[name];
    return arg !== undefined && 'thing' in value && fitsArg(arg, thing);
  })?.[0];
}

/** Where the words go on behind a swap, without "and". */
export const behindSwap = (line: Spoken, { next }: Swap): number => {
  const at = skipIdle(line, next, line.tokens.length);
  return line.says(at, 'and') ? at + 1 : at;
};
