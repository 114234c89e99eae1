/** A project's stages: the five of the template, and the moves between their states. */
import type { HistoryEvent } from './history-rows.js';
import type { Stage, StageState } from './project-rows.js';

/** The template's stages in order; their names are wording (`stage-<id>`). Source: CRISP-ML(Q), phases 2 to 6. */
export const TEMPLATE = ['data', 'training', 'evaluation', 'deployment', 'monitoring'] as const;

/** Other words people use for the template's stages. */
export const STAGE_ALIASES: Record<string, readonly string[]> = {
  data: ['dataset', 'data-prep', 'data-preparation', 'etl', 'labelling', 'labeling'],
  training: ['train', 'tuning', 'model', 'modelling', 'modeling'],
  evaluation: ['eval', 'validation', 'evaluate', 'evals', 'testing'],
  deployment: ['deploy', 'release', 'rollout', 'serving', 'prod', 'production'],
  monitoring: ['monitor', 'maintenance', 'ops'],
};

/** Every state a stage can be in, in the usual order. */
export const STATES: readonly StageState[] = ['not_started', 'in_progress', 'at_risk', 'blocked', 'done', 'skipped'];

/** What can be done with a stage's state. */
export type Move = 'start' | 'done' | 'block' | 'unblock' | 'at-risk' | 'reopen' | 'skip';

interface MoveRule {
  from: readonly StageState[];
  to: StageState;
}

const MOVES: Record<Move, MoveRule> = {
  start: { from: ['not_started', 'skipped'], to: 'in_progress' },
  done: { from: ['not_started', 'in_progress', 'at_risk', 'blocked'], to: 'done' },
  block: { from: ['not_started', 'in_progress', 'at_risk', 'blocked'], to: 'blocked' },
  unblock: { from: ['blocked', 'at_risk'], to: 'in_progress' },
  'at-risk': { from: ['not_started', 'in_progress', 'blocked', 'at_risk'], to: 'at_risk' },
  reopen: { from: ['done', 'skipped'], to: 'in_progress' },
  skip: { from: ['not_started', 'in_progress', 'at_risk', 'blocked'], to: 'skipped' },
};

/**
 * The outcome of a move. `already`: the stage is in that state, for the same reason if one was given; `impossible`: another
 * move has to come first.
 */
type MoveOutcome = { ok: true; stage: Stage } | { ok: false; problem: 'already' | 'impossible' };

/** Moves a stage. Re-opening starts a new pass. @param now epoch milliseconds */
export function applyMove(stage: Stage, name: Move, now: number, reason: string | null): MoveOutcome {
  const { from, to } = MOVES[name];
  if (stage.state === to && (reason === null || reason === stage.reason)) return { ok: false, problem: 'already' };
  if (!from.includes(stage.state)) return { ok: false, problem: stage.state === to ? 'already' : 'impossible' };
  const pass = name === 'reopen' ? stage.pass + 1 : stage.pass;
  return { ok: true, stage: { ...stage, state: to, since: stage.state === to ? stage.since : now, reason, pass } };
}

/** Whether a command can move a stage from the state it is in; one that moves none is for all. */
export const isFor = (command: string, { state }: Pick<Stage, 'state'>): boolean =>
  !isMove(command) || MOVES[command].from.includes(state);

const isMove = (command: string): command is Move => Object.hasOwn(MOVES, command);

/** The moves possible from a state, most likely first. */
export function movesFrom(state: StageState): Move[] {
  const likely: Record<StageState, Move[]> = {
    not_started: ['start', 'skip'],
    in_progress: ['done', 'block', 'at-risk'],
    at_risk: ['done', 'block', 'unblock'],
    blocked: ['unblock', 'done'],
    done: ['reopen'],
    skipped: ['start', 'reopen'],
  };
  return likely[state];
}

/** Whether a stage still has work ahead: neither done nor skipped. */
export const isOpen = (stage: Stage) => stage.state !== 'done' && stage.state !== 'skipped';

/** The stage a project is at: the first one under way, else the first not started. Undefined if all are done. */
export function currentStage(stages: readonly Stage[]): Stage | undefined {
  const open = stages.filter(isOpen);
  return open.find((stage) => stage.state !== 'not_started') ?? open[0];
}

/** A time a stage spent in one state, from and until in epoch milliseconds. `until` is null if it is still there. */
interface Stay {
  pass: number;
  state: StageState;
  from: number;
  until: number | null;
}

/** The stays of one stage, oldest first, from its history (in any order; other fields are skipped). */
export function stays(events: readonly HistoryEvent[]): Stay[] {
  const moves = events
    .filter((event) => event.field === 'state' && event.from !== event.to)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return moves.map((event, i) => ({
    pass: event.pass ?? 1,
    state: event.to as StageState,
    from: event.at,
    until: moves[i + 1]?.at ?? null,
  }));
}

/** Milliseconds spent in each state of each pass up to `now`: `[pass, state, ms]`, in the order first entered. */
export function timeInStates(events: readonly HistoryEvent[], now: number): [number, StageState, number][] {
  const sums = new Map<string, [number, StageState, number]>();
  for (const stay of stays(events)) {
    const ms = (stay.until ?? now) - stay.from;
    const key = `${stay.pass}:${stay.state}`;
    const sum = sums.get(key);
    if (sum) sum[2] += ms;
    else sums.set(key, [stay.pass, stay.state, ms]);
  }
  return [...sums.values()];
}
