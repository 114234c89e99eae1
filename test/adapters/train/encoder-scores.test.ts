/** The recorded scores of the encoder, and the figures that are made of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { messageId, readEncoderScores } from '../../../adapters/train/encoder-scores.js';
import { shareInterval } from '../../../adapters/train/intervals.js';
import { thresholdsFromOthers } from '../../../adapters/train/report-levels.js';
import type { Judgement } from '../../../adapters/train/report-ownership.js';
import { THRESHOLD } from '../../../src/clarity/ownership/score.js';
import { outputOf } from '../../support/output.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-scores-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a message has a score for each of its sentences that was read', () => {
  const file = join(folder, 'scores.tsv');
  writeFileSync(file, 'made-chat\tm-1\t0\t1.50\nmade-chat\tm-1\t24\t-3.00\nordered-chat\tm-1\t7\t0.25\n');
  expect([...readEncoderScores(file)]).toEqual([
    [
      messageId({ set: 'made-chat', id: 'm-1' }),
      new Map([
        [0, 1.5],
        [24, -3],
      ]),
    ],
    [messageId({ set: 'ordered-chat', id: 'm-1' }), new Map([[7, 0.25]])],
  ]);
});

test('a line of another form is refused', () => {
  const file = join(folder, 'wrong.tsv');
  writeFileSync(file, 'made-chat\tm-1\tfirst\t1.50\n');
  expect(() => readEncoderScores(file)).toThrow();
});

test('the recorded scores are numbers within reason, thousands of them', () => {
  const scores = [...readEncoderScores().values()].flatMap((one) => [...one.values()]);
  expect(scores.length).toBeGreaterThan(5_000);
  expect(scores.filter((score) => Math.abs(score) > 12)).toEqual([]);
});

test('the range of a share is narrow for many groups that are alike, and wide for few that differ', () => {
  const alike = Array.from({ length: 50 }, () => ({ part: 1, whole: 2 }));
  expect(shareInterval(alike)).toEqual([0.5, 0.5]);
  const [low, high] = shareInterval([
    { part: 10, whole: 10 },
    { part: 0, whole: 10 },
  ]);
  expect([low, high]).toEqual([0, 1]);
  expect(shareInterval([])).toEqual([Number.NaN, Number.NaN]);
});

/** A judged message of one part. */
const judged = (fold: number, set: string, nudge: 'yes' | 'no', score: number): Judgement => {
  const item = { id: '1', text: '', set, kind: 'need', owner: 'none', nudge, due: null } as const;
  return { item, group: `${fold}`, fold, work: 0, owner: 'none', linear: score, score };
};

test('a part is judged at the threshold that the two others need, not at its own', async () => {
  // In parts 1 and 2 all that is wrong lies below 1; in part 0 it lies above.
  const others = [1, 2].flatMap((fold) =>
    ['ordered-chat', 'made-chat'].flatMap((set) => [
      ...Array.from({ length: 10 }, () => judged(fold, set, 'no', 0.9)),
      ...Array.from({ length: 9 }, () => judged(fold, set, 'yes', 1.5)),
    ]),
  );
  const own = judged(0, 'made-chat', 'no', 1.2);
  let moved: Judgement[] = [];
  await outputOf(async () => {
    moved = thresholdsFromOthers([own, ...others]);
    return 0;
  });
  const above = moved.filter(({ score }) => score > THRESHOLD.nudge);
  expect(above.some(({ fold }) => fold === 0)).toBe(true);
  expect(above.filter(({ item, fold }) => fold !== 0 && item.nudge === 'no')).toEqual([]);
});
