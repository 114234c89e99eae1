import { expect, test } from 'vitest';
import { webAddress } from '../../../adapters/platform/links.js';

test.each([
  ['https://example.com/a b', 'https://example.com/a%20b'],
  ['http://example.com', 'http://example.com/'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['example.com', undefined],
  ['', undefined],
])('%s', (text, address) => {
  expect(webAddress(text)).toBe(address);
});
