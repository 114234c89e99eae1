/** What is answered when no turn of the phrasebook fits. */
import type { SaidSentence } from './clauses.js';
import type { Deciding } from './deciding.js';
import type { Act, Understood } from './decision.js';
import type { Run, Spoken } from './draft.js';
import { likelyOffers, likelyQuestion } from './likely-call.js';
import type { Phrasebook } from './phrasebook.js';
import { lastSpokenOf } from './spoken-of.js';
import { frontOf, frontsOf, type Stance, standsAt } from './stance.js';
import { showThing } from './state-of.js';
import { trimmed } from './text-ends.js';
import type { NamedThing, Thing } from './things.js';
import { isForeignIn } from './unlikely.js';

/** Sentences of a text at whose meaning is guessed: each guess takes time. */
const MOST_GUESSED = 8;

/** An honest answer: what was understood, small talk, or that nothing was. */
export function honestAnswer(
  line: Spoken,
  book: Phrasebook,
  said: readonly SaidSentence[],
  deciding: Deciding,
): Understood {
  const { frames } = book;
  const isAnyOf = (name: 'smalltalk' | 'foreign' | 'thanks') =>
    said.some(
      ({ from, to }) =>
        frontsOf(line, frames, from, to).some(({ at }) => standsAt(line, frames[name], at, to) !== undefined) ||
        standsAt(line, frames[name], from, to) !== undefined,
    );
  if (isAnyOf('smalltalk')) return { acts: [], quiet: 'smalltalk' };
  if (isAnyOf('foreign')) return { acts: [], quiet: 'cannot', ...keptAsTask(line, frames, said, deciding) };
  const { shown, about } = likelyAnswer(line, book, said, deciding);
  if (shown) return shown;
  if (about) return { acts: [], quiet: 'unclear', about };
  if (isAnyOf('thanks')) return { acts: [], quiet: 'thanks' };
  return { acts: [], quiet: isGreeting(line, frames, said) ? 'greeting' : 'unclear' };
}

/** What the first sentence that has a gist, or asks about a thing, is answered with; else the first thing that is named. */
function likelyAnswer(
  line: Spoken,
  book: Phrasebook,
  said: readonly SaidSentence[],
  deciding: Deciding,
): { shown?: Understood; about?: Thing | undefined } {
  const { frames } = book;
  let about: Thing | undefined;
  for (const sentence of said.slice(0, MOST_GUESSED)) {
    const { at, stance } = frontOf(line, frames, sentence.from, sentence.to);
    const thing = thingIn(line, sentence.from, sentence.to);
    // "if training isn't done, give evaluation to Chi" asks nothing, and "what's Bo's opinion on training" nothing of Baton.
    const isAsking = (!stance.conditional || sentence.asked) && !isForeignIn(line, sentence);
    const what = isAsking ? kindOfQuestion(line, frames, at, sentence, stance) : undefined;
    // "hmm, not sure" is about nothing.
    const gist = stance.denied || at >= sentence.to ? [] : gistIn(line, book, sentence, what !== undefined, deciding);
    if (gist.length > 0) return { shown: { acts: gist, isGist: true } };
    const [act] = thing && what ? showThing(thing, what, deciding) : [];
    if (act) return { shown: { acts: [act] } };
    about ??= thing;
  }
  return { about };
}

/** Whether there are words, and all of them only greet. */
const isGreeting = (line: Spoken, frames: Phrasebook['frames'], said: readonly SaidSentence[]): boolean =>
  said.every(({ from, to }) => frontOf(line, frames, from, to).at >= to && to > from) &&
  said.some(({ from, to }) => line.tokens.slice(from, to).some(({ is }) => is === 'word'));

/** "pls remind bo" can still be a task for somebody. Nothing that was asked, denied or is only a condition can. */
function keptAsTask(
  line: Spoken,
  frames: Phrasebook['frames'],
  said: readonly SaidSentence[],
  { around }: Deciding,
): Pick<Understood, 'kept'> {
  const [only, more] = said;
  if (!only || more) return {};
  const { at, stance } = frontOf(line, frames, only.from, only.to);
  if (((only.asked || stance.asked) && !stance.polite) || stance.denied || stance.conditional) return {};
  const isPerson = line.found.get(at + 1)?.some(({ thing, to }) => thing.is === 'person' && to === only.to);
  return {
    kept: { words: trimmed(line, { from: at, to: only.to }), about: isPerson ? lastSpokenOf(around) : undefined },
  };
}

function gistIn(line: Spoken, book: Phrasebook, run: Run, isAsked: boolean, deciding: Deciding): Act[] {
  if (!isAsked) return likelyOffers(line, book, run, deciding);
  const question = likelyQuestion(line, book, run, deciding);
  return question ? [question] : [];
}

/** The thing a clause most likely means; a project only if there is nothing else. */
function thingIn(line: Spoken, from: number, to: number): Thing | undefined {
  let best: NamedThing | undefined;
  for (let at = from; at < to; at += 1)
    for (const candidate of line.found.get(at) ?? []) if (rank(candidate) > rank(best)) best = candidate;
  return best?.thing;
}

const KINDS: Partial<Record<Thing['is'], number>> = { task: 30, stage: 30, project: 20 };

function rank(candidate: NamedThing | undefined): number {
  const kind = candidate && KINDS[candidate.thing.is];
  if (!candidate || kind === undefined || candidate.sure < 2) return 0;
  return kind + candidate.sure * 2 + (candidate.to - candidate.from);
}

/** What each question word asks for. */
const ASKS = [
  ['asksOwner', 'owner'],
  ['asksDue', 'due'],
  ['asksReason', 'reason'],
] as const;

/** What a question asks for; undefined if the text isn't a question. */
function kindOfQuestion(
  line: Spoken,
  { questions, howLong }: Phrasebook['frames'],
  at: number,
  { asked, to }: SaidSentence,
  stance: Stance,
): string | undefined {
  if (standsAt(line, howLong, at, to) !== undefined) return 'since';
  const [, what] = ASKS.find(([list]) => line.says(at, list)) ?? [];
  if (what) return what;
  return asked || stance.asked || standsAt(line, questions, at, to) !== undefined ? 'state' : undefined;
}
