/**
 * Fits the ownership models. A label is for a message, but the models score sentences. Which sentence a label is about is
 * found in rounds: each takes the sentence that the model of the round before finds likeliest.
 */
import type { LinearModel } from '../../src/clarity/model/linear.js';
import { sentenceFeatures } from '../../src/clarity/ownership/features.js';
import { parseSentences } from '../../src/clarity/ownership/parse.js';
import { forTask, scoreForTask, taskId, WEAKNESS } from '../../src/clarity/ownership/tasks.js';
import type { Resources } from '../../src/clarity/ownership/types.js';
import type { Prefilter } from '../../src/clarity/prefilter.js';
import { endOf } from '../../src/clarity/text/range.js';
import { authorTokens } from '../../src/clarity/text/sentences.js';
import { type Example, type FitOptions, fitWeights, quantized } from './fit.js';
import { CLASSIFY_TASKS, DECIDE_TASKS, type TrainingTask } from './ownership-tasks.js';
import type { Sample } from './samples.js';

/** Chosen by five-fold cross-validation over messages. */
const OWNERSHIP_FIT: Omit<FitOptions, 'bits'> = { epochs: 6, rate: 0.02, decay: 1e-5, rounds: 1, weakness: WEAKNESS };
const BITS = { decide: 19, classify: 18 };
/** Rounds of finding the sentences that labels are about. */
const DECIDE_ROUNDS = 2;
const CLASSIFY_ROUNDS = 1;
const MOST_SENTENCES = 30;

/** The features of a sentence. */
interface SentenceFeatures {
  /** Where it ends in the text. */
  end: number;
  strong: Uint32Array;
  weak: Uint32Array;
}

/** A message, with the features of its sentences. */
interface PreparedSample {
  item: Sample;
  sentences: readonly SentenceFeatures[];
}

/** The trained models; see `ScoringResources`. */
interface OwnershipModels {
  decide: LinearModel;
  classify: LinearModel;
}

/** Parses messages and makes their features, which training and every fold of a cross-validation use again. @param passes the first glance: the models never see what does not pass it */
export function prepareSamples(
  samples: readonly Sample[],
  resources: Resources,
  passes: Prefilter = () => true,
): PreparedSample[] {
  return samples
    .filter(({ text, medium }) => passes(text, medium))
    .map((item) => ({ item, sentences: featuresOf(item, resources) }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** Fits both models. A sample's weight says how much it is trusted. */
export function fitOwnership(prepared: readonly PreparedSample[]): OwnershipModels {
  const decide = fitTasks(prepared, DECIDE_TASKS, BITS.decide, DECIDE_ROUNDS);
  const [work] = DECIDE_TASKS;
  const single = prepared.map((sample) => ({ ...sample, sentences: likeliestSentence(sample, work, decide) }));
  return { decide, classify: fitTasks(single, CLASSIFY_TASKS, BITS.classify, CLASSIFY_ROUNDS) };
}

function featuresOf(item: Sample, resources: Resources): SentenceFeatures[] {
  const sentences = parseSentences(item.text, authorTokens(item.text), resources).slice(0, MOST_SENTENCES);
  return sentences.map((parsed, at) => {
    const { strong, weak } = sentenceFeatures(parsed, at, { sentences, context: item }, resources);
    return { end: endOf(parsed.sentence.tokens), strong: Uint32Array.from(strong), weak: Uint32Array.from(weak()) };
  });
}

/** One table of weights for all tasks. */
function fitTasks(
  prepared: readonly PreparedSample[],
  tasks: readonly TrainingTask[],
  bits: number,
  rounds: number,
): LinearModel {
  let model: LinearModel | undefined;
  for (let round = 1; ; round++) {
    const examples = tasks.flatMap((task) => prepared.flatMap((sample) => examplesOf(sample, task, model)));
    model = quantized(fitWeights(examples, { ...OWNERSHIP_FIT, bits }));
    if (round === rounds) return model;
  }
}

/** Of a positive message one sentence is an example; of a negative one all are. */
function examplesOf(sample: PreparedSample, task: TrainingTask, model: LinearModel | undefined): Example[] {
  const { item, sentences } = sample;
  const target = task.target(item);
  if (target === undefined) return [];
  const weight = task.weight(item);
  const examples = (of: readonly SentenceFeatures[], each: number) =>
    of.map((sentence) => exampleOf(sentence, task, target, each));
  if (target === 0 || sentences.length === 1) return examples(sentences, weight);
  const spanned = sentenceOfSpan(sample);
  if (spanned !== undefined) return examples([spanned], weight);
  if (model === undefined) return examples(sentences, weight / sentences.length);
  return examples(likeliestSentence(sample, task, model), weight);
}

/** The sentence with the words that the label points at. */
function sentenceOfSpan({ item: { text, span }, sentences }: PreparedSample): SentenceFeatures | undefined {
  const at = span ? text.indexOf(span) : -1;
  return at < 0 ? undefined : sentences.find(({ end }) => end > at);
}

function exampleOf({ strong, weak }: SentenceFeatures, task: TrainingTask, target: number, weight: number): Example {
  const id = taskId(task.name);
  const example = { features: forTask(id, strong), target, weight };
  return task.words ? { ...example, weak: forTask(id, weak) } : example;
}

/** The sentence that scores highest in a task, in a list of one. */
function likeliestSentence(
  { sentences }: PreparedSample,
  task: TrainingTask | undefined,
  model: LinearModel,
): SentenceFeatures[] {
  const id = taskId(task?.name ?? '');
  const scores = sentences.map(({ strong, weak }) => {
    const score = scoreForTask(model, id, strong);
    return task?.words ? score + WEAKNESS * scoreForTask(model, id, weak) : score;
  });
  const best = scores.indexOf(Math.max(...scores));
  return sentences.slice(best, best + 1);
}
