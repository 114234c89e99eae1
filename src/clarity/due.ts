/** Finds when a piece of work is due. */
import { findDates } from '../model/dates/find.js';
import type { CheckContext, NamedDay } from './check.js';

/** Dates that are not days: "before the release", "by the next meeting". */
const EVENT =
  /\b(?:before|by|until|for|in|after|at|with)\s(?:(?:the|our|this|next|upcoming|coming|v?\d[\w.]*)\s){0,3}(?:release|sprint|meeting|demo|launch|deadline|freeze|workshop|beta|call|milestone|version|iteration|standup|review|summit|conference|v?\d+\.\d[\w.]*)\b/i;
/** Finds days without placing them: any time will do. */
const ANY_TIME = Date.UTC(2024, 0, 3, 12);

/** When a sentence says that something is due. */
interface Due {
  /** Whether it names a day, a span of days or an event. */
  dated: boolean;
  /** The days it names clearly, with offsets in the text; empty without `now`. */
  days: NamedDay[];
}

/** Reads the dates in a sentence. @param offset of the sentence in the text */
export function readDue(sentence: string, offset: number, context: CheckContext): Due {
  const { now = ANY_TIME, zone = 'UTC', order = 'unknown' } = context;
  const runs = findDates(sentence, { now, zone, order }).filter(({ reading }) => reading.is !== 'vague');
  const days = runs.flatMap(({ reading, words, start, end }) =>
    reading.is === 'day' ? [{ day: reading.day, words, start: start + offset, end: end + offset }] : [],
  );
  return { dated: runs.length > 0 || EVENT.test(sentence), days: context.now === undefined ? [] : days };
}
