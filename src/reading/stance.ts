/** How something is said: what stands around it decides whether it is an order. */
import { thoseThatBegin } from './beginnings.js';
import type { Run, Spoken } from './draft.js';
import type { CompiledFrames } from './frames.js';
import { matches } from './known-matches.js';
import type { SlotRules } from './match.js';
import type { NamedThing } from './things.js';

/** What the words around a clause make of it. */
export interface Stance {
  /** Asked of Baton as a favour: "could you". */
  polite: boolean;
  /** To be put on record: "please note that". */
  recorded: boolean;
  /** A question. */
  asked: boolean;
  /** Asks whether it could or should happen: "should I", "can Bo". */
  wished: boolean;
  /** An opinion, hearsay or a guess. */
  hedged: boolean;
  /** Not to happen, or not so. */
  denied: boolean;
  /** Only if something else happens. */
  conditional: boolean;
}

/** Nothing stands around it. */
export const PLAIN: Stance = {
  polite: false,
  recorded: false,
  asked: false,
  wished: false,
  hedged: false,
  denied: false,
  conditional: false,
};

/** The frames that can stand in front of a clause, and what each makes of it; of two of one length, the first counts. */
const EFFECTS: readonly (readonly [frame: keyof CompiledFrames, effect: keyof Stance | null])[] = [
  ['conditions', 'conditional'],
  ['denied', 'denied'],
  ['wishing', 'wished'],
  ['hedged', 'hedged'],
  ['unsure', 'hedged'],
  ['asking', 'asked'],
  ['record', 'recorded'],
  ['polite', 'polite'],
  ['greetings', null],
  ['sameFor', null],
];

const IDLE_MARKS = new Set([',', '!', '.', ':', ';', '-', '–', '—', '…', '@', '*', '•']);
/** Frames that can follow one another. */
const MOST_FRAMES = 8;

/** A place at which the content of a clause can begin, and what the words in front of it make of it. */
export interface ClauseFront {
  at: number;
  stance: Stance;
}

/** The places at which the content of a clause can begin: each frame in front can also be part of a turn. */
export function frontsOf(
  line: Spoken,
  frames: CompiledFrames,
  from: number,
  to: number,
): [ClauseFront, ...ClauseFront[]] {
  let at = skipMarks(line, skipNumber(line, from), to);
  let stance = PLAIN;
  const fronts: [ClauseFront, ...ClauseFront[]] = [{ at, stance }];
  for (let i = 0; i < MOST_FRAMES; i += 1) {
    const taken = frameAt(line, frames, at, to);
    if (!taken) break;
    // "I can't, give it to Chi": what is denied is said, and does not deny what follows.
    const isSaid = taken.effect === 'denied' && line.tokens[taken.to]?.fold === ',';
    if (taken.effect && !isSaid) stance = { ...stance, [taken.effect]: true };
    at = skipMarks(line, taken.to, to);
    fronts.push({ at, stance });
  }
  return fronts;
}

/** Where the content begins behind all frames. */
export const frontOf = (line: Spoken, frames: CompiledFrames, from: number, to: number): ClauseFront =>
  frontsOf(line, frames, from, to).at(-1) ?? { at: from, stance: PLAIN };

/** Whether nothing in front takes back that the tasks are to be made. */
export const isOrdered = (fronts: readonly ClauseFront[]): boolean =>
  fronts.every(({ stance }) => !stance.denied && !stance.wished && !stance.conditional && !stance.hedged);

/** "1)" and "2." number the lines of a list. */
function skipNumber({ tokens }: Spoken, at: number): number {
  const isNumber = /^\d{1,2}$/.test(tokens[at]?.text ?? '') && [')', '.'].includes(tokens[at + 1]?.fold ?? '');
  return isNumber ? at + 2 : at;
}

/** Marks, emoji and words of no weight. */
export function skipIdle(line: Spoken, from: number, to: number): number {
  let at = skipMarks(line, from, to);
  while (at < to && line.isNoise(at)) at = skipMarks(line, at + 1, to);
  return at;
}

/** Marks and emoji. */
function skipMarks({ tokens }: Spoken, from: number, to: number): number {
  let at = from;
  while (at < to && isIdle(tokens[at])) at += 1;
  return at;
}

const isIdle = (token: Spoken['tokens'][number] | undefined): boolean =>
  token !== undefined &&
  ((token.is === 'emoji' && token.fold !== '✅') ||
    token.is === 'line' ||
    (token.is === 'mark' && IDLE_MARKS.has(token.fold)));

function frameAt(line: Spoken, frames: CompiledFrames, at: number, end: number) {
  let best: { to: number; effect: keyof Stance | null } | undefined;
  for (const [frame, effect] of EFFECTS)
    for (const pattern of thoseThatBegin(line, frames[frame], at))
      for (const { to, passed } of matches(line, pattern, at, end, isNamed)) {
        // "maybe we should" is more than "we should".
        const isSure = passed.length === 0 || !line.isUnsure(at);
        if (isSure && to > (best?.to ?? at)) best = { to, effect };
      }
  return best;
}

/** Frames can name somebody or a day: "bo said that", "from friday". */
const isNamed = (name: string): ReturnType<SlotRules> => ({
  fits: ({ thing }) => (name === 'someday' ? thing.is === 'day' : thing.is === 'person'),
});

