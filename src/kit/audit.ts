/** Audits as they stand, now or at any instant before: the log of answers with the questions of that time. */
import type { Area, AuditKind } from '../model/audit/areas.js';
import { type AuditBook, type AuditQuestion, questionsAt } from '../model/audit/questions.js';
import type { AuditAnswer, AuditProfile, AuditQuestionRow, Criticality, DoneBar } from '../model/audit/rows.js';
import { type AuditScore, auditScore } from '../model/audit/score.js';
import { type AuditStanding, standingsAt } from '../model/audit/standing.js';
import type { HistoryEvent } from '../model/history-rows.js';
import { keyOf } from '../model/names.js';
import type { Project, Stage } from '../model/project-rows.js';
import { STAGE_ALIASES, TEMPLATE } from '../model/stages.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** What an audit goes by until somebody sets it. */
const INITIAL = { criticality: 'internal', kind: 'model', doneBar: 'off' } as const;

/** What reading audits needs. */
interface AuditReading {
  read: Reader;
  auditBook: AuditBook;
}

/** A project's audit. */
export class Audit {
  constructor(
    readonly project: Project,
    readonly profile: AuditProfile | undefined,
    readonly answers: readonly AuditAnswer[],
    private readonly book: AuditBook,
    private readonly rows: readonly AuditQuestionRow[],
    /** When the kind was changed, oldest first. */
    private readonly kinds: readonly HistoryEvent[],
  ) {}

  get criticality(): Criticality {
    return this.profile?.criticality ?? INITIAL.criticality;
  }

  get kind(): AuditKind {
    return this.profile?.kind ?? INITIAL.kind;
  }

  get doneBar(): DoneBar {
    return this.profile?.doneBar ?? INITIAL.doneBar;
  }

  private kindAt(instant: number): AuditKind {
    const since = this.kinds.find(({ at }) => at > instant);
    if (!since) return this.kind;
    return since.from === 'llm' ? 'llm' : 'model';
  }

  /** The questions asked at an instant. */
  questionsAt(instant: number): AuditQuestion[] {
    return questionsAt(this.book, this.rows, this.kindAt(instant), instant);
  }

  /** How every question stood at an instant, by its key. */
  standingsAt(instant: number): Map<string, AuditStanding> {
    return standingsAt(this.answers, instant);
  }

  /** The scores at an instant. */
  scoreAt(instant: number): AuditScore {
    return auditScore(this.questionsAt(instant), this.standingsAt(instant), instant);
  }
}

/** The audits of some projects, in their order. The number of look-ups does not depend on how many there are. */
export async function auditsOf({ read, auditBook }: AuditReading, projects: readonly Project[]): Promise<Audit[]> {
  const ids = projects.map(({ id }) => id);
  const rows = await teamQuestions(read);
  const profiles = await inParts(ids, (id) => read.find('auditProfile', { where: { id } }));
  const order = ['at', 'id'] as const;
  const answers = await inParts(ids, (project) => read.find('auditAnswer', { where: { project }, order }));
  const withProfile = profiles.map(({ id }) => id);
  const kinds = await inParts(withProfile, (project) =>
    read.find('history', { where: { project, item: 'project', field: 'audit-kind' }, order }),
  );
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]));
  const [answersOf, kindsOf] = [byProject(answers), byProject(kinds)];
  return projects.map((project) => {
    const { id } = project;
    return new Audit(project, profileOf.get(id), answersOf(id), auditBook, rows, kindsOf(id));
  });
}

/** Rows by their project, in the order in which they came: somebody can own questions of very many projects. */
function byProject<R extends { project: string }>(all: readonly R[]): (project: string) => R[] {
  const rows = new Map<string, R[]>();
  for (const row of all) {
    const own = rows.get(row.project);
    if (own) own.push(row);
    else rows.set(row.project, [row]);
  }
  return (project) => rows.get(project) ?? [];
}

/** The audit of one project. */
export async function auditOf(reading: AuditReading, project: Project): Promise<Audit> {
  const [audit] = await auditsOf(reading, [project]);
  if (!audit) throw new TypeError('a project without an audit');
  return audit;
}

/** What the team has made of the questions, oldest first. */
const teamQuestions = (read: Reader): Promise<AuditQuestionRow[]> =>
  read.find('auditQuestion', { order: ['at', 'id'] });

/** The area that a stage belongs to, by its name; undefined if that says nothing. */
export function areaOfStage({ name, key }: Pick<Stage, 'name' | 'key'>): Area | undefined {
  const words = [key, ...name.split(/\s+/u).map(keyOf)];
  const isOf = (area: Area) => words.some((word) => word === area || STAGE_ALIASES[area]?.includes(word));
  return TEMPLATE.find(isOf);
}

/** The stage of an area; undefined if the project has none that is called so. */
export const stageOfArea = (stages: readonly Stage[], area: Area): Stage | undefined =>
  stages.find((stage) => areaOfStage(stage) === area);
