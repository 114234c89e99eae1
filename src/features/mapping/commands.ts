/** Which signals belong to which project: the rules that a team sees, tries and changes. */
import { maybeChoice, maybeProject, maybeStage, maybeText, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { impliedProject } from '../../commands/load.js';
import { MEANINGS } from '../../model/signals/mapping.js';
import { signalBelongs } from './belongs.js';
import { editRule, moveRuleUp, removeRule, rulesView, saveRule, tryRule } from './rules.js';

const ID = { exact: true, max: 100 };
const CONDITIONS = { max: 500, hint: 'conditions', exact: true };

const ARGS = {
  'signal rules': {},
  'signal rule': {
    conditions: maybeText({ ...CONDITIONS, keys: ['if', 'when', 'where'] }),
    project: maybeProject(),
    meaning: maybeChoice('automatic', ...MEANINGS),
    stage: maybeStage(),
    rule: maybeText(ID),
    source: maybeText(ID),
    edit: maybeChoice('yes', 'save'),
  },
  'rule remove': { rule: text(ID) },
  'rule up': { rule: text(ID) },
  'signal belongs': {
    project: maybeProject(),
    conditions: maybeText({ ...CONDITIONS, keys: ['if', 'when'] }),
    source: maybeText(ID),
  },
};
type MappingArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends MappingArgs {}
}

const forLeads = { permission: 'project', guests: 'never' } as const;

/** The commands of this feature. */
export const mappingCommands: Command[] = [
  command({
    name: 'signal rules',
    shows: true,
    aliases: ['rules for signals', 'signal mapping'],
    args: ARGS['signal rules'],
    examples: ['signal rules'],
    permission: 'anyone',
    guests: 'never',
    run: async (ctx) => ({ private: true, view: await rulesView(ctx) }),
  }),
  command({
    ...forLeads,
    name: 'signal rule',
    aliases: ['signal rule add', 'new signal rule'],
    args: ARGS['signal rule'],
    examples: ['signal rule if:"alertname~drift" project:"Churn model" meaning:drift'],
    run: async (ctx, { conditions, project: named, edit, ...more }) => {
      const project = named ?? (await impliedProject(ctx));
      if (edit === 'yes' || conditions === undefined || !project) return editRule(ctx);
      const words = { ...more, conditions, project };
      return edit === 'save' ? saveRule(ctx, words) : tryRule(ctx, words);
    },
  }),
  command({
    ...forLeads,
    name: 'rule remove',
    quiet: true,
    aliases: [],
    args: ARGS['rule remove'],
    examples: [],
    run: (ctx, { rule }) => removeRule(ctx, rule),
  }),
  command({
    ...forLeads,
    name: 'rule up',
    quiet: true,
    aliases: [],
    args: ARGS['rule up'],
    examples: [],
    run: (ctx, { rule }) => moveRuleUp(ctx, rule),
  }),
  command({
    ...forLeads,
    name: 'signal belongs',
    aliases: ['signal belongs to', 'signals belong to', 'belongs to'],
    args: ARGS['signal belongs'],
    examples: ['signal belongs to "Churn model"'],
    run: (ctx, words) => signalBelongs(ctx, words),
  }),
];
