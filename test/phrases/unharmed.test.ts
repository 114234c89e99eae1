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

/** Every fifth phrase. */
const some = (file: string) => phrasesIn(file).filter((_, i) => FULL || i % 5 === 0);

test.each(some('none.jsonl'))('$id $how is no order: $text', async (phrase) => {
  expect((await player.play(phrase)).changed).toEqual([]);
});

test.each(some('more.jsonl'))('$id $how: $text', async (phrase) => {
  const played = await player.play(phrase);
  expect(judge(phrase, played).wrongChange, JSON.stringify(played)).toBe(false);
});
