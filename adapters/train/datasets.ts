/** Reads the published data sets that the models are trained on. Their licences are in docs/model-card.md. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../common/operator-error.js';
import {
  type DatasetMessage,
  datasetMessageSchema,
  type Labelled,
  labelledSchema,
  labelSchema,
  textSchema,
} from './labelled.js';
import { readWritten } from './written.js';

const span = { start: z.int(), end: z.int() };

/** The files of labelled messages. Messages of the last eight were written for the purpose, all others were found. */
const LABELLED_SETS = [
  'ownership',
  'ownership-2',
  'ownership-3',
  'ordered-chat',
  'made-chat',
  'made-long',
  'made-weeks-1',
  'made-weeks-2',
  'made-weeks-3',
  'made-weeks-4',
  'made-weeks-5',
  'made-weeks-6',
] as const;
/** Labels of messages of `unlabelled.jsonl`. */
const LABELS_APART = 'labels-1';

/** A message in which the wrong and the correct uses of "your" and "you're" are marked. */
export const markedSchema = textSchema.extend({
  errors: z.array(z.object({ ...span, wrong: z.string(), right: z.string() })).default([]),
  correct: z.array(z.object({ ...span, form: z.string() })).default([]),
});
/** A line of `markedSchema`. */
export type Marked = z.infer<typeof markedSchema>;

/** The marked sets that the your/you're model learns from. */
export const MARKED_SETS = ['real', 'swapped', 'clean', 'natural'] as const;

/** A data set is missing, or a line of it is wrong. */
class BadDataset extends OperatorError {
  override name = 'BadDataset';
}

/** Reads a file of one JSON object a line. @throws BadDataset if there is no such file, or a line does not fit */
export function readDatasetLines<T>(folder: string, file: string, schema: z.ZodType<T>): T[] {
  const path = join(folder, file);
  if (!existsSync(path))
    throw new BadDataset(`There is no ${file} in ${folder}. docs/model-card.md says which data sets are needed.`);
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, i) => (line === '' ? [] : [parseLine(line, schema, `Line ${i + 1} of ${file}`)]));
}

function parseLine<T>(line: string, schema: z.ZodType<T>, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadDataset(`${where} is not JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new BadDataset(`${where} does not fit: ${z.prettifyError(parsed.error)}`);
}

/** All sets that training reads. */
export interface Datasets {
  /** Each message once. */
  labelled: Labelled[];
  unlabelled: DatasetMessage[];
  emails: DatasetMessage[];
  /** Texts with correct uses of "your" and "you're". */
  uses: { text: string }[];
}

/** Reads them from the folder of the published data. @throws BadDataset */
export function readDatasets(folder: string): Datasets {
  const unlabelled = ['unlabelled.jsonl', 'unlabelled-2.jsonl'].flatMap((file) =>
    readDatasetLines(folder, file, datasetMessageSchema),
  );
  return {
    labelled: [...readLabelled(folder), ...joinLabels(folder, unlabelled), ...readWritten()],
    unlabelled,
    emails: readDatasetLines(folder, 'email-requests.jsonl', datasetMessageSchema),
    uses: readDatasetLines(folder, 'your-youre/train.jsonl', textSchema),
  };
}

const readLabelled = (folder: string): Labelled[] =>
  LABELLED_SETS.flatMap((set) =>
    readDatasetLines(folder, `${set}.jsonl`, labelledSchema).map((item) => ({ ...item, set })),
  );

/** @throws BadDataset for a label without its message */
function joinLabels(folder: string, messages: readonly DatasetMessage[]): Labelled[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return readDatasetLines(folder, `${LABELS_APART}.jsonl`, labelSchema).map((label) => {
    const message = byId.get(label.id);
    if (message === undefined) throw new BadDataset(`There is no message ${label.id} for its label.`);
    return { ...message, ...label, set: LABELS_APART };
  });
}

/** Reads one set of marked messages. */
export const readMarked = (folder: string, set: string): Marked[] =>
  readDatasetLines(folder, `your-youre/${set}.jsonl`, markedSchema);
