/** What people write in Slack's markup, as plain words with mentions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText } from '../../../adapters/slack/message-text.js';
import { escaped } from '../../../adapters/slack/mrkdwn.js';

const names: Record<string, string> = { U1: 'Ana Silva', C1: 'churn' };
const read = (raw: string) => readText(raw, (id) => names[id] ?? id);

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

test('mentions point at their words, whatever comes before them', () => {
  const { text, mentions } = read('&lt;&amp; 🦔 <@U1>, <!here> <!subteam^S1|@ml> <@W9>');
  expect(mentions.map((m) => [m.is, m.id, text.slice(m.start, m.end)])).toEqual([
    ['person', 'U1', '@Ana Silva'],
    ['group', 'here', '@here'],
    ['group', 'S1', '@ml'],
    ['person', 'W9', '@W9'],
  ]);
});

test('any text can be read, and its mentions point at their words', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('<@U1>', '<!here>', '&amp;', '<', '>', '|', '<a|b|c>', '<#C1>'));
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { text, mentions } = read(parts.join(''));
      for (const m of mentions) expect(text.slice(m.start, m.end)).toBe(`@${m.name}`);
    }),
  );
});
test('an escaped text reads as it was', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(escaped(text)).text).toBe(text);
    }),
  );
});
