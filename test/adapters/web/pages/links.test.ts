import { expect, test } from 'vitest';
import { chatPath, queryFor } from '../../../../adapters/web/pages/links.js';

test('addresses name the reader, and the thread if one is open', () => {
  expect(chatPath('general', 'ana')).toBe('/chat/general?as=ana');
  expect(chatPath('général', 'ana', 'M&1')).toBe('/chat/g%C3%A9n%C3%A9ral?as=ana&thread=M%261');
  expect(queryFor('bo', '')).toBe('?as=bo');
});
