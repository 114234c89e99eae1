import { expect, test } from 'vitest';
import { inAscii } from '../../../adapters/common/bundle.js';

test('code in ASCII means the same', () => {
  const code = String.raw`['“é”', /^[’‘]\s$/.test('’ '), /^[😀-😂]$/u.test('😁'), 'a\—b', '\\…']`;
  const ascii = inAscii(code);
  expect(ascii).toMatch(/^\p{ASCII}*$/u);
  const value = (source: string): unknown => new Function(`return ${source}`)();
  expect(value(ascii)).toEqual(value(code));
});
