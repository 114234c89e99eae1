/** What in a document is read, with what place, and where findings point. */
import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../../src/clarity/documents/node.js';
import { asks, documentReader, readDocument } from '../../support/documents.js';

/** The words that findings point at. */
const found = (markdown: string) => readDocument(markdown, { genre: 'minutes' }).findings.map(({ actual }) => actual);

test('paragraphs, list items and table cells are read', () => {
  expect(
    found('Someone should fix the ETL.\n\n- Somebody must fix it.\n\n| a |\n|---|\n| Someone has to fix the docs |\n'),
  ).toEqual(['Someone should', 'Somebody must', 'Someone has']);
});

test.each([
  ['a quote', '> Someone should fix the ETL.\n'],
  ['code', '```\nSomeone should fix the ETL.\n```\n'],
  ['a ticked item', '- [x] Someone should fix the ETL\n'],
  ['what is struck out', '- ~~Someone should fix the ETL~~\n'],
  ['a heading', '# Someone should fix the ETL\n'],
  ['HTML', '<p>Someone should fix the ETL.</p>\n'],
  ['front matter', '---\ntitle: Someone should fix the ETL\n---\n'],
  ['a block after an ignore comment', '<!-- baton-ignore -->\nSomeone should fix the ETL.\n'],
  [
    'what stands between two',
    '<!-- baton-ignore-start -->\n\nSomeone should fix the ETL.\n\n<!-- baton-ignore-end -->\n',
  ],
])('%s is not', (_, markdown) => expect(found(markdown)).toEqual([]));

describe('hard-wrapped lines', () => {
  test('are one sentence', () => {
    const text =
      'The nightly export has been slow ever since we moved it to the new cluster. We should\nprofile the export before the next release, and find out why it takes four hours.\n';
    expect(readDocument(text, { genre: 'minutes' }).findings).toMatchObject([{ actual: 'We should' }]);
    expect(asks(text.replace('We should\nprofile', 'Bo will\nprofile'))).toBe(false);
  });

  test('in items too', () => {
    expect(found('## To do\n\n- Move the checkpoints of the last three runs to the\n  cold bucket\n')).toHaveLength(1);
    expect(found('## To do\n\n- Move the checkpoints of the last three runs to the\n  cold bucket (Dana)\n')).toEqual(
      [],
    );
  });

  test('but lines that are statements of their own stay apart', () => {
    const text = 'Action items:\nPurge the cache\nAna: warm it up again\n';
    expect(readDocument(text, { genre: 'minutes' }).lines).toEqual([]);
    expect(
      readDocument('Action items:\n- Purge the cache\n- Ana: warm it up again\n', { genre: 'minutes' }).lines,
    ).toEqual([2]);
  });
});

test('markup inside a sentence does not hide it', () => {
  expect(found('**Someone** should fix `etl.py`.\n')).toEqual(['Someone** should']);
});

test.each([
  '## Action items',
  '**Action items:**',
  'Action items:',
  '### Next steps',
  '## TODO',
  '## Follow-ups',
  '## AIs',
  '# Open tasks',
])('under “%s” an item is work', (heading) => {
  expect(asks(`${heading}\n\n- Purge the old backups\n`)).toBe(true);
  expect(asks(`${heading}\n\n- Purge the old backups (Bo)\n`)).toBe(false);
});

test.each(['## Agenda', '## Links', '## Attendees', '## Done', '## What went well', '## Table of contents'])(
  'under “%s” it is not',
  (heading) => expect(asks(`${heading}\n\n- Purge the old backups\n`)).toBe(false),
);

test('who was there says nothing of what stands under a further heading', () => {
  expect(asks('# Attendees\n\n- We need to purge the old backups\n')).toBe(false);
  expect(asks('# Attendees\n\n- Ana, Bo\n\n## Backups\n\n- We need to purge the old ones\n')).toBe(true);
});

test('under the topics of an agenda stands what was said of them', () => {
  const said = 'Whoever leads the release should purge the old backups';
  expect(asks(`## Agenda\n\n- ${said}\n`)).toBe(false);
  expect(asks(`## Agenda\n\n- Backups\n  - ${said}\n`)).toBe(true);
  expect(asks(`## Agenda\n\n### Backups\n\n- ${said}\n`)).toBe(true);
});

test('what explains a word, or ends with the number of a pull request, is no work', () => {
  expect(asks('## Action items\n\n- Detect - know of it before the users do\n')).toBe(false);
  expect(asks('## Improvements\n\n- Use a pool for the loaders #118188 (comparison)\n')).toBe(false);
  expect(asks('## Improvements\n\n- Use a pool for the loaders\n')).toBe(true);
});

test('an item can be a heading for those in it', () => {
  expect(asks('- Action items\n  - Purge the old backups\n')).toBe(true);
  expect(asks('- Backups\n  - The old ones are large\n')).toBe(false);
});

test('an item that goes on in those below it is one statement', () => {
  expect(
    asks('## Actions\n\n- The new process will ask authors to:\n  - explain the risk\n  - name the rollback\n'),
  ).toBe(false);
});

test('titles are no work: links, pull requests, contents', () => {
  expect(asks('- [Fix the flaky loader](https://example.com/pull/12)\n- [Add a changelog](#add-a-changelog)\n')).toBe(
    false,
  );
  expect(asks('## To do\n\n- [Fix the flaky loader](https://example.com/pull/12)\n')).toBe(true);
});

test('deep nesting is survived', () => {
  const deep = (depth: number): DocumentNode =>
    depth === 0 ? { type: 'paragraph', children: [] } : { type: 'list', children: [deep(depth - 1)] };
  expect(documentReader.check('', deep(1_000)).findings).toEqual([]);
  expect(asks(`${'- '.repeat(12)}Someone should fix the ETL\n`)).toBe(true);
});
