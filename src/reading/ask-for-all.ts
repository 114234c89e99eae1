/** One question about all the parts of a list. */
import type { Call } from '../view/view.js';
import type { Act } from './decision.js';

/** A question that has to be answered first. */
export type AskAct = Extract<Act, { act: 'ask' }>;

/** "finish data and training", of which there are two each: asked once, with all that can be meant. */
export function askForAll(first: AskAct, more: readonly AskAct[], clear: readonly Call[]): AskAct {
  const all = [first, ...more];
  const calls = all.flatMap(({ problem }) => (problem.is === 'which' && problem.of === 'project' ? problem.calls : []));
  const other = all.find(({ problem }) => problem.is !== 'which' || problem.of !== 'project');
  if (other || all.length + clear.length === 1) return other ?? first;
  return { ...first, problem: { is: 'which', of: 'items', name: '', calls: [...clear, ...calls] } };
}
