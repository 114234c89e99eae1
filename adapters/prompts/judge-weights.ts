/** The weights of the judge of documents, which goes by what the encoder says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { JudgeWeights } from '../../src/clarity/documents/judge.js';
import { root } from '../common/paths.js';

const modelSchema = z.object({
  bias: z.number(),
  scores: z.array(z.number()),
  encoder: z.array(z.number()),
  features: z.record(z.string(), z.number()),
});
const weightsSchema = z.object({
  glance: modelSchema,
  close: modelSchema,
  together: z.object({ bias: z.number(), own: z.number(), mean: z.number(), share: z.number() }),
});

/** The weights that ship with Baton. @throws Error if the file is missing or damaged */
export const readJudgeWeights = (): JudgeWeights =>
  weightsSchema.parse(JSON.parse(readFileSync(join(root(), 'adapters', 'prompts', 'weights', 'judge.json'), 'utf8')));
