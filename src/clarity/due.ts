/** Finds when a piece of work is due. */
import { type FoundDay, findDays } from '../model/dates.js';
import type { CheckContext } from './check.js';

/** A sentence without any of these names no day, and is spared the slow search for one. */
const DATE_CUE =
  /\d|\b(?:today|tonight|tomorrow|tmrw|noon|midnight|morning|afternoon|evening|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|week|weekend|month|quarter|year|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|eod|eow|eom|eoq|eoy|cob|before|until|release|sprint|meeting|deadline|due)\b/i;
/** Dates that are not days: "before the release", "by the next meeting". */
const EVENT =
  /\b(?:before|by|until|for|in|after|at|with)\s(?:(?:the|our|this|next|upcoming|coming|v?\d[\w.]*)\s){0,3}(?:release|sprint|meeting|demo|launch|deadline|freeze|workshop|beta|call|milestone|version|iteration|standup|review|summit|conference|v?\d+\.\d[\w.]*)\b/i;
/** What a date has, and a bare number or hour has not. */
const DATE_FORM = /[a-z]{3}|\d[-/.]\d|eo[dwmqy]|cob/i;
/** UTF-16 units of a sentence that are searched for days. */
const LONGEST_SEARCHED = 1_000;
/** Finds days without placing them: any time will do. */
const ANY_TIME = Date.UTC(2024, 0, 3, 12);

/** When a sentence says that something is due. */
interface Due {
  /** Whether it names a day or an event. */
  dated: boolean;
  /** The days it names, with offsets in the text; empty without `now`. */
  days: FoundDay[];
}

/** Reads the dates in a sentence. @param offset of the sentence in the text */
export function readDue(sentence: string, offset: number, context: CheckContext): Due {
  const days = DATE_CUE.test(sentence) ? daysIn(sentence, offset, context) : [];
  return { dated: days.length > 0 || EVENT.test(sentence), days: context.now === undefined ? [] : days };
}

function daysIn(sentence: string, offset: number, { now = ANY_TIME, zone = 'UTC' }: CheckContext): FoundDay[] {
  return findDays(sentence.slice(0, LONGEST_SEARCHED), now, zone)
    .filter(({ words }) => DATE_FORM.test(words))
    .map((day) => ({ ...day, start: day.start + offset, end: day.end + offset }));
}
