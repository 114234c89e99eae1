/** The one thing that was in a list: "move it to friday", after "what is overdue?" with a single answer. Pure. */
import { isOverdue } from '../model/health.js';
import type { Stage, Task } from '../model/project-rows.js';
import type { World } from './world.js';

const ENDED: ReadonlySet<string> = new Set(['done', 'skipped', 'dropped']);

/** What is in each list. */
const LISTED: Readonly<Record<string, (row: Stage | Task, today: string) => boolean>> = {
  blocked: ({ state }) => state === 'blocked',
  'at-risk': ({ state }) => state === 'at_risk',
  overdue: (row, today) => !ENDED.has(row.state) && isOverdue(row, today),
};

/** The only thing of the projects here that is so; undefined if there are several, or none. @param which the list */
export function onlyListed(
  which: string,
  { stages, tasks, here }: World,
  today: string,
): { kind: 'stage' | 'task'; id: string } | undefined {
  const isIn = LISTED[which];
  const isHere = ({ project }: Stage | Task) => here.some(({ id }) => id === project);
  const kept = <R extends Stage | Task>(rows: readonly R[]) => rows.filter((row) => isHere(row) && isIn?.(row, today));
  const found = [
    ...kept(stages).map(({ id }) => ({ kind: 'stage' as const, id })),
    ...kept(tasks).map(({ id }) => ({ kind: 'task' as const, id })),
  ];
  return found.length === 1 ? found[0] : undefined;
}

/** The stage that comes next in a project: the first one that has not begun. */
export const nextStage = ({ stages }: World, project: string | undefined): string | undefined =>
  stages.find((stage) => stage.project === project && stage.state === 'not_started')?.id;
