/** Checks documents one after the other, so that memory does not grow with their number. */

import { basename, extname } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import type { DocumentReader } from '../../src/clarity/documents/check.js';
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

/** Checks files; `-` is the standard input. */
export async function* checkFiles(
  reader: DocumentReader,
  files: readonly string[],
  wanted: FindingFilter,
  genre?: Genre,
): AsyncGenerator<CheckedDocument> {
  for (const file of files) {
    const text = await readStream(openInput(file));
    const name = file === '-' ? '' : basename(file);
    const format = OTHER_FORMATS[extname(file).toLowerCase()];
    if (format !== undefined)
      console.error(`${file}: ${format} is read as plain text, line by line; Markdown is read best.`);
    const tree = format === undefined ? parseMarkdown(text) : plainTree(text);
    const checked = reader.check(text, tree, { genre, name });
    yield { path: file === '-' ? '<stdin>' : file, text, ...checked, findings: checked.findings.filter(wanted) };
  }
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
