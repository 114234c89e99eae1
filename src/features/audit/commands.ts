/** The audit of a project: thirty questions in five areas, what they add up to, and what to do next. */
import { choice, here, maybeChoice, maybePerson, maybeText, page, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { AREAS, AUDIT_KINDS } from '../../model/audit/areas.js';
import { ANSWER_VALUES, CRITICALITIES, DONE_BARS } from '../../model/audit/rows.js';
import { adoptEvidence, answerQuestion, confirmAnswers, giveEvidence, nameOwner, removeOwner } from './answer.js';
import { auditArea } from './area.js';
import { backArea } from './backing.js';
import { auditCard } from './card.js';
import { fillArea } from './fill.js';
import { auditPortfolio } from './portfolio.js';
import { askQuestion } from './question.js';
import { questionCommands } from './question-commands.js';
import { setUpAudit } from './setup.js';
import { makeAuditTask } from './task.js';
import { auditTrend } from './trend.js';

const value = () => maybeChoice(...ANSWER_VALUES);
/** One of the answers of a form. */
const answer = () => ({ ...value(), words: 'value' });
/** Evidence for one of several answers, and its owner. */
const shown = () => ({ ...maybeText({ max: 500 }), words: 'evidence' });
const owned = () => ({ ...maybePerson(), keys: [], words: 'owner' });
const question = () => text({ max: 300 });
const evidence = () => maybeText({ max: 500, long: true, keys: ['link', 'proof'], hint: 'evidence' });
const reason = () => maybeText({ max: 300, keys: ['because'], hint: 'na' });

const ARGS = {
  audit: { area: maybeChoice(...AREAS), project: here() },
  'audit ask': { question: maybeText({ max: 100 }), area: maybeChoice(...AREAS), project: here() },
  'audit answer': {
    question: question(),
    value: value(),
    said: maybeText({ max: 500, yesNo: true }),
    reason: reason(),
    evidence: evidence(),
    project: here(),
  },
  'audit fill': {
    area: choice(...AREAS),
    ...{ keys: maybeText({ max: 600 }), was: maybeText({ max: 100 }) },
    ...{ a1: answer(), a2: answer(), a3: answer(), a4: answer(), a5: answer(), a6: answer() },
    ...{ a7: answer(), a8: answer(), a9: answer(), a10: answer(), a11: answer(), a12: answer() },
    owner: maybePerson(),
    evidence: evidence(),
    reason: reason(),
    project: here(),
  },
  'audit back': {
    area: choice(...AREAS),
    ...{ keys: maybeText({ max: 600 }), was: maybeText({ max: 300 }) },
    ...{ e1: shown(), o1: owned(), e2: shown(), o2: owned(), e3: shown(), o3: owned(), e4: shown(), o4: owned() },
    ...{ e5: shown(), o5: owned(), e6: shown(), o6: owned(), e7: shown(), o7: owned(), e8: shown(), o8: owned() },
    ...{ e9: shown(), o9: owned(), e10: shown(), o10: owned(), e11: shown(), o11: owned(), e12: shown(), o12: owned() },
    project: here(),
  },
  'audit evidence': { question: question(), evidence: evidence(), project: here() },
  'audit adopt': { question: question(), project: here() },
  'audit owner': { question: question(), person: maybePerson(), project: here() },
  'audit disown': { question: question(), project: here() },
  'audit confirm': { question: maybeText({ max: 100 }), area: maybeChoice(...AREAS), project: here() },
  'audit task': { question: question(), owner: maybePerson(), project: here() },
  'audit setup': {
    criticality: maybeChoice(...CRITICALITIES),
    type: maybeChoice(...AUDIT_KINDS),
    bar: maybeChoice(...DONE_BARS),
    project: here(),
  },
  'audit trend': { project: here() },
  'audit all': { page: page() },
};
type AuditArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends AuditArgs {}
}

