/** Plain text, such as minutes pasted from elsewhere, is read like Markdown. */
import { expect, test } from 'vitest';
import { plainTree } from '../../../src/clarity/documents/plain.js';
import { documentReader } from '../../support/documents.js';

const openLines = (text: string) =>
  documentReader
    .check(text, plainTree(text), { genre: 'minutes' })
    .findings.filter(({ rule }) => rule !== 'your-youre')
    .map(({ start }) => text.slice(0, start).split('\n').length);

test.each([
  ['a line with a colon', 'Action items:\n• Purge the old backups\n• Bo: rotate the keys\n'],
  ['bold in a chat', '*Action items*\n• Purge the old backups\n• Rotate the keys (Bo)\n'],
  ['a heading', '# Action items\n1. Purge the old backups\n2. @bo rotate the keys\n'],
  ['boxes', 'TODO\n☐ done before\n- [ ] Purge the old backups\n- [x] Rotate the keys\n'.replace('☐ done before\n', '')],
])('items under %s', (_, text) => expect(openLines(text)).toEqual([2]));

test('indentation says what stands in what', () => {
  expect(
    openLines('Action items:\n- Purge the old backups\n  - Owner: Bo\n- Rotate the keys\n  - Owner: TBD\n'),
  ).toEqual([4]);
});

test('quotes and code are left out', () => {
  expect(openLines('> Someone should fix the ETL.\n\n```\nSomeone should fix the ETL.\n```\n')).toEqual([]);
});

test('wrapped lines are joined', () => {
  expect(
    openLines('The loader has been failing every night since the last upgrade of it. We should\nfind out why.\n'),
  ).toEqual([1]);
});
