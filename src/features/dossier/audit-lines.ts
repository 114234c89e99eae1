/** The sentences of a dossier about audits: what was answered and what shows it, the scores, and what is left. */
import { joinDots } from '../../kit/text.js';
import { AREAS, type Area } from '../../model/audit/areas.js';
import { type AuditScore, type QuestionScore, roundedScore } from '../../model/audit/score.js';
import { bold, plain, type Text } from '../../model/text.js';
import type { DossierReading, DossierSource } from './source.js';
import type { DossierWords } from './words.js';

/** Answers with what shows them, of some areas; of all if none is named. */
export function evidenceLines(words: DossierWords, { score }: DossierSource, ...areas: Area[]): Text[] {
  const wanted = areas.length === 0 ? AREAS : areas;
  return score.areas
    .filter(({ area }) => wanted.some((one) => one === area))
    .flatMap(({ questions }) => questions.filter(({ isOpen }) => !isOpen).map((one) => answerLine(words, one)));
}

function answerLine(words: DossierWords, { standing, isExpired, expiresAt }: QuestionScore): Text {
  const { say, label } = words.reading;
  if (!standing?.value || standing.answeredAt === null) return [];
  const by = standing.answeredBy === null ? [] : [words.who(standing.answeredBy)];
  return joinDots(
    [bold(standing.asked), plain(` ${label(`choice-value-${standing.value}`)}`)],
    standing.reason ? [plain(`“${standing.reason}”`)] : undefined,
    say('audit-answered', { who: by, day: words.day(standing.answeredAt) }),
    standing.owner ? say('audit-owner', { who: words.who(standing.owner) }) : undefined,
    standing.evidence ? words.proof(standing.evidence, standing.evidenceAt) : undefined,
    isExpired && expiresAt !== null ? say('audit-expired', { day: words.day(expiresAt) }) : undefined,
  );
}

/** Each audit with its score and those of its areas. */
export const auditLines = (words: DossierWords, { rounds }: DossierSource): Text[] =>
  rounds.map(({ at, score }) =>
    words.reading.say('dossier-audit', {
      day: words.day(at),
      score: roundedScore(score.score ?? 0),
      areas: areaScores(words.reading, score),
    }),
  );

const areaScores = ({ label }: DossierReading, { areas }: AuditScore): string =>
  areas
    .flatMap(({ area, score }) => (score === undefined ? [] : [`${label(`stage-${area}`)} ${roundedScore(score)}`]))
    .join(', ');

/** Questions that are open, or answered with "not yet". */
export function leftLines({ reading: { say, label } }: DossierWords, { score }: DossierSource): Text[] {
  return score.areas.flatMap(({ area, questions }) => {
    const left = questions.filter(({ isOpen, standing }) => !isOpen && standing?.value === 'no');
    if (left.length === 0) return [];
    const titles = left.map(({ question }) => question.title).join(', ');
    return [say('dossier-left', { area: label(`stage-${area}`), titles })];
  });
}
