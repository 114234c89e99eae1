/**
 * What a sentence most likely means if it is put in words that no turn of the phrasebook has: learned from the sentences that
 * the turns stand for, each with its command. An averaged perceptron with a margin (Collins 2002) over words and pairs of words.
 * Pure; the same phrasebook makes the same model.
 */
import type { Declaration } from '../commands/declaration.js';
import { wordStem } from './alike.js';
import type { TurnPattern } from './pattern.js';
import { type Choose, choices, sampleOf } from './turn-samples.js';

/** What can be meant: a command with the arguments that its turns imply. */
export interface Meant {
  command: Declaration;
  args: Readonly<Record<string, string>>;
}

/** A turn or cue with what it means; undefined for talk that wants nothing of Baton. */
export interface Lesson {
  pattern: TurnPattern;
  /** Whose arguments its slots are. */
  command: Declaration;
  meant: Meant | undefined;
  /** Words that stand behind it, such as the mask of what it is about. */
  besides?: readonly string[];
}

/** What a model has learned, without its lessons: with the same lessons it makes the same model, and learns nothing again. */
export interface Learned {
  features: readonly string[];
  masks: readonly ReadonlyMap<string, number>[];
  /** The weights that aren’t zero, with their places. */
  places: Uint32Array;
  weights: Float32Array;
}

/** A guess, with its probability from 0 to 1. `meant` is undefined for talk that wants nothing of Baton. */
interface Guess {
  meant: Meant | undefined;
  sure: number;
  /** Whether what it is about is named. */
  isNamed: boolean;
}

/** A sentence as the features that stand in it, with what it means: a place in the list of classes. */
interface Sample {
  features: readonly number[];
  of: number;
}

/** Sentences made of each turn. */
const SAMPLES = 24;
/** How often all of them are gone through. */
const ROUNDS = 3;
/** By how much the right class must lead. */
const MARGIN = 2;
/** Makes the scores probabilities that say how often a guess is right (measured on the phrases of the tests). */
const SHARPNESS = 2;
/** In the counts of masks: sentences without one, and all of them. */
const BARE = '';
const ALL = '*';
/** A smaller share of the sentences with one meaning is an exception. */
const SELDOM = 0.15;

const numberAt = (numbers: ArrayLike<number>, at: number): number => numbers[at] ?? 0;

/** A trained model. */
export class TurnModel {
  private readonly classes: (Meant | undefined)[] = [];
  private readonly places = new Map<string, number>();
  /** For each class, in how many of its sentences each mask stands. */
  private masks: Map<string, number>[] = [];
  private numbers = new Map<string, number>();
  /** For each feature, one weight a class. */
  private weights = new Float32Array(0);

  /** @param learned by a model of the same lessons */
  constructor(lessons: readonly Lesson[], learned?: Learned) {
    for (const { meant } of lessons) this.classOf(meant);
    if (learned) this.take(learned);
    else this.learn(lessons);
  }

  /** What this model has learned, to be given to a later one. */
  get learned(): Learned {
    const places = Uint32Array.from([...this.weights.keys()].filter((at) => this.weights[at] !== 0));
    const weights = Float32Array.from(places, (at) => numberAt(this.weights, at));
    return { features: [...this.numbers.keys()], masks: this.masks, places, weights };
  }

  /** What words may mean, the likeliest first. @param words folded, things as masks */
  guess(words: readonly string[]): Guess[] {
    const features = featuresOf(words).flatMap((name) => this.numbers.get(name) ?? []);
    const odds = this.odds(features);
    return this.classes
      .map((meant, i) => ({ meant, sure: numberAt(odds, i), isNamed: this.isNamed(i, words) }))
      .sort((a, b) => b.sure - a.sure);
  }

  private learn(lessons: readonly Lesson[]): void {
    const choose = choices(20_261_126);
    const samples = lessons.flatMap((lesson) => this.samplesOf(lesson, choose));
    this.weights = new Float32Array(this.numbers.size * this.classes.length);
    this.train(samples, choose);
  }

  private take({ features, masks, places, weights }: Learned): void {
    this.numbers = new Map(features.map((name, number) => [name, number]));
    this.masks = masks.map((counts) => new Map(counts));
    this.weights = new Float32Array(features.length * this.classes.length);
    places.forEach((place, i) => {
      this.weights[place] = numberAt(weights, i);
    });
  }

