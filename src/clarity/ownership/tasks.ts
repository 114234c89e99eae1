/** The tasks of the ownership models. Tasks share a table of weights; each has rows of its own in it. */
import { combine, hashOf } from '../../model/hash.js';
import type { LinearModel } from '../model/linear.js';

/** The id of a task: "work", "nudge", "owner:team", "kind:need". Part of the trained weights. */
export const taskId = (name: string): number => hashOf(`task:${name}`);

/** The features as one task sees them. */
export function forTask(task: number, features: ArrayLike<number>): Uint32Array {
  const rows = new Uint32Array(features.length);
  for (let i = 0; i < rows.length; i++) rows[i] = combine(features[i] ?? 0, task);
  return rows;
}

/** The score of a set of features in one task. Log odds. */
export function scoreForTask({ mask, weights, scale }: LinearModel, task: number, features: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += weights[combine(features[i] ?? 0, task) & mask] ?? 0;
  return sum * scale;
}

/** What a weak feature counts if a strong one counts 1; the models are fitted with it. */
export const WEAKNESS = 0.5;
