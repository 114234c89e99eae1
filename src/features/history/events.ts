/** Lines of the history as people read them: a sentence that says who did what; when, where and why. */
import type { Context } from '../../commands/context.js';
import { wordingFor } from '../../kit/history-sentences.js';
import { joinDots, knownPerson, type PeopleById, peopleById, stateName } from '../../kit/text.js';
import { sayDay, sayInstant } from '../../model/dates/calendar.js';
import type { HistoryEvent, HistoryField } from '../../model/history-rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import type { ListItem } from '../../view/view.js';

/** Fields whose values are ids of people. */
const PERSON_FIELDS: readonly HistoryField[] = ['owner', 'lead', 'deputy', 'offer', 'keeper'];

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
  return shown.flatMap((event) => eventItem(ctx, known, names, event) ?? []);
}

/** Names by id: of stages, projects and tasks, and of the channels in which something was done. */
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
    ...tasks.map(({ id, number, title }) => [id, `#${number} ${title}`] as const),
  ]);
}

function eventItem(
  ctx: Context,
  known: PeopleById,
  names: Map<string, string>,
  event: HistoryEvent,
): ListItem | undefined {
  const { channel, via, why } = event;
  const title = sentence(ctx, known, names, event);
  const place = channel === null ? undefined : names.get(channel);
  return (
    title && {
      title,
      detail: joinDots(
        [plain(sayInstant(event.at, ctx.zone))],
        place ? [{ is: 'channel', id: channel ?? '', name: place }] : undefined,
        via === 'sample' || via === 'platform' ? ctx.say(`via-${via}`) : undefined,
        why ? [plain(`“${why}”`)] : undefined,
      ),
    }
  );
}

/** "Bo finished Data."; undefined if there is nothing to tell. */
function sentence(ctx: Context, known: PeopleById, names: Map<string, string>, event: HistoryEvent): Text | undefined {
  const id = wordingFor(event);
  if (id === undefined) return undefined;
  const who = knownPerson(known, event.by);
  const value = (raw: string | null) => valueText(ctx, known, names, event, raw);
  // What is gone has the name it was made with.
  const item: Text = [bold(names.get(event.itemId) ?? event.to ?? event.from ?? '')];
  const [from, to] = [value(event.from), value(event.to)];
  if (event.via !== 'undo') return ctx.say(id, { who, item, from, to });
  return ctx.say('history-undone', { who, what: ctx.say(id, { item, to, who: to, day: to, state: to }) });
}

/** A stored value as people read it. */
function valueText(
  ctx: Context,
  known: PeopleById,
  names: Map<string, string>,
  event: HistoryEvent,
  raw: string | null,
): Text {
  if (raw === null) return [];
  if (isAboutPerson(event)) return [knownPerson(known, raw)];
  switch (event.field) {
    case 'state':
      return [plain(stateName(ctx, event.item === 'task' ? `task-${raw}` : raw))];
    case 'due':
      return [plain(sayDay(raw, ctx.today))];
    case 'stage':
      return [plain(names.get(raw) ?? raw)];
    case 'audit':
      return [plain(ctx.label(`stage-${raw}`))];
    case 'criticality':
      return [plain(ctx.label(`choice-criticality-${raw}`))];
    case 'audit-kind':
      return [plain(ctx.label(`choice-type-${raw}`))];
    case 'done-bar':
      return [plain(ctx.label(`audit-bar-${raw}`))];
    case 'audience':
      return [plain(ctx.label(`choice-who-${raw}`))];
    default:
      return [plain(raw)];
  }
}
