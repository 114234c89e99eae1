/** What a press carries: calls in the data of a card's actions, and what people chose or filled in beside it. */
import { z } from 'zod';
import type { Call } from '../../src/view.js';
import { callSchema } from '../platform/calls.js';

/** `call`: a button; `form`: a form that is sent; `cancel`: one that is not; `look`: Teams draws a card anew by itself. */
export type Verb = 'call' | 'form' | 'cancel' | 'look';

export const CHOSEN = 'chosen';
const FIELD = 'field:';
export const fieldId = (name: string): string => `${FIELD}${name}`;

const schema = z.looseObject({
  call: callSchema,
  /** The argument that the choice is for. */
  arg: z.string().max(100).optional(),
  /** What it belongs to, sealed: see `belonging.ts`. */
  at: z.string().max(8_000).optional(),
});

export interface Pressed {
  call: Call;
  at: string | undefined;
  /** People who were chosen. */
  people: string[];
  /** The arguments that were filled in. */
  filled: string[];
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What was pressed or sent; undefined for data that is not ours, that was tampered with, or where nothing was chosen. */
export function readData(data: unknown): Pressed | undefined {
  const read = schema.safeParse(data);
  if (!read.success) return undefined;
  const { call, arg, at } = read.data;
  const entries = Object.entries(read.data as Record<string, unknown>);
  const fields = entries.flatMap(([name, value]) =>
    name.startsWith(FIELD) ? [[name.slice(FIELD.length), asText(value)] as const] : [],
  );
  const people = asText(read.data.people).split(',').filter(Boolean);
  const filled = { ...call.args, ...Object.fromEntries(fields) };
  const names = fields.map(([name]) => name);
  if (arg === undefined)
    return { call: { ...call, args: filled }, at, people: chosenIn(filled, people), filled: names };
  const chosen = asText(entries.find(([name]) => name.startsWith(`${CHOSEN}:`))?.[1]);
  if (chosen === '') return undefined;
  const args = { ...filled, [arg]: chosen };
  return { call: { ...call, args }, at, people: chosenIn(args, people), filled: names };
}

/** The ids in those arguments that name people. A choice of several comes with commas between. */
const chosenIn = (args: Readonly<Record<string, string>>, names: readonly string[]): string[] =>
  names.flatMap((name) => (args[name] ? [args[name] ?? ''] : []));
