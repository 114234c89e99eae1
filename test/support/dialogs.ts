/** Conversations as data: the `.yml` files of `test/dialogs`, which each platform's tests play. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../adapters/common/paths.js';

const step = z.strictObject({
  /** Who acts. */
  as: z.string(),
  say: z.string().optional(),
  /** The label of a control in the person's last answer or, with `in: direct`, in the last direct message to them. */
  press: z.string().optional(),
  pick: z.string().optional(),
  /** Fills in the form that the previous step opened. */
  fill: z.record(z.string(), z.string()).optional(),
  in: z.string().default('churn'),
  /** Writes, edits, deletes or reacts to a message that is not addressed to Baton. A message goes by the number of its step. */
  write: z.string().optional(),
  edit: z.number().optional(),
  remove: z.number().optional(),
  react: z.string().optional(),
  /** The message reacted to, or whose thread is written in. */
  to: z.number().optional(),
  leave: z.boolean().optional(),
  /** Uses the menu of a message with this text; `menu` names the entry. */
  message: z.string().optional(),
  menu: z.enum(['message task', 'message check']).optional(),
  /** Invites Baton to the channel. */
  invite: z.boolean().optional(),
  /** A connected system tells, in public, that the churn model does worse. Only without a platform. */
  alert: z.boolean().optional(),
  /** Only time passes. */
  wait: z.boolean().optional(),
  /** How late the event arrives. */
  late: z.string().optional(),
  /** The event is delivered twice. */
  twice: z.boolean().optional(),
  /** The press is on the person's last whisper. */
  whisper: z.boolean().optional(),
  /** Who gets a whisper, and what it says; nobody else gets one. */
  whispers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  /** What whispers that are replaced say then. */
  replaces: z.array(z.string()).optional(),
  /** The press is on the message of this earlier step, counted from 1, as on an old card. */
  on: z.number().optional(),
  /** Time that passes first. */
  after: z.string().optional(),
  /** What the answer says, literally; and what it does not say. */
  says: z.union([z.string(), z.array(z.string())]).optional(),
  lacks: z.union([z.string(), z.array(z.string())]).optional(),
  /** Who sees the answer. */
  seen: z.enum(['private', 'public', 'update']).optional(),
  /** A form opens with these fields. */
  form: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  /** Direct messages to others, by person; and posts, by channel. */
  tells: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  posts: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});
const dialog = z.strictObject({
  name: z.string(),
  /** Its channel is one that everybody can find: Teams has none. */
  public: z.boolean().default(false),
  steps: z.array(step).min(1),
});
export type Step = z.infer<typeof step>;

/** Milliseconds of the units that steps are written in. */
const MS: Record<string, number> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** "4 minutes" in milliseconds. */
export function msOf(words = '0 minutes'): number {
  const [n, unit] = words.split(' ');
  return Number(n) * (MS[`${unit?.replace(/s$/, '')}s`] ?? 0);
}

const folder = join(root(), 'test/dialogs');

export type Dialog = z.infer<typeof dialog>;

/** Files with their conversations, as `describe.each` takes them. */
export type Dialogs = readonly (readonly [file: string, list: readonly Dialog[]])[];

/** Every file with its conversations. */
export const allDialogs: Dialogs = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((file) => [file, z.array(dialog).parse(parse(readFileSync(join(folder, file), 'utf8')))] as const);

const withoutAlerts = (list: readonly Dialog[]) => list.filter(({ steps }) => !steps.some(({ alert }) => alert));

/** Those that can be played on a platform, where no other system sends anything. */
export const dialogs: Dialogs = allDialogs.map(([file, list]) => [file, withoutAlerts(list)] as const);

/** The conversations that match, without files that have none. */
export const dialogsWhere = (fits: (one: Dialog, i: number, file: string) => boolean): Dialogs =>
  dialogs
    .map(([file, list]) => [file, list.filter((one, i) => fits(one, i, file))] as const)
    .filter(([, list]) => list.length > 0);
