/** What a press or a choice carries: calls packed into the ids and values of Slack's elements, and unpacked again. */
import { z } from 'zod';
import type { Call } from '../../src/view.js';
import { callSchema, shrinkCall } from '../platform/calls.js';

const LONGEST_ID = 255;
const pickSchema = z.tuple([z.string(), callSchema]);

/** The value of a button: the call, or as much of it as fits. */
export const packCall = (call: Call): string => JSON.stringify(shrinkCall(call));

/** The id of a menu that makes a call with the choice as argument `arg`; undefined where it does not fit. */
export function packPicker(n: number, call: Call, arg: string): string | undefined {
  const packed = `pick:${n}:${JSON.stringify([arg, call])}`;
  return packed.length <= LONGEST_ID ? packed : undefined;
}

/** The parts of an action that matter here. */
export interface Pressed {
  action_id: string;
  value?: string | undefined;
  selected_option?: { value: string } | null | undefined;
  selected_user?: string | null | undefined;
}

/** The call of a press or choice; undefined for one that is not ours, or that was tampered with. */
export function callOf(pressed: Pressed): { call: Call; person: string | undefined } | undefined {
  try {
    if (pressed.action_id.startsWith('call:'))
      return { call: callSchema.parse(JSON.parse(pressed.value ?? '')), person: undefined };
    const m = /^pick:\d+:(.*)$/s.exec(pressed.action_id);
    if (!m) return undefined;
    const [arg, call] = pickSchema.parse(JSON.parse(m[1] ?? ''));
    const chosen = pressed.selected_user ?? pressed.selected_option?.value;
    if (!chosen) return undefined;
    return { call: { ...call, args: { ...call.args, [arg]: chosen } }, person: pressed.selected_user ?? undefined };
  } catch {
    return undefined;
  }
}
