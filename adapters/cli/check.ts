/** `baton check`: the language engine on documents and on messages. */
import { DocumentReader } from '../../src/clarity/documents/check.js';
import { DocumentJudge } from '../../src/clarity/documents/judge.js';
import { type Genre, vocabularyOf } from '../../src/clarity/documents/vocabulary.js';
import { Clarity } from '../../src/clarity/engine.js';
import type { RuleBook } from '../../src/clarity/rules/rule-book.js';
import { BadUsage } from '../common/bad-usage.js';
import { EndWith, EXIT } from '../common/exit-code.js';
import { OperatorError } from '../common/operator-error.js';
import { readJudgeWeights } from '../prompts/judge-weights.js';
import { readRules } from '../prompts/rules.js';
import { readWeights } from '../prompts/weights.js';
import { SecondReader } from '../second-reader/second-reader.js';
import { readSecondReader } from '../second-reader/settings.js';
import { checkFiles, confirmDocuments } from './check-documents.js';
import { checkLines } from './check-lines.js';
import type { Format } from './format-names.js';
import { printDocuments } from './formats.js';
import { mustBeFile, openInput } from './input.js';
import { patientEncoder } from './patient-encoder.js';
import { unknownRule } from './unknown-rule.js';

/** The options of the command. */
interface CheckOptions {
  format: Format;
  /** The only rules that count; all if undefined. */
  rule?: readonly string[] | undefined;
  ignoreRule?: readonly string[] | undefined;
  /** How many findings are accepted. */
  maxWarnings: number;
  /** What the documents are; guessed for each if undefined. */
  genre?: Genre | undefined;
  secondReader?: true | undefined;
  jsonl?: true | undefined;
  /** Whether likely sentences are read by the encoder. */
  encoder: boolean;
}

/**
 * Checks files, or the standard input if there are none.
 * @throws EndWith if more was found than is accepted; BadUsage if something cannot be checked
 */
export async function check(files: readonly string[], options: CheckOptions): Promise<void> {
  const book = readRules();
  const wanted = ruleFilter(book, options);
  const inputs = files.length > 0 ? [...new Set(files)] : ['-'];
  for (const file of inputs) mustBeFile(file, 'Name the files in it, such as');
  const engine = new Clarity(book, readWeights());
  const encoder = patientEncoder(options.encoder);
  if (options.jsonl) {
    for (const file of inputs) await checkLines({ engine, encoder, wanted }, openInput(file));
    await encoder?.close();
    return;
  }
  const second = options.secondReader && secondReader();
  const reader = new DocumentReader(engine, vocabularyOf(book.documents, book.lists));
  const judge = encoder && new DocumentJudge(reader, readJudgeWeights(), encoder);
  const documents = checkFiles(judge ?? reader, inputs, ({ rule }) => wanted(rule), options.genre);
  const shown = second ? confirmDocuments(engine, documents, second) : documents;
  const count = await printDocuments(options.format, book, shown);
  await encoder?.close();
  if (count > options.maxWarnings) throw new EndWith(EXIT.findings);
}

/** Whether a rule is looked for. @throws BadUsage for a rule that does not exist */
function ruleFilter(book: RuleBook, { rule: only, ignoreRule: ignored }: CheckOptions): (rule: string) => boolean {
  for (const id of [...(only ?? []), ...(ignored ?? [])])
    if (!book.rules.some((rule) => rule.id === id)) throw unknownRule(id, book.rules);
  return (rule) => (only === undefined || only.includes(rule)) && !ignored?.includes(rule);
}

/** @throws BadUsage: exit code 1 would say that something was found */
function secondReader(): SecondReader {
  try {
    const settings = readSecondReader(process.env);
    if (settings) return new SecondReader(settings, Date.now);
  } catch (error) {
    throw error instanceof OperatorError ? new BadUsage(error.message) : error;
  }
  throw new BadUsage('--second-reader needs a language model: set BATON_LLM_URL and BATON_LLM_MODEL.');
}
