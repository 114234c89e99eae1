/**
 * Judges the sentences of a document by weights that were learnt: whether each is work without an owner. Rules read what documents say in
 * ways that are known; the judge turns down some of what they find, and finds what they don't know.
 */
import type { VectorReader } from '../encoder/vector-reader.js';
import { rangesIn } from '../text/range.js';
import {
  type CheckedText,
  type DocumentContext,
  type DocumentReader,
  placedFinding,
  type ReadDocument,
} from './check.js';
import type { JudgedSentence } from './judged.js';
import type { DocumentNode } from './node.js';

/** Weights of a linear model; what it says is in log odds. */
interface JudgeModel {
  bias: number;
  scores: readonly number[];
  /** Of what the encoder says; empty for a model that goes without. */
  encoder: readonly number[];
  /** By the names of the features. */
  features: Readonly<Record<string, number>>;
}

/** What the judge has learnt. adapters/train/encoder/judge.py makes it. */
export interface JudgeWeights {
  /** Says without the encoder what is worth a closer look. */
  glance: JudgeModel;
  close: JudgeModel;
  /** How a sentence is weighed among the others of its document. */
  together: { bias: number; own: number; mean: number; share: number };
}

/** A sentence that scores lower at first glance is not read. */
const GLANCE = -2.8;
/** What a sentence that is not read counts for at most. */
const UNREAD = -3;
/** A sentence that scores higher is likely work. */
const LIKELY = -0.5;
/** The mean of all documents, and for how many sentences it counts in each, so that short documents are not judged by themselves. */
const USUAL = { mean: -3.6, sentences: 10 };
/** What a finding of the rules adds. Not learnt, because the rules were made on the documents that one would learn it from. */
const FOUND = 1.5;
/** A sentence that scores higher is work without an owner: half of what is wanted is found then. Chosen on documents that were new to all of it. */
const THRESHOLD = 0.3;

/** Sentences of a document that are read, the likeliest first. */
const MOST_READ = 400;

/** A sentence with its score so far. */
interface WeighedSentence extends JudgedSentence {
  score: number;
  /** Whether the encoder reads it. */
  isRead: boolean;
  /** Whether the rules find it. */
  isFound: boolean;
}

/** Judges documents. */
export class DocumentJudge {
  constructor(
    private readonly reader: DocumentReader,
    private readonly weights: JudgeWeights,
    private readonly encoder: VectorReader,
  ) {}

  /** Reads a parsed document, and judges it. If the encoder cannot read it, the rules decide alone. */
  async check(text: string, tree: DocumentNode, context: DocumentContext = {}): Promise<CheckedText> {
    const read = this.reader.read(text, tree, context);
    const glanced = this.glance(read);
    const likely = glanced.filter(({ isRead }) => isRead);
    const readings = likely.length === 0 ? [] : await this.encoder.readings(likely.map(({ passage }) => passage));
    if (readings === undefined) return { genre: read.genre, findings: read.findings };
    for (const [i, one] of likely.entries()) one.score = scoreBy(this.weights.close, one, readings[i]);
    const asked = new Set(this.asked(glanced));
    const kept = read.findings.filter((finding) => {
      const here = read.isOwner(finding) ? rangesIn(glanced, finding) : [];
      return here.length === 0 || here.some((one) => asked.has(one));
    });
    const added = [...asked]
      .filter(({ isFound }) => !isFound)
      .map(({ finding, statement }) => placedFinding(finding(), statement.start, text));
    return { genre: read.genre, findings: [...kept, ...added].sort((a, b) => a.start - b.start || a.end - b.end) };
  }

  /** The sentences as they look at first glance, in their order. The likeliest are read, and those that the rules find. */
  private glance({ sentences, findings, isOwner }: ReadDocument): WeighedSentence[] {
    const first = (sentence: JudgedSentence) => scoreBy(this.weights.glance, sentence);
    const all = sentences
      .map((sentence) => ({ ...sentence, score: first(sentence), isFound: false, isRead: false }))
      .sort((a, b) => a.start - b.start);
    for (const finding of findings.filter(isOwner)) for (const one of rangesIn(all, finding)) one.isFound = true;
    const rank = (one: WeighedSentence) => (one.isFound ? 0 : one.score);
    const likely = all.filter(
      ({ isFound, isOwned, isLabel, score }) => isFound || (score > GLANCE && !isOwned && !isLabel),
    );
    for (const one of likely.sort((a, b) => rank(b) - rank(a)).slice(0, MOST_READ)) one.isRead = true;
    for (const one of all) one.score = Math.min(one.score, UNREAD);
    return all;
  }

  /** Those that are work without an owner. */
  private asked(all: readonly WeighedSentence[]): WeighedSentence[] {
    const { bias, own, mean, share } = this.weights.together;
    const sum = all.reduce((total, { score }) => total + score, USUAL.mean * USUAL.sentences);
    const usual = sum / (all.length + USUAL.sentences);
    const isLikely = ({ isRead, score }: WeighedSentence) => isRead && score > LIKELY;
    const likely = all.filter(isLikely).length;
    return all.filter((one) => {
      // What the rules find counts where the encoder has read enough, and where it is said outright.
      if (!one.isRead || (one.isFound && one.isExplicit)) return one.isFound;
      const others = (likely - (isLikely(one) ? 1 : 0)) / Math.max(1, all.length - 1);
      const score = bias + own * one.score + mean * usual + share * others;
      return score + (one.isFound ? FOUND : 0) > THRESHOLD;
    });
  }
}

/** What a model says of a sentence. */
function scoreBy(model: JudgeModel, { scores, features }: JudgedSentence, reading: ArrayLike<number> = []): number {
  let sum = model.bias;
  for (const [i, weight] of model.scores.entries()) sum += weight * (scores[i] ?? 0);
  for (const [i, weight] of model.encoder.entries()) sum += weight * (reading[i] ?? 0);
  for (const [name, value] of features) sum += (model.features[name] ?? 0) * value;
  return sum;
}
