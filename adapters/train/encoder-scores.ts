/**
 * What the encoder says of the labelled messages, each judged by one that has not seen its group. `encoder/out-of-fold.tsv` has a sentence
 * a line: set, id, where it starts, score; `encoder/encoder.py` makes the scores.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EncoderScores } from '../../src/clarity/encoder/blend.js';
import { root } from '../common/paths.js';

const lineSchema = z.tuple([z.string(), z.string(), z.coerce.number().int(), z.coerce.number()]);

/** The scores of each message, by its set and id. */
export type ScoresByMessage = ReadonlyMap<string, EncoderScores>;

/** The key of a message. */
export const messageId = ({ set, id }: { set: string; id: string }): string => `${set} ${id}`;

/** The recorded scores. @throws ZodError for a line of another form */
export function readEncoderScores(
  file = join(root(), 'adapters', 'train', 'encoder', 'out-of-fold.tsv'),
): ScoresByMessage {
  const scores = new Map<string, Map<number, number>>();
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const [set, id, start, score] = lineSchema.parse(line.split('\t'));
    const key = messageId({ set, id });
    const ofMessage = scores.get(key) ?? new Map<number, number>();
    scores.set(key, ofMessage.set(start, score));
  }
  return scores;
}
