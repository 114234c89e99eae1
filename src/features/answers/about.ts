/** A question about one thing: the answer in a sentence, where the thing belongs, and what can be done about it. */
import type { Item } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { offerPicker, takeButton, thenShow } from '../../kit/controls.js';
import { ownerOf } from '../../kit/handover.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import { dueText, holderText, joinDots } from '../../kit/text.js';
import { isOverdue } from '../../model/health.js';
import { seesProject } from '../../model/sight.js';
import { plain, type Text } from '../../model/text.js';
import { type Block, type Button, type Call, type Control, controls, note, paragraph, view } from '../../view/view.js';
import { type Asked, askedAbout, isItemOpen, stateIn } from './asked.js';
import { dueSentence, sinceSentence } from './dates.js';
import { deputiesSentence, leadSentence, ownerSentence } from './people.js';
import { reasonSentences, stateSentences } from './standing.js';

/** What can be asked about a thing. */
type Question = 'owner' | 'deputies' | 'lead' | 'due' | 'since' | 'reason' | 'state';

const ANSWERS: Record<Question, (ctx: Context, asked: Asked) => Text[] | Promise<Text[]>> = {
  owner: (ctx, asked) => [ownerSentence(ctx, asked)],
  deputies: (ctx, asked) => [deputiesSentence(ctx, asked)],
  lead: (ctx, asked) => [leadSentence(ctx, asked)],
  due: async (ctx, asked) => [await dueSentence(ctx, asked)],
  since: async (ctx, asked) => [await sinceSentence(ctx, asked)],
  reason: reasonSentences,
  state: stateSentences,
};

/** Answers one question about a stage, task or project. */
export async function about(ctx: Context, what: Question, item: Item): Promise<Outcome> {
  const { project } = item;
  const asked = await askedAbout(ctx, what === 'lead' ? { kind: 'project', row: project, project } : item);
  const [first = [], ...more] = await ANSWERS[what](ctx, asked);
  const then = call('about', { what, item: item.row.id });
  return {
    view: view(
      paragraph(first),
      ...more.map(paragraph),
      factsNote(ctx, what, asked),
      controls(...steps(ctx, what, asked, then)),
    ),
  };
}

/** Where it belongs, and what the answer has not said already. */
function factsNote(ctx: Context, what: Question, asked: Asked): Block | undefined {
  const { item, offer, known } = asked;
  if (item.kind === 'project') return undefined;
  const { owner, due } = item.row;
  const isOpen = isItemOpen(item);
  const saysPeople = what === 'owner' || what === 'deputies' || what === 'reason';
  const facts = joinDots(
    [plain(item.project.name)],
    what === 'owner' || what === 'due' || what === 'deputies' ? [plain(stateIn(ctx, item))] : undefined,
    saysPeople || !(isOpen || owner) ? undefined : holderText(ctx, known, owner, offer),
    due && !saysDue(ctx, what, asked) ? dueText(ctx, due, isOpen) : undefined,
  );
  return note(facts);
}

/** Whether the answer gives the due date: how a task stands is that it is overdue. */
const saysDue = (ctx: Context, what: Question, { item }: Asked): boolean =>
  what === 'due' || (what === 'state' && item.kind === 'task' && isOverdue(item.row, ctx.today));

/** What is likely to be done after the answer. */
function steps(ctx: Context, what: Question, asked: Asked, then: Call): Control[] {
  const { item } = asked;
  const moves = isItemOpen(item) && seesProject(ctx.sight, item.project.id) ? movesFor(ctx, what, asked) : [];
  return [
    ...moves.map((move) => thenShow(move, then)),
    ...(what === 'since' ? [button(ctx.label('button-history'), call('history', { item: item.row.id }))] : []),
    ...(what === 'due' && item.kind === 'stage' && isItemOpen(item)
      ? [button(ctx.label('button-forecast'), call('forecast', { stage: item.row.id, project: item.project.id }))]
      : []),
    showButton(ctx, item),
  ];
}

function movesFor(ctx: Context, what: Question, asked: Asked): Control[] {
  const { item } = asked;
  if (what === 'owner' || what === 'deputies' || what === 'lead') return handover(ctx, asked);
  if (item.kind === 'project' || what === 'since') return [];
  if (what === 'due') return [button(ctx.label('button-due'), call('due', { item: item.row.id }))];
  const take = ownerOf(item) === null && !asked.offer ? [takeButton(ctx, item.row)] : [];
  if (item.kind === 'task') return [...take, button(ctx.label('button-done'), call('done', { item: item.row.id }))];
  return [...stageButtons(ctx, item.row).slice(0, 2), ...take];
}

/** Whoever is asked can answer; what nobody has can be taken or given. */
function handover(ctx: Context, { item, offer }: Asked): Control[] {
  const id = item.row.id;
  if (offer?.asked === ctx.me.id)
    return [
      button(ctx.label('button-accept'), call('accept', { item: id }), { style: 'primary' }),
      button(ctx.label('button-decline'), call('decline', { item: id })),
    ];
  if (offer || ownerOf(item) !== null) return [];
  if (item.kind !== 'project') return [takeButton(ctx, item.row, { style: 'primary' }), offerPicker(ctx, id)];
  return [button(ctx.label('button-lead-me'), call('lead', { project: id, person: ctx.me.id }))];
}

function showButton(ctx: Context, item: Item): Button {
  const label = ctx.label('button-show');
  if (item.kind === 'task') return button(label, call('task show', { item: item.row.id }));
  if (item.kind === 'stage') return button(label, call('stage show', { stage: item.row.id }));
  return button(label, call('status', { project: item.row.id }));
}
