/** Stages that people finish while an incident is open: the loop has come a step further. */
import { areaOfStage } from '../../kit/audit.js';
import type { JobContext, Plan } from '../../kit/job.js';
import type { Area } from '../../model/audit/areas.js';
import type { Change, HistoryEvent } from '../../model/rows.js';
import { type LoopStep, withLoopStep } from '../../model/signals/incident.js';
import { keepIncident } from './lifecycle.js';
import { tellLoopStep } from './tell.js';

const STEPS: Partial<Record<Area, LoopStep>> = {
  training: 'retrained',
  evaluation: 'evaluated',
  deployment: 'redeployed',
};

const isFinished = (line: HistoryEvent): boolean =>
  line.item === 'stage' && line.field === 'state' && line.to === 'done' && line.via !== 'undo' && line.via !== 'sample';

/** What follows from changes for the incidents of their projects. Call it once they are made. */
export async function incidentSteps(job: JobContext, changes: readonly Change[]): Promise<Plan> {
  const plan: Plan = { changes: [], messages: [] };
  const lines = changes.flatMap((one) => (one.kind === 'history' && one.do === 'add' ? [one.row] : []));
  for (const line of lines.filter(isFinished)) {
    const part = await afterFinished(job, line);
    plan.changes.push(...part.changes);
    plan.messages.push(...part.messages);
  }
  return plan;
}

async function afterFinished(job: JobContext, { project: id, itemId, at, by }: HistoryEvent): Promise<Plan> {
  const stage = await job.read.get('stage', itemId);
  const area = stage && areaOfStage(stage);
  const step = area && STEPS[area];
  const project = step && (await job.read.get('project', id));
  const plan: Plan = { changes: [], messages: [] };
  if (!step || !project) return plan;
  for (const was of await job.read.find('incident', { where: { project: id, state: 'open' } })) {
    const incident = withLoopStep(was, step, { at, by, note: stage.name });
    if (incident === was) continue;
    plan.changes.push(...(await keepIncident(job, was, incident)));
    plan.messages.push(...(await tellLoopStep(job, incident, project, { step, note: stage.name, at, by })));
  }
  return plan;
}
