import { expect, test } from 'vitest';
import { readSlackMarkup } from '../../../adapters/replay/slack-markup.js';

const nameOf = (id: string) => ({ U1: 'Ana Silva' })[id] ?? id;
const shown = (raw: string) => readSlackMarkup(raw, nameOf).text;

test.each([
  ['<https://example.org|the page>', 'https://example.org'],
  ['<@U1> and <@U9>', '@Ana Silva and @U9'],
  ['<@U1|ana>', '@ana'],
  ['<#C1|churn> <#C2>', '#churn #C2'],
  ['<!here> <!subteam^S1|ml-team>', '@here @ml-team'],
  ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
])('%s reads %s', (raw, text) => {
  expect(shown(raw)).toBe(text);
});

test('a mention covers the name in the text', () => {
  const { text, mentions } = readSlackMarkup('1 &lt; 2, <@U1>!', nameOf);
  expect(mentions).toEqual([{ start: 7, end: 17, is: 'person', id: 'U1', name: 'Ana Silva' }]);
  expect(text.slice(7, 17)).toBe('@Ana Silva');
});
