/** Measures what is found in whole documents, against the marks of readers. */
import { DocumentReader } from '../../src/clarity/documents/check.js';
import { vocabularyOf } from '../../src/clarity/documents/vocabulary.js';
import { Clarity } from '../../src/clarity/engine.js';
import type { Finding } from '../../src/clarity/finding.js';
import { overlap, type TextRange } from '../../src/clarity/text/range.js';
import { parseMarkdown } from '../common/markdown.js';
import { readRules } from '../prompts/rules.js';
import { readWeights } from '../prompts/weights.js';
import { type MarkedDocument, readMarkedDocuments } from './documents.js';
import { oneLine, percentage } from './folds.js';
import { type Share, shareInterval } from './intervals.js';

/** What became of a document's marks. A finding on a "maybe" is neither right nor wrong. */
interface DocumentResult {
  document: MarkedDocument;
  right: Finding[];
  arguable: Finding[];
  wrong: Finding[];
  found: TextRange[];
  missed: (TextRange & { text: string })[];
}

/** Prints precision and recall of findings about owners, by genre. File names are taken away. */
export function evaluateDocuments(folder: string, showErrors: boolean): void {
  const book = readRules();
  const engine = new Clarity(book, readWeights());
  const reader = new DocumentReader(engine, vocabularyOf(book.documents, book.lists));
  const isOwner = ({ rule }: Finding) => engine.rule(rule).about === 'owner';
  const documents = readMarkedDocuments(folder).toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const results = documents.map((document) =>
    resultOf(document, reader.check(document.text, parseMarkdown(document.text)).findings.filter(isOwner)),
  );
  report('all', results);
  for (const genre of new Set(documents.map((document) => document.genre)))
    report(
      genre,
      results.filter(({ document }) => document.genre === genre),
    );
  if (showErrors) for (const result of results) showMistakes(result);
}

function resultOf(document: MarkedDocument, findings: readonly Finding[]): DocumentResult {
  const marks = document.marks.filter(({ start }) => start >= 0);
  const verdictOn = (finding: Finding) => {
    const here = marks.filter((mark) => overlap(mark, finding));
    if (here.some(({ nudge }) => nudge === 'yes')) return 'right';
    return here.some(({ nudge }) => nudge === 'maybe') ? 'arguable' : 'wrong';
  };
  const by = (verdict: string) => findings.filter((finding) => verdictOn(finding) === verdict);
  const wanted = marks.filter(({ nudge }) => nudge === 'yes');
  const isFound = (mark: TextRange) => findings.some((finding) => overlap(mark, finding));
  return {
    document,
    right: by('right'),
    arguable: by('arguable'),
    wrong: by('wrong'),
    found: wanted.filter(isFound),
    missed: wanted.filter((mark) => !isFound(mark)),
  };
}

function report(name: string, results: readonly DocumentResult[]): void {
  const precision = results.map(({ right, wrong }) => share(right.length, wrong.length));
  const recall = results.map(({ found, missed }) => share(found.length, missed.length));
  const arguable = results.reduce((sum, one) => sum + one.arguable.length, 0);
  console.log(
    `  ${name} (${results.length}): precision ${shown(precision)}, recall ${shown(recall)}; ${arguable} arguable`,
  );
}

const share = (part: number, rest: number): Share => ({ part, whole: part + rest });

/** "88.1 % (84-92), 223 of 253" with the range of nine in ten samples of documents. */
function shown(shares: readonly Share[]): string {
  const part = shares.reduce((sum, one) => sum + one.part, 0);
  const whole = shares.reduce((sum, one) => sum + one.whole, 0);
  if (whole === 0) return 'of nothing';
  const range = shareInterval(shares).map((bound) => Math.round(100 * bound));
  return `${percentage(part, whole)} (${range.join('–')}), ${part} of ${whole}`;
}

function showMistakes({ document: { file, text }, wrong, missed }: DocumentResult): void {
  const lineOf = ({ start }: TextRange) => text.slice(0, start).split('\n').length;
  for (const finding of wrong)
    console.log(`  false ${file}:${lineOf(finding)} ${finding.rule} ${oneLine(finding.actual)}`);
  for (const mark of missed) console.log(`  missed ${file}:${lineOf(mark)} ${oneLine(mark.text)}`);
}
