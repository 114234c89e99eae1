/** What a message says that matters here: worked out in memory, from its words alone. */
import type { Check, MainFinding } from '../../clarity/check.js';
import type { Clarity } from '../../clarity/engine.js';
import type { Held } from '../../model/rows.js';
import { withoutDate } from '../../model/text.js';
import type { Heard } from '../../ports.js';

type Message = Extract<Heard, { type: 'message' }>;

/** Something to be said to the author, if it comes to that. */
export interface Seen {
  kind: 'owner' | 'youre';
  rule: string;
  score: number;
  held: Held;
}

export interface Noticed {
  /** Open work, before the rest. */
  open: Seen | undefined;
  /** "your" for "you're", and whether the message states work. */
  youre: (Seen & { working: boolean }) | undefined;
  claim: 'claim' | 'answer' | undefined;
  /** Work that the author takes in this message. */
  promise: Held | undefined;
  /** Somebody is named for a piece of work. */
  names: boolean;
}

/** Lines before, as the engine takes them. */
interface Around {
  context: readonly string[];
}

/** Longest rewrite that is held, UTF-16 units. */
const LONGEST = 1_000;
/** How much surer the engine must be of what could be done or would be nice, in log odds. */
const LOOSE = 1.5;
/** What goes on for longer than this is a story, not a promise. */
const LONGEST_PROMISE = 200;
/** A sentence longer than this is not written anew: what is missing can be said shorter. */
const LONGEST_REWRITTEN = 120;

/** Undefined where a message leads to nothing whatever else is going on: so most do. */
export function notice(clarity: Clarity, heard: Message, now: number, { context }: Around): Noticed | undefined {
  const { text, person, mentions, link } = heard;
  const check = clarity.check(text, { medium: 'chat', context, author: person.name, now, zone: person.zone });
  const claim = clarity.claim(text);
  const open = check.main ? ownerSeen(clarity, check, check.main, text, link) : undefined;
  const youre = youreSeen(clarity, check, text, link);
  const promise = promised(check, text, link);
  const names = check.work !== null && mentions.some((m) => m.is === 'person' && m.id !== person.id);
  if (!open && !youre && !claim && !promise && !names && !heard.edited) return undefined;
  return { open, youre, claim, promise, names };
}

function ownerSeen(clarity: Clarity, check: Check, main: MainFinding, text: string, link: string | null): Seen {
  const sentence = text.slice(main.start, main.end);
  const [day] = check.work?.days ?? [];
  return {
    kind: 'owner',
    rule: main.finding.rule,
    score: main.firm ? main.score : main.score - LOOSE,
    held: {
      sentence,
      title: withoutDate(main.title, day?.words),
      actual: main.finding.actual,
      message: main.finding.message,
      rewrite: sentence.length > LONGEST_REWRITTEN ? null : clarity.rewrite(sentence, { medium: 'notes' }),
      due: day?.day ?? null,
      stage: check.work?.stage ?? 'unknown',
      candidates: (check.work?.candidates ?? []).map(({ name, reason }) => ({ name: name.replace(/^@/, ''), reason })),
      link,
    },
  };
}

function youreSeen(clarity: Clarity, check: Check, text: string, link: string | null): Noticed['youre'] {
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
    working: check.work !== null,
    held: { ...held, rewrite: rewrite.slice(0, LONGEST), stage: 'unknown', candidates: [], link },
  };
}

/** "I'll take the deploy script by Friday": only what has a day or a stage is worth keeping; "I'll have a look" is talk. */
function promised({ work }: Check, text: string, link: string | null): Held | undefined {
  if (work?.kind !== 'commitment' || work.owner !== 'self' || !work.plain) return undefined;
  const [day] = work.days;
  if (!day && work.stage === 'unknown') return undefined;
  const sentence = text.slice(work.start, work.end);
  if (sentence.length > LONGEST_PROMISE) return undefined;
  const said = { actual: sentence, message: '', rewrite: null };
  return {
    sentence,
    title: withoutDate(work.title, day?.words),
    ...said,
    due: day?.day ?? null,
    stage: work.stage,
    candidates: [],
    link,
  };
}
