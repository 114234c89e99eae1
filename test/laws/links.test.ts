/** Every link between the pages of the documentation leads to a file, and to a heading in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root(), 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const read = (page: string) => readFileSync(join(root(), page), 'utf8');

/** The name by which GitHub links to a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\- ]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
const linksOf = (page: string) => [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** What is wrong with a link; undefined if nothing is. */
function wrongWith(page: string, link: string): string | undefined {
  if (/^https?:/.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : relative(root(), join(root(), dirname(page), path));
  if (!existsSync(join(root(), target))) return `${page}: ${link}: no such file`;
  if (anchor === undefined || anchorsOf(target).includes(anchor)) return undefined;
  return `${page}: ${link}: no such heading`;
}

test.each(PAGES)('the links of %s lead somewhere', (page) => {
  const wrong = linksOf(page).map((link) => wrongWith(page, link));
  expect(wrong.filter((one) => one !== undefined)).toEqual([]);
});

test('every page of docs/ can be reached from the README', () => {
  const linked = linksOf('README.md').map((link) => link.split('#')[0]);
  const pages = readdirSync(join(root(), 'docs')).filter((name) => name.endsWith('.md'));
  expect(pages.filter((name) => !linked.includes(`docs/${name}`))).toEqual([]);
});
