/** What a press sends: the call in the data of a card's action, with what people chose or filled in next to it. */
import { z } from 'zod';
import type { Call } from '../../src/view/view.js';
import { callSchema, shrinkCall } from '../platform/calls.js';

/** Prefix of the input that a choice is made in: "chosen:1". */
export const CHOSEN = 'chosen';
const FIELD = 'field:';
const WORDS = 'words:';

/** The id of a form field's input: "field:title". */
export const fieldId = (name: string): string => `${FIELD}${name}`;

/**
 * A call as a button carries it: its command, its arguments, and what else it has. Half of a list's card is the calls of its
 * buttons, so the names of their fields are left out.
 */
type PackedCall = [command: string, args: Call['args'], seen?: string | null, after?: PackedCall];

/** The call as the data of an action. */
export const packedCall = (call: Call): { c: PackedCall } => ({ c: pack(shrinkCall(call)) });

function pack({ command, args, seen, after }: Call): PackedCall {
  if (after) return [command, args, seen ?? null, pack(after)];
  return seen === undefined ? [command, args] : [command, args, seen];
}

const text = z.string().max(20_000);

const packedSchema: z.ZodType<Call> = z.lazy(() =>
  z
    .tuple([text, z.record(text, text), text.nullish(), packedSchema.optional()])
    .transform(([command, args, seen, after]) => ({
      ...{ command, args },
      ...(typeof seen === 'string' && { seen }),
      ...(after && { after }),
    })),
);

/** The id of the input for what a field can say in words instead: "words:due". */
export const wordsId = (name: string): string => `${WORDS}${name}`;

const dataSchema = z.looseObject({
  c: packedSchema.optional(),
  /** Cards from before calls were packed, forms, and start pages. */
  call: callSchema.optional(),
  /** The argument that the choice is for. */
  arg: z.string().max(100).optional(),
  /** The input with the choice, since cards of today: all the inputs of a card are sent together. */
  from: z.string().max(50).optional(),
  /** The place it belongs to, sealed: see belonging.ts. */
  at: z.string().max(8_000).optional(),
});

/** What was pressed. */
export interface PressData {
  /** With what was chosen and filled in. */
  call: Call;
  /** The place it belongs to, sealed. */
  at: string | undefined;
  /** Ids of the people who were chosen. */
  people: string[];
  /** Names of the arguments that a form gave. */
  filled: string[];
  /** Whether a dialog sent its form. A card says so by its verb instead. */
  isForm: boolean;
}

/** Reads the data of a press; undefined if it is not Baton's, was tampered with, or nothing was chosen from the list. */
export function readPress(data: unknown): PressData | undefined {
  const parsed = dataSchema.safeParse(data);
  if (!parsed.success) return undefined;
  const { c, call = c, arg, from, at, ...inputs } = parsed.data;
  if (!call) return undefined;
  const fields = fieldsOf(inputs);
  const chosen = arg === undefined ? {} : chosenIn(inputs, arg, from);
  if (!chosen) return undefined;
  const args = { ...call.args, ...fields, ...chosen };
  const people = stringOrEmpty(inputs.people).split(',').filter(Boolean);
  return {
    call: { ...call, args },
    at,
    people: people.flatMap((name) => args[name] || []),
    filled: Object.keys(fields),
    isForm: inputs.verb === 'form',
  };
}

type Inputs = Readonly<Record<string, unknown>>;

/** What a form sends, by field: "field:title" is the input of `title`. What is said in words counts before what is picked. */
function fieldsOf(inputs: Inputs): Record<string, string> {
  const words = namedWith(inputs, WORDS).filter(([, value]) => value.trim() !== '');
  return Object.fromEntries([...namedWith(inputs, FIELD), ...words]);
}

const namedWith = (inputs: Inputs, prefix: string): [name: string, value: string][] =>
  Object.entries(inputs)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), stringOrEmpty(value)]);

/** The chosen value as the argument `arg`; undefined if nothing was chosen. */
function chosenIn(inputs: Inputs, arg: string, from: string | undefined): Record<string, string> | undefined {
  const name = from ?? Object.keys(inputs).find((one) => one.startsWith(`${CHOSEN}:`));
  const value = name === undefined ? '' : stringOrEmpty(inputs[name]);
  return value === '' ? undefined : { [arg]: value };
}

const stringOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '');
