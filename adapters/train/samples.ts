/** What the models of ownership learn from, and how far each part is trusted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../common/paths.js';
import type { Labelled, Message } from './data.js';
import { madeSentences } from './made.js';

export type Sample = Labelled & { weight: number };

/** Labels of two readers count most, sentences of our own making least. */
const TRUST = { published: 4, own: 1, made: 0.3 };
const MADE_EACH = 10;

export function trusted(published: readonly Labelled[], own: readonly Labelled[]): Sample[] {
  return [
    ...published.map((x) => ({ ...x, weight: TRUST.published })),
    ...own.map((x) => ({ ...x, weight: TRUST.own })),
  ];
}

export const made = (): Sample[] => madeSentences(MADE_EACH).map((x) => ({ ...x, weight: TRUST.made }));

/** Our own labels, joined with the messages they are for. Throws an Error for a label without its message. */
export function ownLabels(messages: readonly Message[], folder: string): Labelled[] {
  const byId = new Map(messages.map((x) => [x.id, x]));
  const lines = readFileSync(join(root(), 'adapters/train/labels.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const label = JSON.parse(line) as Labelled;
    const message = byId.get(label.id);
    if (message === undefined) throw new Error(`The label ${label.id} is for no message in ${folder}.`);
    return { ...message, ...label };
  });
}
