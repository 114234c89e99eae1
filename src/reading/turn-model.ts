/**
 * What a sentence most likely means if it is put in words that no turn of the phrasebook has: learned from the sentences that
 * the turns stand for and from what people have said, each with what it means. An averaged perceptron with a margin (Collins
 * 2002) over words, runs of words and parts of words.
 * Pure; the same phrasebook makes the same model.
 */
import type { Declaration } from '../commands/declaration.js';
import { hashOf } from '../model/hash.js';
import type { TurnPattern } from './pattern.js';
import { featuresOf } from './turn-features.js';
import { choices, sampleOf } from './turn-samples.js';
import { learnedWeights, type Weights } from './turn-training.js';

/** What can be meant: that a command is carried out, shown, or would be welcome, with the arguments that its turns imply. */
export interface Meant {
  act: 'do' | 'show' | 'offer';
  command: Declaration;
  args: Readonly<Record<string, string>>;
}

/** What something means; undefined for talk that wants nothing of Baton. */
export type Lesson = { meant: Meant | undefined } & (TurnLesson | { words: readonly string[] });

/** A turn or cue, of which sentences are made. */
interface TurnLesson {
  pattern: TurnPattern;
  /** Whose arguments its slots are. */
  command: Declaration;
  /** Words that stand behind it, such as the mask of what it is about. */
  besides?: readonly string[];
}

/** What a model has learned, without its lessons: with the same lessons it makes the same model, and learns nothing again. */
export interface Learned extends Weights {
  /** Hashes of the features, in order: as words they would take ten times as much memory. Two with one hash count as one. */
  features: Uint32Array;
  masks: readonly ReadonlyMap<string, number>[];
}

/** A guess, with its probability from 0 to 1. `meant` is undefined for talk that wants nothing of Baton. */
export interface Guess {
  meant: Meant | undefined;
  sure: number;
  /** Whether what it is about is named. */
  isNamed: boolean;
}

/** Sentences made of each turn. */
const SAMPLES = 10;
/** What somebody has said teaches more than a sentence made of a turn: it counts so many times. */
const EXAMPLE_COUNTS = 3;
/** Makes the scores probabilities that say how often a guess is right (measured on the phrases of the tests). */
const SHARPNESS = 2;
/** In the counts of masks: sentences without one, and all of them. */
const BARE = '';
const ALL = '*';
/** A smaller share of the sentences with one meaning is an exception. */
const SELDOM = 0.15;

const NO_WEIGHTS: Weights = { starts: new Uint32Array(1), classes: new Uint16Array(0), values: new Float32Array(0) };

/** The features of a sentence, with the class of what it means. */
interface Sentence {
  hashes: readonly number[];
  of: number;
  /** By which it takes its turn. */
  key: string;
}

/** A trained model. */
export class TurnModel {
  private readonly classes: (Meant | undefined)[] = [];
  private readonly places = new Map<string, number>();
  /** For each class, in how many of its sentences each mask stands. */
  private masks: Map<string, number>[] = [];
  private features: Uint32Array = new Uint32Array(0);
  private weights: Weights = NO_WEIGHTS;

  /** @param learned by a model of the same lessons */
  constructor(lessons: readonly Lesson[], learned?: Learned) {
    for (const { meant } of lessons) this.classOf(meant);
    if (learned) this.take(learned);
    else this.learn(lessons);
  }

  /** What this model has learned, to be given to a later one. */
  get learned(): Learned {
    return { features: this.features, masks: this.masks, ...this.weights };
  }

  /**
   * What words may mean, the likeliest first.
   * @param words folded, things as masks
   * @param acts all that it can be, besides talk
   */
  guess(words: readonly string[], acts: readonly Meant['act'][] = ['do', 'show', 'offer']): Guess[] {
    const features = hashesOf(words).flatMap((hash) => placeIn(this.features, hash) ?? []);
    const among = [...this.classes.keys()].filter((i) => {
      const meant = this.classes[i];
      return !meant || acts.includes(meant.act);
    });
    const odds = oddsOf(this.scores(features), among);
    const guesses = among.map((of, i) => {
      return { meant: this.classes[of], sure: odds[i] ?? 0, isNamed: this.isNamed(of, words) };
    });
    return joined(guesses.sort((a, b) => b.sure - a.sure));
  }

