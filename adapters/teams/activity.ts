/**
 * Activities as Teams sends them (learn.microsoft.com/microsoftteams/platform/bots; the Bot Framework's Activity), as far as
 * they matter here. What comes in is checked: a field of another kind than expected reads as absent.
 */
import { z } from 'zod';

export const PLATFORM = 'teams';

const id = z.string().min(1).max(1_000);
const word = z.string().max(500).optional().catch(undefined);
/** A part that is not as it should be is not there. */
const part = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);

/** Mentions of a message that are looked at; nobody mentions more. */
const MENTIONS = 100;

const account = z.object({ id, name: word, aadObjectId: word });

const activity = z.object({
  type: z.string().min(1).max(100),
  id: id.optional().catch(undefined),
  channelId: z.string().max(100).optional(),
  serviceUrl: z.string().max(1_000),
  from: account,
  // What is picked from the slash menu is for Baton's eyes alone, and says so here.
  recipient: account.extend({ isTargeted: z.boolean().optional().catch(undefined) }),
  conversation: z.object({
    id,
    conversationType: z.enum(['personal', 'groupChat', 'channel']).optional().catch(undefined),
    tenantId: word,
    name: word,
  }),
  channelData: part({
    tenant: part({ id: word }),
    team: part({ id: word, name: word, aadGroupId: word }),
    channel: part({ id: word, name: word }),
    eventType: word,
  }),
  text: z.string().optional().catch(undefined),
  timestamp: word,
  localTimezone: word,
  replyToId: word,
  action: word,
  name: word,
  value: z.unknown().optional(),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().optional().catch(undefined),
        mentioned: part({ id, name: word, aadObjectId: word, type: word }),
        timezone: word,
      }),
    )
    .transform((all) => all.slice(0, MENTIONS))
    .optional()
    .catch(undefined),
  membersAdded: z.array(account).optional().catch(undefined),
  membersRemoved: z.array(account).optional().catch(undefined),
  reactionsAdded: z
    .array(z.object({ type: z.string().max(200) }))
    .optional()
    .catch(undefined),
});

export type Activity = z.infer<typeof activity>;
export type Account = z.infer<typeof account>;

/** The activity in a body; undefined for anything that is none. */
export function readActivity(body: unknown): Activity | undefined {
  const read = activity.safeParse(body);
  return read.success ? read.data : undefined;
}

export const tenantOf = ({ channelData, conversation }: Activity): string | undefined =>
  (channelData?.tenant?.id ?? conversation.tenantId)?.toLowerCase();

export const workspaceOf = (tenant: string): string => `${PLATFORM}:${tenant}`;
export const tenantIn = (workspace: string): string => workspace.slice(PLATFORM.length + 1);

/** Whether it belongs to somebody's own conversation with Baton. */
export const isPersonal = ({ conversation }: Activity): boolean => conversation.conversationType === 'personal';

const THREAD = ';messageid=';

/** The id of a conversation without its thread. */
export const placeOf = (conversation: string): string => conversation.split(THREAD, 1)[0] ?? '';

/** The message that a thread hangs on, from the id of a conversation in it. */
export function rootOf(conversation: string): string | null {
  const at = conversation.indexOf(THREAD);
  return at < 0 ? null : conversation.slice(at + THREAD.length);
}

export const threadIn = (place: string, root: string | null): string => (root ? `${place}${THREAD}${root}` : place);

/** Epoch milliseconds at which it happened; `now` where it does not say. */
export function instantOf({ timestamp }: Activity, now: number): number {
  const at = Date.parse(timestamp ?? '');
  return Number.isFinite(at) ? at : now;
}

/** The time zone of the person's device, where it says so. */
export const zoneOf = ({ localTimezone, entities }: Activity): string =>
  localTimezone ?? entities?.find((e) => e.timezone !== undefined)?.timezone ?? '';

/** What an invoke is answered with. Teams shows "Something went wrong" for anything else. */
export interface InvokeAnswer {
  status: number;
  body?: object;
}
