import { expect, test } from 'vitest';
import { FormattedText } from '../../../adapters/web/text.js';
import type { Span } from '../../../src/model/text.js';

const html = (...text: Span[]) => String(FormattedText({ text }));

test.each<[Span, string]>([
  [{ is: 'plain', text: 'a < b' }, 'a &lt; b'],
  [{ is: 'bold', text: '<b>' }, '<strong>&lt;b&gt;</strong>'],
  [{ is: 'code', text: '/baton help' }, '<code>/baton help</code>'],
  [{ is: 'person', id: 'ana', name: 'Ana & co' }, '<span class="mention">Ana &amp; co</span>'],
  [{ is: 'channel', id: 'C1', name: 'churn' }, '<span class="mention">#churn</span>'],
  [{ is: 'day', day: '2026-03-06', text: 'Fri 6 Mar' }, '<time datetime="2026-03-06">Fri 6 Mar</time>'],
  [
    { is: 'link', url: 'https://a.org/?b="c"', text: 'a' },
    '<a href="https://a.org/?b=&quot;c&quot;" rel="noreferrer">a</a>',
  ],
])('%j', (span, expected) => {
  expect(html(span)).toBe(expected);
});

test.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '/clear'])(
  'a link to %s leads nowhere',
  (url) => {
    expect(html({ is: 'link', url, text: 'x' })).toContain('href="#"');
  },
);
