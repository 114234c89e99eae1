/** Checks documents in their order, a few at a time, so that memory does not grow with their number. */

import { basename, extname } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import type { CheckedText, DocumentContext } from '../../src/clarity/documents/check.js';
import type { DocumentNode } from '../../src/clarity/documents/node.js';
import { plainTree } from '../../src/clarity/documents/plain.js';
import type { Genre } from '../../src/clarity/documents/vocabulary.js';
import type { Clarity } from '../../src/clarity/engine.js';
import type { Finding } from '../../src/clarity/finding.js';
import type { Question } from '../../src/ports/second-reader.js';
import { parseMarkdown } from '../common/markdown.js';
import type { SecondReader } from '../second-reader/second-reader.js';
import { openInput } from './input.js';

/** A document with what the engine found in it. */
export interface CheckedDocument {
  /** As given on the command line, or `<stdin>`. */
  path: string;
  text: string;
  /** What it was read as. */
  genre: Genre;
  findings: Finding[];
}

/** Reads documents: by rules alone, or with a judge. */
interface DocumentChecker {
  check(text: string, tree: DocumentNode, context: DocumentContext): CheckedText | Promise<CheckedText>;
}

/** Whether a finding is reported. */
type FindingFilter = (finding: Finding) => boolean;

/** Formats that no parser here knows, by the ending of the file's name. */
const OTHER_FORMATS: Record<string, string> = {
  '.rst': 'reStructuredText',
  '.adoc': 'AsciiDoc',
  '.asciidoc': 'AsciiDoc',
  '.html': 'HTML',
  '.htm': 'HTML',
};

/** Documents that are begun while one is waited for: the encoder reads one while the rules read the next. */
const AHEAD = 3;

/** Checks files in their order; `-` is the standard input. */
export async function* checkFiles(
  reader: DocumentChecker,
  files: readonly string[],
  wanted: FindingFilter,
  genre?: Genre,
): AsyncGenerator<CheckedDocument> {
  const begun: Promise<CheckedDocument>[] = [];
  for (const file of files) {
    const checked = checkFile(reader, file, genre);
    // Told when its turn comes.
    checked.catch(() => {});
    begun.push(checked);
    if (begun.length > AHEAD) yield* await firstOf(begun, wanted);
  }
  while (begun.length > 0) yield* await firstOf(begun, wanted);
}

async function firstOf(begun: Promise<CheckedDocument>[], wanted: FindingFilter): Promise<CheckedDocument[]> {
  const checked = await begun.shift();
  return checked === undefined ? [] : [{ ...checked, findings: checked.findings.filter(wanted) }];
}

async function checkFile(reader: DocumentChecker, file: string, genre?: Genre): Promise<CheckedDocument> {
  const text = await readStream(openInput(file));
  const name = file === '-' ? '' : basename(file);
  const format = OTHER_FORMATS[extname(file).toLowerCase()];
  if (format !== undefined)
    console.error(`${file}: ${format} is read as plain text, line by line; Markdown is read best.`);
  const tree = format === undefined ? parseMarkdown(text) : plainTree(text);
  const checked = await reader.check(text, tree, { genre, name });
  return { path: file === '-' ? '<stdin>' : file, text, ...checked };
}

/** Drops the findings that the second reader does not confirm. Hints and "your" for "you're" are not asked about. */
export async function* confirmDocuments(
  engine: Clarity,
  documents: AsyncIterable<CheckedDocument>,
  second: Pick<SecondReader, 'read'>,
): AsyncGenerator<CheckedDocument> {
  for await (const document of documents) {
    const findings: Finding[] = [];
    for (const finding of document.findings) {
      const asked = finding.weight === 'finding' && engine.rule(finding.rule).about === 'owner';
      const verdict = asked ? await second.read(questionAbout(document.text, finding)) : undefined;
      if (verdict?.confirm !== false) findings.push(finding);
    }
    yield { ...document, findings };
  }
}

/** The line of a finding, and the lines before it that are not empty. */
function questionAbout(text: string, { start, actual }: Finding): Question {
  const from = text.lastIndexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  const before = text
    .slice(0, from)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return { message: text.slice(from, end < 0 ? text.length : end), before, words: actual };
}
