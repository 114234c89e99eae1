import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callSchema, shrinkCall } from '../../../adapters/platform/calls.js';
import type { Call } from '../../../src/view/view.js';

describe('shrinking a call', () => {
  const long = 'x'.repeat(500);

  test('a call that fits stays as it is', () => {
    const call: Call = { command: 'take', args: { stage: 's1' }, seen: '3', after: { command: 'status', args: {} } };
    expect(shrinkCall(call)).toBe(call);
  });

  test('what the message shows afterwards goes first', () => {
    const call: Call = { command: 'take', args: { stage: 's1' }, after: { command: 'x', args: { a: long } } };
    expect(shrinkCall(call, 300)).toEqual({ command: 'take', args: { stage: 's1' } });
  });

  test('the longest arguments go next', () => {
    const call: Call = { command: 'add', args: { note: long, title: 'x'.repeat(100), stage: 's1' }, seen: '3' };
    expect(shrinkCall(call, 300)).toEqual({
      command: 'add',
      args: { title: 'x'.repeat(100), stage: 's1' },
      seen: '3',
    });
    expect(shrinkCall(call, 100)).toEqual({ command: 'add', args: { stage: 's1' }, seen: '3' });
  });

  test('every call fits into what a button can carry', () => {
    const call = fc.record({ command: fc.string(), args: fc.dictionary(fc.string(), fc.string({ maxLength: 3_000 })) });
    fc.assert(
      fc.property(call, fc.option(call), (own, after) => {
        const packed = JSON.stringify(shrinkCall({ ...own, ...(after && { after }) }));
        expect(packed.length).toBeLessThanOrEqual(2_000);
        expect(callSchema.safeParse(JSON.parse(packed)).success).toBe(true);
      }),
    );
  });
});

describe('a call that comes back', () => {
  test.each<[string, unknown]>([
    ['no arguments', { command: 'x' }],
    ['an argument that is no text', { command: 'x', args: { n: 1 } }],
    ['a text that is far too long', { command: 'x', args: { a: 'x'.repeat(20_001) } }],
    ['a broken call to show afterwards', { command: 'x', args: {}, after: { command: 'y' } }],
    ['nothing', undefined],
  ])('%s is not accepted', (_, value) => {
    expect(callSchema.safeParse(value).success).toBe(false);
  });

  test('fields that nobody knows are dropped', () => {
    expect(callSchema.parse({ command: 'x', args: {}, admin: true })).toEqual({ command: 'x', args: {} });
  });
});
