/** How findings are printed: for people, for GitHub's annotations, as SARIF 2.1.0, as JSON. */
import { VFile } from 'vfile';
import { reporter } from 'vfile-reporter';
import type { Finding } from '../../src/clarity/finding.js';
import { pointsOf } from '../../src/clarity/place.js';
import { addFinding } from '../../src/clarity/retext.js';
import type { RuleBook } from '../../src/clarity/rules/book.js';
import type { CheckedDocument } from './check.js';

export const FORMATS = ['pretty', 'github', 'sarif', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** Prints all documents; returns how many findings there were. */
export async function print(
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
    else
      results.push(
        ...document.findings.map((finding) =>
          format === 'json' ? plain(document, finding) : sarifResult(document, finding),
        ),
      );
  }
  if (format === 'json') console.log(JSON.stringify(results, null, 2));
  if (format === 'sarif') console.log(JSON.stringify(sarif(book, results), null, 2));
  return count;
}

function printPretty({ path, text, findings }: CheckedDocument, book: RuleBook): void {
  const file = new VFile({ path, value: text });
  const pointAt = pointsOf(text);
  for (const finding of findings)
    addFinding(file, pointAt, finding, book.rules.find((r) => r.id === finding.rule)?.why ?? '');
  if (findings.length > 0) console.log(reporter(file));
}

/** A workflow command of GitHub Actions; its values are escaped as its toolkit does. */
function annotation({ path, text }: CheckedDocument, finding: Finding): string {
  const at = pointsOf(text);
  const [start, end] = [at(finding.start), at(finding.end)];
  const value = (s: string) => s.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (s: string | number) => value(String(s)).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const level = finding.weight === 'hint' ? 'notice' : 'warning';
  const place = `file=${property(path)},line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column},title=${property(finding.rule)}`;
  return `::${level} ${place}::${value(finding.message)}`;
}

function plain({ path, text }: CheckedDocument, finding: Finding) {
  const { line, column } = pointsOf(text)(finding.start);
  return { path, line, column, ...finding };
}

function sarifResult({ path, text }: CheckedDocument, { rule, message, weight, start, end }: Finding) {
  const at = pointsOf(text);
  const [from, to] = [at(start), at(end)];
  return {
    ruleId: rule,
    level: weight === 'hint' ? 'note' : 'warning',
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
        },
      },
    ],
  };
}

function sarif(book: RuleBook, results: unknown[]) {
  const rules = book.rules.map(({ id, title, why }) => ({
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'baton', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}
