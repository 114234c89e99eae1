/** What is shown of a thing in place of a change, or in answer to a question. */
import { call } from '../commands/calls.js';
import type { Call } from '../view/view.js';
import type { Deciding } from './deciding.js';
import type { Act } from './decision.js';
import type { Reading } from './reading.js';
import { resolveDraft } from './resolve.js';
import type { Thing } from './things.js';

/** What is shown for a call: how a whole project stands is its status, and whoever owns it leads it. */
export function shown(made: Call, { around }: Deciding): Call {
  const { what, item = '', ...args } = made.args;
  // "what I have to do", "what is due for me by friday": one's own tasks.
  if (made.command === 'task list' && args.person === around.me && args.which === undefined) {
    const { person: _, ...others } = args;
    return call('task list', { which: 'mine', ...others });
  }
  if (made.command !== 'about' || !around.world.projects.some(({ id }) => id === item)) return made;
  if (what === 'owner') return { ...made, args: { ...made.args, what: 'lead' } };
  return what === 'state' ? call('status', { project: item }) : made;
}

/** The stage or task that a reading is about. */
export const aimOf = (values: Reading['draft']['values']): Thing | undefined => {
  for (const name of ['item', 'stage']) {
    const value = values[name];
    if (value && 'thing' in value) return value.thing;
  }
  return undefined;
};

/** The states that make a change needless. */
const SO: Readonly<Record<string, readonly string[]>> = {
  done: ['done'],
  block: ['blocked'],
  'at-risk': ['at_risk'],
  skip: ['skipped'],
  start: ['in_progress'],
  unblock: ['not_started', 'in_progress', 'done', 'skipped'],
  reopen: ['not_started', 'in_progress', 'at_risk', 'blocked', 'open'],
};

/** Whether a call would change nothing. */
export function isSo({ command, args }: Call, { around: { world } }: Deciding): boolean {
  const id = args.stage ?? args.item;
  const row = world.stages.find((stage) => stage.id === id) ?? world.tasks.find((task) => task.id === id);
  return row !== undefined && (SO[command]?.includes(row.state) ?? false);
}

/** Of several orders, what is so already is only shown: it must not keep Baton from the rest. */
export function standing(acts: readonly Act[], deciding: Deciding): Act[] {
  const isMoot = (one: Act) => one.act === 'do' && isSo(one.call, deciding);
  if (acts.every((one) => one.act !== 'do' || isMoot(one))) return [...acts];
  return acts.map((one) => {
    const { item = one.call.args.stage } = one.call.args;
    return isMoot(one) && item !== undefined ? { act: 'show', call: call('about', { what: 'state', item }) } : one;
  });
}

/** Shows how the thing in question stands, or one side of it. */
export function showState({ draft }: Reading, deciding: Deciding, side = 'state'): Act[] {
  const thing = aimOf(draft.values);
  if (!thing) return [];
  return showThing(thing, side, deciding);
}

/** Shows one side of a thing. */
export function showThing(thing: Thing, what: string, deciding: Deciding): Act[] {
  const { around, commands } = deciding;
  const command = commands.find(({ name }) => name === 'about');
  if (!command) return [];
  const draft = {
    command,
    values: { item: { thing }, what: { words: what } },
    left: [],
    background: undefined,
    doubt: 0,
  };
  const resolved = resolveDraft(draft, around);
  if ('ask' in resolved) return [resolved.ask];
  return resolved.calls
    .filter(({ args }) => args.item !== undefined)
    .map((made) => ({ act: 'show', call: shown(made, deciding) }));
}
