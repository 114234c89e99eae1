/** What stands around a run of words: whether it is a date there, or part of a name, a version or a fraction. */
import type { Need } from './said.js';

/** How far back and ahead is looked, UTF-16 units: further than any single word that matters. */
const NEAR = 24;

/** Words that lead in a date: "by march", "until the 30th". */
const CUES =
  /(?:^|[^\p{L}\p{N}])(?:by|due|on|until|till?|before|after|since|from|in|over|during|deadline|for|is|to|eod|eow|cob|next|this|last|say|:)[ \t\u00a0]{0,3}(?:the[ \t]+|=[ \t]*)?$/u;
const NEARER_CUES =
  /(?:^|[^\p{L}\p{N}])(?:by|due|on|until|till?|before|after|since|from|deadline|say)[ \t\u00a0]{0,3}[:=]?[ \t]*(?:the[ \t]+)?$/u;
/** "#1 to 4/12": behind the number of a task. */
const BEHIND_NUMBER = /(?:^|\s)#\d{1,6}[ \t]*(?:to|→|->|:|=|-|–)?[ \t]+$/u;
/** Words that speak of dates anywhere before a fraction. */
const DATE_WORDS =
  /\b(?:due|deadline|until|till?|by|dates?|snooze|pause|hold|push|move|postpone|reschedule|skip|remind)\b/u;
/** "Step 3/4", "PR 12/5": counted, no date. */
const COUNTED =
  /\b(?:steps?|parts?|phases?|pages?|chapters?|folds?|epochs?|shards?|batch|rounds?|tasks?|points?|attempts?|runs?|slides?|items?|stages?|ratio|scores?|splits?|sections?|prs?|cases?|top|of|than|x)[ \t]{1,3}(?:the[ \t]+)?$/u;
/** Words that can follow a date without making a name of it. */
const FOLLOWERS = new Set(
  [
    'please|pls|plz|thanks|thank|thx|ta|cheers|and|or|but|so|because|since|as|if|when|for|to|with|in|at|on|by|from|then|is|was',
    'will|would|works|should|has|we|i|you|he|she|they|it|that|which|who|latest|instead|also|too|not|ok|okay|though|until|till',
    'before|after|via|per|unless|while|where|assign|owner|stage|eod|cob|noon|morning|afternoon|evening|night|sharp',
  ].flatMap((words) => words.split('|')),
);

const NEXT_WORD = /[ \t\u00a0]{1,4}([\p{L}\p{N}][\p{L}\p{N}'’-]{0,24})/uy;

/** Whether what stands up to `end` is not the first part of a name: nothing follows, a sign, or a word like "and". */
export function endsHere(text: string, end: number): boolean {
  NEXT_WORD.lastIndex = end;
  const word = NEXT_WORD.exec(text)?.[1];
  return word === undefined || FOLLOWERS.has(word);
}

/** "Black friday" and "good friday" are no fridays to come. */
const FEASTS = /\b(?:black|cyber|good|easter|palm|ash)[ \t\u00a0]{1,3}$/u;

/** Whether a run sticks to other characters, as in `run-2026-11-27.json`, `#12`, "friday's" or 5/6%. */
export function isGlued(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return (
    FEASTS.test(text.slice(Math.max(0, start - NEAR), start)) ||
    /[\p{L}\p{N}_][-/.:,'’_+]$|[#@$€£~^\\_&]$|[/.]$/u.test(before) ||
    /^[-/.'’_+@=&\\:][\p{L}\p{N}_]|^[%°_]/u.test(after)
  );
}

/** Whether what a piece needs is there; `isCued` tells whether the text spoke of dates before. */
export function hasNeeded(need: Need | undefined, text: string, start: number, end: number, isCued: boolean): boolean {
  if (need === undefined) return true;
  if (need === 'whole' || !endsHere(text, end)) return false;
  if (need === 'noun') return true;
  const before = text.slice(Math.max(0, start - NEAR), start);
  // "deadline of #4: 11.12."
  if (need === 'cue') return CUES.test(before) || BEHIND_NUMBER.test(before) || (isCued && /:[ \t]*$/.test(before));
  if (need === 'until')
    return /(?<![\p{L}\p{N}])(?:until|till?|due(?:[ \t]+on)?|deadline|before)[ \t\u00a0]{0,3}[:=]?[ \t]*(?:the[ \t]+)?$/u.test(
      before,
    );
  if (NEARER_CUES.test(before) || BEHIND_NUMBER.test(before)) return text.slice(start, end) !== '24/7';
  return isCued && !COUNTED.test(before) && text.slice(start, end) !== '24/7';
}

/** Where a text first speaks of dates; its length if it never does. */
export function firstCue(text: string): number {
  const at = text.search(DATE_WORDS);
  return at < 0 ? text.length : at;
}

/** Whether a run is told from the past: "since monday". */
export const looksBack = (text: string, start: number): boolean =>
  /\bsince[ \t\u00a0]{1,3}(?:the[ \t]+)?$/u.test(text.slice(Math.max(0, start - NEAR), start));

/** Where a run begins with the words that make it rough, as in "around friday". */
export function roughStart(text: string, start: number): number | undefined {
  const found =
    /(?<![\p{L}\p{N}])(?:around|roughly|approximately|approx\.?|circa)[ \t\u00a0]{1,3}(?:the[ \t]+)?$/u.exec(
      text.slice(Math.max(0, start - NEAR), start),
    );
  return found ? start - found[0].length : undefined;
}

/** Where a run ends with the words that make it rough, as in "friday or so" and "friday-ish". */
export function roughEnd(text: string, end: number): number | undefined {
  const found = /^(?:[ \t]{1,3}or so|[ \t]?-?ish)(?![\p{L}\p{N}_])/u.exec(text.slice(end, end + NEAR));
  return found ? end + found[0].length : undefined;
}

/** Where a run ends with the word that it is counted from, as in "the friday after new year": no day here. "friday after lunch" is friday. */
export function countedEnd(text: string, start: number, end: number): number | undefined {
  if (withArticle(text, start) === start || !/^(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*$/u.test(text.slice(start, end)))
    return undefined;
  const found =
    /^[ \t\u00a0]{1,3}(?:right |just )?(?:after|before|following|preceding)[ \t\u00a0]{1,3}(?:the |our |my |new )?\p{L}+/u.exec(
      text.slice(end, end + NEAR),
    );
  return found ? end + found[0].length : undefined;
}

/** Where a run begins together with its article. */
export function withArticle(text: string, start: number): number {
  const found = /(?<![\p{L}\p{N}])the[ \t\u00a0]{1,3}$/u.exec(text.slice(Math.max(0, start - NEAR), start));
  return found ? start - found[0].length : start;
}
