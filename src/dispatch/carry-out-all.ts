/** Carries out several orders of one message, with one answer and one way back. */
import { aboutMade } from '../commands/calls.js';
import type { Context, Situation } from '../commands/context.js';
import { Missing, type Outcome, Refusal } from '../commands/outcome.js';
import { undoButton } from '../kit/controls.js';
import { allReadersSee } from '../kit/readers-along.js';
import type { Change } from '../model/changes.js';
import type { Inbound } from '../ports/events.js';
import type { Unit } from '../ports/store.js';
import { type Block, type Call, controls, paragraph, view } from '../view/view.js';
import { type Answered, Halted, missing, refused } from './answered.js';
import { answerOutcome, toYou } from './answers.js';
import { keepOutcome } from './keep-outcome.js';
import { shallI } from './offers.js';
import { revealRefusal } from './reveals.js';
import { runCall } from './run-call.js';
import { lastMade } from './talk.js';

/** Carries out several calls, one after the other, and says what each did. */
export async function carryOutAll(
  unit: Unit,
  situation: Situation,
  inbound: Inbound,
  { calls, offered }: { calls: readonly Call[]; offered: readonly Call[] },
): Promise<Answered> {
  const isForAll = await allReadersSee(unit, situation.channel, situation.touched, situation.now);
  const { outcomes, changes, call, unsure } = await inOrder(unit, situation, inbound, calls);
  if (isForAll) situation.touched.clear();
  // "too" only if something was done, not shown.
  const says = changes.length > 0 ? 'offer-more' : undefined;
  const offers = [...unsure, ...offered.map((one) => aboutMade(one, (stage) => lastMade(changes, stage)))];
  const offer = offers.length > 0 ? (await shallI(situation, offers, says)).blocks : [];
  const isPrivate = offers.length > 0 || !outcomes.some(isForOthers) || outcomes.some(isForOne);
  const isAlone = isPrivate || situation.channel.direct;
  const blocks = noticeBlocks(situation, isAlone ? outcomes : outcomes.filter(isForOthers), isAlone);
  const undo = outcomes.some(canUndo) ? [controls(undoButton(situation))] : [];
  const all = { changes, view: view(...blocks, ...undo, ...offer), ...(isPrivate && { private: true }) };
  const answer = await answerOutcome(unit, { ...situation, call }, inbound, all, undefined);
  // "no, friday" behind several orders could be about each of them.
  const isOne = outcomes.filter((outcome) => (outcome.changes ?? []).length > 0).length < 2;
  return { answer, turn: { call: isOne ? call : undefined, outcome: all, offers } };
}

/** Whether something was done that can be undone. */
const canUndo = ({ changes = [], final = false }: Outcome): boolean => changes.length > 0 && !final;

/** Whether others read it in the answer, and not elsewhere. */
const isForOthers = ({ told }: Outcome): boolean => told !== true;
const isForOne = (outcome: Outcome): boolean =>
  outcome.own === true || (outcome.private === true && isForOthers(outcome));

/** What each has done, or shows. @param isAlone only the person who acts sees it */
const noticeBlocks = (situation: Situation, outcomes: readonly Outcome[], isAlone: boolean): Block[] =>
  outcomes.flatMap(({ notice, view: shown }) =>
    notice ? [paragraph(isAlone ? toYou(situation, notice) : notice)] : (shown?.blocks ?? []),
  );

/** What has come of several calls, the last of them, and those to ask about first. @throws Halted */
async function inOrder(unit: Unit, situation: Situation, inbound: Inbound, calls: readonly Call[]) {
  const outcomes: Outcome[] = [];
  const changes: Change[] = [];
  const unsure: Call[] = [];
  let call: Call = { command: 'help', args: {} };
  for (const one of calls) {
    call = aboutMade(one, (stage) => lastMade(changes, stage));
    const outcome = await carryOutOne(unit, { ...situation, call }, inbound, changes.length > 0);
    if (!outcome) {
      unsure.push(call);
      continue;
    }
    outcomes.push(outcome);
    changes.push(...(outcome.changes ?? []));
  }
  return { outcomes, changes, call, unsure };
}

/** @returns undefined if the person is to be asked first @throws Halted */
async function carryOutOne(
  unit: Unit,
  ctx: Context,
  inbound: Inbound,
  isFurther: boolean,
): Promise<Outcome | undefined> {
  try {
    const outcome = await runCall(ctx);
    if (outcome instanceof Missing) throw new Halted(await missing(ctx, inbound, outcome));
    if (await revealRefusal(unit, ctx, outcome)) return undefined;
    await keepOutcome(unit, ctx, outcome, isFurther);
    return outcome;
  } catch (error) {
    if (error instanceof Refusal) throw new Halted(await refused(unit, ctx, inbound, error, ctx.call));
    throw error;
  }
}
