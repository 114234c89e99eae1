/** Stages of a project: shown, added, renamed, moved; and what they have in common with tasks: dropped, due. */
import { day, here, item, maybeText, stage, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { NAME_MAX, TITLE_MAX } from '../../model/names.js';
import { stageCard } from './card.js';
import { dropItem, setDueDate } from './drop-and-due.js';
import { addStage, moveStageAfter } from './order.js';
import { renameItem, renameNamed } from './rename.js';

const ARGS = {
  'stage show': { stage: stage(), project: here() },
  'stage add': {
    name: text({ max: NAME_MAX }),
    after: maybeText({ keys: ['behind'], max: NAME_MAX }),
    before: maybeText({ max: NAME_MAX }),
    project: here(),
  },
  rename: { item: item('stage', 'task', 'project'), name: text({ max: TITLE_MAX, keys: ['to'] }), project: here() },
  'project rename': { project: here(), name: text({ max: NAME_MAX, keys: ['to'] }) },
  'stage move': { stage: stage(), after: text({ max: NAME_MAX, keys: ['behind', 'to'] }), project: here() },
  drop: { item: item(), project: here() },
  due: { item: item(), day: day(), project: here() },
};
type StageArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends StageArgs {}
}

/** The commands of this feature. */
export const stageCommands: Command[] = [
  command({
    name: 'stage show',
    shows: true,
    aliases: ['stage', 'show stage'],
    args: ARGS['stage show'],
    examples: ['stage data'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, args) => stageCard(ctx, args.project, args.stage),
  }),
  command({
    name: 'stage add',
    aliases: ['add stage', 'new stage', 'stage new'],
    args: ARGS['stage add'],
    makes: 'stage',
    examples: ['stage add "Shadow test" after: evaluation', 'stage add Dry run before deployment'],
    permission: 'project',
    run: (ctx, { project, name, after, before }) =>
      addStage(ctx, project, name, before === undefined ? after : `before ${before}`),
  }),
  command({
    name: 'rename',
    aliases: ['stage rename', 'rename stage'],
    args: ARGS.rename,
    examples: ['rename data to "Data & labels"'],
    permission: 'work',
    run: (ctx, args) => renameNamed(ctx, args.item, args.name),
  }),
  command({
    name: 'project rename',
    aliases: ['rename project'],
    args: ARGS['project rename'],
    examples: ['project rename "Churn model" to "Churn v2"'],
    permission: 'project',
    run: (ctx, { project, name }) => renameItem(ctx, { kind: 'project', row: project, project }, name),
  }),
  command({
    name: 'stage move',
    aliases: ['move stage', 'move'],
    args: ARGS['stage move'],
    examples: ['stage move evaluation after: training', 'stage move data first'],
    permission: 'project',
    run: (ctx, args) => moveStageAfter(ctx, args.stage, args.project, args.after),
  }),
  command({
    name: 'drop',
    aliases: [
      'stage drop',
      'task drop',
      'drop stage',
      'drop task',
      'delete',
      'remove',
      'task delete',
      'task remove',
      'stage delete',
      'stage remove',
    ],
    args: ARGS.drop,
    examples: ['drop #12', 'drop monitoring'],
    permission: 'work',
    run: (ctx, args) => dropItem(ctx, args.item),
  }),
  command({
    name: 'due',
    aliases: ['stage due', 'task due', 'deadline'],
    args: ARGS.due,
    examples: ['due data next friday', 'due #12 in 2 weeks', 'due #12 none'],
    permission: 'work',
    run: async (ctx, args) => setDueDate(ctx, args.item, args.day === 'none' ? null : args.day),
  }),
];
