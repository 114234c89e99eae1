/** Areas of audits whose score fell in some time: because of an answer, or because one is past its date. */
import type { Area } from '../model/audit/areas.js';
import type { AuditBook } from '../model/audit/questions.js';
import { changesBetween } from '../model/audit/rounds.js';
import { type AreaScore, areaIn, roundedScore } from '../model/audit/score.js';
import type { Project } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import { type Audit, auditsOf } from './audit.js';

/** An area that fell. */
export interface FallenArea {
  project: Project;
  area: Area;
  before: number;
  after: number;
  /** The first of the questions that made it fall. */
  title: string;
}

/** The areas of some projects that fell between two instants. */
export async function fallenAreas(
  read: Reader,
  auditBook: AuditBook,
  projects: readonly Project[],
  { from, until }: { from: number; until: number },
): Promise<FallenArea[]> {
  const audits = await auditsOf({ read, auditBook }, projects);
  // What happens at the end of a time belongs to the one after it.
  return audits.flatMap((audit) => (audit.answers.length === 0 ? [] : fallenIn(audit, from - 1, until - 1)));
}

function fallenIn(audit: Audit, from: number, until: number): FallenArea[] {
  const [before, after] = [audit.scoreAt(from), audit.scoreAt(until)];
  const worse = changesBetween(before, after).filter(({ points, strict }) => points < 0 || strict < 0);
  return after.areas.flatMap((now): FallenArea[] => {
    const fall = fallOf(areaIn(before, now.area), now);
    const first = worse.find((change) => (change.after ?? change.before)?.question.area === now.area);
    const title = (first?.after ?? first?.before)?.question.title;
    return fall && title !== undefined ? [{ project: audit.project, area: now.area, title, ...fall }] : [];
  });
}

/** The score, or else the one with owners and dates counted, if it is less than it was. */
function fallOf(before: AreaScore, after: AreaScore): { before: number; after: number } | undefined {
  const pairs = [
    [before.score, after.score],
    [before.strict, after.strict],
  ] as const;
  for (const [was, is] of pairs)
    if (was !== undefined && is !== undefined && roundedScore(is) < roundedScore(was))
      return { before: roundedScore(was), after: roundedScore(is) };
  return undefined;
}
