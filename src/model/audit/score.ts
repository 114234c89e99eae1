/**
 * The score of an audit, after the ML Test Score: 0, half a point or a point for a question, the sum for an area, and for the
 * project the least of its areas, since one weak area stalls it. Pure.
 */
import { DAY } from '../dates/calendar.js';
import { AREAS, type Area } from './areas.js';
import type { AuditQuestion } from './questions.js';
import type { AnswerValue, Criticality } from './rows.js';
import type { AuditStanding } from './standing.js';

/** An area's best score, whatever its weights and however many of its questions apply. */
export const FULL_SCORE = 6;

const POINTS: Record<Exclude<AnswerValue, 'na'>, number> = { no: 0, hand: 0.5, auto: 1 };

/** The score that is expected of each area. */
export const EXPECTED: Record<Criticality, number> = { prototype: 1, internal: 2, production: 3, critical: 5 };

/** One question with its points. */
export interface QuestionScore {
  question: AuditQuestion;
  standing: AuditStanding | undefined;
  /** Nobody has answered it yet: it counts as "not yet". */
  isOpen: boolean;
  /** It does not apply, and leaves the sum and the maximum. */
  isLeftOut: boolean;
  /** Points times weight. */
  points: number;
  /** The most that it can have. */
  most: number;
  /** The same points if a question without an owner counts nothing, and "automatic" past its shelf life counts as "by hand". */
  strict: number;
  isUnowned: boolean;
  /** Since when its answer is past its shelf life, or from when on it will be; null if nothing can expire. */
  expiresAt: number | null;
  isExpired: boolean;
}

/** One area with its sum. */
export interface AreaScore {
  area: Area;
  questions: QuestionScore[];
  answered: number;
  sum: number;
  most: number;
  strictSum: number;
  /** From 0 to 6: the sum as a share of what applies. Undefined if nothing was answered, or nothing applies. */
  score: number | undefined;
  strict: number | undefined;
}

/** A project's audit. */
export interface AuditScore {
  areas: AreaScore[];
  /** The least of the areas that have a score; undefined if none has. */
  score: number | undefined;
  strict: number | undefined;
  /** The areas with that score. */
  least: Area[];
  /** Every question was answered. */
  isComplete: boolean;
}

/** When the answer was last given, or evidence for it. */
const confirmedAt = ({ answeredAt, evidenceAt }: AuditStanding): number => Math.max(answeredAt ?? 0, evidenceAt ?? 0);

/** One question's points at an instant. */
export function questionScore(
  question: AuditQuestion,
  standing: AuditStanding | undefined,
  instant: number,
): QuestionScore {
  const value = standing?.value ?? null;
  const isLeftOut = value === 'na';
  const raw = value === null || value === 'na' ? 0 : POINTS[value];
  const isUnowned = raw > 0 && standing?.owner === null;
  const expiresAt = standing && raw > 0 ? confirmedAt(standing) + question.shelfDays * DAY : null;
  const isExpired = expiresAt !== null && expiresAt <= instant;
  const strict = isUnowned ? 0 : isExpired ? Math.min(raw, POINTS.hand) : raw;
  return {
    ...{ question, standing, isOpen: value === null, isLeftOut, isUnowned, expiresAt, isExpired },
    points: raw * question.weight,
    most: isLeftOut ? 0 : question.weight,
    strict: strict * question.weight,
  };
}

const sumOf = (list: readonly QuestionScore[], of: (one: QuestionScore) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0);

function areaScore(area: Area, questions: QuestionScore[]): AreaScore {
  const answered = questions.filter(({ isOpen }) => !isOpen).length;
  const most = sumOf(questions, (one) => one.most);
  const sum = sumOf(questions, (one) => one.points);
  const strictSum = sumOf(questions, (one) => one.strict);
  const hasScore = answered > 0 && most > 0;
  return {
    ...{ area, questions, answered, sum, most, strictSum },
    score: hasScore ? (FULL_SCORE * sum) / most : undefined,
    strict: hasScore ? (FULL_SCORE * strictSum) / most : undefined,
  };
}

const leastOf = (scores: readonly (number | undefined)[]): number | undefined => {
  const known = scores.filter((score) => score !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

/** The scores of an audit at an instant. @param questions those that are asked @param standings by the keys of questions */
export function auditScore(
  questions: readonly AuditQuestion[],
  standings: ReadonlyMap<string, AuditStanding>,
  instant: number,
): AuditScore {
  const scored = questions.map((question) => questionScore(question, standings.get(question.key), instant));
  const areas = AREAS.map((area) =>
    areaScore(
      area,
      scored.filter((one) => one.question.area === area),
    ),
  );
  const score = leastOf(areas.map((one) => one.score));
  return {
    areas,
    score,
    strict: leastOf(areas.map((one) => one.strict)),
    least: areas.filter((one) => one.score !== undefined && one.score === score).map(({ area }) => area),
    isComplete: scored.every(({ isOpen }) => !isOpen),
  };
}

/** One area of an audit. */
export function areaIn({ areas }: Pick<AuditScore, 'areas'>, area: Area): AreaScore {
  const found = areas.find((one) => one.area === area);
  if (!found) throw new TypeError(`no area ${area}`);
  return found;
}

/** A score as people read it, with one digit after the point at most. */
export const roundedScore = (score: number): number => Math.round(score * 10) / 10;

/** Whether a score reaches what is expected, as people read both. */
export const isReached = (score: number | undefined, criticality: Criticality): boolean =>
  score !== undefined && roundedScore(score) >= EXPECTED[criticality];
