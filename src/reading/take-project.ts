/** The project in brackets behind what an order is about. */
import type { Draft, Spoken } from './draft.js';
import { narrowed } from './projects-behind.js';

/**
 * "deadline for training is 18 dec (fraud)": a project in brackets says which of the stages of a name is meant. One that has
 * no such stage leaves it open what is meant.
 * @returns where the brackets end
 */
export function takeProjectBehind(line: Spoken, draft: Draft, at: number, end: number): number | undefined {
  const { tokens, found, says } = line;
  if (tokens[at]?.fold !== '(') return undefined;
  const from = says(at + 1, 'ofProject') ? at + 2 : at + 1;
  const project = found
    .get(from)
    ?.find(({ thing, to, sure }) => thing.is === 'project' && sure > 1 && to < end && tokens[to]?.fold === ')');
  const named = ['item', 'stage'].find((name) => name in draft.values);
  const value = named === undefined ? undefined : draft.values[named];
  if (project?.thing.is !== 'project' || named === undefined || !value || !('thing' in value)) return undefined;
  const thing = narrowed(value.thing, project.thing);
  if (thing) draft.values[named] = { thing };
  else draft.left.push({ from: at, to: project.to + 1 });
  return project.to + 1;
}
