/** Indicator features. */
import { expect, test } from 'vitest';
import { indicatorsOf } from '../../../src/clarity/ownership/indicators.js';
import type { MessageContext } from '../../../src/clarity/ownership/types.js';
import { parseAll, resources } from '../../support/engine.js';

function indicators(text: string, context: MessageContext = {}, at = 0): string[] {
  const sentences = parseAll(text);
  const parsed = sentences[at];
  return parsed ? [...indicatorsOf(parsed, at, { sentences, context }, resources.grammar)] : [];
}

test.each([
  ['can you fix it?', ['question']],
  ['- [x] fix it', ['item', 'done', 'verb-first']],
  ['Ana: fix it', ['address-colon', 'address-name']],
  ['@ana, fix it', ['address', 'address-mention']],
  ['see https://example.org and `x` and 42', ['url', 'code', 'number']],
  ['if it was fixed today', ['condition', 'condition-first', 'past', 'when']],
  ["it doesn't work", ['not']],
  ['fix it (Ana)', ['bracketed-name', 'name-inside']],
  ['fix it - Ana', ['name-last']],
  ['fix it @ana', ['mention', 'mention-last']],
  ['lol', ['no sign', 'first', 'people none', 'length 0']],
  ['it fails because we should fix it', ['all under', 'subjects we']],
])('“%s” has %j', (text, expected) => expect(indicators(text)).toEqual(expect.arrayContaining(expected)));

test('the place in the message, and the signs of its other sentences', () => {
  const text = 'It is red. Someone should fix it. Thanks.';
  expect(indicators(text, {}, 0)).toEqual(expect.arrayContaining(['first', 'sentences 3', 'other indefinite-doer']));
  expect(indicators(text, {}, 1)).toContain('middle');
  expect(indicators(text, {}, 1)).not.toContain('other indefinite-doer');
  expect(indicators(text, {}, 2)).toContain('last');
});

test('the lines before', () => {
  expect(indicators('yes', { context: ['Bo: can you fix it?'] })).toEqual(
    expect.arrayContaining(['answer', 'people unknown']),
  );
  expect(indicators('release notes', { context: ['[section] Action items'] })).toContain('to-do heading');
});
