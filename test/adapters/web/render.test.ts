import { expect, test } from 'vitest';
import { RenderedView } from '../../../adapters/web/render.js';
import { bold, plain } from '../../../src/model/text.js';
import { type Block, controls, heading, items, note, paragraph, view } from '../../../src/view/view.js';

const html = (...blocks: Block[]) => String(RenderedView({ view: view(...blocks) }));

test('blocks come in their order', () => {
  expect(html(heading([plain('Churn')]), paragraph([bold('now')]), note([plain('later')]))).toBe(
    '<div class="view"><h3>Churn</h3><p><strong>now</strong></p><p class="note">later</p></div>',
  );
});

test('a list item shows its mark in words, its title, its detail and its controls', () => {
  const list = items([
    {
      mark: { tone: 'stopped', label: 'blocked' },
      title: [plain('Data')],
      detail: [plain('no labels yet')],
      controls: [{ control: 'button', label: 'Start', call: { command: 'start', args: {} } }],
    },
  ]);
  expect(html(list)).toMatch(
    /<ul class="items marked"><li><span class="mark stopped"><i aria-hidden="true"><\/i>blocked<\/span>.*Data.*no labels yet.*>Start<\/button>/,
  );
});

test('a list without marks has no column for them, and an empty detail is left out', () => {
  expect(html(items([{ title: [plain('Data')], detail: [] }]))).toBe(
    '<div class="view"><ul class="items"><li><div class="line"><span class="title">Data</span></div></li></ul></div>',
  );
});

test('the controls of a line are about the line, those of a message about the message', () => {
  const button = { control: 'button', label: 'Done', call: { command: 'done', args: {} } } as const;
  const line = html(items([{ title: [plain('Label more')], controls: [button] }]));
  expect(line).toContain('<span class="title" id="view-0-0">Label more');
  expect(line).toMatch(/aria-describedby="view-0-0"[^>]*>Done/);
  expect(html(controls(button))).toMatch(/aria-describedby="view-by"[^>]*>Done/);
});
