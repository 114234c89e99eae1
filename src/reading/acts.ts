/** What becomes of acts once all of them are known. */
import { call } from '../commands/calls.js';
import type { Act } from './decision.js';
import type { World } from './world.js';

/** What was going to be done is offered, and nothing is shown beside it; if nothing was, all stays as it is. */
export function asOffers(acts: readonly Act[]): Act[] {
  const isChange = ({ act }: Act) => act === 'do' || act === 'offer';
  if (!acts.some(({ act }) => act === 'do')) return [...acts];
  return acts.filter(isChange).map(({ call: made }): Act => ({ act: 'offer', call: made }));
}

/** Each once; what is done or shown is not offered besides. */
export function distinct(acts: readonly Act[]): Act[] {
  const ordered = [...acts].sort((a, b) => Number(b.act === 'offer') - Number(a.act === 'offer'));
  const kept = new Map(ordered.map((act) => [JSON.stringify(act.call), act]));
  return acts.filter((act) => kept.get(JSON.stringify(act.call)) === act);
}

/** To take what one was offered is to accept it; to rename a task is to edit it. */
export function asAnswer(act: Act, { tasks }: World, waiting: readonly string[]): Act {
  const { item, name: title } = act.call.args;
  const isTask = tasks.some(({ id }) => id === item);
  if (act.act !== 'show' && act.act !== 'ask' && act.call.command === 'rename' && item !== undefined && isTask)
    return { ...act, call: { command: 'edit', args: { item, ...(title !== undefined && { title }) } } };
  const isOffered = item !== undefined && waiting.some((ref) => ref.endsWith(`:${item}`));
  if (act.act !== 'do' || act.call.command !== 'take' || !isOffered) return act;
  return { act: 'do', call: call('accept', { item }) };
}
