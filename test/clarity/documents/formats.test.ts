/** The same tasks, written down in many ways: whoever is named has them, and those of nobody are found. */
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../support/documents.js';

interface Row {
  task: string;
  who: string;
}

const HEADS = ['Task', 'Owner'] as const;
const rows = (nobody: string): Row[] => [
  { task: 'Rotate the keys of the image bucket', who: 'Bo Berg' },
  { task: 'Evaluate the detector on faxes', who: nobody },
  { task: 'Nightly evaluation is flaky', who: '@priya' },
  { task: 'Quote for the second rack', who: 'T. Okafor' },
];
const lines =
  (form: (row: Row, i: number) => string, between = '\n') =>
  (all: Row[]) =>
    all.map(form).join(between);
const headed = (head: string, form: (row: Row, i: number) => string) => (all: Row[]) =>
  [head, ...all.map(form)].join('\n');

/** Each way, and the line of the second task below the heading. */
const FORMS: Record<string, (all: Row[]) => string> = {
  table: headed(`| ${HEADS.join(' | ')} |\n|---|---|`, ({ task, who }) => `| ${task} | ${who} |`),
  'table without outer bars': headed('ID | Title | Assignee', ({ task, who }, i) => `${i} | ${task} | ${who}`),
  'comma-separated export': headed('id,title,assignee,status', ({ task, who }, i) => `${i},${task},${who},in progress`),
  'quoted export': headed('"Key","Summary","Assignee"', ({ task, who }, i) => `"OCR-${i}","${task}","${who}"`),
  'semicolons, with a head in another language': headed(
    'Nr;Aufgabe;Owner',
    ({ task, who }, i) => `${i};${task};${who}`,
  ),
  tabs: headed('Key\tSummary\tAssignee', ({ task, who }, i) => `OCR-${i}\t${task}\t${who}`),
  'export in a block of code': (all) =>
    `\`\`\`\n${headed('id,title,assignee,status', ({ task, who }, i) => `${i},${task},${who},open`)(all)}\n\`\`\``,
  'aligned by blanks': headed(`${'Task'.padEnd(40)}Owner`, ({ task, who }) => task.padEnd(40) + who),
  'headings with fields': lines(
    ({ task, who }, i) => `### OCR-${i} ${task}\n\nAssignee: ${who}\nStatus: in progress\n`,
  ),
  'headings with items': lines(({ task, who }) => `### ${task}\n- Owner: ${who}\n`),
  'lines with fields': lines(({ task, who }, i) => `OCR-${i}  ${task}\n  Assignee: ${who}\n  Priority: high\n`),
  'items with fields': lines(({ task, who }) => `- ${task}\n  - owner: ${who}\n  - due: May`),
  'fields in brackets': lines(({ task, who }) => `- ${task} (owner: ${who}, due in May)`),
  'fields behind semicolons': lines(({ task, who }) => `- ${task}; owner: ${who}; due: May`),
  'sentences of an item': lines(({ task, who }, i) => `${i + 1}. ${task}. Owner: ${who}. By May.`),
  bars: lines(({ task, who }) => `- ${task} | ${who} | May`),
  'names in front': lines(({ task, who }) => `- ${who}: ${task}`),
  'names behind': lines(({ task, who }) => `- ${task} – ${who}`),
  'numbered paragraphs': lines(({ task, who }, i) => `AP${i}: ${task}. Responsible: ${who}; deadline: May`, '\n\n'),
};

/** The tasks in whose lines, or below them, something is found. */
function found(form: (all: Row[]) => string, nobody: string, title: string): string[] {
  const all = rows(nobody);
  const text = `${title}${form(all)}\n`;
  const starts = all.map(({ task }) => text.lastIndexOf('\n', text.indexOf(task)));
  const { findings } = readDocument(text);
  return all
    .filter((_, i) => findings.some(({ start }) => start > (starts[i] ?? 0) && start < (starts[i + 1] ?? text.length)))
    .map(({ task }) => task);
}

describe.each(Object.entries(FORMS))('%s', (_, form) => {
  test.each(['TBD', 'nobody', 'n.n.', 'unassigned', 'to be found', 'not allocated'])('%s', (nobody) => {
    const status = '# Status of the OCR project\n\n## Tasks\n\n';
    expect(found(form, nobody, status)).toEqual(['Evaluate the detector on faxes']);
    expect(found(form, 'Ana', status)).toEqual([]);
  });
});

test.each(Object.entries(FORMS).filter(([name]) => name !== 'export in a block of code'))(
  '%s, where nothing says that it is a list of work',
  (_, form) => {
    expect(found(form, 'nobody', '# OCR, sprint 31\n\n')).toEqual(['Evaluate the detector on faxes']);
  },
);

describe('a rota with a free place', () => {
  const rota = (free: string, bullet = '- ') =>
    `# Help channel, December\n\n${['Mon: Pia', 'Tue: Rohan', `Wed: ${free}`, 'Thu: Pia'].map((line) => bullet + line).join('\n')}\n`;
  test.each(['free!', '???', '–', 'nobody yet', 'to be found'])('%s', (free) => {
    expect(readDocument(rota(free)).lines).toEqual([5]);
    expect(readDocument(rota(free, '')).lines).toEqual([5]);
  });
  test('but not one that is full, or a list of facts', () => {
    expect(readDocument(rota('Lea')).lines).toEqual([]);
    expect(readDocument('# Call\n\n- Chair: Pia\n- Scribe: Rohan\n- Date: 5 May\n- Next: –\n').lines).toEqual([]);
  });
});
