/** Finds the days that a text names. */
import { dayAt, plusDays } from './calendar.js';
import { numberOf } from './civil.js';
import { countedEnd, firstCue, hasNeeded, isGlued, looksBack, roughEnd, roughStart, withArticle } from './context.js';
import { canBegin } from './pieces.js';
import { resolve } from './resolve.js';
import { type Joined, joinAt } from './run.js';
import type { Here, Need } from './said.js';
import type { DateReading, DateRun, Today } from './types.js';
import { inSmallLetters } from './words.js';

/** Longest text that is read as one day, UTF-16 units. */
const LONGEST_DATE = 120;

const WORD = /[\p{L}\p{N}]+/gu;
const REST_OF_CHUNK = /\S*/y;
/** What makes two dates a span, or one of two. */
const LINK =
  /[ \t\u00a0]{0,3}(?:[-–—/])[ \t\u00a0]{0,3}|[ \t\u00a0]{1,3}(?:to|till?|until|through|thru|or)[ \t\u00a0]{1,3}(?:on[ \t]+|the[ \t]+)?/uy;
const AND = /[ \t\u00a0]{1,3}(?:and|to)[ \t\u00a0]{1,3}(?:the[ \t]+)?/uy;

/** A text that is searched, and where from days are counted. */
interface Search {
  /** In small letters. */
  text: string;
  here: Here;
  firstCue: number;
  /** The text is nothing but a date: nothing else has to tell that it is one. */
  whole: boolean;
}

