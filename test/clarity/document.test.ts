/** Documents: which parts are checked, and where findings point. */
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../adapters/cli/markdown.js';
import type { CheckContext } from '../../src/clarity/check.js';
import { checkDocument, type DocumentNode } from '../../src/clarity/document.js';
import { engine } from '../support/engine.js';

function parsed(markdown: string): DocumentNode {
  const tree = parseMarkdown(markdown);
  if (tree === undefined) throw new Error('not parsed');
  return tree;
}

/** The words that findings point at. */
function found(markdown: string): string[] {
  const findings = checkDocument(engine, markdown, parsed(markdown)).filter(({ weight }) => weight === 'finding');
  return findings.map(({ start, end }) => markdown.slice(start, end));
}

test('paragraphs, list items and table cells are checked', () => {
  expect(
    found('Someone should fix the ETL.\n\n- Somebody must fix it.\n\n| a |\n|---|\n| Anybody should fix the docs |\n'),
  ).toEqual(['Someone should', 'Somebody must', 'Anybody should']);
});

test.each([
  ['a quote', '> Someone should fix the ETL.\n'],
  ['code', '```\nSomeone should fix the ETL.\n```\n'],
  ['a ticked item', '- [x] Someone should fix the ETL\n'],
  ['a heading', '# Someone should fix the ETL\n'],
  ['HTML', '<p>Someone should fix the ETL.</p>\n'],
  ['a block after an ignore comment', '<!-- baton-ignore -->\nSomeone should fix the ETL.\n'],
  [
    'what stands between ignore comments',
    '<!-- baton-ignore-start -->\n\nSomeone should fix the ETL.\n\n<!-- baton-ignore-end -->\n',
  ],
])('%s is not', (_, markdown) => expect(found(markdown)).toEqual([]));

test('markup inside a sentence does not hide it', () => {
  expect(found('**Someone** should fix `etl.py`.\n')).toEqual(['Someone** should']);
});

test('a block is read with its headings and the block before it', () => {
  const markdown = '# Plan\n\n## Next steps\n\nSoon.\n\n- the docs\n  - fix `them`\n';
  const read: [string, readonly string[] | undefined][] = [];
  const recorder = {
    check: (text: string, context: CheckContext = {}) => {
      read.push([text, context.context]);
      return engine.check('');
    },
  };
  checkDocument(recorder, markdown, parsed(markdown));
  expect(read).toEqual([
    ['Soon.', ['[section] Plan > Next steps']],
    ['the docs', ['[section] Plan > Next steps', 'Soon.']],
    ['fix `them`', ['[section] Plan > Next steps', 'the docs']],
  ]);
});

test('deep nesting is survived', () => {
  const deep = (depth: number): { type: string; children: object[] } =>
    depth === 0 ? { type: 'paragraph', children: [] } : { type: 'list', children: [deep(depth - 1)] };
  expect(checkDocument(engine, '', JSON.parse(JSON.stringify(deep(1_000))))).toEqual([]);
});
