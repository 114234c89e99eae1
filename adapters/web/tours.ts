/** Tours: conversations written in `prompts/<language>/tours` that show the product to a newcomer, and run as tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { promptsFolder } from '../common/paths.js';

const stepSchema = z.strictObject({
  as: z.string(),
  /** A channel, or `direct` for the conversation with Baton; the channel of the step before if left out. */
  in: z.string().optional(),
  say: z.string().optional(),
  /** The label of a control, or its beginning, in the newest message that has it. */
  press: z.string().optional(),
  /** The value to choose, if the control is a picker. */
  pick: z.string().optional(),
  /** What to fill into the form that opens, by field. */
  fill: z.record(z.string(), z.string()).optional(),
  /** Words that Baton's messages must contain after the step: for the test. */
  shows: z.string().optional(),
});

const tourSchema = z.strictObject({
  title: z.string(),
  about: z.string(),
  channel: z.string(),
  /** The project that the tour makes. `{project}` in a step stands for its name, with a number if the name is taken. */
  project: z.string(),
  steps: z.array(stepSchema).min(1),
});

/** One thing that one person does. */
export type TourStep = z.infer<typeof stepSchema>;
/** A tour; its id is the name of its file without the ending. */
export type Tour = z.infer<typeof tourSchema> & { id: string };

/** Reads all tours of a language, in the order of their files. @throws ZodError if a file is not a tour */
export function readTours(language = 'en'): Tour[] {
  const folder = join(promptsFolder(), language, 'tours');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return files.sort().map((file) => ({
    id: file.slice(0, -'.yml'.length),
    ...tourSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))),
  }));
}
