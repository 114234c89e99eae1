import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { checkLines } from '../../../adapters/cli/check-lines.js';
import { BadUsage } from '../../../adapters/common/bad-usage.js';
import { engine } from '../../support/engine.js';
import { outputOf } from '../../support/output.js';

/** The answers to a stream that arrives in these chunks. */
async function answersTo(...chunks: string[]) {
  const { out } = await outputOf(async () => {
    await checkLines({ engine }, Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
    return 0;
  });
  return out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

test('each message gets a line with its findings, its work and whether to nudge', async () => {
  const lines = [
    { id: '7', text: 'Someone should fix it soon', context: ['Ana: hi'], participants: 4, medium: 'chat' },
    { id: 8, text: 'your going to love it' },
    { id: '9', text: 'hello', context: null, author: null },
  ];
  expect(await answersTo(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`)).toMatchObject([
    { id: '7', work: { kind: 'need', owner: 'indefinite', due: 'vague' }, nudge: true },
    { id: '8', findings: [{ rule: 'your-youre', start: 0, end: 4, actual: 'your', expected: ["you're"] }], work: null },
    { id: '9', findings: [], work: null, nudge: false },
  ]);
});

test('a line can arrive in pieces, and the last one needs no line break', async () => {
  expect(await answersTo('{"id":"1","te', 'xt":"a"}\n{"id"', ':"2","text":"b"}')).toMatchObject([
    { id: '1' },
    { id: '2' },
  ]);
});

test.each([
  ['not json', 'Line 1 is not JSON.'],
  ['{"text":"a"}\n\n{"id":"2"}', 'Line 3: '],
  ['{"text":"a","participants":"many"}', 'Line 1: '],
])('%j is refused, with the number of the line', async (input, reason) => {
  await expect(answersTo(input)).rejects.toThrow(BadUsage);
  await expect(answersTo(input)).rejects.toThrow(reason);
});
