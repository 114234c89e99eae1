/** What Baton says in Slack's markup: nothing that people write becomes a mention, a link or a style. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject } from '../../../adapters/platform/json.js';
import { fitMrkdwn, mrkdwn } from '../../../adapters/slack/mrkdwn.js';
import { fallback, render } from '../../../adapters/slack/render.js';
import { bold, code, plain, type Text } from '../../../src/model/text.js';
import { heading, items, note, paragraph, view } from '../../../src/view/view.js';

/** All texts in mrkdwn, anywhere in blocks. */
function mrkdwnIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (!isObject(value)) return [];
  return value.type === 'mrkdwn' ? [value] : Object.values(value).flatMap(mrkdwnIn);
}

const say = (text: Text, mentions = true) => mrkdwn(text, mentions);

test('people are mentioned in private only; a mention in a channel would notify them', () => {
  const who: Text = [{ is: 'person', id: 'U1', name: 'Ana <Silva>' }];
  expect(say(who)).toBe('<@U1>');
  expect(say(who, false)).toBe('Ana &lt;Silva&gt;');
});

test('an id that is not one of Slack does not become a mention', () => {
  expect(say([{ is: 'person', id: '!channel', name: 'x' }])).toBe('x');
  expect(say([{ is: 'person', id: 'U1|<!here>', name: 'x' }])).toBe('x');
  expect(say([{ is: 'channel', id: 'D1> <!here', name: 'x' }])).toBe('#x');
});

test.each([
  ['https://a.test/x?a=1&b=2', '<https://a.test/x?a=1&amp;b=2|t>'],
  ['https://a.test/x y', '<https://a.test/x%20y|t>'],
  ['https://a.test/%20x', '<https://a.test/%20x|t>'],
  ['https://a.test/x>|<!channel>', '<https://a.test/x%3E%7C%3C!channel%3E|t>'],
  ['https://a.test/%', '<https://a.test/%|t>'],
  ['https://', 't'],
  ['javascript:alert(1)', 't'],
  ['slack://x', 't'],
])('a link to %s', (url, written) => {
  expect(say([{ is: 'link', url, text: 't' }])).toBe(written);
});

test('a style ends where it should, whatever is in it', () => {
  expect(say([bold('a *b* c')])).toBe('*a ∗b∗ c*');
  expect(say([bold(' x ')])).toBe(' *x* ');
  expect(say([bold('  ')])).toBe('  ');
  expect(say([code('a `b`')])).toBe('`a ˋbˋ`');
  expect(say([bold('two\nlines')])).toBe('*two lines*');
});

test('lines of code are one block, to be copied at once', () => {
  expect(say([code('figure,n'), plain('\n'), code('a `b` & c,2')])).toBe('```figure,n\na ˋbˋ &amp; c,2```');
  expect(say([code('help'), plain(' or '), code('audit')])).toBe('`help` or `audit`');
});

/** All that Slack would read as markup is a mention or link of Baton's. */
const MADE = /^(?:[^<>]|<@[UW][A-Z0-9]+>|<#[CG][A-Z0-9]+>|<https?:\/\/[^<>|]*\|[^<>|]*>)*$/;
const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '<!here>',
    '<!channel|x>',
    '<@U1>',
    '<https://evil.test|Slack>',
    '@channel',
    '&lt;!here&gt;',
    '*',
    '|',
  ),
);
const span = fc.oneof(
  hostile.map(plain),
  hostile.map(bold),
  hostile.map(code),
  fc.record({ is: fc.constant('person' as const), id: hostile, name: hostile }),
  fc.record({ is: fc.constant('channel' as const), id: hostile, name: hostile }),
  fc.record({ is: fc.constant('day' as const), day: hostile, text: hostile }),
  fc.record({ is: fc.constant('link' as const), url: hostile.map((t) => `https://a.test/${t}`), text: hostile }),
);

test('nothing that people write becomes markup, anywhere in a message', () => {
  fc.assert(
    fc.property(fc.array(span), fc.boolean(), (text, shared) => {
      const given = view(heading(text), paragraph(text), note(text), items([{ title: text, detail: text }]));
      const words = { cancel: 'c', somebodyElse: 's', more: 'm' };
      for (const { text: written, verbatim } of mrkdwnIn(render(given, { surface: 'message', shared, words }))) {
        expect(written).toMatch(MADE);
        expect(written).not.toMatch(/<!/);
        expect(verbatim).toBe(true);
      }
      expect(fallback(given)).not.toMatch(/[<>]/);
    }),
  );
});

test('a text is cut so that it fits with all its markup', () => {
  const long = [bold('&'.repeat(5_000))];
  expect(fitMrkdwn(long, false, 3_000).length).toBeLessThanOrEqual(3_000);
  expect(fitMrkdwn(long, false, 3_000)).toMatch(/^\*(&amp;)+…\*$/);
});

test('a link whose address alone is too long is shown as its words', () => {
  const url = `https://a.test/${'x'.repeat(3_000)}`;
  expect(fitMrkdwn([{ is: 'link', url, text: 'the page' }], false, 3_000)).toBe('the page');
});
