/** What the ownership models learn from, and how much each part is trusted. */
import { join } from 'node:path';
import { root } from '../common/paths.js';
import { type DatasetMessage, type Labelled, labelSchema, readDatasetLines } from './datasets.js';
import { syntheticSentences } from './synthetic.js';

/** A labelled message with its weight in training. */
export type Sample = Labelled & { weight: number };

/** Published labels, by two readers, weigh most, synthetic sentences least. */
const WEIGHT = { published: 4, own: 1, synthetic: 0.3 };
const SENTENCES_PER_TEMPLATE = 10;

/** The published and our own labels, weighted. */
export function labelledSamples(published: readonly Labelled[], own: readonly Labelled[]): Sample[] {
  return [
    ...published.map((item) => ({ ...item, weight: WEIGHT.published })),
    ...own.map((item) => ({ ...item, weight: WEIGHT.own })),
  ];
}

/** The synthetic sentences, weighted. */
export const syntheticSamples = (): Sample[] =>
  syntheticSentences(SENTENCES_PER_TEMPLATE).map((item) => ({ ...item, weight: WEIGHT.synthetic }));

/** Our own labels, joined with their messages. @throws Error for a label without its message */
export function ownLabels(messages: readonly DatasetMessage[]): Labelled[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return readDatasetLines(join(root(), 'adapters/train'), 'labels.jsonl', labelSchema).map((label) => {
    const message = byId.get(label.id);
    if (message === undefined) throw new Error(`There is no message ${label.id} for its label.`);
    return { ...message, ...label };
  });
}
