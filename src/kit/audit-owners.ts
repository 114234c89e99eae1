/** Whose the questions of audits are. */
import { byTime, stoodAt } from '../model/audit/questions.js';
import type { AuditAnswer } from '../model/audit/rows.js';
import { add, type Change } from '../model/changes.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** The answers by which somebody owns questions still. */
export async function ownedQuestions(read: Reader, owner: string): Promise<AuditAnswer[]> {
  const named = await read.find('auditAnswer', { where: { owner } });
  const projects = [...new Set(named.map(({ project }) => project))];
  const questions = new Set(named.map(({ question }) => question));
  const all = await inParts(projects, (project) => read.find('auditAnswer', { where: { project } }));
  const last = new Map<string, AuditAnswer>();
  for (const one of all.filter((row) => stoodAt(row, read.now)).sort(byTime))
    if (one.owner !== null && questions.has(one.question)) last.set(`${one.project} ${one.question}`, one);
  return [...last.values()].filter((one) => one.owner === owner);
}

/** The change that leaves a question without an owner. @param id of the new row */
export const withoutOwner = (owned: AuditAnswer, id: string, at: number): Change =>
  add('auditAnswer', {
    ...owned,
    id,
    ...{ value: null, reason: null, evidence: null, evidenceFrom: null, evidenceAt: null },
    owner: '',
    at,
  });
