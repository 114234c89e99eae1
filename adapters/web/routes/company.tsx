/** New people and channels, and who is in which channel. */
import { Hono, type Context as HttpContext } from 'hono';
import { channelName } from '../channels.js';
import {
  ChannelPeopleDialog,
  NewChannelDialog,
  NewPersonDialog,
  TICKED,
  type Typed,
} from '../pages/company-dialogs.js';
import type { PlaygroundPerson } from '../people.js';
import type { Room } from '../room.js';
import { NotFound } from '../user-actions.js';
import type { RouteParts } from './parts.js';
import { type PostedFields, postedFields } from './request.js';

type CompanyRouteParts = Pick<RouteParts, 'room' | 'label'>;

/** Each dialog comes from `/parts/…`, and comes back with what is wrong, or closes. */
export function companyRoutes(parts: CompanyRouteParts): Hono {
  const app = new Hono();
  app.get('/parts/new-person', async (c) => {
    const me = memberOf(c.req.query(), parts.room);
    return personDialog(c, parts, me, { ticked: [c.req.query('channel') ?? ''] });
  });
  app.get('/parts/new-channel', async (c) => {
    return channelDialog(c, parts, memberOf(c.req.query(), parts.room), {});
  });
  app.get('/parts/channel-people', async (c) => channelPeople(c, parts, c.req.query()));
  app.post('/people', async (c) => addPerson(c, parts));
  app.post('/channels', async (c) => addChannel(c, parts));
  app.post('/channel-people', async (c) => setPeople(c, parts));
  return app;
}

/** Who asks: guests and people of other companies add nothing. @throws NotFound if it is one of them, or nobody */
function memberOf({ as }: PostedFields, { company }: Room): PlaygroundPerson {
  const me = company.person(as);
  if (me?.standing !== 'member') throw new NotFound();
  return me;
}

const tickedIn = (fields: PostedFields): string[] =>
  Object.keys(fields)
    .filter((name) => name.startsWith(TICKED))
    .map((name) => name.slice(TICKED.length));

async function personDialog(c: HttpContext, { room, label }: CompanyRouteParts, me: PlaygroundPerson, typed: Typed) {
  return c.html(<NewPersonDialog label={label} typed={typed} channels={await room.channels(me.id)} />);
}

function channelDialog(c: HttpContext, { room, label }: CompanyRouteParts, me: PlaygroundPerson, typed: Typed) {
  const others = room.company.people.filter(({ id }) => id !== me.id);
  return c.html(<NewChannelDialog label={label} typed={typed} people={others} />);
}

async function addPerson(c: HttpContext, parts: CompanyRouteParts) {
  const { room, label } = parts;
  const fields = await postedFields(c);
  const me = memberOf(fields, room);
  const { name = '', kind } = fields;
  const standing = kind === 'guest' || kind === 'external' ? kind : 'member';
  const person = room.company.newPerson(name, { standing, zone: me.zone });
  const ticked = tickedIn(fields);
  if (typeof person === 'string') return personDialog(c, parts, me, { name, kind, ticked, error: label(person) });
  const open = (await room.channels(me.id)).filter(({ id }) => ticked.includes(id));
  // A member is in every public channel as it is.
  const channels = open.filter(({ access }) => access === 'private' || standing !== 'member');
  await room.addPerson(
    person,
    channels.map(({ id }) => id),
  );
  return settled(c);
}

async function addChannel(c: HttpContext, parts: CompanyRouteParts) {
  const { room, label } = parts;
  const { company } = room;
  const fields = await postedFields(c);
  const me = memberOf(fields, room);
  const isPrivate = fields.private !== undefined;
  const ticked = tickedIn(fields);
  const name = channelName(fields.name ?? '');
  const refuse = (error: string) =>
    channelDialog(c, parts, me, { name: fields.name, private: isPrivate, ticked, error });
  if (name === undefined) return refuse(label('web-bad-channel'));
  if (company.has(name)) return refuse(label('web-channel-taken', { channel: name }));
  const chosen = company.people.filter(
    ({ id, standing }) => ticked.includes(id) && (isPrivate || standing !== 'member'),
  );
  const people = [...new Set([...(isPrivate ? [me.id] : []), ...chosen.map(({ id }) => id)])];
  await room.setChannel({ name, access: isPrivate ? 'private' : 'public', people });
  return settled(c);
}

/** @throws NotFound if whoever asks does not see the channel */
async function channelPeople(c: HttpContext, { room, label }: CompanyRouteParts, fields: PostedFields, error?: string) {
  const me = memberOf(fields, room);
  const channel = await room.channel(fields.channel ?? '', me.id);
  if (!channel || channel.direct) throw new NotFound();
  return c.html(<ChannelPeopleDialog channel={channel} company={room.company} label={label} error={error} />);
}

async function setPeople(c: HttpContext, parts: CompanyRouteParts) {
  const { room, label } = parts;
  const fields = await postedFields(c);
  const me = memberOf(fields, room);
  const channel = await room.channel(fields.channel ?? '', me.id);
  if (!channel || channel.direct) throw new NotFound();
  const isPrivate = channel.access === 'private';
  const ticked = tickedIn(fields);
  const people = room.company.people
    .filter(({ id, standing }) => ticked.includes(id) && (isPrivate || standing !== 'member'))
    .map(({ id }) => id);
  const isLeft = !people.some((id) => room.company.person(id)?.standing === 'member');
  if (isPrivate && isLeft) return channelPeople(c, parts, fields, label('web-channel-empty'));
  await room.setChannel({ name: channel.id, access: isPrivate ? 'private' : 'public', people });
  return settled(c);
}

function settled(c: HttpContext) {
  c.header('HX-Trigger', 'settled');
  return c.body('');
}
