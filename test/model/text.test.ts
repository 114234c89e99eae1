import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut } from '../../src/model/text.js';

test('cut never splits a character and never makes a text longer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (text, most) => {
      const short = cut(text, most);
      expect(short.length).toBeLessThanOrEqual(Math.max(most, 1));
      expect(/\p{Cs}/u.test(short)).toBe(false);
    }),
  );
});
