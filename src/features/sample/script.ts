/** What the sample project has been through: data alone, told in days before today. */
import type { StageState } from '../../model/project-rows.js';

/** A move of a stage. */
export interface ScriptedMove {
  daysAgo: number;
  to: StageState;
  /** Wording of the reason. */
  reason?: 'sample-reason-labels' | 'sample-reason-drift' | 'sample-reason-slices' | 'sample-reason-quota';
  /** The pass it belongs to; 1 if left out. */
  pass?: number;
}

/** A stage of the template: its moves, whether somebody owns it, and its due date in days from today. */
export interface ScriptedStage {
  moves: readonly ScriptedMove[];
  isOwned: boolean;
  dueInDays?: number;
}

/** The stages of the template, in order, in the present round: `year.ts` has those before. */
export const STAGES: readonly ScriptedStage[] = [
  {
    moves: [
      { daysAgo: 62, to: 'in_progress' },
      { daysAgo: 55, to: 'blocked', reason: 'sample-reason-labels' },
      { daysAgo: 51, to: 'in_progress' },
      { daysAgo: 44, to: 'done' },
      { daysAgo: 9, to: 'in_progress', reason: 'sample-reason-drift', pass: 2 },
    ],
    // Under way without an owner: that is what Baton is there to show.
    isOwned: false,
  },
  {
    moves: [
      { daysAgo: 44, to: 'in_progress' },
      { daysAgo: 33, to: 'done' },
    ],
    isOwned: true,
  },
  {
    moves: [
      { daysAgo: 33, to: 'in_progress' },
      { daysAgo: 27, to: 'at_risk', reason: 'sample-reason-slices' },
      { daysAgo: 24, to: 'done' },
    ],
    isOwned: true,
  },
  {
    moves: [
      { daysAgo: 24, to: 'in_progress' },
      { daysAgo: 17, to: 'blocked', reason: 'sample-reason-quota' },
    ],
    isOwned: true,
    dueInDays: -2,
  },
  { moves: [], isOwned: false },
];

/** How many days ago its tasks were added. */
export const TASKS_DAYS_AGO = 8;

/** A task: its title's wording, and the indices of its stage and of its owner among the people. */
export interface ScriptedTask {
  title: string;
  stage: number;
  owner?: number;
  dueInDays?: number;
}

/** The open tasks. */
export const TASKS: readonly ScriptedTask[] = [
  { title: 'sample-task-country', stage: 0, dueInDays: 3 },
  { title: 'sample-task-version', stage: 0, owner: 1, dueInDays: 7 },
  { title: 'sample-task-quota', stage: 3, owner: 3, dueInDays: -2 },
  { title: 'sample-task-rollback', stage: 3 },
  { title: 'sample-task-alert', stage: 4, dueInDays: 21 },
];
