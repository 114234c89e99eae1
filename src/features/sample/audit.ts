/** The audits of the sample project: two rounds of answers, so that there is a score, a trend and a next move to look at. */
import { keptAnswer } from '../../kit/audit-answers.js';
import { AREAS } from '../../model/audit/areas.js';
import type { AuditQuestion } from '../../model/audit/questions.js';
import type { AnswerValue } from '../../model/audit/rows.js';
import { add, type Change } from '../../model/changes.js';
import { actor, type Cast, daysAgo, scriptedEvent } from './cast.js';

const VALUES: Readonly<Record<string, AnswerValue>> = { n: 'no', h: 'hand', a: 'auto', x: 'na' };

/** Each round: how many days ago, and the answers by area: not yet, by hand, automatic, or not applicable (x). */
const ROUNDS = [
  { days: 58, answers: ['hhnnnx', 'ahhhhn', 'hnhnhh', 'hnnnnh', 'nnnnnn'] },
  { days: 12, answers: ['ahhnhx', 'aahaah', 'ahhnhh', 'hhhnhh', 'hhnnhn'] },
] as const;

/** Every third question has no owner yet: that is what the stricter count is there to show. */
const WITHOUT_OWNER = 3;

/** The answers as changes that add them, with what the audit goes by. */
export function sampleAudit(cast: Cast): Change[] {
  const { ctx, project } = cast;
  const about = { item: 'project', itemId: project.id } as const;
  const first = daysAgo(ctx, ROUNDS[0].days);
  return [
    add('auditProfile', {
      id: project.id,
      workspace: ctx.workspace,
      project: project.id,
      criticality: 'production',
      kind: 'model',
      doneBar: 'warn',
    }),
    scriptedEvent(cast, {
      ...about,
      field: 'criticality',
      from: 'internal',
      to: 'production',
      at: first,
      by: actor(cast, 0),
    }),
    ...ROUNDS.flatMap((_, round) => AREAS.flatMap((area, n) => areaAnswers(cast, round, area, n))),
  ];
}

/** What somebody answered in one area, in one round: whatever differs from the round before. */
function areaAnswers(cast: Cast, round: number, area: (typeof AREAS)[number], n: number): Change[] {
  const { ctx, project } = cast;
  const { days, answers } = ROUNDS[round] ?? ROUNDS[0];
  const before = round === 0 ? '' : (ROUNDS[round - 1]?.answers[n] ?? '');
  const questions = ctx.auditBook.filter((one) => one.area === area && one.pack === 'core');
  const by = actor(cast, n);
  const at = daysAgo(ctx, days);
  const given = questions.flatMap((question, i) => {
    const letter = answers[n]?.[i] ?? '';
    const value = VALUES[letter];
    return value && letter !== before[i]
      ? [answerRow(cast, question, { value, at, by, owner: i % WITHOUT_OWNER !== 2 })]
      : [];
  });
  const line = { item: 'project', itemId: project.id, field: 'audit', from: null, to: area, at, by } as const;
  return given.length > 0 ? [...given, scriptedEvent(cast, line)] : [];
}

function answerRow(
  { ctx, project }: Cast,
  question: AuditQuestion,
  { value, at, by, owner }: { value: AnswerValue; at: number; by: string; owner: boolean },
): Change {
  const isDone = value === 'hand' || value === 'auto';
  const reason = value === 'na' ? ctx.label('sample-audit-na') : null;
  return keptAnswer(ctx, project, question, { value, reason, owner: isDone && owner ? by : null }, { at, by });
}
