import { expect, test } from 'vitest';
import { readSecondReader } from '../../../adapters/second-reader/settings.js';

test('without an address there is no second reader', () => {
  expect(readSecondReader({})).toBeUndefined();
  expect(readSecondReader({ BATON_LLM_URL: '', BATON_LLM_MODEL: 'm' })).toBeUndefined();
});

test('an address and a model are enough', () => {
  expect(readSecondReader({ BATON_LLM_URL: 'http://localhost:11434/v1/', BATON_LLM_MODEL: 'm' })).toEqual({
    url: 'http://localhost:11434/v1',
    key: undefined,
    model: 'm',
    daily: 500,
  });
});

test('what is wrong is named, without its value', () => {
  expect(() => readSecondReader({ BATON_LLM_URL: 'ftp://secret@x', BATON_LLM_MODEL: 'm' })).toThrow(
    'BATON_LLM_URL is not valid. It takes an address such as http://localhost:11434/v1.',
  );
  expect(() => readSecondReader({ BATON_LLM_URL: 'http://x/v1' })).toThrow('BATON_LLM_MODEL is not valid');
});
