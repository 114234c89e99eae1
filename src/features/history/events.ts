/** Lines of the history as people read them: what changed, from what to what, by whom, where and why. */
import type { Context } from '../../commands/context.js';
import { joinDots, knownPerson, type PeopleById, peopleById, stateName } from '../../kit/text.js';
import { sayDay, sayInstant } from '../../model/dates/calendar.js';
import type { HistoryEvent, HistoryField } from '../../model/rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import type { ListItem } from '../../view.js';

/** Fields whose values are ids of people. */
const PERSON_FIELDS: readonly HistoryField[] = ['owner', 'lead', 'deputy', 'offer'];

const isAboutPerson = ({ field }: HistoryEvent): boolean => PERSON_FIELDS.includes(field);

/** The events as list items. */
export async function eventItems(ctx: Context, events: readonly HistoryEvent[]): Promise<ListItem[]> {
  const known = await peopleById(
    ctx,
    events.flatMap((event) => [event.by, ...(isAboutPerson(event) ? [event.from, event.to] : [])]),
  );
  const names = await namesIn(ctx, events);
  // A project's link to a channel that one does not see would give the channel's name away.
  const shown = events.filter(({ field, channel }) => field !== 'channel' || channel === null || names.has(channel));
  return shown.map((event) => eventItem(ctx, known, names, event));
}

/** Names by id: of stages, projects and tasks (#12), and of the channels in which something was done. */
async function namesIn(
  { read, channel: here }: Context,
  events: readonly HistoryEvent[],
): Promise<Map<string, string>> {
  const idsOf = (kind: HistoryEvent['item']) => [
    ...new Set(events.filter(({ item }) => item === kind).map(({ itemId }) => itemId)),
  ];
  const placed = events.filter(({ field }) => field === 'stage').flatMap(({ from, to }) => [from, to]);
  const stageIds = [...idsOf('stage'), ...placed.filter((id) => id !== null)];
  const channelIds = [...new Set(events.flatMap(({ channel }) => channel ?? []))];
  const stages = await read.find('stage', { where: { id: stageIds } });
  const tasks = await read.find('task', { where: { id: idsOf('task') } });
  const projects = await read.find('project', { where: { id: idsOf('project') } });
  // What was done in a private conversation is shown without a place.
  const placesSeen = await read.find('channel', { where: { id: channelIds, direct: false } });
  // Whoever reads the answer along may not see another private channel that the person is in.
  const channels = placesSeen.filter(({ access, place }) => access === 'public' || here.direct || place === here.place);
  return new Map([
    ...[...stages, ...projects, ...channels].map(({ id, name }) => [id, name] as const),
    ...tasks.map(({ id, number }) => [id, `#${number}`] as const),
  ]);
}

function eventItem(ctx: Context, known: PeopleById, names: Map<string, string>, event: HistoryEvent): ListItem {
  const { channel, via, why } = event;
  const place = channel === null ? undefined : names.get(channel);
  const value = (raw: string | null) => valueText(ctx, known, names, event, raw);
  const words = { field: ctx.label(`field-${event.field}`), from: value(event.from), to: value(event.to) };
  return {
    title: joinDots([bold(names.get(event.itemId) ?? '')], ctx.say(wordingFor(event), words)),
    detail: joinDots(
      [knownPerson(known, event.by)],
      [plain(sayInstant(event.at, ctx.zone))],
      place ? [{ is: 'channel', id: channel ?? '', name: place }] : undefined,
      via === 'command' ? undefined : ctx.say(`via-${via}`),
      why ? [plain(`“${why}”`)] : undefined,
    ),
  };
}

/** The wording for what happened. */
export function wordingFor({ field, from, to }: Pick<HistoryEvent, 'field' | 'from' | 'to'>): string {
  if (field === 'created') return 'history-created';
  if (field === 'offer' && to === null) return 'history-declined';
  if (from === null) return 'history-set';
  return to === null ? 'history-cleared' : 'history-changed';
}

/** A stored value as people read it. */
function valueText(
  ctx: Context,
  known: PeopleById,
  names: Map<string, string>,
  event: HistoryEvent,
  raw: string | null,
): Text {
  if (raw === null) return ctx.say('history-nothing');
  if (isAboutPerson(event)) return [knownPerson(known, raw)];
  switch (event.field) {
    case 'state':
      return [plain(stateName(ctx, event.item === 'task' ? `task-${raw}` : raw))];
    case 'due':
      return [plain(sayDay(raw, ctx.today))];
    case 'stage':
      return [plain(names.get(raw) ?? raw)];
    case 'position':
      // Numbers of places in a list mean nothing to a reader.
      return ctx.say('history-place');
    default:
      return [plain(raw)];
  }
}
