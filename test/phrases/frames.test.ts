/**
 * No clause that is itself asked, negated, conditional, hedged, reported or quoted is ever carried out: the orders among the
 * phrases, in frames that make them that. Each frame gets some of the orders, `SOAK=1` gives each frame all of them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FULL } from '../support/full.js';
import { framed, frames, orders, phrasesIn } from './orders.js';
import type { Phrase } from './phrase.js';
import { Player } from './play.js';

const ORDERS = orders([...phrasesIn('dev.jsonl'), ...phrasesIn('own.jsonl')]);
/** Orders for each frame: with a hundred and forty frames every order gets into some. */
const EACH = 2;

let player: Player;
beforeAll(() => {
  player = new Player();
});
afterAll(() => player.stop());

/** Some of the orders, others for each frame. A prime step spreads them. */
function someFor(index: number): readonly Phrase[] {
  if (FULL) return ORDERS;
  return Array.from({ length: EACH }, (_, i) => ORDERS[((index * EACH + i) * 37) % ORDERS.length]).filter(
    (one) => one !== undefined,
  );
}

const negative = Object.entries(frames).filter(([kind]) => kind !== 'orders');
const numbered = negative
  .flatMap(([kind, list]) => list.map((frame) => [kind, frame] as const))
  .map(([kind, frame], i) => ({ kind, frame, i }));

test('there are enough orders and frames', () => {
  expect(ORDERS.length).toBeGreaterThan(80);
  expect(numbered.length).toBeGreaterThan(130);
});

describe.skip.each(negative.map(([kind]) => kind))('%s: nothing is carried out', (kind) => {
  test.each(numbered.filter((one) => one.kind === kind))('$frame', async ({ frame, i }) => {
    const carriedOut: string[] = [];
    for (const order of someFor(i)) {
      const text = framed(frame, order);
      if (text === undefined) continue;
      const { changed } = await player.play({ ...order, text });
      if (changed.length > 0) carriedOut.push(`${text} -> ${changed.join(', ')}`);
    }
    expect(carriedOut).toEqual([]);
  });
});

describe.skip('asked of Baton politely, an order is an order', () => {
  test.each((frames.orders ?? []).map((frame, i) => ({ frame, i })))('$frame', async ({ frame, i }) => {
    const different: string[] = [];
    for (const order of someFor(i)) {
      const text = framed(frame, order);
      const [alone, asked] = [await player.play(order), await player.play({ ...order, text: text ?? order.text })];
      if (JSON.stringify(asked.outcome) !== JSON.stringify(alone.outcome))
        different.push(`${text}: ${JSON.stringify(asked.outcome)}, not ${JSON.stringify(alone.outcome)}`);
    }
    expect(different).toEqual([]);
  });
});
