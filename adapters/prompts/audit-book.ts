/** Reads the questions of the audit from `prompts/<language>/audit/*.yml`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AREAS, AUDIT_KINDS } from '../../src/model/audit/areas.js';
import {
  type AuditBook,
  type BookQuestion,
  HISTORY_SHOWS,
  SIGNALS_SHOW,
  WEIGHTS,
} from '../../src/model/audit/questions.js';
import { messageOf } from '../common/errors.js';
import { promptsFolder } from '../common/paths.js';
import { readYamlFile } from '../common/yaml.js';

/** A form shows a title as a label, and the question below it. */
const words = (most: number) => z.string().trim().min(1).max(most);

const questionSchema = z.strictObject({
  key: z.string().regex(/^[a-z]+(-[a-z]+)*-\d{1,2}$/),
  area: z.enum(AREAS).optional(),
  title: words(40),
  ask: words(150),
  hand: words(150),
  auto: words(150),
  task: words(120),
  weight: z.number().min(WEIGHTS.least).max(WEIGHTS.most).default(1),
  effort: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  shelf: z.int().min(7).max(1_000),
  source: z.array(words(8)).min(1),
  revision: z.int().min(1).default(1),
  replaces: z.string().nullable().default(null),
  history: z.enum(HISTORY_SHOWS).nullable().default(null),
  signal: z.enum(SIGNALS_SHOW).nullable().default(null),
});

const fileSchema = z.strictObject({
  area: z.enum(AREAS).optional(),
  pack: z.enum(AUDIT_KINDS).optional(),
  questions: z.array(questionSchema).min(1),
});

/** A file of questions cannot be used; the message names it and the place in it. */
class BadAudit extends Error {
  override name = 'BadAudit';
}

/** The questions of a language, by area. @param prompts the folder with the languages @throws BadAudit */
export function readAuditBook(language = 'en', prompts = promptsFolder()): AuditBook {
  const folder = join(prompts, language, 'audit');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yml'));
  const read = files.sort().flatMap((file) => questionsIn(folder, file));
  const keys = new Set(read.map(({ key }) => key));
  if (keys.size < read.length) throw new BadAudit('audit: a key is used twice');
  const lost = read.find(({ replaces }) => replaces !== null && !keys.has(replaces));
  if (lost) throw new BadAudit(`audit: ${lost.key} replaces ${lost.replaces}, which isn't a question`);
  return AREAS.flatMap((area) => read.filter((question) => question.area === area));
}

function questionsIn(folder: string, file: string): BookQuestion[] {
  const { area: ofAll, pack = 'core', questions } = contentOf(folder, file);
  return questions.map(({ area = ofAll, shelf: shelfDays, source, history, signal, ...rest }) => {
    if (!area) throw new BadAudit(`audit/${file}: ${rest.key} has no area`);
    return { ...rest, area, pack, shelfDays, proposes: history ?? signal, source: source.join(', ') };
  });
}

function contentOf(folder: string, file: string): z.infer<typeof fileSchema> {
  let content: unknown;
  try {
    content = readYamlFile(join(folder, file));
  } catch (error) {
    throw new BadAudit(`audit/${file}: ${messageOf(error)}`);
  }
  const result = fileSchema.safeParse(content);
  if (!result.success) throw new BadAudit(`audit/${file}: ${z.prettifyError(result.error)}`);
  return result.data;
}
