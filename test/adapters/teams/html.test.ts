import { expect, test } from 'vitest';
import { decodeEntities, htmlToText } from '../../../adapters/teams/html.js';

test('the blocks of a message become lines, scripts and tags go', () => {
  const html = '<div>a&nbsp;b</div><ul><li>c &lt;d&gt;</li></ul><script>x()</script><p>e<br>f</p>';
  expect(htmlToText(html)).toBe('a b\nc <d>\ne\nf');
});

test.each([
  ['&amp;&#38;&#x26;', '&&&'],
  ['&unknown; &', '&unknown; &'],
  ['&#0;&#9999999;', '&#0;&#9999999;'],
])('%s is %s', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded);
});
