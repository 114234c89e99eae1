import { expect, test } from 'vitest';
import { decodeEntities, htmlToText, readHtml } from '../../../adapters/teams/html.js';

test('the blocks of a message become lines, scripts and tags go', () => {
  const html = '<div>a&nbsp;b</div><ul><li>c &lt;d&gt;</li></ul><script>x()</script><p>e<br>f</p>';
  expect(htmlToText(html)).toBe('a b\n• c <d>\ne\nf');
});

test.each([
  ['&amp;&#38;&#x26;', '&&&'],
  ['&unknown; &', '&unknown; &'],
  ['&#0;&#9999999;', '&#0;&#9999999;'],
])('%s is %s', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded);
});

test.each([
  ['<p>a</p>\n\n<p>b</p>', 'a\nb'],
  ['<p>a</p><p>&nbsp;</p><p>&nbsp;</p><p>&nbsp;</p><p>b</p>', 'a\n\nb'],
  ['<b>fix</b>ing  the\n ETL', 'fixing the ETL'],
  ['<table><tr><td>data</td><td>Bo</td></tr><tr><td>model</td><td></td></tr></table>', 'data | Bo\nmodel |'],
  ['<attachment id="1"></attachment><p>a</p><!-- b --><hr>c', 'a\nc'],
  ['<blockquote>a<blockquote>b</blockquote></blockquote>c', '> a\n> > b\nc'],
  ['</ul></blockquote></pre></li>a', 'a'],
  ['<pre>  a\n    b</pre>c', '```\n  a\n    b\n```\nc'],
  ['a <b or c> d < e', 'a d < e'],
])('%j is %j', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('a quoted reply is left out, with whatever it quotes itself; its id stays', () => {
  const inner = '<blockquote>older</blockquote><p itemprop="preview">old</p>';
  const html = `<blockquote itemtype="http://schema.skype.com/Reply" itemid="17">${inner}</blockquote><p>new</p>`;
  expect(readHtml(html)).toEqual({ pieces: [{ is: 'text', text: 'new' }], quoted: ['17'] });
});

test.each(['<', '<p', '<at>', '<blockquote itemtype="', '<ul><li>', '&amp', '<!', '</'])(
  'a message of nothing but "%s" is read at once',
  (piece) => {
    const from = performance.now();
    readHtml(piece.repeat(200_000 / piece.length));
    expect(performance.now() - from).toBeLessThan(5_000);
  },
);
