import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../adapters/common/markdown.js';

const typesIn = (text: string) => parseMarkdown(text).children?.map(({ type }) => type);

test('GitHub’s extensions are read: task lists, tables, footnotes', () => {
  expect(typesIn('- [x] done\n\n| a |\n|---|\n| b |\n\n[^1]: note')).toEqual(['list', 'table', 'footnoteDefinition']);
  expect(parseMarkdown('- [x] done').children?.[0]).toMatchObject({ children: [{ checked: true }] });
});

test.each([
  ['too deep', '>'.repeat(25)],
  ['too deep in brackets', `see ${'['.repeat(200)}`],
  ['too long', 'x'.repeat(2_000_001)],
])('a text that is %s is read line by line', (_, text) => {
  expect(typesIn(`${text}\n\n# Next steps\n\n- fix it`)).toEqual(expect.arrayContaining(['heading', 'list']));
});

test('front matter is no heading', () => {
  expect(typesIn('---\ntitle: Plan\n---\nHello.')).toEqual(['paragraph']);
});

test('lines across the page are not nesting', () => {
  for (const line of ['-'.repeat(80), '- '.repeat(40), '*'.repeat(30)])
    expect(typesIn(`a\n\n${line}\n\n| b |\n|---|\n| c |`)).toEqual(['paragraph', 'thematicBreak', 'table']);
});

test('as much nesting as people write is parsed', () => {
  expect(typesIn('> '.repeat(20))).toEqual(['blockquote']);
});
