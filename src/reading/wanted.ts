/** "rename #2 to “X”, and it should be due friday": what should be, said behind an order, is ordered, too. Pure. */
import type { SpokenClause } from './clause-reader.js';
import type { Spoken } from './draft.js';
import type { Reading } from './reading.js';
import { leansOnPronoun } from './spoken-of.js';
import type { Stance } from './stance.js';

/** Orders that say by when or with whom something is to be. Of others, "it should be done" only tells. */
const WANTED: ReadonlySet<string> = new Set(['due', 'own', 'deputy']);

/** A clause as an order of its own if it says what should be of what the order in front is about. */
export function asWanted(clause: SpokenClause, before: SpokenClause | undefined, line: Spoken): SpokenClause {
  const { reading, stance } = clause;
  const isBehindOrder = before?.reading?.entry.mood === 'order' && isPlain(before.stance);
  if (!reading || !isBehindOrder || reading.entry.mood !== 'report') return clause;
  return saysWhatShouldBe(reading, line) ? { ...clause, stance: { ...stance, recorded: true } } : clause;
}

/** "it should be due friday" */
export const saysWhatShouldBe = (reading: Reading, line: Spoken): boolean =>
  WANTED.has(reading.entry.command.name) &&
  leansOnPronoun(reading) &&
  line.tokens.slice(reading.from, reading.core).some((_, i) => line.says(reading.from + i, 'obliging'));

const isPlain = ({ asked, wished, hedged, denied, conditional }: Stance): boolean =>
  !asked && !wished && !hedged && !denied && !conditional;
