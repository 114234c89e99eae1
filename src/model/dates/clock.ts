/** Times of day next to a day: "at 9", "17:00", "noon". What is not clear, as "at 3", has no time. */
import type { PhraseGroup, Said, Words } from './said.js';
import { withSpokenTime } from './spoken-clock.js';
import { phrase } from './words.js';

const sayTime = (hour: number, minute: number) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** Hours that are meant as they stand, without "am" or "pm": nobody means 03:00 by "at 3". */
const isPlainHour = (hour: number) => hour >= 7 && hour <= 23;

/**
 * The time that an hour, minutes and a half of the day stand for, as `HH:MM`; undefined if there is no such time or it
 * is not clear which of two is meant.
 */
function timeOf(hour: number, minutes: string | undefined, half: string | undefined): string | undefined {
  const minute = Number(minutes ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  if (half === undefined) return minutes !== undefined || isPlainHour(hour) ? sayTime(hour, minute) : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return sayTime((hour % 12) + (/^p|afternoon|evening|night/.test(half) ? 12 : 0), minute);
}

const TIME = /^(?:at\s+)?(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?(?:\s+in the (morning|afternoon|evening))?$/i;

/** A time of day in words, "8", "6pm", "8 in the morning" or "half past eight", as `HH:MM`; undefined if it isn't one, or not clear. */
export function readTime(text: string): string | undefined {
  const [, hour, minutes, half, part] = TIME.exec(withSpokenTime(text.trim())) ?? [];
  return hour === undefined ? undefined : timeOf(Number(hour), minutes, (half ?? part)?.toLowerCase());
}

const clock = ({ hour, minutes, half, part, zone, to }: Words): Said => {
  const at = timeOf(Number(hour), minutes, half ?? part);
  // The time of another zone, or a span of hours, isn't a time on the speaker's clock.
  return at === undefined || zone !== undefined || to !== undefined ? { is: 'clock' } : { is: 'clock', at };
};

const HALF = '(?:_?(?<half>am|pm|a\\.m\\.?|p\\.m\\.?))';
const TAIL =
  '(?:_in_the_(?<part>morning|afternoon|evening))?(?:_?(?<to>-|–|to|until)_?\\d{1,2}(?:[:.]\\d\\d)?(?:_?(?:am|pm))?)?(?:_sharp)?(?:_(?<zone>utc|gmt|cest|cet|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|ist|bst|wes?t|eet|jst|aest))?';

/** Phrases for a time of day. */
export const CLOCK_PHRASES: readonly PhraseGroup[] = [
  {
    heads: 'at|@|1',
    phrases: [
      {
        pattern: phrase(`(?:at_|@_?)?(?<hour>\\d{1,2})[:h](?<minutes>[0-5]\\d)(?::[0-5]\\d)?${HALF}?${TAIL}`),
        says: clock,
      },
      { pattern: phrase(`(?:at_|@_?)?(?<hour>\\d{1,2})(?:\\.(?<minutes>[0-5]\\d))?${HALF}${TAIL}`), says: clock },
      {
        pattern: phrase(`(?:at_|@_?)(?<hour>\\d{1,2})(?:\\.(?<minutes>[0-5]\\d))?(?:_?(?:h|o['’]?clock))?${TAIL}`),
        says: clock,
        need: 'noun',
      },
      { pattern: phrase(`(?<hour>\\d{1,2})_?(?:o['’]?clock|h)${TAIL}`), says: clock },
    ],
  },
  {
    heads: 'at|noon|midday|midnight|in|early|late|morning|afternoon|evening|night|before|after|lunch|first',
    phrases: [
      { pattern: phrase('(?:at_)?(?:noon|midday)'), says: () => ({ is: 'clock', at: '12:00' }) },
      { pattern: phrase('(?:at_)?midnight'), says: () => ({ is: 'clock' }) },
      {
        pattern: phrase(
          '(?:in_the_)?(?:early_|late_)?(?:morning|afternoon|evening)|(?:at_)?night|(?:at_|before_|after_)?lunch(?:_?time)?|first_thing(?:_in_the_morning)?',
        ),
        says: () => ({ is: 'clock' }),
      },
    ],
  },
];
