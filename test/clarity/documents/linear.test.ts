/** A document is read in proportion to its length: four times as much of anything takes four times as many steps. */
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../adapters/common/markdown.js';
import { DocumentReader } from '../../../src/clarity/documents/check.js';
import type { DocumentEngine } from '../../../src/clarity/documents/engine.js';
import { plainTree } from '../../../src/clarity/documents/plain.js';
import { documentWords } from '../../support/documents.js';
import { engine } from '../../support/engine.js';
import { rounds } from '../../support/full.js';
import { stepsOf, uncounted } from '../../support/steps.js';

/** Each text is read once, and its steps are not counted: this is about what becomes of its sentences. */
function kept<R>(read: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return uncounted((text) => {
    const result = known.get(text) ?? read(text);
    known.set(text, result);
    return result;
  });
}

const sentences: DocumentEngine = {
  findingsIn: kept((text) => engine.findingsIn(text, { medium: 'notes' })),
  parse: kept((text) => engine.parse(text)),
  scored: uncounted((...about) => engine.scored(...about)),
  findingFor: uncounted((...about) => engine.findingFor(...about)),
  classesOf: (word) => engine.classesOf(word),
  rule: (id) => engine.rule(id),
};
const reader = new DocumentReader(sentences, documentWords);

const many = (count: number, each: (i: number) => string) => Array.from({ length: count }, (_, i) => each(i)).join('');
const who = (i: number) => ['Ana', 'Bo', 'Chidi'][i % 3] ?? '';
/** Few texts, so that reading their sentences takes no time. */
const move = (i: number) => `Move the dashboard of team ${'abcdefg'[i % 7]} to the new cluster`;

const PLAIN: Record<string, (count: number) => string> = {
  'a list with names': (n) => `# Plan\n\n## Work\n\n${many(n, (i) => `- ${move(i)} (${who(i)})\n- ${move(i)}\n`)}`,
  'a list in minutes': (n) =>
    `# Minutes\n\n## Discussion\n\n${many(n, (i) => `- ${move(i)}\n`)}- Bo to move the rest\n`,
  'a nested list': (n) => `# Minutes\n\n## Actions\n\n${many(n, (i) => `- ${move(i)}:\n  - Owner: ${who(i)}\n`)}`,
  'items of one item': (n) => `# Minutes\n\n## Actions\n\n- Dashboards\n${many(n, (i) => `  - ${move(i)}\n`)}`,
  'what and who': (n) =>
    `# Plan\n\n## Actions\n\n- Dashboards\n${many(n, (i) => `  - What: ${move(i)}\n  - Who: ${who(i)}\n`)}`,
  'a checklist in use': (n) => `# Tracker\n\n${many(n, (i) => `- [ ] ${move(i)}\n`)}- [x] Order the machines\n`,
  'a checklist': (n) => `# Tracker\n\n${many(n, (i) => `- [ ] ${move(i)}\n`)}`,
  headings: (n) => `# Plan\n\n${many(n, (i) => `## Dashboard of ${who(i)}\n\nWe should move it.\n\n`)}`,
  'headings in bold': (n) => `# Plan\n\n${many(n, (i) => `**Dashboard of ${who(i)}**\n\nWe should move it.\n\n`)}`,
  paragraphs: (n) => `# Notes\n\n${many(n, (i) => `We should move the dashboard of ${who(i)}.\n\n`)}`,
  'lines of a paragraph': (n) => `# Notes\n\n${many(n, (i) => `We should move the dashboard of ${who(i)}\n`)}`,
  'what is said': (n) => `# Minutes\n\n${many(n, (i) => `${who(i)}: we should move the dashboards\n\n`)}`,
  'records of a board': (n) =>
    `Export\n\n${many(n, (i) => `Summary: ${move(i)}\nStatus: To Do\nAssignee: ${i % 2 ? who(i) : ''}\n\n`)}`,
  'lines that could be a record': (n) => `Export\n\n${many(n, () => 'Summary: moved\n\nStatus: To Do\n\nOwner:\n\n')}`,
  'cards of a board': (n) => `Board\n\n${many(n, (i) => `${move(i)}\nAssignee: ${who(i)} | Priority: low\n\n`)}`,
  'a table in plain text': (n) => `# Call\n\nACTIONS\n${many(n, (i) => `${who(i)}  ${move(i)}  open\n`)}`,
  'numbered demands': (n) => `# Design\n\n${many(n, (i) => `- R${i % 9} The service must keep its logs\n`)}`,
  'owners of sections': (n) =>
    `# Plan\n\n## Actions\n\n${many(n, (i) => `Owner: ${i % 2 ? 'tbd' : who(i)}\n\n- ${move(i)}\n\n`)}`,
  'a long paragraph': (n) => `# Notes\n\n${many(n / 4, () => 'We should move the dashboards. ')}`,
  'a long item': (n) => `# Notes\n\n## Actions\n\n- ${many(n / 4, (i) => `${move(i)} (${who(i)}). `)}`,
  'ignored parts': (n) => `# Notes\n\n${many(n, () => '<!-- baton-ignore -->\nWe should move it.\n\n')}`,
};

const table = (heads: readonly string[], rows: readonly string[][]) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');

const MARKDOWN: Record<string, (count: number) => string> = {
  'lines with links': (n) => `# Notes\n\n${many(n, () => '[The dashboards](https://example.com) are slow\n')}`,
  comments: (n) => `# Page\n\n${many(n, (i) => `> ${who(i)}, 3 May: could somebody check this?\n\n`)}`,
  'a long table': (n) =>
    `# Plan\n\n${table(
      ['Thing', 'Spoc', 'Note'],
      many(n, (i) => `${move(i)}/${i % 3 ? who(i) : 'nobody'}/slow\n`)
        .trim()
        .split('\n')
        .map((row) => row.split('/')),
    )}`,
  'a table of tasks': (n) =>
    `# Plan\n\nWe move it all.\n\n${table(
      ['Task', 'Status'],
      Array.from({ length: n }, (_, i) => [move(i), 'open']),
    )}`,
  'a wide table': (n) =>
    `# Plan\n\n${table(
      Array.from({ length: n }, (_, i) => `Team ${i}`),
      [Array.from({ length: n }, (_, i) => who(i)), Array.from({ length: n }, () => 'nobody')],
    )}`,
};

const COUNT = rounds(40, 100);
const TIMES = 4;
/** A reader that asks each about each other takes sixteen times as many. */
const MOST = 5;

function growth(make: (count: number) => string, treeOf: (text: string) => ReturnType<typeof plainTree>): number {
  const stepsFor = (count: number) => {
    const text = make(count);
    const tree = treeOf(text);
    reader.check(text, tree);
    return stepsOf(() => reader.check(text, tree));
  };
  return stepsFor(COUNT * TIMES) / stepsFor(COUNT);
}

test.each(Object.entries(PLAIN))('%s', (_, make) => expect(growth(make, plainTree)).toBeLessThan(MOST));
test.each(Object.entries(MARKDOWN))('%s', (_, make) => expect(growth(make, parseMarkdown)).toBeLessThan(MOST));
