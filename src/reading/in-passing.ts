/** What is named in passing, and asks for nothing. Pure. */
import type { Spoken } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import type { Reading } from './reading.js';
import { type Stance, standsAt } from './stance.js';

/** "all good with that one, close it": whether a clause asks for nothing, though it is read as a question. */
export const isOnlyNamed = (
  { entry, from }: Reading,
  { asked, polite }: Stance,
  line: Spoken,
  { seeing }: Phrasebook,
): boolean =>
  entry.mood === 'question' &&
  !asked &&
  !polite &&
  !line.says(from, 'asking') &&
  standsAt(line, seeing, from, line.tokens.length) === undefined;

/** "release train leaves on friday": whether a reading guesses at a name, and leaves words over besides. */
export const isLoose = ({ draft: { left, doubt } }: Reading): boolean => left.length > 0 && doubt > 0;
