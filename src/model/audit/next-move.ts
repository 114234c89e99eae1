/** The next best move of an audit: what raises the least area with the least effort. Pure. */
import type { AreaScore, AuditScore, QuestionScore } from './score.js';

/**
 * `finish`: questions of an area that was begun are still open. `raise`: a step from "not yet" to "by hand", or from there to
 * "automatic". `own`: name an owner. `confirm`: look again at an answer past its shelf life.
 */
export interface NextMove {
  move: 'finish' | 'raise' | 'own' | 'confirm';
  of: QuestionScore;
  /** What the area's score is afterwards. */
  gain: number;
}

const HALF = 0.5;

/** By how much a step on a question raises its area's sum. */
const gainOf = ({ question }: QuestionScore): number => HALF * question.weight;

const canRise = ({ isLeftOut, isOpen, points, most }: QuestionScore): boolean => !isLeftOut && !isOpen && points < most;

/** Least effort first, then what raises most, then the order of the questions. */
const byEffort = (a: QuestionScore, b: QuestionScore): number =>
  a.question.effort - b.question.effort || gainOf(b) - gainOf(a);

function moveIn({ questions }: AreaScore): NextMove | undefined {
  const open = questions.find(({ isOpen }) => isOpen);
  if (open) return { move: 'finish', of: open, gain: 0 };
  const [best] = questions.filter(canRise).sort(byEffort);
  return best && { move: 'raise', of: best, gain: gainOf(best) };
}

/** What raises the stricter score, once every answer is the best there is. */
function strictMove(areas: readonly AreaScore[]): NextMove | undefined {
  const all = areas.flatMap(({ questions }) => questions);
  const unowned = all.find(({ isUnowned }) => isUnowned);
  if (unowned) return { move: 'own', of: unowned, gain: 0 };
  const expired = all.find(({ isExpired }) => isExpired);
  return expired && { move: 'confirm', of: expired, gain: 0 };
}

/** The next best move; undefined if there is nothing to be done, or nothing was answered yet. */
export function nextMove({ areas, least }: AuditScore): NextMove | undefined {
  if (least.length === 0) return undefined;
  const [weakest] = areas.filter(({ area }) => least.includes(area));
  return (weakest && moveIn(weakest)) ?? strictMove(areas);
}