  private samplesOf(lesson: Lesson, choose: Choose): Sample[] {
    const of = this.classOf(lesson.meant);
    const made = Array.from({ length: SAMPLES }, () => [
      ...sampleOf(lesson.pattern.parts, lesson.command.args, choose),
      ...(lesson.besides ?? []),
    ]);
    const sentences = new Map(made.map((words) => [words.join(' '), words]));
    return [...sentences.values()].map((words) => {
      this.count(of, words);
      return { features: this.number(featuresOf(words)), of };
    });
  }

  private classOf(meant: Meant | undefined): number {
    const args = Object.fromEntries(Object.entries(meant?.args ?? {}).filter(([, value]) => value !== 'it'));
    const key = meant ? `${meant.command.name} ${JSON.stringify(args)}` : '';
    const known = this.places.get(key) ?? this.classes.push(meant && { command: meant.command, args }) - 1;
    this.places.set(key, known);
    return known;
  }

  private count(of: number, words: readonly string[]): void {
    const counts = this.masks[of] ?? new Map<string, number>();
    this.masks[of] = counts;
    const named = words.filter((word) => word.startsWith('{'));
    for (const mask of new Set(named.length > 0 ? named : [BARE])) counts.set(mask, (counts.get(mask) ?? 0) + 1);
    counts.set(ALL, (counts.get(ALL) ?? 0) + 1);
  }

  /** Whether words name what a sentence of this class is about, or it is about nothing in particular. */
  private isNamed(of: number, words: readonly string[]): boolean {
    const share = (mask: string) => (this.masks[of]?.get(mask) ?? 0) / (this.masks[of]?.get(ALL) ?? 1);
    return share(BARE) >= SELDOM || words.some((word) => word.startsWith('{') && share(word) >= SELDOM);
  }

  private number = (features: readonly string[]): number[] =>
    features.map((name) => {
      const known = this.numbers.get(name) ?? this.numbers.size;
      this.numbers.set(name, known);
      return known;
    });

  /** Moves the weights wherever the right class does not lead by a margin, and keeps their average over all steps. */
  private train(samples: readonly Sample[], choose: Choose): void {
    const n = this.classes.length;
    const sums = new Float32Array(this.weights.length);
    const steps = ROUNDS * samples.length;
    for (let step = 0; step < steps; step += 1) {
      const sample = samples[choose(samples.length)];
      if (!sample) return;
      const scores = this.scores(sample.features);
      const rival = bestBut(scores, sample.of);
      if (numberAt(scores, sample.of) - numberAt(scores, rival) >= MARGIN) continue;
      const size = 1 / Math.sqrt(sample.features.length);
      for (const feature of sample.features) {
        this.move(feature * n + sample.of, size, step, sums);
        this.move(feature * n + rival, -size, step, sums);
      }
    }
    this.weights = this.weights.map((weight, at) => weight - numberAt(sums, at) / steps);
  }

  private move(at: number, by: number, step: number, sums: Float32Array): void {
    this.weights[at] = numberAt(this.weights, at) + by;
    sums[at] = numberAt(sums, at) + by * step;
  }

  private scores(features: readonly number[]): Float64Array {
    const n = this.classes.length;
    const scores = new Float64Array(n);
    const size = 1 / Math.sqrt(Math.max(1, features.length));
    for (const feature of features)
      for (let i = 0, at = feature * n; i < n; i += 1, at += 1)
        scores[i] = numberAt(scores, i) + numberAt(this.weights, at) * size;
    return scores;
  }

  /** Probabilities of the classes (softmax). */
  private odds(features: readonly number[]): Float64Array {
    const scores = this.scores(features);
    const top = Math.max(...scores);
    const odds = scores.map((score) => Math.exp((score - top) * SHARPNESS));
    const sum = odds.reduce((all, odd) => all + odd, 0);
    return odds.map((odd) => odd / sum);
  }
}

function bestBut(scores: Float64Array, of: number): number {
  let best = of === 0 ? 1 : 0;
  for (let i = 0; i < scores.length; i += 1) if (i !== of && numberAt(scores, i) > numberAt(scores, best)) best = i;
  return best;
}

const stems = new Map<string, string>();

/** Words come again and again. */
function stemOf(word: string): string {
  const known = stems.get(word) ?? wordStem(word);
  if (stems.size < 5_000) stems.set(word, known);
  return known;
}

/** Words, their stems, and pairs of neighbours, with where the sentence begins and ends. */
function featuresOf(words: readonly string[]): string[] {
  const around = ['^', ...words, '$'];
  const pairs = around.slice(1).map((word, i) => `${around[i]} ${word}`);
  return [...new Set([...words, ...words.map((word) => `${stemOf(word)}~`), ...pairs])];
}
