/**
 * Fits the models of ownership. A label is for a message, a model judges a sentence: which sentence of a message the
 * label is about is found in rounds, each taking the sentence that the model of the round before finds most likely.
 */
import { type LinearModel, type PackedModel, scoreOf, unpack } from '../../src/clarity/model/linear.js';
import { sentenceFeatures } from '../../src/clarity/ownership/features.js';
import { forTask, KINDS, OWNERS, taskOf, UNCLEAR, WEAKNESS } from '../../src/clarity/ownership/judge.js';
import { read, type SentenceParts } from '../../src/clarity/ownership/read.js';
import type { Owner } from '../../src/clarity/rules/book.js';
import { ownTokens } from '../../src/clarity/text/sentences.js';
import type { Labelled } from './data.js';
import { type Example, type FitOptions, fitWeights, pack } from './fit.js';

/** Chosen by five-fold cross-validation over messages. */
const OPTIONS: Omit<FitOptions, 'bits'> = { epochs: 8, rate: 0.02, decay: 1e-5, rounds: 2, weakness: WEAKNESS };
const BITS = { decide: 19, classify: 18 };
const ROUNDS = 3;
/** Where readers would differ, the models learn little, and that it is uncertain. */
const MAYBE = { target: 0.4, weight: 0.2 };
const WORK: ReadonlySet<string> = new Set(KINDS);

type Sample = Labelled & { weight: number };

interface Prepared {
  item: Sample;
  sentences: { strong: number[]; weak: readonly number[] }[];
}

interface Task {
  name: string;
  /** 1, 0, or undefined where the message says nothing about it. */
  target: (item: Labelled) => number | undefined;
  weight: (item: Sample) => number;
  words: boolean;
}

const DECIDE: Task[] = [
  {
    name: 'work',
    target: (x) => (x.kind === 'uncertain' ? undefined : Number(WORK.has(x.kind))),
    weight: (x) => x.weight,
    words: true,
  },
  {
    name: 'nudge',
    target: (x) => ({ yes: 1, maybe: MAYBE.target, no: 0 })[x.nudge],
    weight: (x) => x.weight * (x.nudge === 'maybe' ? MAYBE.weight : 1),
    words: true,
  },
];
const known = (x: Labelled) => WORK.has(x.kind) && x.owner !== null && x.owner !== 'uncertain';
const CLASSIFY: Task[] = [
  ...OWNERS.map((owner) => ({
    name: `owner:${owner}`,
    target: (x: Labelled) => (known(x) ? Number(x.owner === owner) : undefined),
    weight: (x: Sample) => x.weight,
    words: false,
  })),
  ...KINDS.map((kind) => ({
    name: `kind:${kind}`,
    target: (x: Labelled) => (WORK.has(x.kind) ? Number(x.kind === kind) : undefined),
    weight: (x: Sample) => x.weight,
    words: false,
  })),
];

export interface OwnershipModels {
  decide: PackedModel;
  classify: PackedModel;
}

/** Both tables. The weight of a sample says how far it is to be trusted. */
export function fitOwnership(samples: readonly Sample[], parts: SentenceParts): OwnershipModels {
  const prepared = samples
    .map((item) => ({ item, sentences: featuresOf(item, parts) }))
    .filter((p) => p.sentences.length > 0);
  const { packed: decide, chosen } = fitTasks(prepared, DECIDE, BITS.decide, ROUNDS);
  const single = prepared.map((p, i) => ({
    ...p,
    sentences: [p.sentences[chosen[i] as number] as Prepared['sentences'][0]],
  }));
  return { decide, classify: fitTasks(single, CLASSIFY, BITS.classify, 1).packed };
}

function featuresOf(item: Labelled, parts: SentenceParts) {
  const readings = read(item.text, ownTokens(item.text), parts);
  return readings.map((_, at) => {
    const { strong, weak } = sentenceFeatures(readings, at, item, parts);
    return { strong, weak: weak() };
  });
}

/** One table for all tasks; `chosen` is each message's most likely sentence by the first task. */
function fitTasks(
  prepared: readonly Prepared[],
  tasks: readonly Task[],
  bits: number,
  rounds: number,
): { packed: PackedModel; chosen: number[] } {
  let packed: PackedModel | undefined;
  let model: LinearModel | undefined;
  for (let round = 0; round < rounds; round++) {
    const examples = tasks.flatMap((task) => prepared.flatMap((p) => examplesOf(p, task, model)));
    packed = pack(fitWeights(examples, { ...OPTIONS, bits }), bits);
    model = unpack(packed);
  }
  const [first] = tasks;
  const chosen = prepared.map((p) => (model && first ? likeliest(p, first, model) : 0));
  return { packed: packed as PackedModel, chosen };
}

function examplesOf({ item, sentences }: Prepared, task: Task, model: LinearModel | undefined): Example[] {
  const target = task.target(item);
  if (target === undefined) return [];
  const weight = task.weight(item);
  const all = sentences.map((s) => exampleOf(s, task, target, weight));
  if (target === 0 || sentences.length === 1) return all;
  if (model === undefined) return all.map((e) => ({ ...e, weight: weight / all.length }));
  return [all[likeliest({ item, sentences }, task, model)] as Example];
}

function exampleOf({ strong, weak }: Prepared['sentences'][0], task: Task, target: number, weight: number): Example {
  const id = taskOf(task.name);
  const example: Example = { features: Uint32Array.from(forTask(id, strong)), target, weight };
  return task.words ? { ...example, weak: Uint32Array.from(forTask(id, weak)) } : example;
}

function likeliest({ sentences }: Prepared, task: Task, model: LinearModel): number {
  const id = taskOf(task.name);
  const scores = sentences.map(
    ({ strong, weak }) =>
      scoreOf(model, forTask(id, strong)) + (task.words ? WEAKNESS * scoreOf(model, forTask(id, weak)) : 0),
  );
  return scores.indexOf(Math.max(...scores));
}

/** Whether the owner leaves it open who does the work. */
export const isUnclear = (owner: string | null) => owner !== null && UNCLEAR.has(owner as Owner);
