/** Carries out what a typed text was understood as: all of its orders in one transaction, with one answer. */
import type { ArgType } from '../commands/args.js';
import { isAboutMade } from '../commands/calls.js';
import type { Context, Situation } from '../commands/context.js';
import { similarNames } from '../commands/match.js';
import { Missing, type Outcome, Refusal } from '../commands/outcome.js';
import { askWho, unknownCommand } from '../commands/refusals.js';
import { unreadRefusal } from '../commands/unread.js';
import { allReadersSee } from '../kit/readers-along.js';
import type { Inbound } from '../ports/events.js';
import type { Unit } from '../ports/store.js';
import type { Act, Understood } from '../reading/decision.js';
import { type Call, note, type View, view } from '../view/view.js';
import { type Answered, Halted, missing, refused } from './answered.js';
import { answerOutcome, type DraftAnswer } from './answers.js';
import { carryOutAll } from './carry-out-all.js';
import { keepOutcome } from './keep-outcome.js';
import { shallI } from './offers.js';
import { possible } from './possible.js';
import { quietView, whichView } from './quiet.js';
import { revealRefusal } from './reveals.js';
import { commandOf, runCall } from './run-call.js';
import type { Turn } from './talk.js';

const whisper = (shown: View): DraftAnswer => ({ kind: 'view', view: shown, private: true, inPlace: false });

/** Carries out a decision. @throws Refusal, and Halted if one of several orders cannot be carried out */
export async function carryOutDecision(
  unit: Unit,
  situation: Situation,
  inbound: Inbound,
  decision: Understood,
): Promise<Answered> {
  const { acts, leftOver, corrected } = decision;
  if (leftOver) return refused(unit, situation, inbound, await leftOverRefusal(situation, leftOver), leftOver.call);
  const [only, more] = acts;
  if (!only) return { answer: whisper(quietAnswer(situation, inbound, decision)), turn: { call: undefined } };
  const ask = acts.find((act) => act.act === 'ask');
  if (ask) return withRest(situation, acts, await askBack(unit, situation, inbound, ask));
  const isEdited = inbound.type === 'command' && inbound.edited === true;
  const isDone = ({ act }: Act) => act === 'show' || (act === 'do' && !isEdited);
  const calls = acts.filter(isDone).map(({ call }) => call);
  const offered = acts.filter((act) => !isDone(act)).map(({ call }) => call);
  if (calls.length === 0) {
    // Nothing is made yet that the others could be about.
    const offers = await possible(
      situation,
      offered.filter((one) => !isAboutMade(one)),
    );
    if (offers instanceof Refusal) return refused(unit, situation, inbound, offers);
    const says = isEdited ? 'offer-edited' : decision.isLater ? 'offer-later' : undefined;
    const shown = await shallI(situation, offers, says);
    return { answer: whisper(shown), turn: { call: undefined, offers } };
  }
  if (!more && calls[0]) return carryOutCall(unit, { ...situation, call: calls[0] }, inbound, corrected);
  try {
    return await carryOutAll(unit, situation, inbound, { calls, offered });
  } catch (error) {
    throw error instanceof Halted ? new Halted(withRest(situation, acts, error.answered)) : error;
  }
}

/** Says with the answer that stopped one of several orders that none of the others was carried out either. */
function withRest(situation: Situation, acts: readonly Act[], answered: Answered): Answered {
  const { answer } = answered;
  const changes = acts.filter(({ act, call }) => (act === 'do' || act === 'ask') && !commandOf(call)?.shows);
  if (changes.length < 2 || answer.kind !== 'view') return answered;
  const rest = note(situation.say('halted-rest'));
  return { ...answered, answer: { ...answer, view: view(...answer.view.blocks, rest) } };
}

/** An unknown command is answered with the most similar ones. */
function quietAnswer(situation: Situation, inbound: Inbound, decision: Understood): View {
  if (inbound.type !== 'command' || inbound.spoken || decision.quiet !== 'unclear' || decision.about)
    return quietView(situation, decision);
  return unknownCommand(situation, inbound.text, similarNames(inbound.text, situation.commands));
}

/** Whether a call says already what it is about. */
const namesItem = ({ args }: Call): boolean => args.item !== undefined || args.stage !== undefined;

/** A word too many is most likely the name of something that does not exist. */
async function leftOverRefusal(
  situation: Situation,
  { words: word, call, isPlace }: NonNullable<Understood['leftOver']>,
): Promise<Refusal> {
  const ctx = { ...situation, call };
  const lacking = Object.entries(commandOf(call)?.args ?? {}).filter(([name]) => !(name in call.args));
  const open =
    lacking.find(([, { type, required, implied }]) => (type === 'item' || type === 'stage') && required && !implied) ??
    // "done training yesterday" speaks of no project, "done training in frod" does.
    (isPlace || !namesItem(call) ? lacking.find(([, { type }]) => type === 'project' || type === 'stage') : undefined);
  if (!open) return unreadRefusal(ctx, { problem: 'left-over', word });
  return unreadRefusal(ctx, { problem: 'unknown-name', arg: open[0], type: open[1].type, word });
}

const typeOf = ({ call }: Context, arg: string): ArgType => commandOf(call)?.args[arg]?.type ?? 'item';

async function askBack(
  unit: Unit,
  situation: Situation,
  inbound: Inbound,
  { call, arg, problem }: Extract<Act, { act: 'ask' }>,
): Promise<Answered> {
  const ctx = { ...situation, call };
  if (problem.is === 'which') {
    const asks = problem.of === 'project' || problem.of === 'items' ? 'project' : arg;
    return { answer: whisper(await whichView(ctx, problem, arg)), turn: { call, asks, offers: problem.calls } };
  }
  const { words: word } = problem;
  const refusal =
    problem.is === 'group'
      ? askWho(ctx, word, arg)
      : await unreadRefusal(ctx, { problem: 'unknown-name', arg, type: typeOf(ctx, arg), word });
  return refused(unit, ctx, inbound, refusal, call);
}

/** Carries out one call. @param corrected the word that a mistyped one was read as */
export async function carryOutCall(
  unit: Unit,
  ctx: Context,
  inbound: Inbound,
  corrected: string | undefined,
): Promise<Answered> {
  try {
    const outcome = await runCall(ctx);
    if (outcome instanceof Missing) return await missing(ctx, inbound, outcome);
    const reveals = await revealRefusal(unit, ctx, outcome);
    // A task that is not made yet leaves its number to the next one.
    if (reveals) throw new Halted(await refused(unit, ctx, inbound, reveals, ctx.call));
    const isForAll = await allReadersSee(unit, ctx.channel, ctx.touched, ctx.now);
    await keepOutcome(unit, ctx, outcome);
    // What everybody here saw before the change may be answered to all, even if the change hides it.
    if (isForAll) ctx.touched.clear();
    return {
      answer: await answerOutcome(unit, ctx, inbound, outcome, corrected),
      turn: turnAfter(ctx.call, outcome),
    };
  } catch (error) {
    if (error instanceof Refusal) return refused(unit, ctx, inbound, error, ctx.call);
    throw error;
  }
}

/** What is left open: the question that was asked, else what was carried out. */
function turnAfter(call: Call, outcome: Outcome): Turn {
  const { asks } = outcome;
  return asks ? { call: asks.call, asks: asks.arg } : { call, outcome };
}
