/** Whatever is not understood yet: nothing is changed that nobody asked for. In `npm test` some of the phrases, with `SOAK=1` all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FULL } from '../support/full.js';
import { phrasesIn } from './orders.js';
import { Player } from './play.js';
import { judge } from './score.js';

let player: Player;
beforeAll(() => {
  player = new Player();
});
afterAll(() => player.stop());

/** One phrase of so many. */
const oneOf = (many: number, file: string) => phrasesIn(file).filter((_, i) => FULL || i % many === 0);

test.each(oneOf(5, 'none.jsonl'))('$id $how is no order: $text', async (phrase) => {
  expect((await player.play(phrase)).changed).toEqual([]);
});

test.each(oneOf(15, 'more.jsonl'))('$id $how: $text', async (phrase) => {
  const played = await player.play(phrase);
  expect(judge(phrase, played).wrongChange, JSON.stringify(played)).toBe(false);
});
