/** Checks documents one after the other, so that memory does not grow with their number. */
import { text as readStream } from 'node:stream/consumers';
import { checkDocument } from '../../src/clarity/document.js';
import type { Clarity } from '../../src/clarity/engine.js';
import type { Finding } from '../../src/clarity/finding.js';
import type { Question } from '../../src/ports.js';
import type { SecondReader } from '../second-reader/second-reader.js';
import { openInput } from './input.js';
import { parseMarkdown } from './markdown.js';

/** A document with what the engine found in it. */
export interface CheckedDocument {
  /** As given on the command line, or `<stdin>`. */
  path: string;
  text: string;
  findings: Finding[];
}

/** Whether a finding is reported. */
type FindingFilter = (finding: Finding) => boolean;

/** Checks files; `-` is the standard input. */
export async function* checkFiles(
  engine: Clarity,
  files: readonly string[],
  wanted: FindingFilter,
): AsyncGenerator<CheckedDocument> {
  for (const file of files) {
    const text = await readStream(openInput(file));
    const findings = findingsIn(engine, text).filter(wanted);
    yield { path: file === '-' ? '<stdin>' : file, text, findings };
  }
}

function findingsIn(engine: Clarity, text: string): Finding[] {
  const tree = parseMarkdown(text);
  if (tree) return checkDocument(engine, text, tree);
  return engine.check(text, { medium: 'notes' }).findings;
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
