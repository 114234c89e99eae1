/** Conversations as data: the `.yml` files of `test/dialogs`, played by each platform's own test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../adapters/common/paths.js';

const step = z.strictObject({
  /** Who acts. */
  as: z.string(),
  say: z.string().optional(),
  /** The label of a control, in the message of that person's last answer or, with `in: direct`, in what was sent to them. */
  press: z.string().optional(),
  pick: z.string().optional(),
  /** Fills the form that the step before opened. */
  fill: z.record(z.string(), z.string()).optional(),
  in: z.string().default('churn'),
  /** Writes, edits, deletes a message or reacts to it, without speaking to Baton. Messages are named by the number of their step. */
  write: z.string().optional(),
  edit: z.number().optional(),
  remove: z.number().optional(),
  react: z.string().optional(),
  /** The message that is reacted to, or in whose thread is written. */
  to: z.number().optional(),
  leave: z.boolean().optional(),
  /** Uses the menu of a message with these words: the name of what is done with it is in `menu`. */
  message: z.string().optional(),
  menu: z.enum(['message task', 'message check']).optional(),
  /** Brings Baton into the channel. */
  invite: z.boolean().optional(),
  /** Nothing happens but time. */
  wait: z.boolean().optional(),
  /** The event came so much later than it happened. */
  late: z.string().optional(),
  /** The event comes twice. */
  twice: z.boolean().optional(),
  /** The press is on the last whisper to that person. */
  whisper: z.boolean().optional(),
  /** Who is whispered to, and what; nobody else is. */
  whispers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  /** Words of whispers that are replaced. */
  replaces: z.array(z.string()).optional(),
  /** The press is on a message of this earlier step (1 is the first), as on an old card. */
  on: z.number().optional(),
  /** Time that passes before. */
  after: z.string().optional(),
  /** What the answer says, in these words; and what it does not. */
  says: z.union([z.string(), z.array(z.string())]).optional(),
  lacks: z.union([z.string(), z.array(z.string())]).optional(),
  /** The answer is for the person alone, or for all. */
  seen: z.enum(['private', 'public', 'update']).optional(),
  /** A form opens with these fields. */
  form: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  /** Who is told what in private besides; and what is posted in which channel. */
  tells: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  posts: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});
const dialog = z.strictObject({ name: z.string(), steps: z.array(step).min(1) });
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
export const dialogs: Dialogs = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((file) => [file, z.array(dialog).parse(parse(readFileSync(join(folder, file), 'utf8')))] as const);

/** The conversations that fit, without the files of which none does. */
export const dialogsWhere = (fits: (one: Dialog, i: number, file: string) => boolean): Dialogs =>
  dialogs
    .map(([file, list]) => [file, list.filter((one, i) => fits(one, i, file))] as const)
    .filter(([, list]) => list.length > 0);
