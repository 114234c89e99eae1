import { expect, test } from 'vitest';
import type { CheckedDocument } from '../../../adapters/cli/check-documents.js';
import type { Format } from '../../../adapters/cli/format-names.js';
import { printDocuments } from '../../../adapters/cli/formats.js';
import type { Finding } from '../../../src/clarity/finding.js';
import { book } from '../../support/engine.js';
import { outputOf } from '../../support/output.js';

const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'indefinite-doer', start: 7, end: 21, actual: 'Someone should', expected: [] },
  ...{ message: 'names nobody: 50%,\nreally', weight: 'finding' },
  ...more,
});
const DOCUMENT: CheckedDocument = {
  path: 'a,b: c.md',
  text: 'Hello.\nSomeone should fix it soon.',
  genre: 'minutes',
  findings: [finding(), finding({ rule: 'vague-date', start: 29, end: 33, actual: 'soon', weight: 'hint' })],
};

const print = (format: Format) =>
  outputOf(() =>
    printDocuments(
      format,
      book,
      (async function* () {
        yield DOCUMENT;
      })(),
    ),
  );

test('hints are printed but not counted', async () => {
  for (const format of ['pretty', 'github', 'sarif', 'json'] as const) expect((await print(format)).code).toBe(1);
});

test('for people: line, column and message', async () => {
  expect((await print('pretty')).out).toMatch(/2:1-2:15\s+warning\s+names nobody/);
});

test('for GitHub: workflow commands with their values escaped', async () => {
  const [first, second] = (await print('github')).out.split('\n');
  expect(first).toBe(
    '::warning file=a%2Cb%3A c.md,line=2,endLine=2,col=1,endColumn=15,title=indefinite-doer::names nobody: 50%25,%0Areally',
  );
  expect(second).toMatch(/^::notice /);
});

test('as JSON: the findings with their places', async () => {
  expect(JSON.parse((await print('json')).out)).toMatchObject([
    { path: 'a,b: c.md', line: 2, column: 1, rule: 'indefinite-doer' },
    { line: 2, column: 23, rule: 'vague-date' },
  ]);
});

test('as SARIF: one run, with the rules and the results', async () => {
  const { version, runs } = JSON.parse((await print('sarif')).out);
  expect(version).toBe('2.1.0');
  expect(runs[0].tool.driver.rules).toHaveLength(book.rules.length);
  expect(runs[0].results).toMatchObject([
    {
      ruleId: 'indefinite-doer',
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%2Cb%3A%20c.md' },
            region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 15 },
          },
        },
      ],
    },
    { ruleId: 'vague-date', level: 'note' },
  ]);
});
