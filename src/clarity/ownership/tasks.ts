/** The tasks of the ownership models. Tasks share a table of weights; each has rows of its own in it. */
import { combine, hashOf } from '../../model/hash.js';

/** The id of a task: "work", "nudge", "owner:team", "kind:need". Part of the trained weights. */
export const taskId = (name: string): number => hashOf(`task:${name}`);

/** The features as one task sees them. */
export function forTask(task: number, features: readonly number[]): number[] {
  return features.map((feature) => combine(feature, task));
}

/** What a weak feature counts if a strong one counts 1; the models are fitted with it. */
export const WEAKNESS = 0.5;
