/** The question that somebody means: by its key, by its number in an area, or by its title. */
import type { Context } from '../../commands/context.js';
import { refuse } from '../../commands/refusals.js';
import type { Audit } from '../../kit/audit.js';
import { AREAS, type Area } from '../../model/audit/areas.js';
import { type AuditScore, areaIn, type QuestionScore } from '../../model/audit/score.js';
import { keyOf } from '../../model/names.js';

/** Longest quotation of what somebody typed, UTF-16 units. */
const LONGEST_QUOTE = 60;

/** A question, and what was said after its name. */
interface FoundQuestion {
  one: QuestionScore;
  score: AuditScore;
  /** Its place in its area, from 1. */
  number: number;
  rest: string | undefined;
}

/** The area that words name alone, as in "audit ask data". */
export const saidArea = (words: string): Area | undefined => AREAS.find((area) => area === keyOf(words));

/** All questions of an audit as they stand now. */
const allOf = ({ areas }: AuditScore): QuestionScore[] => areas.flatMap(({ questions }) => questions);

/**
 * The question that the first words of a text name.
 * @throws Refusal if the project has no such question
 */
export function findQuestion(ctx: Context, audit: Audit, words: string): FoundQuestion {
  const score = audit.scoreAt(ctx.now);
  const found = byWords(score, words.trim().split(/\s+/u));
  if (found) return found;
  const word = words.slice(0, LONGEST_QUOTE);
  throw refuse(ctx, 'audit-no-question', { word, project: audit.project.name }, { field: 'question' });
}

/** The longest beginning of the words that names a question. */
function byWords(score: AuditScore, words: readonly string[]): FoundQuestion | undefined {
  const all = allOf(score);
  for (let n = words.length; n > 0; n -= 1) {
    const key = keyOf(words.slice(0, n).join(' '));
    const one =
      all.find(({ question }) => question.key === key || keyOf(question.title) === key) ?? numbered(score, key);
    if (!one) continue;
    const rest = words
      .slice(n)
      .join(' ')
      .replace(/^[\s,:–—-]+/u, '');
    return { one, score, number: placeInArea(score, one), rest: rest === '' ? undefined : rest };
  }
  return undefined;
}

/** `data-3`: the third question of data, whatever its key is. */
function numbered(score: AuditScore, key: string): QuestionScore | undefined {
  const area = AREAS.find((one) => key.startsWith(`${one}-`));
  const number = area === undefined ? Number.NaN : Number(key.slice(area.length + 1));
  return area !== undefined && Number.isInteger(number) ? areaIn(score, area).questions[number - 1] : undefined;
}

/** The place of a question in its area, from 1. */
export const placeInArea = (score: AuditScore, { question }: QuestionScore): number =>
  areaIn(score, question.area).questions.findIndex((one) => one.question.key === question.key) + 1;
