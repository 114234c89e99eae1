/** The tasks that the ownership models are trained on, with what a label says about each. */
import { OWNER_CLASSES, WORK_KINDS } from '../../src/clarity/labels.js';
import type { Labelled } from './labelled.js';
import type { Sample } from './samples.js';

/** A yes/no question about a message. */
export interface TrainingTask {
  /** Its name in the trained weights: "work", "owner:team". */
  name: string;
  /** 1 for yes, 0 for no, or a probability; undefined if the label does not say. */
  target: (item: Labelled) => number | undefined;
  weight: (item: Sample) => number;
  /** Whether weak features count. */
  words: boolean;
}

/** What a "maybe" teaches: readers would differ, so the models learn little from it. */
const MAYBE = { target: 0.4, weight: 0.2 };
const NUDGE_TARGET = { yes: 1, maybe: MAYBE.target, no: 0 };
const KIND_NAMES: ReadonlySet<string> = new Set(WORK_KINDS);

const statesWork = ({ kind }: Labelled) => KIND_NAMES.has(kind);
const hasKnownOwner = ({ owner }: Labelled) => owner !== null && owner !== 'uncertain';

/** Does it state work, and should its author be asked? */
export const DECIDE_TASKS: readonly TrainingTask[] = [
  {
    name: 'work',
    target: (item) => (item.kind === 'uncertain' ? undefined : Number(statesWork(item))),
    weight: ({ weight }) => weight,
    words: true,
  },
  {
    name: 'nudge',
    target: ({ nudge }) => NUDGE_TARGET[nudge],
    weight: ({ nudge, weight }) => weight * (nudge === 'maybe' ? MAYBE.weight : 1),
    words: true,
  },
];

/** Which owner class and which kind is it? */
export const CLASSIFY_TASKS: readonly TrainingTask[] = [
  ...OWNER_CLASSES.map((owner) =>
    labelTask(
      `owner:${owner}`,
      (item) => hasKnownOwner(item) && statesWork(item),
      (item) => item.owner === owner,
    ),
  ),
  ...WORK_KINDS.map((kind) => labelTask(`kind:${kind}`, statesWork, (item) => item.kind === kind)),
];

function labelTask(
  name: string,
  applies: (item: Labelled) => boolean,
  isTrue: (item: Labelled) => boolean,
): TrainingTask {
  return {
    name,
    target: (item) => (applies(item) ? Number(isTrue(item)) : undefined),
    weight: ({ weight }) => weight,
    words: false,
  };
}
