/** Learns weights from sentences with their meanings: an averaged perceptron with a margin (Collins 2002). Pure. */
import { hashOf } from '../model/hash.js';

/** A sentence as the numbers of its features, with the class of what it means. */
interface TurnSample {
  features: readonly number[];
  of: number;
  /** By which it takes its turn. */
  key: string;
}

/** Weights of features in classes, without those that are zero: feature `i` has those from `starts[i]` up to `starts[i + 1]`. */
export interface Weights {
  starts: Uint32Array;
  classes: Uint16Array;
  values: Float32Array;
}

/** How often all samples are gone through. */
const ROUNDS = 4;
/** By how much the right class must lead. */
const MARGIN = 2;

/** Learns weights. @param features how many there are @param classes how many there are */
export function learnedWeights(
  samples: readonly TurnSample[],
  { features, classes }: { features: number; classes: number },
): Weights {
  const training = new Training(features, classes);
  let step = 0;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const sample of inTurn(samples, round)) {
      training.learn(sample, step);
      step += 1;
    }
  return training.averaged(step);
}

/** All samples, in another order each round. One more or less leaves the others in their order: then a turn that is added changes little else. */
function inTurn(samples: readonly TurnSample[], round: number): readonly TurnSample[] {
  const places = new Map(samples.map((sample) => [sample, hashOf(`${round} ${sample.key}`)]));
  return [...samples].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

class Training {
  /** One weight a class for each feature, and how far each was moved, times the step. */
  private readonly weights: Float32Array;
  private readonly sums: Float32Array;

  constructor(
    private readonly features: number,
    private readonly classes: number,
  ) {
    this.weights = new Float32Array(features * classes);
    this.sums = new Float32Array(features * classes);
  }

  /** Moves the weights unless the right class leads by the margin. */
  learn({ features, of }: TurnSample, step: number): void {
    const size = 1 / Math.sqrt(Math.max(1, features.length));
    const scores = this.scores(features);
    const rival = bestBut(scores, of);
    if (((scores[of] ?? 0) - (scores[rival] ?? 0)) * size >= MARGIN) return;
    for (const feature of features) {
      this.move(feature * this.classes + of, size, step);
      this.move(feature * this.classes + rival, -size, step);
    }
  }

  private move(at: number, by: number, step: number): void {
    this.weights[at] = (this.weights[at] ?? 0) + by;
    this.sums[at] = (this.sums[at] ?? 0) + by * step;
  }

  private scores(features: readonly number[]): Float64Array {
    const scores = new Float64Array(this.classes);
    for (const feature of features)
      for (let i = 0, at = feature * this.classes; i < this.classes; i += 1, at += 1)
        scores[i] = (scores[i] ?? 0) + (this.weights[at] ?? 0);
    return scores;
  }

  /** The averages over all steps, which err less on new sentences than the last weights. */
  averaged(steps: number): Weights {
    const found: { of: number; value: number }[] = [];
    const starts = new Uint32Array(this.features + 1);
    for (let at = 0; at < this.weights.length; at += 1) {
      const value = (this.weights[at] ?? 0) - (this.sums[at] ?? 0) / steps;
      if (value !== 0) found.push({ of: at % this.classes, value });
      if ((at + 1) % this.classes === 0) starts[(at + 1) / this.classes] = found.length;
    }
    const classes = Uint16Array.from(found, ({ of }) => of);
    return { starts, classes, values: Float32Array.from(found, ({ value }) => value) };
  }
}

function bestBut(scores: Float64Array, of: number): number {
  let best = of === 0 ? 1 : 0;
  for (let i = 0; i < scores.length; i += 1) if (i !== of && (scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  return best;
}
