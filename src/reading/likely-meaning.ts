/**
 * What a text most likely means as a whole, if it was read as nothing, or as little: the model of meanings knows many more ways
 * to say something than the phrasebook has turns. What it guesses is shown or offered.
 */

import type { Call } from '../view/view.js';
import { isIncomplete } from './acts.js';
import type { Deciding } from './deciding.js';
import type { Act, Understood } from './decision.js';
import type { Spoken } from './draft.js';
import { callsOf, draftOf, isElsewhere, maskedWords } from './likely-call.js';
import type { Phrasebook } from './phrasebook.js';
import { isComplete, isWhole, type Reading } from './reading.js';
import type { SentenceReader } from './sentence-reader.js';
import { shown } from './state-of.js';
import type { Guess, Meant } from './turn-model.js';
import { isDeniedIn, isForeignIn, isForMeIn, isNounIn, isStrangeIn } from './unlikely.js';

/** What a guess is made from. */
interface Guessing {
  line: Spoken;
  book: Phrasebook;
  reader: SentenceReader;
  deciding: Deciding;
}

/**
 * How sure a guess must be to be given if nothing was understood, in place of another guess, of how a thing stands or of a
 * question back, and beside an offer. Chosen on phrases that it had not learned from.
 */
const LEAST_SURE = { nothing: 0.35, gist: 0.6, state: 0.75, ask: 0.8, offer: 0.6 } as const;
/** Longest text about which anything is guessed, in tokens. */
const LONGEST = 60;

/** What is likely meant instead of what a text was understood as; undefined if that is as good. */
export function likelyMeaning(guessing: Guessing, understood: Understood): Understood | undefined {
  const { line, book, deciding } = guessing;
  if (understood.leftOver || line.tokens.length > LONGEST || isElsewhere(line)) return undefined;
  const least = leastFor(understood, deciding);
  if (least === undefined) return undefined;
  const [guess] = book.meanings().guess(maskedWords(line, { from: 0, to: line.tokens.length }));
  if (!guess || guess.sure < least) return undefined;
  // "Block party at my place!" begins like an order that leaves the rest open.
  if (!guess.meant) return least === LEAST_SURE.ask ? { acts: [], quiet: 'unclear' } : undefined;
  // A name that nothing has is told, and never passed over.
  if (understood.acts.some((one) => one.act === 'ask' && one.problem.is === 'unknown')) return undefined;
  return isSame(guess.meant, understood) ? undefined : beside(understood, actsFor(guessing, guess, guess.meant));
}

/** How sure a guess must be to count for more than this; undefined if none does. */
function leastFor({ acts, quiet, isGist }: Understood, { commands, around }: Deciding): number | undefined {
  const [act, more] = acts;
  if (isGist) return LEAST_SURE.gist;
  if (!act) return quiet === 'unclear' ? LEAST_SURE.nothing : undefined;
  if (acts.every((one) => one.act === 'offer')) return LEAST_SURE.offer;
  // What two things can be meant by was understood.
  if (more || (act.act === 'ask' && act.problem.is === 'which')) return undefined;
  if (act.act === 'ask' || (act.act === 'do' && isIncomplete(acts, commands))) return LEAST_SURE.ask;
  return act.act === 'show' && isStateOf(act.call, around) ? LEAST_SURE.state : undefined;
}

/** Whether how a thing stands is shown: one that is known, or the project here. A name that nothing has is told. */
function isStateOf({ command, args }: Call, { world: { projects, stages, tasks } }: Deciding['around']): boolean {
  if (command !== 'status' && args.what !== 'state') return false;
  const id = args.item ?? args.stage ?? args.project;
  return id === undefined || [...projects, ...stages, ...tasks].some((row) => row.id === id);
}

const isSame = ({ command, args }: Meant, { acts }: Understood): boolean =>
  acts.some(
    ({ call }) =>
      call.command === command.name && Object.entries(args).every(([name, value]) => call.args[name] === value),
  );

/** The guess beside what is offered, or instead of what was understood. What would be welcome is not shown in place of an offer. */
function beside({ acts, isGist }: Understood, guessed: readonly Act[]): Understood | undefined {
  if (guessed.length === 0) return undefined;
  const isOffering = !isGist && acts.length > 0 && acts.every((one) => one.act === 'offer');
  if (!isOffering) return { acts: guessed, isGist: true };
  return guessed.some(({ act }) => act === 'show') ? undefined : { acts: [...guessed, ...acts] };
}

function actsFor(guessing: Guessing, { isNamed }: Guess, meant: Meant): readonly Act[] {
  const { line, book, deciding } = guessing;
  const run = { from: 0, to: line.tokens.length };
  const isOffer = meant.act !== 'show';
  const { name } = meant.command;
  const isNone = isNounIn(line, book, run) || isDeniedIn(line, run, name) || isForMeIn(line, book, run, name);
  if (isOffer ? isNone : isForeignIn(line, run)) return [];
  const isAsked = line.says(0, 'asking') || line.tokens.at(-1)?.fold === '?';
  if (!isAsked && isStrangeIn(line, book, run)) return [];
  const ordered = isOffer ? orderIn(guessing, meant) : undefined;
  const draft = ordered?.draft ?? (isNamed ? draftOf(line, book, meant, run) : undefined);
  const calls = draft ? callsOf(draft, deciding) : [];
  if (isOffer) return calls.map((call) => ({ act: 'offer', call }));
  return calls.slice(0, 1).map((call) => ({ act: 'show', call: shown(call, deciding) }));
}

/** An order of the command that begins somewhere in the text, behind words that say nothing to Baton. */
function orderIn({ line, reader }: Guessing, { command }: Meant): Reading | undefined {
  const to = line.tokens.length;
  for (let from = 0; from < to; from += 1) {
    if (line.tokens[from]?.is !== 'word') continue;
    const { reading } = reader.clause({ from, to, asked: false, cited: false });
    if (reading?.entry.command.name !== command.name || reading.entry.mood !== 'order') continue;
    if (isComplete(reading) && isWhole({ reading })) return reading;
  }
  return undefined;
}
