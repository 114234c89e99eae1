/** How scores, answers and evidence read. */
import type { Showing } from '../../commands/context.js';
import type { Audit } from '../../kit/audit.js';
import { daySpan, joinDots, knownPerson, type PeopleById, peopleById } from '../../kit/text.js';
import type { Area } from '../../model/audit/areas.js';
import type { AnswerValue } from '../../model/audit/rows.js';
import {
  type AreaScore,
  type AuditScore,
  EXPECTED,
  isReached,
  type QuestionScore,
  roundedScore,
} from '../../model/audit/score.js';
import { DAY, dayAt } from '../../model/dates/calendar.js';
import { plain, type Text } from '../../model/text.js';
import type { Mark } from '../../view/view.js';

/** A showing that knows the reader's time zone. */
export type Zoned = Showing & { zone: string };

/** "Data": the name that the area has in a new project. */
export const areaName = ({ label }: Pick<Showing, 'label'>, area: Area): string => label(`stage-${area}`);

/** "2.5": a score with one digit after the point at most. */
export const scoreWords = (score: number): string => String(roundedScore(score));

const TONES: Record<AnswerValue, Mark['tone']> = { no: 'idle', hand: 'active', auto: 'good', na: 'muted' };

/** The mark of an answer; of a question without one, that it is open. */
export const answerMark = ({ label }: Pick<Showing, 'label'>, value: AnswerValue | null): Mark =>
  value === null
    ? { tone: 'warning', label: label('audit-open') }
    : { tone: TONES[value], label: label(`choice-value-${value}`) };

/** The day of an instant, in the reader's zone. */
export const instantDay = (showing: Zoned, instant: number) => daySpan(showing, dayAt(instant, showing.zone));

const LINK = /^https?:\/\/\S+$/;

/** Evidence as it was given: a link that can be followed, or words. */
export const evidenceText = (evidence: string): Text =>
  LINK.test(evidence) ? [{ is: 'link', url: evidence, text: evidence }] : [plain(`“${evidence}”`)];

/** Everybody whom some questions name. */
export const peopleOfQuestions = (showing: Showing, questions: readonly QuestionScore[]): Promise<PeopleById> =>
  peopleById(
    showing,
    questions.flatMap(({ standing }) => (standing ? [standing.owner, standing.answeredBy, standing.evidenceBy] : [])),
  );

/** Whose it is, how old the answer is, what shows it, and why it does not apply. */
export function standingText(showing: Zoned, known: PeopleById, one: QuestionScore): Text {
  const { standing, isUnowned, isLeftOut } = one;
  if (!standing) return [];
  const { owner, reason, evidence } = standing;
  return joinDots(
    isLeftOut && reason ? [plain(`“${reason}”`)] : undefined,
    owner ? showing.say('audit-owner', { who: knownPerson(known, owner) }) : undefined,
    isUnowned ? showing.say('audit-no-owner') : undefined,
    evidence ? evidenceText(evidence) : undefined,
    answeredText(showing, known, one),
    expiryText(showing, one),
  );
}

/** "Ana Silva, 3 Mar"; undefined before there is an answer. */
function answeredText(showing: Zoned, known: PeopleById, { standing }: QuestionScore): Text | undefined {
  if (standing?.answeredAt == null || standing.answeredBy === null) return undefined;
  const who = knownPerson(known, standing.answeredBy);
  return showing.say('audit-answered', { who, day: instantDay(showing, standing.answeredAt) });
}

/** Days before its end from which on an answer's shelf life is worth a word. */
const SOON_DAYS = 30;

function expiryText(showing: Zoned, { expiresAt, isExpired }: QuestionScore): Text | undefined {
  if (expiresAt === null) return undefined;
  if (isExpired) return showing.say('audit-expired', { day: instantDay(showing, expiresAt) });
  if (expiresAt - showing.now > SOON_DAYS * DAY) return undefined;
  return showing.say('audit-expires', { day: instantDay(showing, expiresAt) });
}

/** "4.5 of 6", with the points if not every question counts once: "3.5 of 5 points". */
export function areaScoreText(showing: Showing, area: AreaScore): Text {
  if (area.answered === 0) return showing.say('audit-area-open', { n: area.questions.length });
  if (area.score === undefined) return showing.say('audit-area-nothing');
  const isPlain = area.most === 6;
  const score = scoreWords(area.score);
  return isPlain
    ? showing.say('audit-area-score', { score })
    : showing.say('audit-area-points', { score, sum: scoreWords(area.sum), most: scoreWords(area.most) });
}

/** What else there is to know about an area's score: what is open, has no owner, is past its date, is left out, or weighs more. */
export function areaFacts(showing: Showing, area: AreaScore): Text {
  const count = (is: (one: QuestionScore) => boolean) => area.questions.filter(is).length;
  const said = (id: string, n: number) => (n > 0 ? showing.say(id, { n }) : undefined);
  const isStricter = area.score !== undefined && area.strict !== undefined && area.strict < area.score;
  return joinDots(
    isStricter ? showing.say('audit-area-strict', { score: scoreWords(area.strict ?? 0) }) : undefined,
    area.answered > 0 ? said('audit-left', area.questions.length - area.answered) : undefined,
    said(
      'audit-unowned',
      count(({ isUnowned }) => isUnowned),
    ),
    said(
      'audit-old',
      count(({ isExpired }) => isExpired),
    ),
    said(
      'audit-left-out',
      count(({ isLeftOut }) => isLeftOut),
    ),
    said(
      'audit-weighted',
      count(({ question }) => question.weight !== 1),
    ),
  );
}

/** Whether an area has what is expected of it. */
export function areaMark(showing: Showing, { criticality }: Audit, area: AreaScore): Mark {
  if (area.score === undefined) return { tone: 'muted', label: showing.label('audit-mark-open') };
  return isReached(area.score, criticality)
    ? { tone: 'good', label: showing.label('audit-mark-reached') }
    : { tone: 'warning', label: showing.label('audit-mark-below', { expected: EXPECTED[criticality] }) };
}

/** The names of the weakest areas: "Data and Monitoring". */
export const leastNames = (showing: Showing, { least }: AuditScore): string =>
  least.map((area) => areaName(showing, area)).join(', ');
