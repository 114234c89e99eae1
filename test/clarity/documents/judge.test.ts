/** The judge of documents: what it makes of the rules' findings, by weights of its own, whatever the shipped ones are. */
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../adapters/common/markdown.js';
import { readJudgeWeights } from '../../../adapters/prompts/judge-weights.js';
import { DocumentJudge, type JudgeWeights } from '../../../src/clarity/documents/judge.js';
import type { Passage } from '../../../src/clarity/encoder/passage.js';
import { documentReader } from '../../support/documents.js';

const NEUTRAL = { bias: 0, scores: [], encoder: [], features: {} };
/** What the encoder says is all that counts, besides what the rules find. */
const WEIGHTS: JudgeWeights = {
  glance: NEUTRAL,
  close: { ...NEUTRAL, encoder: [1] },
  together: { bias: 0, own: 1, mean: 0, share: 0 },
};

/** The lines that are found, and the sentences that the encoder read. @param says of a sentence; undefined: it cannot read */
async function judged(text: string, says: (sentence: string) => number | undefined, weights = WEIGHTS) {
  const read: Passage[] = [];
  const readings = (passages: readonly Passage[]) => {
    read.push(...passages);
    const scores = passages.map(({ sentence }) => says(sentence));
    const isReadable = scores.every((score) => score !== undefined);
    return Promise.resolve(isReadable ? scores.map((score = 0) => Float32Array.of(score)) : undefined);
  };
  const judge = new DocumentJudge(documentReader, weights, { readings });
  const { findings } = await judge.check(text, parseMarkdown(text), { genre: 'minutes' });
  const lines = findings.map(({ start }) => text.slice(0, start).split('\n').length);
  return { lines, findings, read: read.map(({ sentence }) => sentence), passages: read };
}

const MINUTES = [
  '# Sync',
  '',
  '## Actions',
  '',
  '- Keys to be rotated',
  '- Bo: book the room',
  '- [x] Send the invitation',
  '',
  '## Notes',
  '',
  'Latency came up.',
].join('\n');

test('what the rules find stands unless the encoder is sure of the contrary', async () => {
  expect((await judged(MINUTES, () => -1)).lines).toEqual([5]);
  expect((await judged(MINUTES, () => -3)).lines).toEqual([]);
});

test('what the rules do not know is found if the encoder is sure', async () => {
  const says = (sentence: string) => (sentence.startsWith('Latency') ? 3 : -3);
  const { lines, findings } = await judged(MINUTES, says);
  expect(lines).toEqual([11]);
  expect(MINUTES.slice(findings[0]?.start, findings[0]?.end)).toBe(findings[0]?.actual);
});

test('what somebody has, what is done and what says so are never read or found', async () => {
  const { lines, read } = await judged(MINUTES, () => 5);
  expect(lines).toEqual([5, 11]);
  expect(read.join(' ')).not.toMatch(/book|invitation/);
});

test('a word by itself is no work, unless the rules find it', async () => {
  expect((await judged('# Sync\n\n## Notes\n\n- Prevent\n  - alerts came late\n', () => 5)).lines).toEqual([6]);
});

test('what is said outright stands whatever the encoder says', async () => {
  expect((await judged('# Sync\n\nSomeone should fix the ETL.\n', () => -9)).lines).toEqual([3]);
});

test('without an encoder the rules decide alone', async () => {
  expect((await judged(MINUTES, () => undefined)).lines).toEqual([5]);
});

test('lines that are ignored, and pages that have been archived, are not judged', async () => {
  const ignored = MINUTES.replace('Latency came up.', '<!-- baton-ignore -->\nLatency came up.');
  expect((await judged(ignored, () => 5)).lines).toEqual([5]);
  const archived = `# Sync\n\n> This page has been archived.\n\n${MINUTES.slice('# Sync\n\n'.length)}`;
  expect((await judged(archived, () => 5)).lines).toEqual([]);
});

test('the encoder reads a sentence below its headings and the item that it stands in', async () => {
  const { passages } = await judged('# Sync\n\n## Search\n\n- Index\n  - Latency came up\n', () => 0);
  expect(passages.find(({ sentence }) => sentence === 'Latency came up')?.before).toEqual([
    '[section] Sync > Search',
    'Index',
  ]);
});

test('of a document as long as a book four hundred sentences are read, and what the rules find in the rest stands', async () => {
  const many = 1_000;
  const text = `# Sync\n\n## Actions\n\n${'- Keys to be rotated\n'.repeat(many)}`;
  const { lines, read } = await judged(text, () => -9);
  expect(read).toHaveLength(400);
  expect(lines).toHaveLength(many - 400);
});

test('the shipped weights have as many numbers as the encoder gives, and say more of what looks like work', async () => {
  const weights = readJudgeWeights();
  expect(weights.close.encoder).toHaveLength(18 + 768);
  const { read } = await judged(MINUTES, () => 0, weights);
  expect(read).toContain('Keys to be rotated');
});
