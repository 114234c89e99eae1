/** What the events of stages tell: how long they stay in a state, what holds them up, and who has them. */
import { keyOf } from '../names.js';
import type { StageState } from '../project-rows.js';
import { STATES } from '../stages.js';
import type { StageSoFar } from './carry.js';
import { minutesBetween } from './facts.js';
import type { ToldLine } from './lasting-events.js';
import { leaveLoop, openLoop } from './loops.js';
import { NO_REASON, type ReasonWords, reasonKind } from './reason-kinds.js';
import type { Teller } from './teller.js';
import { isOngoing, isUnderWayState } from './under-way.js';

/** An event of a stage. */
export function takeOfStage(teller: Teller, event: ToldLine, reasons: ReasonWords): void {
  const { itemId: id, at, to, from, field } = event;
  if (field === 'created' && to === null) delete teller.carry.stages[id];
  else if (field === 'created') stageSoFar(teller, id, from, at).key = keyOf(to ?? '');
  else if (field === 'name') stageSoFar(teller, id, null, at).key = keyOf(to ?? '');
  else if (field === 'state') takeState(teller, event, reasons);
  else if (field === 'owner') takeOwner(teller, event);
  else if (field === 'dropped') takeDropped(teller, event);
}

const stateOf = (stored: string | null): StageState => STATES.find((state) => state === stored) ?? 'not_started';

/** The stage as it is known; as the event found it if the history begins with that. */
function stageSoFar({ carry: { stages } }: Teller, id: string, state: string | null, at: number): StageSoFar {
  stages[id] ??= {
    ...{ key: '', state: stateOf(state), since: at, reason: NO_REASON, begun: null, pass: 1 },
    ...{ owner: null, unowned: null, dropped: false },
  };
  return stages[id];
}

function takeState(teller: Teller, event: ToldLine, reasons: ReasonWords): void {
  const { itemId: id, at, from, why } = event;
  const stage = stageSoFar(teller, id, from, at);
  const [before, to] = [stage.state, stateOf(event.to)];
  const reason = reasonKind(why, reasons);
  if (before === to) {
    if (why !== null) stage.reason = reason;
    return;
  }
  leave(teller, id, stage, event);
  if (isUnderWayState(to) && stage.begun === null) begin(teller, id, stage, event, before === 'done', reason);
  if (to === 'done') finish(teller, id, stage, event);
  if (!isUnderWayState(to)) Object.assign(stage, { begun: null, unowned: null });
  if (to === 'skipped') leaveLoop(teller, id, at);
  Object.assign(stage, { state: to, since: at, reason });
}

/** The stage leaves the state that it is in. */
function leave(teller: Teller, id: string, stage: StageSoFar, { at, by }: ToldLine): void {
  const { state, since, reason, owner } = stage;
  if (!isUnderWayState(state)) return;
  const minutes = minutesBetween(since, at);
  const who = owner ?? by;
  teller.tell('stay', id, at, minutes, who, state);
  if (state !== 'in_progress') teller.tell('stall', id, at, minutes, who, reason);
}

/** Work on the stage begins. @param isAgain whether the stage had been done @param reason why it is re-opened */
function begin(
  teller: Teller,
  id: string,
  stage: StageSoFar,
  { at, by }: ToldLine,
  isAgain: boolean,
  reason: string,
): void {
  const { finished, stages } = teller.carry;
  const who = stage.owner ?? by;
  const isFirst = Object.values(stages).every((other) => other.begun === null || isOngoing(other.key));
  if (finished !== null && !isAgain && isFirst && !isOngoing(stage.key))
    teller.tell('gap', id, at, minutesBetween(finished, at), who, 'stage');
  if (isAgain) {
    stage.pass += 1;
    openLoop(teller, id, stage, at, reason);
  }
  stage.begun = at;
  if (stage.owner === null) stage.unowned = at;
  else teller.tell('owned', id, at, 0, who, 'stage');
}

function finish(teller: Teller, id: string, { begun, pass, owner }: StageSoFar, { at, by }: ToldLine): void {
  if (begun !== null) teller.tell('pass', id, at, minutesBetween(begun, at), owner ?? by, pass > 1 ? 'again' : 'first');
  teller.carry.finished = at;
  leaveLoop(teller, id, at);
}

function takeOwner(teller: Teller, { itemId: id, at, from, to }: ToldLine): void {
  const stage = stageSoFar(teller, id, null, at);
  stage.owner = to;
  if (to !== null && stage.unowned !== null) {
    teller.tell('owned', id, at, minutesBetween(stage.unowned, at), to, 'stage');
    stage.unowned = null;
  }
  if (to === null && from !== null && isUnderWayState(stage.state)) stage.unowned = at;
}

function takeDropped(teller: Teller, event: ToldLine): void {
  const { itemId: id, at, to } = event;
  const stage = stageSoFar(teller, id, null, at);
  if (to === 'true') {
    leave(teller, id, stage, event);
    leaveLoop(teller, id, at);
  }
  const isBack = to === 'false' && isUnderWayState(stage.state);
  Object.assign(stage, { dropped: to === 'true', since: at, begun: isBack ? at : null, unowned: null });
  if (isBack && stage.owner === null) stage.unowned = at;
}
