/** The rules that ship say what they mean: their own examples, run. */
import { describe, expect, test } from 'vitest';
import { book, check, rulesIn } from '../../support/engine.js';

describe.each(book.rules)('$id', ({ id, examples, message }) => {
  test.each(examples.bad)('is found in: %s', (text) => {
    expect(rulesIn(text)).toContain(id);
  });
  test.each(examples.good)('is not found in: %s', (text) => {
    const { findings } = check(text);
    expect(findings.filter(({ rule, weight }) => rule === id || weight === 'finding')).toEqual([]);
  });
  test('quotes the words it points at', () => {
    expect(message).toContain('{actual}');
  });
});
