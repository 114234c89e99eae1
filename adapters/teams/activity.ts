/**
 * Activities as Teams sends them (learn.microsoft.com/microsoftteams/platform/bots; the Bot Framework's Activity), as far as
 * Baton reads them. They come from outside, so each is checked: an optional field of the wrong type reads as absent.
 */
import { z } from 'zod';
import { threadRoot } from './conversation-ids.js';

/** The platform's name, as it appears in ids of workspaces. */
export const TEAMS = 'teams';

const idText = z.string().min(1).max(1_000);
const optionalText = z.string().max(500).optional().catch(undefined);
const optionalObject = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);

/** More mentions than anybody makes: those after are not read. */
const MOST_MENTIONS = 100;

const account = z.object({
  id: idText,
  name: optionalText,
  aadObjectId: optionalText,
  tenantId: optionalText,
  role: optionalText,
});

const entity = z.looseObject({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  mentioned: optionalObject({ id: idText, name: optionalText, aadObjectId: optionalText, type: optionalText }),
  quotedReply: optionalObject({ messageId: idText }),
  timezone: optionalText,
  locale: optionalText,
});

/** Longer than any message that Teams takes. */
const LONGEST_HTML = 200_000;
const attachment = z.object({ contentType: z.string(), content: z.unknown().optional() });

const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: idText.optional().catch(undefined),
  channelId: z.string().max(100).optional(),
  serviceUrl: z.string().max(1_000),
  from: account,
  // Set on a command from the slash menu: only Baton sees it.
  recipient: account.extend({ isTargeted: z.boolean().optional().catch(undefined) }),
  conversation: z.object({
    id: idText,
    conversationType: z.enum(['personal', 'groupChat', 'channel']).optional().catch(undefined),
    tenantId: optionalText,
    name: optionalText,
  }),
  channelData: optionalObject({
    tenant: optionalObject({ id: optionalText }),
    team: optionalObject({ id: optionalText, name: optionalText, aadGroupId: optionalText }),
    channel: optionalObject({ id: optionalText, name: optionalText, type: optionalText }),
    eventType: optionalText,
  }),
  text: z.string().optional().catch(undefined),
  timestamp: optionalText,
  localTimezone: optionalText,
  locale: optionalText,
  replyToId: optionalText,
  action: optionalText,
  name: optionalText,
  value: z.unknown().optional(),
  entities: z
    .array(entity)
    .transform((all) => all.slice(0, MOST_MENTIONS))
    .optional()
    .catch(undefined),
  attachments: z
    .array(attachment)
    .transform((all) => all.filter(({ content }) => typeof content !== 'string' || content.length <= LONGEST_HTML))
    .optional()
    .catch(undefined),
  membersAdded: z.array(account).optional().catch(undefined),
  membersRemoved: z.array(account).optional().catch(undefined),
  reactionsAdded: z
    .array(z.object({ type: z.string().max(200) }))
    .optional()
    .catch(undefined),
});

/** One event from Teams: a message, a press, somebody who joined. */
export type Activity = z.infer<typeof activitySchema>;
/** A person or a bot. `id` is Teams' own ("29:…", for bots "28:…"), `aadObjectId` that of the directory. */
export type Account = z.infer<typeof account>;

/** Reads a request's body; undefined if it is not an activity. */
export function readActivity(body: unknown): Activity | undefined {
  const parsed = activitySchema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

/** The tenant an activity comes from, in lower case. */
export const tenantOf = ({ channelData, conversation }: Activity): string | undefined =>
  (channelData?.tenant?.id ?? conversation.tenantId)?.toLowerCase();

/** The product's id of a tenant: "teams:<tenant>". */
export const workspaceOfTenant = (tenant: string): string => `${TEAMS}:${tenant}`;
/** The tenant of a workspace. */
export const tenantOfWorkspace = (workspace: string): string => workspace.slice(TEAMS.length + 1);

/** Whether it is from somebody's own conversation with Baton. */
export const isPersonal = ({ conversation }: Activity): boolean => conversation.conversationType === 'personal';

/** The first message of the thread an activity is in; null if it starts one, or is not in any. */
export function threadRootOf({ conversation, id }: Activity): string | null {
  const root = threadRoot(conversation.id);
  return root === id ? null : root;
}

/** Whether an account is a bot's. */
export const isBot = (id: string): boolean => id.startsWith('28:');

/** Epoch milliseconds at which it happened; `now` if it does not say. */
export function happenedAt({ timestamp }: Activity, now: number): number {
  const at = Date.parse(timestamp ?? '');
  return Number.isFinite(at) ? at : now;
}

/** The time zone of the person's device, e.g. "Europe/Lisbon"; empty if it does not say. */
export const deviceZone = ({ localTimezone, entities }: Activity): string =>
  localTimezone ?? entities?.find((one) => one.timezone !== undefined)?.timezone ?? '';

/** The locale of the person's Teams, e.g. "en-US"; undefined if it does not say. */
export const deviceLocale = ({ locale, entities }: Activity): string | undefined =>
  locale || entities?.find((one) => one.locale)?.locale;
