import { expect, test } from 'vitest';
import { runLines, textElements } from '../../../adapters/teams/runs.js';
import { bold, plain } from '../../../src/model/text.js';
import { HOSTILE_TEXTS } from '../../support/teams/hostile-texts.js';

test.each(HOSTILE_TEXTS)('%s is shown as it was typed: runs read no Markdown', (text) => {
  expect(textElements([plain(text)])).toEqual([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }]);
});

test('lines are split, blank ones go, and neighbours of one style are joined', () => {
  expect(runLines([plain('a'), plain('b\n \n'), bold('c')])).toEqual([
    [{ type: 'TextRun', text: 'ab' }],
    [{ type: 'TextRun', text: 'c', weight: 'Bolder' }],
  ]);
});

test('a link leads to the web and nowhere else', () => {
  const [bad] = runLines([{ is: 'link', url: 'javascript:alert(1)', text: 'x' }]);
  expect(bad).toEqual([{ type: 'TextRun', text: 'x' }]);
  const [good] = runLines([{ is: 'link', url: 'https://a.test/x', text: 'x' }]);
  expect(good?.[0]).toMatchObject({ text: 'x', selectAction: { type: 'Action.OpenUrl', url: 'https://a.test/x' } });
});
