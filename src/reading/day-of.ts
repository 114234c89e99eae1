/** The day that words stand for in a command. */
import type { Thing } from './things.js';

/** Of several days, a pause lasts until the first, and everything else is due on the last. */
export function dayOf(
  { reading, words }: Extract<Thing, { is: 'day' }>,
  command: string,
  name: string,
  isPast: boolean,
): string {
  // "3 march" is next March to whoever plans, and last March to whoever asks what was: the command reads the words again.
  if (reading.is === 'day') return isPast ? words : reading.day;
  if (reading.is === 'past' && isPast) return reading.day;
  if (reading.is !== 'range') return words;
  const [first, last] = reading.days;
  return PAUSES.has(command) || name === 'since' ? first : last;
}

const PAUSES = new Set(['snooze', 'digest pause']);
