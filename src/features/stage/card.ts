/** The card of one stage: who has it, how it stands, its open tasks, and everything that can be done with it. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { offerPicker, takeButton, thenShow } from '../../kit/controls.js';
import { taskListItems } from '../../kit/lists.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import {
  deputiesText,
  dueText,
  durationText,
  holderText,
  joinDots,
  type PeopleById,
  peopleById,
  stateMark,
} from '../../kit/text.js';
import { waitingOffers } from '../../kit/waiting-offers.js';
import type { Offer, Project, Stage } from '../../model/project-rows.js';
import { isOpen } from '../../model/stages.js';
import { plain } from '../../model/text.js';
import { type Block, type Call, controls, heading, items, type ListItem, paragraph, view } from '../../view/view.js';

/** Open tasks on the card; all of them are in the list of tasks. */
const MOST_TASKS = 6;

/** The card of one stage. What can be done with it stands above its tasks, which have buttons of their own. */
export async function stageCard(ctx: Context, project: Project, stage: Stage): Promise<Outcome> {
  const after = call('stage show', { stage: stage.id });
  const [offer] = await ctx.read.find('offer', {
    where: await waitingOffers(ctx.read, { itemId: stage.id }),
    limit: 1,
  });
  const known = await peopleById(ctx, [stage.owner, offer?.asked ?? null, ...stage.deputies]);
  return {
    view: view(
      heading([plain(`${stage.name} · ${project.name}`)]),
      items([factsItem(ctx, stage, offer, known)]),
      controls(...stageButtons(ctx, stage).map((move) => thenShow(move, after))),
      steps(ctx, project, stage, after),
      ...(await openTasks(ctx, stage, after)),
    ),
  };
}

const factsItem = (ctx: Context, stage: Stage, offer: Offer | undefined, known: PeopleById): ListItem => ({
  mark: stateMark(ctx, stage.state),
  title: holderText(ctx, known, stage.owner, offer),
  detail: joinDots(
    stage.state === 'not_started' ? undefined : durationText(ctx, ctx.now - stage.since),
    stage.due ? dueText(ctx, stage.due, isOpen(stage)) : ctx.say('no-due'),
    stage.pass > 1 ? ctx.say('pass', { n: stage.pass }) : undefined,
    stage.reason ? [plain(`“${stage.reason}”`)] : undefined,
    deputiesText(ctx, known, stage.deputies),
  ),
});

async function openTasks(ctx: Context, stage: Stage, after: Call): Promise<Block[]> {
  const tasks = await ctx.read.find('task', {
    where: { stage: stage.id, state: 'open' },
    order: ['due', 'number'],
    limit: MOST_TASKS,
  });
  if (tasks.length === 0) return [];
  return [paragraph(ctx.say('stage-tasks')), items(await taskListItems(ctx, tasks, after))];
}

function steps(ctx: Context, project: Project, stage: Stage, after: Call): Block {
  const item = stage.id;
  const add = call('task add', { stage: stage.id, project: project.id });
  return controls(
    stage.owner === ctx.me.id ? undefined : thenShow(takeButton(ctx, stage), after),
    thenShow(offerPicker(ctx, item), after),
    thenShow(button(ctx.label('button-due'), call('due', { item }), { minor: true }), after),
    thenShow(button(ctx.label('button-add-task'), add, { minor: true }), after),
    button(ctx.label('button-history'), call('history', { item }), { minor: true }),
  );
}
