/** Tours: conversations written in `prompts/<language>/tours` that show the product to a newcomer, and run as tests. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { promptsFolder } from '../common/paths.js';
import { readYamlFile } from '../common/yaml.js';
import { SIMULATIONS } from './simulator.js';

/** A person, and a channel or `direct` for their conversation with Baton; the channel of the step before if left out. */
const windowSchema = z.strictObject({ as: z.string(), in: z.string().optional() });

const stepSchema = z.strictObject({
  /** Who acts, and where: as for a window. */
  ...windowSchema.shape,
  /** What is happening, for whoever watches. */
  tell: z.string(),
  /** The window to look at beside the one of whoever acts; the one from before if left out. */
  beside: windowSchema.optional(),
  say: z.string().optional(),
  /** What another system tells Baton of the tour's project; several things one after the other. */
  simulate: z
    .union([z.enum(SIMULATIONS), z.array(z.enum(SIMULATIONS)).min(1)])
    .transform((one) => [one].flat())
    .optional(),
  /** The command of the control to press, in the newest message that has one. Not its label: wording may change. */
  press: z.string().optional(),
  /** The value to choose, if the control is a picker. */
  pick: z.string().optional(),
  /** What to fill into the form that opens, by field. */
  fill: z.record(z.string(), z.string()).optional(),
});

const tourSchema = z.strictObject({
  title: z.string(),
  about: z.string(),
  channel: z.string(),
  /** The project that the tour makes. `{project}` stands for its name, with a number if the name is taken. */
  project: z.string(),
  /** What is said in the channel before the tour begins, and not shown in it. */
  before: z.array(z.strictObject({ as: z.string(), say: z.string() })).default([]),
  steps: z.array(stepSchema).min(1),
  /** What to remember of it. */
  end: z.string(),
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
    ...tourSchema.parse(readYamlFile(join(folder, file))),
  }));
}
