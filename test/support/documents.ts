/** Documents, read as `baton check` reads them. */
import { parseMarkdown } from '../../adapters/common/markdown.js';
import { DocumentReader } from '../../src/clarity/documents/check.js';
import { type Genre, vocabularyOf } from '../../src/clarity/documents/vocabulary.js';
import type { Finding } from '../../src/clarity/finding.js';
import { book, engine } from './engine.js';

export const documentWords = vocabularyOf(book.documents, book.lists);
export const documentReader = new DocumentReader(engine, documentWords);

interface Read {
  genre: Genre;
  /** The lines, from 1, that have a finding about an owner. */
  lines: number[];
  findings: Finding[];
}

/** Reads a document in Markdown. */
export function readDocument(text: string, context: { genre?: Genre; name?: string } = {}): Read {
  const { genre, findings } = documentReader.check(text, parseMarkdown(text), context);
  const about = findings.filter(({ rule, weight }) => weight === 'finding' && engine.rule(rule).about === 'owner');
  const lines = about.map(({ start }) => text.slice(0, start).split('\n').length);
  return { genre, lines: [...new Set(lines)], findings: about };
}

/** Whether a document of this genre has a finding about an owner. */
export const asks = (text: string, genre: Genre = 'minutes'): boolean => readDocument(text, { genre }).lines.length > 0;
