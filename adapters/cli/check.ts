/** `baton check`: the language engine on documents and on messages. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Clarity } from '../../src/clarity/engine.js';
import type { RuleBook } from '../../src/clarity/rules/rule-book.js';
import { BadConfig } from '../common/bad-config.js';
import { readRules } from '../prompts/rules.js';
import { SecondReader } from '../second-reader/second-reader.js';
import { readSecondReader } from '../second-reader/settings.js';
import { checkFiles, confirmDocuments, type FindingFilter } from './check-documents.js';
import { checkLines } from './check-lines.js';
import { FORMATS, type Format, isFormat, printDocuments } from './formats.js';
import { BadUsage, reportBadUsage } from './usage.js';

const USAGE = `baton check [options] [files or -]

Reads Markdown or plain text; "-" or no file is the standard input.
  --format pretty|github|sarif|json   how findings are printed (pretty)
  --rule <id>                         only this rule; can be given several times
  --ignore-rule <id>                  not this rule; can be given several times
  --max-warnings <n>                  how many findings are accepted (0)
  --second-reader                     let the language model at BATON_LLM_URL confirm the findings
  --jsonl                             one message a line in, one answer a line out

<!-- baton-ignore --> leaves out the block after it, <!-- baton-ignore-start --> and <!-- baton-ignore-end --> what is
between them. The exit code is 0, 1 if there are more findings than are accepted, 2 if the command is wrong.`;

const OPTIONS = {
  jsonl: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'second-reader': { type: 'boolean' },
  format: { type: 'string', default: 'pretty' },
  rule: { type: 'string', multiple: true },
  'ignore-rule': { type: 'string', multiple: true },
  'max-warnings': { type: 'string', default: '0' },
} as const;

const parseCheckArgs = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });
type CheckOptions = ReturnType<typeof parseCheckArgs>['values'];

/** Runs the command. @returns the exit code */
export const check = (args: string[]): Promise<number> => reportBadUsage(() => runCheck(args), BadConfig);

async function runCheck(args: string[]): Promise<number> {
  const { values, positionals } = parseCheckArgs(args);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const book = readRules();
  const engine = new Clarity(book);
  if (values.jsonl) {
    await checkLines(engine, process.stdin);
    return 0;
  }
  const wanted = ruleFilter(book, values);
  const accepted = maxWarnings(values);
  const format = formatOf(values.format);
  const second = values['second-reader'] ? secondReader() : undefined;
  const documents = checkFiles(engine, positionals.length > 0 ? positionals : ['-'], wanted);
  const count = await printDocuments(format, book, second ? confirmDocuments(engine, documents, second) : documents);
  return count > accepted ? 1 : 0;
}

function ruleFilter(book: RuleBook, { rule: only, 'ignore-rule': ignored }: CheckOptions): FindingFilter {
  const ids = book.rules.map((rule) => rule.id);
  for (const id of [...(only ?? []), ...(ignored ?? [])])
    if (!ids.includes(id)) throw new BadUsage(`There is no rule ${id}. The rules are: ${ids.join(', ')}.`);
  return ({ rule }) => (only === undefined || only.includes(rule)) && !ignored?.includes(rule);
}

function maxWarnings({ 'max-warnings': text }: CheckOptions): number {
  const number = z.coerce.number().int().min(0).safeParse(text);
  if (!number.success) throw new BadUsage('--max-warnings takes a whole number from 0.');
  return number.data;
}

function formatOf(name: string): Format {
  if (!isFormat(name)) throw new BadUsage(`--format is one of ${FORMATS.join(', ')}, not ${name}.`);
  return name;
}

function secondReader(): SecondReader {
  const settings = readSecondReader(process.env);
  if (settings === undefined) throw new BadUsage('--second-reader needs BATON_LLM_URL and BATON_LLM_MODEL.');
  return new SecondReader(settings, Date.now);
}
