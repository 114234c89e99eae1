/**
 * Owners: one person for each stage and task, and a lead for each project. Others are asked and accept (see the feature
 * `offer`); what one takes for oneself changes hands at once.
 */
import { here, item, person } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { ITEM_KINDS } from '../../kit/handover.js';
import { addDeputy, removeDeputy } from './deputies.js';
import { giveItem } from './give.js';
import { releaseItem } from './release.js';
import { takeItem } from './take.js';

const ARGS = {
  own: { item: item(...ITEM_KINDS), person: person(), project: here() },
  take: { item: item(...ITEM_KINDS), project: here() },
  release: { item: item(...ITEM_KINDS), project: here() },
  lead: { person: person(), project: here() },
  deputy: { item: item(), person: person(), project: here() },
  'deputy remove': { item: item(), person: person({ anybody: true }), project: here() },
};
type OwnerArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends OwnerArgs {}
}

/** The commands of this feature. */
export const ownerCommands: Command[] = [
  command({
    name: 'own',
    aliases: ['owner', 'assign', 'task assign', 'offer', 'give', 'hand', 'stage owner', 'task owner'],
    args: ARGS.own,
    examples: ['own data @Ana', 'assign #12 to @Ana'],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, args) => giveItem(ctx, args.item, args.person),
  }),
  command({
    name: 'take',
    aliases: ['claim', 'mine', 'own myself', "i'll take", 'task take', 'stage take'],
    args: ARGS.take,
    examples: ['take data', 'take #12'],
    permission: 'anyone',
    guests: 'linked',
    run: (ctx, args) => takeItem(ctx, args.item),
  }),
  command({
    name: 'release',
    aliases: ['disown', 'let go', 'unassign', 'task release', 'stage release'],
    args: ARGS.release,
    examples: ['release data', 'release #12'],
    permission: 'work',
    run: (ctx, args) => releaseItem(ctx, args.item),
  }),
  command({
    name: 'lead',
    aliases: ['project lead', 'leads'],
    args: ARGS.lead,
    examples: ['lead @Ana', 'lead me in "Churn model"'],
    permission: 'project',
    run: (ctx, { project, person }) => giveItem(ctx, { kind: 'project', row: project, project }, person),
  }),
  command({
    name: 'deputy',
    aliases: ['deputise', 'deputize', 'deputy add', 'add deputy'],
    args: ARGS.deputy,
    examples: ['deputy data @Bo'],
    permission: 'work',
    run: async (ctx, args) => addDeputy(ctx, args.item, args.person),
  }),
  command({
    name: 'deputy remove',
    aliases: ['remove deputy', 'undeputy', 'deputy drop'],
    args: ARGS['deputy remove'],
    examples: ['deputy remove data @Bo'],
    permission: 'work',
    run: async (ctx, args) => removeDeputy(ctx, args.item, args.person),
  }),
];
