/** What requests of the playground's pages say. */
import type { Context as HttpContext } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { PEOPLE, type PlaygroundPerson } from '../people.js';
import type { Room } from '../room.js';
import type { Speaker } from '../user-actions.js';

/** Longest message that a person can write, in UTF-16 units. */
export const LONGEST_MESSAGE = 20_000;

/** The person that the page is shown to (`?as=bo`); the first one if none is named. */
export const readerOf = (c: HttpContext, { company }: Room): PlaygroundPerson =>
  company.person(c.req.query('as')) ?? PEOPLE[0];

/** The fields of a form that was posted; files are empty strings. */
export type PostedFields = Partial<Record<string, string>>;

/** Reads the fields that were posted. */
export async function postedFields(c: HttpContext): Promise<PostedFields> {
  const body = Object.entries(await c.req.parseBody());
  return Object.fromEntries(body.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

/** A language tag; `*` isn't one. */
const LOCALE = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i;

/**
 * The locale that a browser likes best, such as "en-US"; undefined if it does not say. A language without a region, as in
 * "en, en-GB", is taken with the region that it has further on.
 */
export function localeOf(c: HttpContext): string | undefined {
  const wanted = parseAccept(c.req.header('accept-language') ?? '').filter(({ q }) => q > 0);
  const [first, ...others] = wanted.map(({ type }) => type).filter((type) => LOCALE.test(type));
  if (first === undefined) return undefined;
  return others.find((one) => one.toLowerCase().startsWith(`${first.toLowerCase()}-`)) ?? first;
}

const placeOf = ({ as, channel, thread }: PostedFields): Speaker => ({
  as: as ?? '',
  channel: channel ?? '',
  thread: thread || null,
});

/** Who posted the fields, where, and in which locale. */
export const speakerOf = (c: HttpContext, fields: PostedFields): Speaker => ({
  ...placeOf(fields),
  locale: localeOf(c),
});

/** Who does something with a message, in the thread that the message belongs to, whichever pane it was seen in. */
export async function speakerAtMessage(room: Room, fields: PostedFields): Promise<Speaker> {
  const shown = await room.message(fields.message ?? '');
  return { ...placeOf(fields), thread: shown?.thread ?? null };
}
