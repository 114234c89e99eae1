/** What a dossier is written from. */
import { stagesOf } from '../../commands/lookups.js';
import { type Audit, auditOf } from '../../kit/audit.js';
import { historyOf } from '../../kit/chronicles.js';
import { incidentsIn } from '../../kit/incidents.js';
import type { JobContext } from '../../kit/job.js';
import { storiesIn } from '../../kit/promotions.js';
import { roundsIn } from '../../model/audit/rounds.js';
import type { AuditScore } from '../../model/audit/score.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import { lastingEvents } from '../../model/insights/lasting-events.js';
import type { Project, Stage } from '../../model/project-rows.js';
import type { SlotStory } from '../../model/promotions.js';
import type { Incident } from '../../model/signals/incident-rows.js';

/** What writing a dossier needs. `zone`: the time zone in which its dates are. */
export type DossierReading = Pick<JobContext, 'read' | 'now' | 'say' | 'label' | 'auditBook'> & {
  zone: string;
  today: string;
};

/** Of the history, what a dossier tells of. Who had what, and the tasks on the way, are not part of it. */
const RECORDED: readonly HistoryEvent['field'][] = [
  ...(['created', 'state', 'passed-bar', 'criticality', 'audit-kind', 'done-bar', 'archived'] as const),
];

/** Everything that a dossier is written from. */
export interface DossierSource {
  project: Project;
  stages: Stage[];
  /** What happened to the project and its stages, oldest first, without what was taken back. */
  events: HistoryEvent[];
  audit: Audit;
  /** What happened to each place that versions are put to. */
  versions: SlotStory[];
  incidents: Incident[];
  score: AuditScore;
  /** The score of each audit, oldest first. */
  rounds: { at: number; score: AuditScore }[];
}

/** Reads everything that a project's dossier is written from. */
export async function dossierSource(reading: DossierReading, project: Project): Promise<DossierSource> {
  const { read, now } = reading;
  const audit = await auditOf(reading, project);
  const all = await historyOf(read, project.id, { above: 0 });
  return {
    project,
    stages: await stagesOf(read, project.id),
    events: lastingEvents(all.filter(({ item, field }) => item !== 'task' && RECORDED.includes(field))),
    audit,
    versions: await storiesIn(read, project.id),
    incidents: await incidentsIn(read, [project.id], { from: 0, until: now + 1 }),
    score: audit.scoreAt(now),
    rounds: roundsIn(audit.answers).map(({ until: at }) => ({ at, score: audit.scoreAt(at) })),
  };
}
