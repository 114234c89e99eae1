/** Audits in time: when they were held, and how one compares with another. Pure. */
import { DAY } from '../dates/calendar.js';
import { byTime } from './questions.js';
import type { AuditAnswer } from './rows.js';
import type { AuditScore, QuestionScore } from './score.js';

/** Days without an answer after which the next one belongs to another audit. */
const ROUND_GAP_DAYS = 7;

/** One audit: a run of answers. */
interface AuditRound {
  from: number;
  /** The last answer: the score of an audit is that of this instant. */
  until: number;
}

/** The audits of a project, oldest first: runs of answers with no more than seven days between one and the next. @param answers in any order */
export function roundsIn(answers: readonly AuditAnswer[]): AuditRound[] {
  const rounds: AuditRound[] = [];
  const counted = answers.filter(({ value, undoneAt }) => value !== null && undoneAt === null).sort(byTime);
  for (const { at } of counted) {
    const last = rounds.at(-1);
    if (last && at - last.until <= ROUND_GAP_DAYS * DAY) last.until = at;
    else rounds.push({ from: at, until: at });
  }
  return rounds;
}

/** A question whose answer, owner or freshness differs between two instants. */
export interface QuestionChange {
  before: QuestionScore | undefined;
  after: QuestionScore | undefined;
  /** Points now less points then, and the same by the stricter count. */
  points: number;
  strict: number;
  /** The question was worded otherwise then. */
  isReworded: boolean;
}

const pointsOf = (one: QuestionScore | undefined): number => one?.points ?? 0;
const answerIn = (one: QuestionScore | undefined) => one?.standing?.value ?? null;

/** What differs between two states of an audit, question by question. Questions that only one of them has are among them. */
export function changesBetween(before: AuditScore, after: AuditScore): QuestionChange[] {
  const scores = ({ areas }: AuditScore) =>
    new Map(areas.flatMap(({ questions }) => questions).map((one) => [one.question.key, one]));
  const [then, now] = [scores(before), scores(after)];
  const keys = [...new Set([...now.keys(), ...then.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [then.get(key), now.get(key)];
    const strict = (is?.strict ?? 0) - (was?.strict ?? 0);
    const points = pointsOf(is) - pointsOf(was);
    const isSame = answerIn(was) === answerIn(is) && points === 0 && strict === 0;
    if (isSame && (was === undefined) === (is === undefined)) return [];
    const isReworded =
      was?.standing?.value != null && is?.standing?.value != null && was.question.ask !== is.question.ask;
    return [{ before: was, after: is, points, strict, isReworded }];
  });
}
