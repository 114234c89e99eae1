import { describe, expect, test } from 'vitest';
import { deliverBy, retryAfterMs } from '../../../adapters/platform/answer.js';
import type { Delivery } from '../../../src/ports/chat.js';

test.each([
  ['30', 30_000],
  ['0', undefined],
  ['-1', undefined],
  ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  [undefined, undefined],
])('Retry-After: %s is %s ms', (value, ms) => {
  expect(retryAfterMs(new Headers(value === undefined ? {} : { 'retry-after': value }))).toBe(ms);
});

describe('ways to deliver a message', () => {
  const tried: string[] = [];
  const way = (name: string) => async () => {
    tried.push(name);
    return name;
  };
  const settle = async (answer: string): Promise<Delivery | { closed: string }> =>
    answer === 'open' ? { result: 'sent' } : { closed: `${answer} is closed` };

  test('the next one is tried when one is closed, and none after one that works', async () => {
    expect(await deliverBy([way('a'), way('open'), way('b')], settle)).toEqual({ result: 'sent' });
    expect(tried).toEqual(['a', 'open']);
  });

  test('when all are closed, the last one says why', async () => {
    expect(await deliverBy([way('a'), way('b')], settle)).toEqual({ result: 'never', why: 'b is closed' });
  });

  test('without any way there is nowhere to say it', async () => {
    expect(await deliverBy([], settle)).toEqual({ result: 'never', why: 'nowhere to say it' });
  });
});
