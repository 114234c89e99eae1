/** Whether what stands behind the text of a clause is another clause. Pure. */
import type { SpokenClause } from './clause-reader.js';
import { isComplete, isWhole, type Reading, takesText } from './reading.js';

/** Marks behind which an order can follow a reason: "… – no disk – and set #2 due friday". */
export const AFTER_REASON: ReadonlySet<string> = new Set([',', '-', '–', '—']);

/** "training: blocked - no gpus, evaluation: at risk": whether a clause says of another thing how it stands, as the one in front does. */
export function isPair(text: Reading, clause: SpokenClause | undefined): boolean {
  const { reading } = clause ?? {};
  const isHeaded = reading !== undefined && reading.from === clause?.from && startsWithThing(reading);
  return text.entry.mood === 'terse' && startsWithThing(text) && isHeaded && isWhole({ reading });
}

const startsWithThing = ({ entry: { mood, pattern } }: Reading): boolean =>
  mood === 'terse' && pattern.parts[0]?.is === 'slot' && pattern.words > 0;

/** "get #1 off Bo's desk: reassign it to Emi": whether what stands behind a colon can be what is meant by it. */
export const isSaidInFront = (reading: Reading | undefined): boolean =>
  reading !== undefined && !takesText(reading) && reading.draft.background !== undefined;

/** "block data: no disk, and set #2 due friday": whether a clause is an order about something that it names itself, or is to be done instead. */
export function isOther(clause: SpokenClause | undefined, from: number, isInstead: boolean): boolean {
  const { reading } = clause ?? {};
  const { item = reading?.draft.values.stage } = reading?.draft.values ?? {};
  const isNamedThere =
    item !== undefined && 'thing' in item && item.thing.is !== 'pronoun' && item.thing.is !== 'unknown';
  return (
    clause?.at === from &&
    reading?.entry.mood === 'order' &&
    (isNamedThere || isInstead) &&
    isComplete(reading) &&
    isWhole({ reading })
  );
}