const showing: Command[] = [
  command({
    name: 'audit',
    shows: true,
    aliases: ['audit show', 'audit score', 'score card', 'scorecard'],
    args: ARGS.audit,
    examples: ['audit', 'audit data', 'audit "Churn model"'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { project, area }) => (area ? auditArea(ctx, project, area) : auditCard(ctx, project)),
  }),
  command({
    name: 'audit ask',
    shows: true,
    aliases: ['audit question', 'audit next', 'audit start', 'audit one by one'],
    args: ARGS['audit ask'],
    examples: ['audit ask', 'audit ask data-1', 'audit ask rehearsed rollback'],
    permission: 'anyone',
    run: (ctx, { project, question: words, area }) => askQuestion(ctx, project, { words, area }),
  }),
  command({
    name: 'audit trend',
    shows: true,
    aliases: ['audit history', 'audits', 'audit compare'],
    args: ARGS['audit trend'],
    examples: ['audit trend', 'audit trend "Churn model"'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { project }) => auditTrend(ctx, project),
  }),
  command({
    name: 'audit all',
    shows: true,
    aliases: ['audit projects', 'audit overview', 'all audits'],
    args: ARGS['audit all'],
    examples: ['audit all'],
    permission: 'anyone',
    run: (ctx, args) => auditPortfolio(ctx, args.page ?? 1),
  }),
];

const answering: Command[] = [
  command({
    name: 'audit answer',
    aliases: ['answer'],
    args: ARGS['audit answer'],
    examples: [
      'audit answer data-1 hand',
      'audit answer rehearsed rollback: not yet',
      'audit answer data-6 na no GPUs here',
    ],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, question: words, ...given }) => answerQuestion(ctx, project, words, given),
  }),
  command({
    name: 'audit fill',
    quiet: true,
    aliases: [],
    args: ARGS['audit fill'],
    examples: [],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, area, keys, was, owner, evidence: shown, reason: why, ...args }) =>
      fillArea(ctx, project, { area, keys, was }, { values: args, owner, evidence: shown, reason: why }),
  }),
  command({
    name: 'audit back',
    quiet: true,
    aliases: [],
    args: ARGS['audit back'],
    examples: [],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, area, keys, was, ...args }) =>
      backArea(ctx, project, { area, keys, was }, { evidence: args, owners: args }),
  }),
  command({
    name: 'audit evidence',
    aliases: ['evidence'],
    args: ARGS['audit evidence'],
    examples: [
      'audit evidence data-1 https://wiki.example.com/checks',
      'audit evidence data-2 we restored April last week',
    ],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, question: words, evidence: shown }) => giveEvidence(ctx, project, words, shown),
  }),
  command({
    name: 'audit owner',
    aliases: [],
    args: ARGS['audit owner'],
    examples: ['audit owner data-1 @bo', 'audit owner data-1 me'],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, question: words, person: who }) => nameOwner(ctx, project, words, who),
  }),
  command({
    name: 'audit confirm',
    aliases: ['audit still true'],
    args: ARGS['audit confirm'],
    examples: ['audit confirm', 'audit confirm data-1'],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, question: words, area }) => confirmAnswers(ctx, project, { words, area }),
  }),
  command({
    name: 'audit adopt',
    quiet: true,
    aliases: [],
    args: ARGS['audit adopt'],
    examples: [],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, question: words }) => adoptEvidence(ctx, project, words),
  }),
  command({
    name: 'audit disown',
    quiet: true,
    aliases: [],
    args: ARGS['audit disown'],
    examples: [],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, question: words }) => removeOwner(ctx, project, words),
  }),
];

/** The commands of this feature. */
export const auditCommands: Command[] = [
  ...showing,
  ...questionCommands,
  ...answering,
  command({
    name: 'audit task',
    aliases: [],
    args: ARGS['audit task'],
    examples: ['audit task data-1'],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, { project, question: words, owner }) => makeAuditTask(ctx, project, words, owner),
  }),
  command({
    name: 'audit setup',
    aliases: ['audit settings', 'audit set'],
    args: ARGS['audit setup'],
    examples: ['audit setup production', 'audit setup llm', 'audit setup hold'],
    permission: 'project',
    run: (ctx, { project, ...setup }) => setUpAudit(ctx, project, setup),
  }),
];
