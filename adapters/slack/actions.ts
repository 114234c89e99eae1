/** What buttons and menus carry: calls, packed into the ids and values of Slack's elements. */
import { z } from 'zod';
import type { Call } from '../../src/view/view.js';
import { callSchema, shrinkCall } from '../platform/calls.js';
import { parseJson } from '../platform/json.js';
import { MAX_OPTION } from './elements.js';
import type { SlackAction } from './payloads/interactions.js';

/** Longest `action_id` (docs.slack.dev: block elements). */
const MAX_ID = 255;
/** The argument that the choice is for, and the call that it completes. */
const pickSchema = z.tuple([z.string(), callSchema]);

/** The value of a button: the call, or as much of it as fits. */
export const packCall = (call: Call): string => JSON.stringify(shrinkCall(call));

/**
 * The id of a menu that makes `call` with the choice as argument `arg`; undefined if it would be too long.
 * @param n makes the id unique in its message
 */
export function packPicker(n: number, call: Call, arg: string): string | undefined {
  const packed = `pick:${n}:${JSON.stringify([arg, call])}`;
  return packed.length <= MAX_ID ? packed : undefined;
}

/** Calls behind one "…": the id of the menu, and the value of each entry. */
interface PackedMenu {
  id: string;
  values: string[];
}

/**
 * The id and values of a menu of calls; undefined if one is too long. What the message shows afterwards is in the id: it is the
 * same for all that have it.
 * @param n makes the id unique in its message
 */
export function packMenu(n: number, calls: readonly Call[]): PackedMenu | undefined {
  const afters = new Set(calls.flatMap(({ after }) => (after ? [JSON.stringify(after)] : [])));
  const [after = ''] = afters;
  const id = `menu:${n}:${after}`;
  const values = calls.map(({ command, args, seen, after: own }) =>
    JSON.stringify([command, args, seen ?? null, own ? 1 : 0]),
  );
  const fits = afters.size <= 1 && id.length <= MAX_ID && values.every((value) => value.length <= MAX_OPTION);
  return fits ? { id, values } : undefined;
}

const entrySchema = z.tuple([z.string(), z.record(z.string(), z.string()), z.string().nullable(), z.literal([0, 1])]);

function unpackEntry({ action_id, selected_option }: SlackAction): Pressed | undefined {
  const packed = /^menu:\d+:(.*)$/s.exec(action_id)?.[1];
  const entry = entrySchema.safeParse(parseJson(selected_option?.value ?? ''));
  if (packed === undefined || !entry.success) return undefined;
  const [command, args, seen, hasAfter] = entry.data;
  const after = hasAfter ? callSchema.safeParse(parseJson(packed)) : undefined;
  const call = { command, args, ...(seen !== null && { seen }), ...(after?.success && { after: after.data }) };
  return { call, person: undefined };
}

/** A call that somebody made. `person`: whom they chose in a menu of people. */
export interface Pressed {
  call: Call;
  person: string | undefined;
}

/** The call of a press or choice; undefined if it is not one of Baton's, or was tampered with. */
export function unpackAction(action: SlackAction): Pressed | undefined {
  if (action.action_id.startsWith('menu:')) return unpackEntry(action);
  if (!action.action_id.startsWith('call:')) return unpackPick(action);
  const call = callSchema.safeParse(parseJson(action.value ?? ''));
  return call.success ? { call: call.data, person: undefined } : undefined;
}

function unpackPick({ action_id, selected_user: person, selected_option }: SlackAction): Pressed | undefined {
  const packed = /^pick:\d+:(.*)$/s.exec(action_id)?.[1];
  const pick = pickSchema.safeParse(parseJson(packed ?? ''));
  const chosen = person ?? selected_option?.value;
  if (!pick.success || !chosen) return undefined;
  const [arg, call] = pick.data;
  return { call: { ...call, args: { ...call.args, [arg]: chosen } }, person };
}
