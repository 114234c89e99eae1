/** What in a message matters to nudges: worked out in memory, from its words alone. */

import type { Check, CheckContext, MainFinding } from '../../clarity/check.js';
import type { Claim } from '../../clarity/claims.js';
import type { Clarity } from '../../clarity/engine.js';
import { asRead } from '../../clarity/text/emphasis.js';
import type { Held } from '../../model/nudge-rows.js';
import { careMargin } from '../../model/nudges.js';
import { withoutDate } from '../../model/text.js';
import type { Heard } from '../../ports/events.js';

type HeardMessage = Extract<Heard, { type: 'message' }>;

/** Something to ask the author about, if the settings allow it and nobody takes the work first. */
export interface Seen {
  kind: 'owner' | 'youre';
  /** Id of the rule that found it. */
  rule: string;
  /** How sure the engine is: log odds above its threshold. */
  score: number;
  /** The words that are kept, sealed, while the nudge waits. */
  held: Held;
}

/** Everything in a message that can lead to something. */
export interface Noticed {
  /** Work without a clear owner. */
  open: Seen | undefined;
  /** "your" for "you're", and whether the message states work. */
  /** `shownAnyway`: the message states work, or the correction is certain. */
  youre: (Seen & { shownAnyway: boolean }) | undefined;
  /** "I'll take it", or a plain answer such as "ok". */
  claim: Claim | undefined;
  /** Work that the author promises to do. */
  promise: Held | undefined;
  /** Whether somebody is named for a piece of work. */
  names: boolean;
}

/** Longest rewrite that is kept, UTF-16 units. */
const LONGEST_REWRITE = 1_000;
/** A channel has at least so many readers, however few have spoken lately. */
const FEWEST_IN_A_CHANNEL = 3;
/** How much surer the engine has to be of a suggestion ("we could…") than of a request, in log odds. */
const SUGGESTION_PENALTY = 1.5;
/** A longer sentence is a story, not a promise. */
const LONGEST_PROMISE = 200;
/** A longer sentence is not rewritten: what is missing can be said more briefly. */
const LONGEST_REWRITTEN = 120;

/** A message's surroundings for the engine. @param context the lines before it: "Ana Silva: the ETL broke" */
export function aroundOf(
  { person, mentions }: Pick<HeardMessage, 'person' | 'mentions'>,
  context: readonly string[],
  now: number,
): CheckContext {
  const groups = mentions.filter(({ is }) => is === 'group');
  const participants = Math.max(FEWEST_IN_A_CHANNEL, new Set([...context.map(speakerOf), person.name]).size);
  return { medium: 'chat', participants, context, author: person.name, groups, now, zone: person.zone };
}

/** What in a message matters; undefined for most messages, which lead to nothing whatever else is going on. */
export function notice(clarity: Clarity, heard: HeardMessage, around: CheckContext): Noticed | undefined {
  const { text, person, mentions, link } = heard;
  const check = clarity.check(text, { ...around, reach: -careMargin('eager') });
  const claim = clarity.claim(text);
  const open = check.main ? unclearWork(check, check.main, text, link) : undefined;
  const youre = misspeltYoure(clarity, check, text, link);
  const promise = promisedWork(check, text, link);
  const names = check.work !== null && mentions.some(({ is, id }) => is === 'person' && id !== person.id);
  if (!open && !youre && !claim && !promise && !names && !heard.edited) return undefined;
  return { open, youre, claim, promise, names };
}

const speakerOf = (line: string): string => line.slice(0, Math.max(0, line.indexOf(': ')));

function unclearWork(check: Check, main: MainFinding, text: string, link: string | null): Seen {
  const sentence = text.slice(main.start, main.end);
  const [day] = check.work?.days ?? [];
  return {
    kind: 'owner',
    rule: main.finding.rule,
    score: main.firm ? main.score : main.score - SUGGESTION_PENALTY,
    held: {
      sentence: asRead(sentence),
      title: asRead(withoutDate(main.title, day?.words)),
      actual: main.finding.actual,
      message: main.finding.message,
      rewrite: main.rewrite === null || sentence.length > LONGEST_REWRITTEN ? null : asRead(main.rewrite),
      due: day?.day ?? null,
      stage: check.work?.stage ?? 'unknown',
      candidates: (check.work?.candidates ?? []).map(({ name, reason }) => ({ name: name.replace(/^@/, ''), reason })),
      link,
    },
  };
}

function misspeltYoure(clarity: Clarity, check: Check, text: string, link: string | null): Noticed['youre'] {
  const finding = check.findings.find((f) => clarity.rule(f.rule).about === 'youre');
  if (!finding) return undefined;
  const from = Math.max(text.lastIndexOf('\n', finding.start) + 1, text.lastIndexOf('. ', finding.start) + 1);
  const ends = [text.indexOf('\n', finding.end), text.indexOf('. ', finding.end) + 1].filter((at) => at > 0);
  const sentence = text.slice(from, Math.min(...ends, text.length)).trim();
  const rewrite = clarity.rewrite(sentence);
  if (rewrite === null) return undefined;
  const held = { sentence, title: sentence, actual: finding.actual, message: finding.message, due: null };
  return {
    kind: 'youre',
    rule: finding.rule,
    score: 0,
    shownAnyway: check.work !== null || finding.certain === true,
    held: { ...held, rewrite: asRead(rewrite).slice(0, LONGEST_REWRITE), stage: 'unknown', candidates: [], link },
  };
}

/** "I'll take the deploy script by Friday" is worth keeping: it has a day or a stage. "I'll have a look" does not. */
function promisedWork({ work }: Check, text: string, link: string | null): Held | undefined {
  if (work?.kind !== 'commitment' || work.owner !== 'self' || !work.plain) return undefined;
  const [day] = work.days;
  if (!day && work.stage === 'unknown') return undefined;
  const sentence = text.slice(work.start, work.end);
  if (sentence.length > LONGEST_PROMISE) return undefined;
  const said = { actual: sentence, message: '', rewrite: null };
  return {
    sentence: asRead(sentence),
    title: asRead(withoutDate(work.title, day?.words)),
    ...said,
    due: day?.day ?? null,
    stage: work.stage,
    candidates: [],
    link,
  };
}
