/** What the ownership models learn from, and how much each part is trusted. */
import type { Labelled } from './labelled.js';
import { syntheticSentences } from './synthetic.js';

/** A labelled message with its weight in training. */
export type Sample = Labelled & { weight: number };

/** Read messages weigh the same wherever they come from; synthetic sentences least. */
const WEIGHT = { read: 1, synthetic: 0.1 };
const SENTENCES_PER_TEMPLATE = 10;

/** The labelled messages, weighted. */
export const labelledSamples = (labelled: readonly Labelled[]): Sample[] =>
  labelled.map((item) => ({ ...item, weight: WEIGHT.read }));

/** The synthetic sentences, weighted. */
export const syntheticSamples = (): Sample[] =>
  syntheticSentences(SENTENCES_PER_TEMPLATE).map((item) => ({ ...item, weight: WEIGHT.synthetic }));
