/** Stages that people finish while an incident is open: the loop has come a step further, unless they take it back. */
import { areaOfStage } from '../../kit/audit.js';
import { type JobContext, NO_PLAN, type Plan } from '../../kit/job.js';
import type { Area } from '../../model/audit/areas.js';
import type { Change } from '../../model/changes.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { type LoopStep, withLoopStep, withoutLoopStep } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { UNDO_MS } from '../../model/undo.js';
import { keepIncident } from './lifecycle.js';
import { tellLoopStep, tellStepUndone } from './tell.js';

const STEPS: Partial<Record<Area, LoopStep>> = {
  training: 'retrained',
  evaluation: 'evaluated',
  deployment: 'redeployed',
};

const isFinished = (line: HistoryEvent): boolean =>
  line.item === 'stage' && line.field === 'state' && line.to === 'done' && line.via !== 'undo' && line.via !== 'sample';

/** Whether a stage that was done no longer is. */
const isReopened = (line: HistoryEvent): boolean =>
  line.item === 'stage' && line.field === 'state' && line.from === 'done' && line.to !== 'done';

/** What follows from changes for the incidents of their projects. Call it once they are made. */
export async function incidentSteps(job: JobContext, changes: readonly Change[]): Promise<Plan> {
  const plan: Plan = { changes: [], messages: [] };
  const lines = changes.flatMap((one) => (one.kind === 'history' && one.do === 'add' ? [one.row] : []));
  for (const line of lines) {
    const then = isFinished(line) ? afterFinished : isReopened(line) ? afterReopened : undefined;
    const part = then && (await afterLine(job, line, then));
    plan.changes.push(...(part?.changes ?? []));
    plan.messages.push(...(part?.messages ?? []));
  }
  return plan;
}

/** A line about a stage that stands for a step of the loop. */
interface StageLine {
  line: HistoryEvent;
  stage: Stage;
  step: LoopStep;
  project: Project;
}

async function afterLine(
  job: JobContext,
  line: HistoryEvent,
  then: (job: JobContext, about: StageLine) => Promise<Plan>,
): Promise<Plan> {
  const stage = await job.read.get('stage', line.itemId);
  const area = stage && areaOfStage(stage);
  const step = area && STEPS[area];
  const project = step && (await job.read.get('project', line.project));
  return stage && step && project ? then(job, { line, stage, step, project }) : NO_PLAN;
}

async function afterFinished(job: JobContext, { line, stage, step, project }: StageLine): Promise<Plan> {
  const plan: Plan = { changes: [], messages: [] };
  const { at, by } = line;
  for (const was of await incidentsOf(job, project, ['open'])) {
    const incident = withLoopStep(was, step, { at, by, note: stage.name, stage: stage.id });
    if (incident === was) continue;
    plan.changes.push(...(await keepIncident(job, was, incident)));
    plan.messages.push(...(await tellLoopStep(job, incident, project, { step, note: stage.name, at, by })));
  }
  return plan;
}

/** What is taken back as soon as this was a slip: it leaves the timeline. Later on, it was a step, and the stage is open again. */
async function afterReopened(job: JobContext, { stage, step, project }: StageLine): Promise<Plan> {
  const plan: Plan = { changes: [], messages: [] };
  for (const was of await incidentsOf(job, project, ['open', 'closed'])) {
    const incident = withoutLoopStep(was, step, { stage, since: job.now - UNDO_MS });
    if (incident === was) continue;
    plan.changes.push(...(await keepIncident(job, was, incident)));
    plan.messages.push(...(await tellStepUndone(job, incident, project, stage.name)));
  }
  return plan;
}

const incidentsOf = (
  { read }: JobContext,
  { id }: Project,
  state: readonly ('open' | 'closed')[],
): Promise<Incident[]> => read.find('incident', { where: { project: id, state: [...state] } });
