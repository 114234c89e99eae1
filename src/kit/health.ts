/**
 * What needs a person in some projects, by the rules of `model/health`. The number of look-ups does not depend on the number
 * of projects, except for those in which a quiet stage has many tasks. `status`, `status all` and the board all read it from
 * here, so they cannot disagree.
 */
import { countNeeds, isUnanswered, type Reason, stageReasons } from '../model/health.js';
import type { Offer, Project, Stage } from '../model/project-rows.js';
import type { Incident } from '../model/signals/incident-rows.js';
import type { Reader } from '../ports/store.js';
import { openIncidents } from './incidents.js';
import { type Disagreement, standingDisagreements } from './promotions.js';
import { stuckAmong } from './stuck.js';
import { type Moment, NO_TASKS, type TaskHealth, taskHealthOf } from './task-health.js';

/** A stage as the status and the board show it. */
export interface StageHealth {
  stage: Stage;
  /** The waiting offer of it, if there is one. */
  offer: Offer | undefined;
  openTasks: number;
  /** Why it needs a person, the most urgent reason first; empty if it does not. */
  reasons: readonly Reason[];
  /** Milliseconds without a step if it is stuck, else 0. */
  quietMs: number;
}

/** A project as the status and the board show it. */
export interface ProjectHealth {
  project: Project;
  /** The waiting offer of its lead, if there is one. */
  offer: Offer | undefined;
  /** In their order. */
  stages: readonly StageHealth[];
  tasks: TaskHealth;
  /** Where chat and another system say different things, and nobody has said within a day which is right. */
  contradictions: readonly Disagreement[];
  /** Those that are open, the oldest first; none in an archived project. */
  incidents: readonly Incident[];
  /** How many things need a person: stages, open tasks, the lead, contradictions and incidents, each counted once. 0 in an archived project. */
  needs: number;
}

/** The health of each project, in the order given. */
export async function healthOf(read: Reader, projects: readonly Project[], at: Moment): Promise<ProjectHealth[]> {
  const active = new Set(projects.filter(({ archived }) => !archived).map(({ id }) => id));
  const found = await lookUp(read, projects, active, at);
  const { stages, offerOf, openTasks, quiet, tasks, contradictions, incidents } = found;
  const healthOfStage = (stage: Stage): StageHealth => {
    const [offer, quietMs] = [offerOf.get(stage.id), quiet.get(stage.id)];
    const circumstances = { ...at, offer, stuck: quietMs !== undefined };
    const reasons = active.has(stage.project) ? stageReasons(stage, circumstances) : [];
    return { stage, offer, openTasks: openTasks.get(stage.id) ?? 0, reasons, quietMs: quietMs ?? 0 };
  };
  return projects.map((project) => {
    const parts = {
      project,
      offer: offerOf.get(project.id),
      stages: stages.filter((stage) => stage.project === project.id).map(healthOfStage),
      tasks: tasks.get(project.id) ?? NO_TASKS,
      contradictions: contradictions.filter(({ stage }) => stage.project === project.id),
      incidents: incidents.filter((incident) => incident.project === project.id),
    };
    return withCount(parts, at);
  });
}

/**
 * All that the health of projects depends on. What does not depend on one another is asked at once: on PostgreSQL, each
 * question by itself costs a way there and back.
 * @param active the ids of those that are not archived
 */
async function lookUp(read: Reader, projects: readonly Project[], active: ReadonlySet<string>, at: Moment) {
  const project = projects.map(({ id }) => id);
  const [stages, offers, openTasks, incidents] = await Promise.all([
    read.find('stage', { where: { project, dropped: false }, order: ['position', 'id'] }),
    read.find('offer', { where: { project: [...active], state: 'waiting' } }),
    read.tally('task', 'stage', { project, state: 'open' }),
    openIncidents(read, [...active]),
  ]);
  const running = stages.filter((stage) => active.has(stage.project));
  const [tasks, contradictions, stuck] = await Promise.all([
    taskHealthOf(read, [...active], offers, at),
    standingDisagreements(read, [...active], running, at.now),
    stuckAmong(read, running, at.now),
  ]);
  const quiet = new Map(stuck.map(({ stage, quietMs }) => [stage.id, quietMs]));
  const offerOf = new Map(offers.map((offer) => [offer.itemId, offer]));
  return { stages, offerOf, openTasks, incidents, tasks, contradictions, quiet };
}

function withCount(health: Omit<ProjectHealth, 'needs'>, { now }: Moment): ProjectHealth {
  const { offer, stages, tasks, contradictions, incidents } = health;
  const lead = offer && isUnanswered(offer, now) ? 1 : 0;
  return {
    ...health,
    needs:
      countNeeds(stages.map(({ reasons }) => reasons)) + tasks.needs + lead + contradictions.length + incidents.length,
  };
}
