/** Slack's markup, in and out: nothing that people write becomes a mention, a link or a form of its own. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../adapters/slack/message-text.js';
import { escaped, mrkdwn } from '../../../adapters/slack/mrkdwn.js';
import { fallback, render } from '../../../adapters/slack/render.js';
import { bold, code, plain, type Text } from '../../../src/model/text.js';
import { heading, items, note, paragraph, view } from '../../../src/view.js';

const names: Record<string, string> = { U1: 'Ana Silva', C1: 'churn' };
const read = (raw: string) => readText(raw, (id) => names[id] ?? id);

describe('what people write', () => {
  test.each([
    ['ask <@U1> please', 'ask @Ana Silva please'],
    ['ask <@U1|ana>', 'ask @Ana Silva'],
    ['in <#C1|general> or <#C1>', 'in #general or #churn'],
    ['<https://a.test/x?a=1&amp;b=2|the page> and <https://b.test>', 'the page and https://b.test'],
    ['<mailto:a@b.test|a@b.test>', 'a@b.test'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt; stays', '&lt; stays'],
    ['<!here> and <!channel> and <!everyone>', '@here and @channel and @everyone'],
    ['<!subteam^S1|@ml-team> and <!subteam^S2>', '@ml-team and @group'],
    ['<!date^1392734382^{date}|Feb 18>', 'Feb 18'],
    ['<>', ''],
    ['<@>', '@'],
    ['no markup < at all', 'no markup < at all'],
  ])('%s', (raw, text) => {
    expect(read(raw).text).toBe(text);
  });

  test('mentions point at their words, whatever stands before', () => {
    const { text, mentions } = read('&lt;&amp; 🦔 <@U1>, <!here> <!subteam^S1|@ml> <@W9>');
    expect(mentions.map((m) => [m.is, m.id, text.slice(m.start, m.end)])).toEqual([
      ['person', 'U1', '@Ana Silva'],
      ['group', 'here', '@here'],
      ['group', 'S1', '@ml'],
      ['person', 'W9', '@W9'],
    ]);
  });

  test('any text that Slack could send is read, and its mentions point at their words', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('<@U1>', '<!here>', '&amp;', '<', '>', '|', '<a|b|c>', '<#C1>'));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { text, mentions } = read(parts.join(''));
        for (const m of mentions) expect(text.slice(m.start, m.end)).toBe(`@${m.name}`);
      }),
    );
  });
});

describe('what Baton says', () => {
  const say = (text: Text, mentions = true) => mrkdwn(text, mentions);

  test('calls people only where it is for one person', () => {
    const who: Text = [{ is: 'person', id: 'U1', name: 'Ana <Silva>' }];
    expect(say(who)).toBe('<@U1>');
    expect(say(who, false)).toBe('Ana &lt;Silva&gt;');
  });

  test('an id that is none of Slack’s is no mention', () => {
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

  test('a style ends where it is to end', () => {
    expect(say([bold('a *b* c')])).toBe('*a ∗b∗ c*');
    expect(say([bold(' x ')])).toBe(' *x* ');
    expect(say([bold('  ')])).toBe('  ');
    expect(say([code('a `b`')])).toBe('`a ˋbˋ`');
    expect(say([bold('two\nlines')])).toBe('*two lines*');
  });

  /** What Slack would make of it: every `<…>` is one of ours. */
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

  test('no words of people become markup, in any place', () => {
    fc.assert(
      fc.property(fc.array(span), fc.boolean(), (text, shared) => {
        const given = view(heading(text), paragraph(text), note(text), items([{ title: text, detail: text }]));
        const words = { cancel: 'c', somebodyElse: 's', more: 'm' };
        const look = (value: unknown): void => {
          if (Array.isArray(value)) for (const one of value) look(one);
          else if (typeof value === 'object' && value !== null) {
            const { type, text: said, verbatim } = value as Record<string, unknown>;
            if (type === 'mrkdwn') {
              expect(said).toMatch(MADE);
              expect(said).not.toMatch(/<!/);
              expect(verbatim).toBe(true);
            } else for (const one of Object.values(value)) look(one);
          }
        };
        look(render(given, { surface: 'message', shared, words }));
        expect(fallback(given)).not.toMatch(/[<>]/);
      }),
    );
  });

  test('escaping is what reading undoes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read(escaped(text)).text).toBe(text);
      }),
    );
  });
});
