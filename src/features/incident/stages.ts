/** The stages that an incident is about, and how they are put at risk. */
import { stageOfArea } from '../../kit/audit.js';
import type { JobContext } from '../../kit/job.js';
import type { Area } from '../../model/audit/areas.js';
import { add, type Change, set } from '../../model/changes.js';
import type { Stage, StageState } from '../../model/project-rows.js';
import type { Meaning } from '../../model/signals/mapping.js';

/** The areas that each meaning is about. Who looks after the first one is asked first. */
const AREAS_OF: Readonly<Record<Meaning, readonly Area[]>> = {
  performance: ['monitoring', 'evaluation'],
  drift: ['monitoring'],
  data: ['data'],
  training: ['training'],
  evaluation: ['evaluation'],
  deployment: ['deployment'],
  promotion: [],
  ignore: [],
};

/**
 * States that a signal changes. A stage that has not started says nothing that could be wrong, one that is skipped is not wanted,
 * and one that is blocked or at risk is known to be in trouble already, with a reason in somebody's words.
 */
const CHANGED: readonly StageState[] = ['done', 'in_progress'];

/** The stages that something is about: the one a rule names, else those of its areas, whatever the project calls them. */
export function affectedStages(stages: readonly Stage[], meaning: Meaning, named: string | null): Stage[] {
  const ruled = stages.filter(({ id }) => id === named);
  return ruled.length > 0 ? ruled : AREAS_OF[meaning].flatMap((area) => stageOfArea(stages, area) ?? []);
}

/** Of some stages, those that a signal puts at risk. */
export const changedBySignal = (stages: readonly Stage[]): Stage[] =>
  stages.filter(({ state }) => CHANGED.includes(state));

/** The changes that put stages at risk. One that was done begins another pass. @param why in the sender's words */
export function putAtRisk({ now, workspace, newId }: JobContext, stages: readonly Stage[], why: string): Change[] {
  return changedBySignal(stages).flatMap((stage) => {
    const pass = stage.state === 'done' ? stage.pass + 1 : stage.pass;
    const line = { project: stage.project, item: 'stage' as const, itemId: stage.id, at: now, by: '', pass };
    return [
      set('stage', stage, { state: 'at_risk', since: now, reason: why, pass }),
      add('history', {
        ...{ id: newId(), workspace, ...line },
        ...{ field: 'state', from: stage.state, to: 'at_risk', why, via: 'signal', channel: null },
      }),
    ];
  });
}
