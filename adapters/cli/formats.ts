/** How findings are printed: for people, as GitHub annotations, as SARIF 2.1.0, as JSON. */
import { VFile } from 'vfile';
import { reporter } from 'vfile-reporter';
import type { Finding } from '../../src/clarity/finding.js';
import { addFinding } from '../../src/clarity/retext.js';
import type { RuleBook } from '../../src/clarity/rules/rule-book.js';
import { pointsOf } from '../../src/clarity/text/point.js';
import type { CheckedDocument } from './check-documents.js';
import type { Format } from './format-names.js';
import { sarifLog, sarifResult } from './sarif.js';

/** Prints all documents on the standard output. @returns the number of findings, hints not counted */
export async function printDocuments(
  format: Format,
  book: RuleBook,
  documents: AsyncIterable<CheckedDocument>,
): Promise<number> {
  let count = 0;
  const results: unknown[] = [];
  for await (const document of documents) {
    count += document.findings.filter((f) => f.weight === 'finding').length;
    if (format === 'pretty') printPretty(document, book);
    else if (format === 'github') for (const finding of document.findings) console.log(annotation(document, finding));
    else {
      const result = format === 'json' ? jsonResult : sarifResult;
      results.push(...document.findings.map((finding) => result(document, finding)));
    }
  }
  if (format === 'json') console.log(JSON.stringify(results, null, 2));
  if (format === 'sarif') console.log(JSON.stringify(sarifLog(book, results), null, 2));
  return count;
}

function printPretty({ path, text, genre, findings }: CheckedDocument, book: RuleBook): void {
  const file = new VFile({ path, value: text });
  const pointAt = pointsOf(text);
  for (const finding of findings)
    addFinding(file, pointAt, finding, book.rules.find((r) => r.id === finding.rule)?.why ?? '');
  if (findings.length === 0) return;
  console.log(reporter(file));
  console.log(`Read as: ${genre} (--genre changes that)\n`);
}

/** A workflow command of GitHub Actions: `::warning file=plan.md,line=3,…::“Someone should” names nobody`. */
function annotation({ path, text }: CheckedDocument, finding: Finding): string {
  const pointAt = pointsOf(text);
  const [start, end] = [pointAt(finding.start), pointAt(finding.end)];
  const level = finding.weight === 'hint' ? 'notice' : 'warning';
  const place = `line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column}`;
  const properties = `file=${escapeProperty(path)},${place},title=${escapeProperty(finding.rule)}`;
  return `::${level} ${properties}::${escapeData(finding.message)}`;
}

/** As escapeData of @actions/core does it. */
const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
/** As escapeProperty of @actions/core does it. */
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function jsonResult({ path, text, genre }: CheckedDocument, finding: Finding) {
  const { line, column } = pointsOf(text)(finding.start);
  return { path, genre, line, column, ...finding };
}