  private learn(lessons: readonly Lesson[]): void {
    const sentences = lessons.flatMap((lesson) => this.sentencesOf(lesson));
    this.features = Uint32Array.from(new Set(sentences.flatMap(({ hashes }) => hashes))).sort();
    const numbers = new Map(Array.from(this.features, (hash, number) => [hash, number]));
    const samples = sentences.map(({ hashes, of, key }) => ({
      features: hashes.map((hash) => numbers.get(hash) ?? 0),
      of,
      key,
    }));
    this.weights = learnedWeights(samples, { features: this.features.length, classes: this.classes.length });
  }

  private take({ features, masks, starts, classes, values }: Learned): void {
    this.features = features;
    this.masks = masks.map((counts) => new Map(counts));
    this.weights = { starts, classes, values };
  }

  /** Each lesson makes its own choices, so that one more or less leaves all others as they are. */
  private sentencesOf(lesson: Lesson): Sentence[] {
    const of = this.classOf(lesson.meant);
    if ('words' in lesson) return Array.from({ length: EXAMPLE_COUNTS }, (_, i) => this.sentence(lesson.words, of, i));
    const choose = choices(1 + hashOf(lesson.pattern.source));
    const made = Array.from({ length: SAMPLES }, () => [
      ...sampleOf(lesson.pattern.parts, lesson.command.args, choose),
      ...(lesson.besides ?? []),
    ]);
    const sentences = new Map(made.map((words) => [words.join(' '), words]));
    return [...sentences.values()].map((words) => this.sentence(words, of));
  }

  private sentence(words: readonly string[], of: number, copy = 0): Sentence {
    this.count(of, words);
    return { hashes: hashesOf(words), of, key: `${words.join(' ')} ${copy}` };
  }

  private classOf(meant: Meant | undefined): number {
    const args = Object.fromEntries(Object.entries(meant?.args ?? {}).filter(([, value]) => value !== 'it'));
    const key = meant ? `${meant.act} ${meant.command.name} ${JSON.stringify(args)}` : '';
    const known =
      this.places.get(key) ?? this.classes.push(meant && { act: meant.act, command: meant.command, args }) - 1;
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

  private scores(features: readonly number[]): Float64Array {
    const { starts, classes, values } = this.weights;
    const scores = new Float64Array(this.classes.length);
    const size = 1 / Math.sqrt(Math.max(1, features.length));
    for (const feature of features)
      for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
        const of = classes[at] ?? 0;
        scores[of] = (scores[of] ?? 0) + (values[at] ?? 0) * size;
      }
    return scores;
  }
}

const hashesOf = (words: readonly string[]): number[] => featuresOf(words).map(hashOf);

/** Where a number stands in some that are in order; undefined if it does not. */
function placeIn(ordered: Uint32Array, wanted: number): number | undefined {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return ordered[low] === wanted ? low : undefined;
}

/** An order and a report of the same are one guess: how it was meant matters less than what. @param guesses the likeliest first */
function joined(guesses: readonly Guess[]): Guess[] {
  const made = new Map<string, Guess>();
  for (const guess of guesses) {
    const { meant } = guess;
    const key = meant ? `${meant.command.name} ${JSON.stringify(meant.args)}` : '';
    const known = made.get(key);
    made.set(key, known ? bothOf(known, guess) : guess);
  }
  return [...made.values()].sort((a, b) => b.sure - a.sure);
}

const bothOf = (one: Guess, other: Guess): Guess => ({
  meant: one.meant,
  sure: one.sure + other.sure,
  isNamed: one.isNamed || other.isNamed,
});

/** Probabilities of some classes among one another (softmax). */
function oddsOf(scores: Float64Array, among: readonly number[]): number[] {
  const top = Math.max(...among.map((i) => scores[i] ?? 0));
  const odds = among.map((i) => Math.exp(((scores[i] ?? 0) - top) * SHARPNESS));
  const sum = odds.reduce((all, odd) => all + odd, 0);
  return odds.map((odd) => odd / sum);
}
