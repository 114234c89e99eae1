/** Stages and tasks of a list as lines: who has it, why it is in the list, and what can be done about it. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { offerPicker, takeButton, thenShow } from '../../kit/controls.js';
import { taskListItems } from '../../kit/lists.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import { dueText, durationText, holderText, joinDots, type PeopleById, peopleById, stateMark } from '../../kit/text.js';
import { waitingOffers } from '../../kit/waiting-offers.js';
import type { Offer, Stage } from '../../model/project-rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import type { Call, Control, ListItem } from '../../view/view.js';
import type { FindKind, Found } from './found.js';

/** How a list is shown. */
interface Listing {
  kind: FindKind;
  /** Each line says which project it is about. */
  namesProjects: boolean;
  /** What the message shows after a press. */
  after: Call;
}

type FoundStage = Extract<Found, { kind: 'stage' }>;

/** The lines, in the order given. */
export async function foundLines(ctx: Context, list: readonly Found[], listing: Listing): Promise<ListItem[]> {
  const tasks = list.flatMap((one) => (one.kind === 'task' ? [one.row] : []));
  const taskLines = new Map((await taskListItems(ctx, tasks, listing.after)).map((line, i) => [tasks[i]?.id, line]));
  const stages = list.flatMap((one) => (one.kind === 'stage' ? [one.row] : []));
  const offers = await offersOf(ctx, stages);
  const known = await peopleById(ctx, [
    ...stages.map(({ owner }) => owner),
    ...[...offers.values()].map(({ asked }) => asked),
  ]);
  return list.flatMap((one) => {
    const line =
      one.kind === 'stage' ? stageLine(ctx, one, offers.get(one.row.id), known, listing) : taskLines.get(one.row.id);
    return line ? [withPlace(ctx, one, line, listing)] : [];
  });
}

async function offersOf(ctx: Context, stages: readonly Stage[]): Promise<Map<string, Offer>> {
  const itemId = stages.map(({ id }) => id);
  if (itemId.length === 0) return new Map();
  const offers = await ctx.read.find('offer', { where: await waitingOffers(ctx.read, { itemId }) });
  return new Map(offers.map((offer) => [offer.itemId, offer]));
}

/** The line with its project if the list is of several, and with a way to give what nobody has. */
function withPlace(ctx: Context, one: Found, line: ListItem, { kind, namesProjects, after }: Listing): ListItem {
  const title = namesProjects
    ? ctx.say('in-project', { item: line.title, project: [plain(one.project.name)] })
    : line.title;
  if (kind !== 'unowned') return { ...line, title };
  const [take, ...more] = line.controls ?? [];
  return {
    ...line,
    title,
    controls: [...(take ? [take] : []), thenShow(offerPicker(ctx, one.row.id), after), ...more],
  };
}

function stageLine(
  ctx: Context,
  one: FoundStage,
  offer: Offer | undefined,
  known: PeopleById,
  { kind, after }: Listing,
): ListItem {
  const { row } = one;
  return {
    mark: stateMark(ctx, row.state),
    title: [bold(row.name)],
    detail: joinDots(holderText(ctx, known, row.owner, offer), ...why(ctx, one, kind)),
    controls: [
      ...stageSteps(ctx, row, offer, kind).map((step) => thenShow(step, after)),
      button(ctx.label('button-open'), call('stage show', { stage: row.id })),
    ],
  };
}

/** Why it is in the list. */
function why(ctx: Context, { row, quietMs }: FoundStage, kind: FindKind): (Text | undefined)[] {
  if (kind === 'overdue' || kind === 'due') return [row.due === null ? undefined : dueText(ctx, row.due, true)];
  if (kind === 'stuck') return [ctx.say('find-quiet', { age: durationText(ctx, quietMs) })];
  const reason = row.reason === null ? undefined : [plain(`“${row.reason}”`)];
  return [reason, durationText(ctx, ctx.now - row.since)];
}

function stageSteps(ctx: Context, row: Stage, offer: Offer | undefined, kind: FindKind): Control[] {
  if (row.owner === null && !offer) return [takeButton(ctx, row)];
  if (kind === 'overdue') return [button(ctx.label('button-due'), call('due', { item: row.id }))];
  return kind === 'blocked' ? stageButtons(ctx, row).slice(0, 1) : [];
}
