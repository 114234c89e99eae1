/** Reads the published documents with their marks: which words leave the owner of a piece of work open. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TextRange } from '../../src/clarity/text/range.js';
import { readDatasetLines } from './datasets.js';

const markSchema = z.object({
  doc: z.string(),
  /** From 1. */
  line: z.int(),
  text: z.string(),
  nudge: z.enum(['yes', 'no', 'maybe']),
});

/** Words of a document that were judged; `start` is -1 if they are not in it. */
type DocumentMark = TextRange & Pick<z.infer<typeof markSchema>, 'line' | 'text' | 'nudge'>;

/** A document with its marks. */
export interface MarkedDocument {
  file: string;
  repository: string;
  /** What those who collected it call it: "minutes", "runbook", "rfc". */
  genre: string;
  text: string;
  marks: DocumentMark[];
}

/** Reads `documents` in the folder of the published data. @throws BadDataset */
export function readMarkedDocuments(folder: string): MarkedDocument[] {
  const at = join(folder, 'documents');
  const marks = readDatasetLines(at, 'gold.jsonl', markSchema);
  const [, ...rows] = readFileSync(join(at, 'SOURCES.tsv'), 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [file = '', repository = '', , , genre = ''] = row.split('\t');
    const text = readFileSync(join(at, file), 'utf8');
    const own = marks.filter(({ doc }) => doc === file);
    return { file, repository, genre, text, marks: own.map((mark) => placed(mark, text)) };
  });
}

/** A mark with its place: the first one from the line before it on. */
function placed({ line, text: words, nudge }: z.infer<typeof markSchema>, text: string): DocumentMark {
  const before = text.split('\n').slice(0, Math.max(0, line - 2));
  const from = before.reduce((sum, one) => sum + one.length + 1, 0);
  const near = text.indexOf(words, from);
  const start = near < 0 ? text.indexOf(words) : near;
  return { line, text: words, nudge, start, end: start + words.length };
}
