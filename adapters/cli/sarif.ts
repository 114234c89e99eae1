/** SARIF 2.1.0, the format of static analysis results: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
import type { Finding } from '../../src/clarity/finding.js';
import type { RuleBook } from '../../src/clarity/rules/rule-book.js';
import { pointsOf } from '../../src/clarity/text/point.js';
import type { CheckedDocument } from './check-documents.js';

/** A finding as a SARIF result. */
export function sarifResult({ path, text }: CheckedDocument, { rule, message, weight, start, end }: Finding) {
  const pointAt = pointsOf(text);
  const [from, to] = [pointAt(start), pointAt(end)];
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

/** A SARIF log with one run. */
export function sarifLog(book: RuleBook, results: unknown[]) {
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
