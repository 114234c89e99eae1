/** The commands by which a workspace makes the questions of its audits its own. */
import { choice, maybeChoice, maybeText, page, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { AREAS, AUDIT_KINDS } from '../../model/audit/areas.js';
import { addQuestion, dropQuestion, editQuestion, restoreQuestion, weighQuestion } from './own-questions.js';
import { questionList } from './question-list.js';

/** The longest title is one that a form can show as a label, the longest question one that it can show as a hint. */
const LONGEST = { title: 40, ask: 150, task: 120 } as const;

const QUESTION = { question: text({ max: 100 }) };
const WORDS = {
  title: maybeText({ max: LONGEST.title }),
  ask: maybeText({ max: LONGEST.ask, long: true }),
  hand: maybeText({ max: LONGEST.ask, long: true }),
  auto: maybeText({ max: LONGEST.ask, long: true }),
  task: maybeText({ max: LONGEST.task }),
};

const ARGS = {
  'audit questions': { area: maybeChoice(...AREAS), page: page() },
  'question edit': { ...QUESTION, ...WORDS },
  'question add': {
    area: choice(...AREAS),
    ...WORDS,
    ...{ title: text({ max: LONGEST.title }), ask: text({ max: LONGEST.ask, long: true }) },
    type: maybeChoice(...AUDIT_KINDS),
  },
  'question weigh': { ...QUESTION, weight: maybeText({ max: 10 }) },
  'question drop': QUESTION,
  'question restore': QUESTION,
};
type QuestionArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends QuestionArgs {}
}

/** The commands. */
export const questionCommands: Command[] = [
  command({
    name: 'audit questions',
    shows: true,
    aliases: ['audit question list'],
    args: ARGS['audit questions'],
    examples: ['audit questions', 'audit questions data'],
    permission: 'anyone',
    run: (ctx, args) => questionList(ctx, args.area, args.page ?? 1),
  }),
  command({
    name: 'question edit',
    aliases: ['audit question edit', 'edit question'],
    args: ARGS['question edit'],
    examples: ['question edit data-1 title:"Input rules"'],
    permission: 'admin',
    guests: 'never',
    run: (ctx, { question, ...words }) => editQuestion(ctx, question, words),
  }),
  command({
    name: 'question add',
    aliases: ['audit question add', 'add question'],
    args: ARGS['question add'],
    examples: ['question add data title:"Consent kept" ask:"Is consent kept with each record?"'],
    permission: 'admin',
    guests: 'never',
    run: (ctx, { area, type, ...words }) => addQuestion(ctx, area, words, type),
  }),
  command({
    name: 'question weigh',
    aliases: ['question weight', 'audit weigh'],
    args: ARGS['question weigh'],
    examples: ['question weigh data-1 2'],
    permission: 'admin',
    guests: 'never',
    run: (ctx, { question, weight }) => weighQuestion(ctx, question, weight),
  }),
  command({
    name: 'question drop',
    aliases: ['audit question drop', 'drop question'],
    args: ARGS['question drop'],
    examples: ['question drop data-6'],
    permission: 'admin',
    guests: 'never',
    run: (ctx, { question }) => dropQuestion(ctx, question),
  }),
  command({
    name: 'question restore',
    aliases: ['audit question restore'],
    args: ARGS['question restore'],
    examples: ['question restore data-6'],
    permission: 'admin',
    guests: 'never',
    run: (ctx, { question }) => restoreQuestion(ctx, question),
  }),
];
