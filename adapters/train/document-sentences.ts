/** What the judge of documents learns from: each sentence of the marked documents, with what it goes by and its label. */
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DocumentReader } from '../../src/clarity/documents/check.js';
import type { JudgedSentence } from '../../src/clarity/documents/judged.js';
import { vocabularyOf } from '../../src/clarity/documents/vocabulary.js';
import type { VectorReader } from '../../src/clarity/encoder/vector-reader.js';
import { Clarity } from '../../src/clarity/engine.js';
import { overlap, type TextRange } from '../../src/clarity/text/range.js';
import { parseMarkdown } from '../common/markdown.js';
import { root } from '../common/paths.js';
import { Encoder } from '../encoder/encoder.js';
import { readRules } from '../prompts/rules.js';
import { readWeights } from '../prompts/weights.js';
import { readMarkedDocuments } from './documents.js';

/** A document with the places that were judged. */
interface LearntDocument {
  name: string;
  /** Whether it was written for this project; there may be several sentences in each of its marks, of which one is meant. */
  isWritten: boolean;
  text: string;
  marks: readonly (TextRange & { nudge: 'yes' | 'no' | 'maybe' })[];
}

/** For all sentences of a document. */
const TIMEOUT_MS = 300_000;
const FIXTURES = join(root(), 'test/clarity/documents/fixtures');
/** What ends the lines of our own documents that leave work without an owner, found or not. */
const MARK = / *<!-- (open|missed|false) -->/;

/** Writes what the judge learns from. @param own folder of our own documents @throws BadDataset */
export async function writeSentences(folder: string, file: string, own = FIXTURES): Promise<void> {
  const encoder = new Encoder({ timeoutMs: TIMEOUT_MS });
  await pipeline(sentenceLines(learntDocuments(folder, own), encoder), createWriteStream(file));
  await encoder.close();
}

/** The marked documents of the data sets, and those written for the tests. @throws BadDataset */
function learntDocuments(folder: string, own: string): LearntDocument[] {
  const published = readMarkedDocuments(folder).map(({ file, text, marks }) => ({
    name: file,
    isWritten: false,
    text,
    marks,
  }));
  const written = readdirSync(own)
    .sort()
    .map((file) => writtenDocument(file, readFileSync(join(own, file), 'utf8')));
  return [...published, ...written];
}

function writtenDocument(name: string, marked: string): LearntDocument {
  const lines = marked.split('\n');
  const plain = lines.map((line) => line.replace(MARK, ''));
  let start = 0;
  const marks = lines.flatMap((line, i) => {
    const from = start;
    start += (plain[i] ?? '').length + 1;
    const kind = MARK.exec(line)?.[1];
    return kind === 'open' || kind === 'missed' ? [{ start: from, end: start - 1, nudge: 'yes' as const }] : [];
  });
  return { name, isWritten: true, text: plain.join('\n'), marks };
}

/** Each sentence as one line of JSON, without those that may be work and may not. @throws Error if the encoder fails */
async function* sentenceLines(documents: readonly LearntDocument[], encoder: VectorReader): AsyncGenerator<string> {
  const book = readRules();
  const reader = new DocumentReader(new Clarity(book, readWeights()), vocabularyOf(book.documents, book.lists));
  for (const document of documents) {
    const { sentences, findings, isOwner } = reader.read(document.text, parseMarkdown(document.text));
    const readings = await encoder.readings(sentences.map(({ passage }) => passage));
    if (readings === undefined) throw new Error('The encoder cannot read the documents');
    const rows = sentences.map((sentence, i) => ({
      sentence,
      encoder: [...(readings[i] ?? [])],
      isFound: findings.some((finding) => isOwner(finding) && overlap(finding, sentence)),
    }));
    const labels = labelsOf(document, rows);
    for (const [i, row] of rows.entries()) if (labels[i] !== 'maybe') yield lineOf(document, row, labels[i] === 'yes');
  }
}

interface Row {
  sentence: JudgedSentence;
  /** The scores of its heads, that of asking first, and its vector. */
  encoder: readonly number[];
  isFound: boolean;
}

const lineOf = ({ name, isWritten }: LearntDocument, { sentence, encoder, isFound }: Row, isWork: boolean): string => {
  const { features, scores, isOwned } = sentence;
  const row = { document: name, isWritten, isWork, isOwned, isFound, scores, encoder };
  return `${JSON.stringify({ ...row, features: Object.fromEntries(features) })}\n`;
};

/** In our own documents a mark is a whole line: the likeliest of its sentences is meant, and the others may be. */
function labelsOf(
  { isWritten, marks }: LearntDocument,
  rows: readonly Row[],
): LearntDocument['marks'][number]['nudge'][] {
  const likeliest = new Set(
    marks.map((mark) => rows.filter(({ sentence }) => overlap(mark, sentence)).toSorted(byLikelihood)[0]),
  );
  return rows.map((row) => {
    const here = marks.filter((mark) => overlap(mark, row.sentence)).map(({ nudge }) => nudge);
    if (here.includes('yes')) return isWritten && !likeliest.has(row) ? 'maybe' : 'yes';
    return here.includes('maybe') ? 'maybe' : 'no';
  });
}

const byLikelihood = (a: Row, b: Row): number =>
  Number(b.isFound) - Number(a.isFound) || (b.encoder[0] ?? 0) - (a.encoder[0] ?? 0);
