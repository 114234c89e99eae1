/** The year of the sample project before its present round: data alone, told in days before today. */
import type { ScriptedMove } from './script.js';

/** Once round the loop: when it began, how long each stage took, and what went wrong. */
interface Round {
  /** Days before today on which data was begun, or re-opened. */
  begin: number;
  /** Days that data, training, evaluation and deployment took; each begins a day after the one before. */
  days: readonly [number, number, number, number];
  /** Why it was gone round again; the first time there was no reason. */
  because?: ScriptedMove['reason'];
  /** What held a stage up: its index, for how many days, and why. */
  held?: { stage: number; state: 'blocked' | 'at_risk'; days: number; reason: NonNullable<ScriptedMove['reason']> };
}

const ROUNDS: readonly Round[] = [
  { begin: 368, days: [14, 12, 6, 5], held: { stage: 0, state: 'blocked', days: 6, reason: 'sample-reason-labels' } },
  { begin: 326, days: [8, 10, 5, 3], because: 'sample-reason-drift' },
  {
    begin: 293,
    days: [6, 13, 7, 8],
    because: 'sample-reason-slices',
    held: { stage: 3, state: 'blocked', days: 4, reason: 'sample-reason-quota' },
  },
  { begin: 253, days: [9, 9, 4, 3], because: 'sample-reason-drift' },
  {
    begin: 222,
    days: [5, 16, 8, 4],
    because: 'sample-reason-slices',
    held: { stage: 1, state: 'blocked', days: 7, reason: 'sample-reason-quota' },
  },
  {
    begin: 183,
    days: [11, 8, 5, 3],
    because: 'sample-reason-drift',
    held: { stage: 0, state: 'blocked', days: 4, reason: 'sample-reason-labels' },
  },
  { begin: 149, days: [7, 11, 6, 6], because: 'sample-reason-drift' },
  {
    begin: 113,
    days: [10, 14, 9, 4],
    because: 'sample-reason-slices',
    held: { stage: 2, state: 'at_risk', days: 4, reason: 'sample-reason-slices' },
  },
];

/** How many rounds there were before the present one. */
export const ROUNDS_BEFORE = ROUNDS.length;

/** When the project was created, in days before today. */
export const YEAR_BEGAN = 370;

/** The moves of a stage in these rounds. @param stage its index in the template; monitoring has none */
export function yearOfMoves(stage: number): ScriptedMove[] {
  return ROUNDS.flatMap((round, i) => {
    const length = round.days[stage];
    if (length === undefined) return [];
    const begin = round.begin - round.days.slice(0, stage).reduce((sum, days) => sum + days + 1, 0);
    const pass = i + 1;
    const because = stage === 0 && round.because ? { reason: round.because } : {};
    const held = round.held?.stage === stage ? round.held : undefined;
    return [
      { daysAgo: begin, to: 'in_progress' as const, ...because, pass },
      ...(held
        ? [
            { daysAgo: begin - 1, to: held.state, reason: held.reason, pass },
            { daysAgo: begin - 1 - held.days, to: 'in_progress' as const, pass },
          ]
        : []),
      { daysAgo: begin - length, to: 'done' as const, pass },
    ];
  });
}

/** A stage passed from one to another: days before today, and the indices of the two among the people. */
interface ScriptedHandover {
  stage: number;
  daysAgo: number;
  from: number;
  to: number;
  /** Days that the offer had waited. */
  waited: number;
}

/** Hand-overs in the year. */
export const HANDOVERS: readonly ScriptedHandover[] = [
  { stage: 1, daysAgo: 300, from: 1, to: 2, waited: 0.2 },
  { stage: 1, daysAgo: 240, from: 2, to: 1, waited: 1.1 },
  { stage: 2, daysAgo: 210, from: 2, to: 3, waited: 0.4 },
  { stage: 2, daysAgo: 150, from: 3, to: 2, waited: 2.3 },
  { stage: 3, daysAgo: 120, from: 3, to: 1, waited: 0.1 },
  { stage: 3, daysAgo: 80, from: 1, to: 3, waited: 0.6 },
];

/** Due dates of deployment that were moved: days before today, and by how many days. */
export const MOVED_DATES: readonly { daysAgo: number; by: number }[] = [
  { daysAgo: 330, by: 7 },
  { daysAgo: 262, by: 5 },
  { daysAgo: 205, by: 10 },
  { daysAgo: 160, by: -2 },
  { daysAgo: 90, by: 6 },
  { daysAgo: 25, by: 4 },
];