interface Found {
  run: DateRun;
  /** What has to be around it. */
  need: Need | undefined;
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The need of a run: that of its only piece. Two pieces make sure of each other. */
function needOf({ pieces }: Joined): Need | undefined {
  const [only, ...others] = pieces.filter(({ said }) => said.is !== 'clock' || said.at !== undefined);
  return others.length === 0 ? only?.need : undefined;
}

/** The time that a run's pieces name, and where; without the time itself if it is not clear which. */
function timeIn({ pieces }: Joined): Pick<DateRun, 'time' | 'timeSpan'> {
  const clocks = pieces.flatMap(({ said, start, end }) => (said.is === 'clock' ? [{ at: said.at, start, end }] : []));
  const [first] = clocks;
  const times = new Set(clocks.flatMap(({ at }) => at ?? []));
  const timeSpan = first && { start: first.start, end: clocks.at(-1)?.end ?? first.end };
  const [time] = times;
  return { ...(time !== undefined && times.size === 1 && { time }), ...(timeSpan && { timeSpan }) };
}

/** One date at a place, without regard to what is around it. */
function dateAt({ text, here: today }: Search, start: number): Found | undefined {
  const here = looksBack(text, start) ? { ...today, back: true, seen: new Map() } : today;
  const joined = joinAt(text, start, here);
  if (!joined) return undefined;
  const said = joined.pieces.map((piece) => piece.said);
  const reading: DateReading = joined.clashes ? { is: 'impossible' } : resolve(said, here);
  const { end } = joined;
  return { run: { start, end, words: text.slice(start, end), reading, ...timeIn(joined) }, need: needOf(joined) };
}

/** The first day or the last that a reading can mean. */
function edge(reading: DateReading, which: 'first' | 'last'): string | undefined {
  if ('day' in reading) return reading.day;
  return 'days' in reading ? reading.days.at(which === 'first' ? 0 : -1) : undefined;
}

/** What two dates with "to", a dash or "or" between them say together. */
function linkedReading(one: DateReading, link: string, two: DateReading): DateReading {
  const first = edge(one, 'first');
  const last = edge(two, 'last');
  if (first === undefined || last === undefined) return { is: 'vague' };
  if (/or|\//.test(link)) return { is: 'either', days: [...new Set([first, last])].sort() };
  // "Monday - friday" on a Wednesday: the Friday after that Monday.
  const end = first < last ? last : plusDays(last, 7);
  return first < end ? { is: 'range', days: [first, end] } : { is: 'vague' };
}

/** A date at a place, or two that make up a span or a choice. */
function runAt(search: Search, start: number): Found | undefined {
  const one = dateAt(search, start);
  if (!one) return undefined;
  const { text } = search;
  const isBetween = /\bbetween[ \t]{1,3}(?:the[ \t]+)?$/.test(text.slice(Math.max(0, start - 16), start));
  const link = (isBetween && matchAt(AND, text, one.run.end)) || matchAt(LINK, text, one.run.end);
  const two = link && dateAt(search, one.run.end + link[0].length);
  if (!two || (two.need !== undefined && one.need !== undefined && two.need !== one.need)) return one;
  const reading = linkedReading(one.run.reading, link[0], two.run.reading);
  const { end } = two.run;
  return { run: { start, end, words: text.slice(start, end), reading }, need: one.need && two.need };
}

/** A run with the words that belong to it: its article, and those that make it rough. */
function completed(text: string, run: DateRun): DateRun {
  const from = roughStart(text, run.start);
  const to = roughEnd(text, run.end) ?? countedEnd(text, run.start, run.end);
  // "The 30th", but not "the friday demo" and "the 2026-11-20 checkpoint".
  const hasNoArticle = /^(?:\d{4}|\d+[-/.]|mon|tue|wed|thu|fri|sat|sun)/.test(run.words);
  const start = from ?? (hasNoArticle ? run.start : withArticle(text, run.start));
  const end = to ?? run.end;
  const reading: DateReading = from !== undefined || to !== undefined ? { is: 'vague' } : run.reading;
  return { ...run, start, end, words: text.slice(start, end), reading };
}

/** The run that begins at a place, if it counts there; else where to go on. */
function tryAt(search: Search, start: number): { run?: DateRun; next: number } | undefined {
  const { text, whole } = search;
  if (isGlued(text, start, start)) return { next: start + (matchAt(REST_OF_CHUNK, text, start)?.[0].length ?? 1) };
  const found = runAt(search, start);
  if (!found) return undefined;
  const run = completed(text, found.run);
  if (isGlued(text, start, run.end)) {
    const rest = matchAt(REST_OF_CHUNK, text, run.end)?.[0].length ?? 0;
    return { next: run.end + rest };
  }
  if (!whole && !hasNeeded(found.need, text, run.start, run.end, search.firstCue < start)) return undefined;
  return { run, next: run.end };
}

const hereOf = (today: Today): Here => ({
  today,
  n: numberOf(dayAt(today.now, today.zone)),
  back: false,
  seen: new Map(),
});

/** A run of a text in small letters, with its words as they were written. */
const inWordsOf = (text: string, run: DateRun): DateRun => ({ ...run, words: text.slice(run.start, run.end) });

/**
 * The runs of words that speak of days, in order and without overlaps, each as long as it can be: no run uses only a part of
 * what reads like a date. In linear time.
 */
export function findDates(text: string, today: Today): DateRun[] {
  const small = inSmallLetters(text);
  const search: Search = { text: small, here: hereOf(today), firstCue: firstCue(small), whole: false };
  const found: DateRun[] = [];
  let next = 0;
  for (const { 0: word, index } of small.matchAll(WORD)) {
    if (index < next || !canBegin(word)) continue;
    const tried = tryAt(search, index);
    if (tried?.run) found.push(inWordsOf(text, tried.run));
    next = tried?.next ?? next;
  }
  return found;
}

/** Words that may stand around a date in an answer that is nothing but one. */
const LEAD =
  /(?:[\s"'“”‘’(:=,*_–-]|(?:by|due|on|until|till?|before|the|to|at|for|in|is|it['’]?s|from|no later than|not later than|latest|say|make it|starting|around|roughly|approximately|approx|circa)(?![\p{L}\p{N}]))+/uy;
const TAIL = /^(?:[\s"'“”‘’).,;!?*_]|(?:at the latest|latest|please|pls|plz|thanks|thx)(?![\p{L}\p{N}]))*$/u;

/** What a text says if it names one day, or one span or choice of days, and nothing else; undefined otherwise. */
export function readDate(text: string, today: Today): DateReading | undefined {
  return readRun(text, today)?.reading;
}

/** As `readDate`, but a day in the past is meant: "monday" is the last one. */
export function readPastDate(text: string, today: Today): DateReading | undefined {
  return readRun(text, today, true)?.reading;
}

/** As `readDate`, with the place of the words and their time of day. @param back whether the last such day is meant, not the next */
export function readRun(text: string, today: Today, back = false): DateRun | undefined {
  if (text.length > LONGEST_DATE) return undefined;
  const small = inSmallLetters(text);
  const search: Search = { text: small, here: { ...hereOf(today), back }, firstCue: 0, whole: true };
  const lead = matchAt(LEAD, small, 0)?.[0].length ?? 0;
  for (const { 0: word, index } of small.matchAll(WORD)) {
    // "At noon on friday": a word that can lead in a date can be part of it.
    if (index > lead) return undefined;
    const run = canBegin(word) ? tryAt(search, index)?.run : undefined;
    if (run && TAIL.test(small.slice(run.end))) return inWordsOf(text, run);
  }
  return undefined;
}
