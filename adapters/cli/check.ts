/** `baton check`: the language engine on documents and on messages. */
import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkDocument, type DocumentNode } from '../../src/clarity/document.js';
import { Clarity } from '../../src/clarity/engine.js';
import type { Finding } from '../../src/clarity/finding.js';
import { YOURE_RULE } from '../../src/clarity/youre/index.js';
import type { Question } from '../../src/ports.js';
import { BadConfig } from '../common/bad-config.js';
import { readRules } from '../prompts/rules.js';
import { readSecondReader, SecondReader } from '../second-reader/second-reader.js';
import { FORMATS, type Format, print } from './formats.js';
import { parseMarkdown } from './markdown.js';

const USAGE = `baton check [options] [files or -]

Reads Markdown or plain text; "-" or no file is the standard input.
  --format pretty|github|sarif|json   how findings are printed (pretty)
  --rule <id>                         only this rule; may be given several times
  --ignore-rule <id>                  not this rule; may be given several times
  --max-warnings <n>                  how many findings are let pass (0)
  --second-reader                     let the language model at BATON_LLM_URL confirm what is found
  --jsonl                             one message a line in, one answer a line out

<!-- baton-ignore --> leaves out the block behind it, <!-- baton-ignore-start --> and <!-- baton-ignore-end --> what is
between them. The exit code is 0, 1 where there are more findings than are let pass, 2 where the command is wrong.`;

const OPTIONS = {
  jsonl: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'second-reader': { type: 'boolean' },
  format: { type: 'string', default: 'pretty' },
  rule: { type: 'string', multiple: true },
  'ignore-rule': { type: 'string', multiple: true },
  'max-warnings': { type: 'string', default: '0' },
} as const;

class BadUse extends Error {}

/** Runs the command; returns its exit code. */
export async function check(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
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
    const ids = book.rules.map((rule) => rule.id);
    const wanted = ruleFilter(ids, values.rule, values['ignore-rule']);
    const most = z.coerce.number().int().min(0).safeParse(values['max-warnings']);
    if (!most.success) throw new BadUse('--max-warnings takes a whole number from 0.');
    const format = formatOf(values.format);
    const files = positionals.length > 0 ? positionals : ['-'];
    const second = values['second-reader'] ? secondReader() : undefined;
    const count = await print(format, book, confirmed(documents(engine, files, wanted), second));
    return count > most.data ? 1 : 0;
  } catch (error) {
    const wrong =
      error instanceof BadUse ||
      error instanceof BadConfig ||
      (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    if (!wrong) throw error;
    console.error((error as Error).message);
    return 2;
  }
}

function formatOf(name: string): Format {
  if (!(FORMATS as readonly string[]).includes(name))
    throw new BadUse(`--format is one of ${FORMATS.join(', ')}, not ${name}.`);
  return name as Format;
}

function ruleFilter(
  ids: readonly string[],
  only: string[] | undefined,
  not: string[] | undefined,
): (finding: Finding) => boolean {
  for (const id of [...(only ?? []), ...(not ?? [])])
    if (!ids.includes(id)) throw new BadUse(`There is no rule ${id}. The rules are: ${ids.join(', ')}.`);
  return ({ rule }) => (only === undefined || only.includes(rule)) && !not?.includes(rule);
}

export interface CheckedDocument {
  path: string;
  text: string;
  findings: Finding[];
}

/** One document after the other, so that memory does not grow with their number. */
async function* documents(
  engine: Clarity,
  files: readonly string[],
  wanted: (finding: Finding) => boolean,
): AsyncGenerator<CheckedDocument> {
  for (const file of files) {
    const text = file === '-' ? await readAll(process.stdin) : readFileSync(file, 'utf8');
    const tree = parseMarkdown(text);
    const findings =
      tree === undefined
        ? engine.check(text, { medium: 'notes' }).findings
        : checkDocument(engine, text, tree as DocumentNode);
    yield { path: file === '-' ? '<stdin>' : file, text, findings: findings.filter(wanted) };
  }
}

function secondReader(): SecondReader {
  const settings = readSecondReader(process.env);
  if (settings === undefined) throw new BadUse('--second-reader needs BATON_LLM_URL and BATON_LLM_MODEL.');
  return new SecondReader(settings, Date.now);
}

/** The documents without what the second reader drops. It sees the line of a finding and the two before it. */
async function* confirmed(
  documents: AsyncIterable<CheckedDocument>,
  second: SecondReader | undefined,
): AsyncGenerator<CheckedDocument> {
  for await (const document of documents) {
    const findings: Finding[] = [];
    for (const finding of document.findings) {
      const asked = second !== undefined && finding.weight === 'finding' && finding.rule !== YOURE_RULE;
      const word = asked ? await second.read(questionOf(document.text, finding)) : undefined;
      if (word?.confirm !== false) findings.push(finding);
    }
    yield { ...document, findings };
  }
}

function questionOf(text: string, { start, actual }: Finding): Question {
  const from = text.lastIndexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  const before = text
    .slice(0, from)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return { message: text.slice(from, end < 0 ? text.length : end), before, words: actual };
}

const lineSchema = z.object({
  id: z.coerce.string().optional(),
  text: z.string(),
  context: z.array(z.string()).nullish(),
  author: z.string().nullish(),
  participants: z.number().nullish(),
  medium: z.string().nullish(),
});

async function checkLines(engine: Clarity, input: NodeJS.ReadableStream): Promise<void> {
  let number = 0;
  let rest = '';
  const answer = (lines: readonly string[]) => {
    let answers = '';
    for (const line of lines) {
      number++;
      if (line.trim() !== '') answers += `${answerLine(engine, line, number)}\n`;
    }
    if (answers !== '') process.stdout.write(answers);
  };
  input.setEncoding('utf8');
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    answer(lines);
  }
  answer([rest]);
}

function answerLine(engine: Clarity, line: string, number: number): string {
  const { id, text, context, author, participants, medium } = lineOf(line, number);
  const known = {
    context: context ?? undefined,
    author: author ?? undefined,
    participants: participants ?? undefined,
    medium: medium ?? undefined,
  };
  const { findings, work, nudge, rewrite } = engine.check(text, known);
  const brief = findings.map(({ rule, start, end, actual, expected, message }) => ({
    rule,
    start,
    end,
    actual,
    expected,
    message,
  }));
  return JSON.stringify({
    id,
    findings: brief,
    work: work && { kind: work.kind, owner: work.owner, due: work.due },
    nudge,
    rewrite,
  });
}

/** Whether a line has just what it needs: the usual case, without the schema's work. */
function isPlain(value: unknown): value is z.infer<typeof lineSchema> {
  if (typeof value !== 'object' || value === null) return false;
  const { id, text, ...others } = value as Record<string, unknown>;
  return (
    typeof text === 'string' && typeof id === 'string' && Object.values(others).every((other) => other === undefined)
  );
}

function lineOf(line: string, number: number): z.infer<typeof lineSchema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadUse(`Line ${number} is no JSON.`);
  }
  if (isPlain(value)) return value;
  const result = lineSchema.safeParse(value);
  if (!result.success) throw new BadUse(`Line ${number}: ${z.prettifyError(result.error)}`);
  return result.data;
}
