/** How the answers to an audit's questions stand at an instant. Pure. */
import { byTime, stoodAt } from './questions.js';
import type { AnswerValue, AuditAnswer, EvidenceFrom } from './rows.js';

/** What is known about one question. */
export interface AuditStanding {
  question: string;
  value: AnswerValue | null;
  reason: string | null;
  answeredAt: number | null;
  answeredBy: string | null;
  /** The wording that was answered. */
  revision: number;
  asked: string;
  evidence: string | null;
  evidenceFrom: EvidenceFrom | null;
  evidenceAt: number | null;
  evidenceBy: string | null;
  owner: string | null;
}

const nothingOn = (question: string): AuditStanding => ({
  ...{ question, value: null, reason: null, answeredAt: null, answeredBy: null, revision: 0, asked: '' },
  ...{ evidence: null, evidenceFrom: null, evidenceAt: null, evidenceBy: null, owner: null },
});

/** What an answer changes; whatever it says nothing about stays. */
function withAnswer(before: AuditStanding, answer: AuditAnswer): AuditStanding {
  const { value, reason, revision, asked, evidence, evidenceFrom, owner, at, by } = answer;
  return {
    ...before,
    ...(value !== null && { value, reason, revision, asked, answeredAt: at, answeredBy: by }),
    ...(evidence === '' && { evidence: null, evidenceFrom: null, evidenceAt: null, evidenceBy: null }),
    ...(evidence && { evidence, evidenceFrom, evidenceAt: answer.evidenceAt ?? at, evidenceBy: by }),
    ...(owner !== null && { owner: owner === '' ? null : owner }),
  };
}

/** The standing of every question that somebody said something about, by its key. @param answers of one project, in any order */
export function standingsAt(answers: readonly AuditAnswer[], instant: number): Map<string, AuditStanding> {
  const standings = new Map<string, AuditStanding>();
  for (const answer of answers.filter((one) => stoodAt(one, instant)).sort(byTime))
    standings.set(answer.question, withAnswer(standings.get(answer.question) ?? nothingOn(answer.question), answer));
  return standings;
}