/** Whether a turn of a frame stands at a token. */
export const standsAt = (
  line: Spoken,
  patterns: CompiledFrames[keyof CompiledFrames],
  at: number,
  end: number,
  rules: SlotRules = isNamed,
): number | undefined => {
  for (const pattern of thoseThatBegin(line, patterns, at)) {
    const [match] = matches(line, pattern, at, end, rules);
    if (match && match.to > at) return match.to;
  }
  return undefined;
};

/** Where the longest turn of a frame ends that begins with the very token. "Because half of it is gone" does not say "because of". */
export function longestAt(
  line: Spoken,
  patterns: CompiledFrames[keyof CompiledFrames],
  at: number,
  end: number,
): number | undefined {
  const fold = line.tokens[at]?.fold ?? '';
  const ends = thoseThatBegin(line, patterns, at)
    .filter(({ first }) => first?.has(fold))
    .flatMap((pattern) =>
      matches(line, pattern, at, end, isNamed).flatMap(({ to, passed }) => (passed.length === 0 ? [to] : [])),
    );
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** Where the turns of a frame that stand at a token end, words of any kind in them. */
export const endsAt = (
  line: Spoken,
  patterns: CompiledFrames[keyof CompiledFrames],
  at: number,
  end: number,
): readonly number[] =>
  thoseThatBegin(line, patterns, at).flatMap((pattern) => matches(line, pattern, at, end, orWords).map(({ to }) => to));

/** Whether a turn of a frame stands at a token and goes on to the end, marks aside. */
export const reachesEnd = (
  line: Spoken,
  patterns: CompiledFrames[keyof CompiledFrames],
  at: number,
  end: number,
): boolean =>
  thoseThatBegin(line, patterns, at).some((pattern) =>
    matches(line, pattern, at, end, orWords).some(({ to }) => to > at && skipEnd(line, to, end) >= end),
  );

/** Whether a turn of a frame is all that is said. @param from the first token that counts */
export function isAll(line: Spoken, frames: CompiledFrames, name: keyof CompiledFrames, from = 0): boolean {
  const end = line.tokens.length;
  const at = skipIdle(line, from, end);
  return frames[name].some((pattern) =>
    matches(line, pattern, at, end, orWords).some(({ to }) => skipIdle(line, to, end) >= end),
  );
}

/** In some frames any words can stand. */
const orWords: SlotRules = (name) => (name === 'anything' ? { words: true } : isNamed(name));

/** Marks at an end, closing brackets too. */
function skipEnd(line: Spoken, from: number, to: number): number {
  let at = skipMarks(line, from, to);
  while (at < to && line.tokens[at]?.fold === ')') at = skipMarks(line, at + 1, to);
  return at;
}

const isProject: SlotRules = (name) => ({ fits: ({ thing, sure }) => name === thing.is && sure > 1 });

/** A project in front, which all that follows is about: "in the fraud model, …". */
export function topicAt(line: Spoken, { topics }: CompiledFrames): NamedThing | undefined {
  const from = skipMarks(line, 0, line.tokens.length);
  for (const pattern of thoseThatBegin(line, topics, from))
    for (const { to, slots } of matches(line, pattern, from, line.tokens.length, isProject))
      if (slots.project && 'thing' in slots.project) return { ...slots.project, from, to };
  return undefined;
}

/** Tokens at the beginning of a text in which "the runbook says:" is looked for. */
const LONGEST_CITING = 8;

/** "The runbook says: …", "Monday: …": whether all of a text is what others say, or a plan. */
export function isOthersWords(line: Spoken, { citing, agendas }: CompiledFrames): boolean {
  const end = line.tokens.length;
  const from = skipMarks(line, 0, end);
  if (standsAt(line, agendas, from, end) !== undefined) return true;
  for (let at = from; at < from + LONGEST_CITING && line.tokens[at]?.is !== 'mark'; at += 1)
    if (standsAt(line, citing, at, end) !== undefined) return true;
  return false;
}

/** The day of "by friday", with all the words of the turn; undefined if no such turn stands at a token. */
export const riderAt = (line: Spoken, { riders }: CompiledFrames, at: number, end: number): NamedThing | undefined =>
  namedAt(line, riders, 'someday', { from: at, to: end })[0];

/** Who is to have what is made, with all the words that say so up to the end: "chi owns it". */
export const ownershipAt = (
  line: Spoken,
  { ownership }: CompiledFrames,
  at: number,
  end: number,
): NamedThing | undefined => namedAt(line, ownership, 'somebody', { from: at, to: end }).find(({ to }) => to === end);

/** What the turns of a frame that stand at a token name in a slot. */
function namedAt(
  line: Spoken,
  patterns: CompiledFrames[keyof CompiledFrames],
  slot: 'someday' | 'somebody',
  { from, to: end }: Run,
): NamedThing[] {
  return thoseThatBegin(line, patterns, from).flatMap((pattern) =>
    matches(line, pattern, from, end, isNamed).flatMap(({ to, slots: { [slot]: named } }) =>
      named && 'thing' in named ? [{ from, to, thing: named.thing, sure: named.sure }] : [],
    ),
  );
}
