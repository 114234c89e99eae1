import { expect, test } from 'vitest';
import { ChartFigure } from '../../../adapters/web/chart.js';
import { chart, timeChart } from '../../../src/view/view.js';

const BARS = [
  { label: 'W1', share: 0, text: '0' },
  { label: 'W2', share: 1, text: '5 <of 5>' },
];

test('shares are a table with bars', () => {
  const html = String(ChartFigure({ chart: chart('Stages', ...BARS) }));
  expect(html).toContain('<caption>Stages</caption>');
  expect(html).toContain(
    '<th scope="row">W2</th><td class="bar"><meter value="1" aria-hidden="true"></meter></td><td>5 &lt;of 5&gt;</td>',
  );
});

test('shares over time are columns, read out in words; an empty column can still be seen', () => {
  const html = String(ChartFigure({ chart: timeChart('Weeks', ...BARS) }));
  expect(html).toContain('role="img" aria-label="Weeks: W1 0, W2 5 &lt;of 5&gt;"');
  expect([...html.matchAll(/<svg [^>]*height="(\d+)"/g)].map(([, height]) => height)).toEqual(['2', '60']);
});
