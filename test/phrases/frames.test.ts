/**
 * No clause that is itself asked, negated, conditional, hedged, reported or quoted is ever carried out: the orders among the
 * phrases, in frames that make them that. Each frame gets some of the orders, `SOAK=1` gives each frame all of them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FULL } from '../support/full.js';
import { framed, frames, orders, phrasesIn } from './orders.js';
import { type Phrase, singles } from './phrase.js';
import { Player } from './play.js';

const ORDERS = orders([...phrasesIn('dev.jsonl'), ...phrasesIn('own.jsonl')]);
/** Orders for each frame that has to leave them undone, and for each polite one. */
const EACH = 1;
const EACH_POLITE = 2;

let player: Player;
beforeAll(() => {
  player = new Player();
});
afterAll(() => player.stop());

/** Some of the orders, others for each frame. A prime step spreads them. */
const someFor = (index: number, all = ORDERS, each = EACH): readonly Phrase[] =>
  FULL ? all : Array.from({ length: each }, (_, i) => all[((index * each + i) * 37) % all.length] ?? []).flat();

/** Several orders at once: a frame around the first is one around all of them. */
const SEVERAL = ORDERS.filter(({ expect: want }) => JSON.stringify(want).includes('"all"'));

/** What the speaker does in person: "can you take #2?" may well ask Baton to do it. */
const PERSONAL = ['take', 'accept', 'decline'];
const ASKABLE = ORDERS.filter(
  ({ expect: want }) => !singles(want).some((one) => 'do' in one && PERSONAL.includes(one.do)),
);

const negative = Object.entries(frames).filter(([kind]) => kind !== 'orders');
const numbered = negative
  .flatMap(([kind, list]) => list.map((frame) => [kind, frame] as const))
  .map(([kind, frame], i) => ({ kind, frame, i }));

test('there are enough orders and frames', () => {
  expect(ORDERS.length).toBeGreaterThan(80);
  expect(SEVERAL.length).toBeGreaterThan(5);
  expect(numbered.length).toBeGreaterThan(130);
});

describe.each(negative.map(([kind]) => kind))('%s: nothing is carried out', (kind) => {
  test.each(numbered.filter((one) => one.kind === kind))('$frame', async ({ frame, i }) => {
    const carriedOut: string[] = [];
    for (const order of new Set([...someFor(i), ...someFor(i, SEVERAL, 1)])) {
      const text = framed(frame, order);
      if (text === undefined) continue;
      // Now and then by `/baton`: strict as it is, it takes no question for a command either.
      const how = i % 4 === 3 ? 'slash' : order.how;
      const { changed } = await player.play({ ...order, text, how });
      if (changed.length > 0) carriedOut.push(`${text} -> ${changed.join(', ')}`);
    }
    expect(carriedOut).toEqual([]);
  });
});

describe('asked of Baton politely, an order is an order', () => {
  test.each((frames.orders ?? []).map((frame, i) => ({ frame, i })))('$frame', async ({ frame, i }) => {
    const different: string[] = [];
    for (const order of someFor(i, ASKABLE, EACH_POLITE)) {
      const text = framed(frame, order);
      const [alone, asked] = [await player.play(order), await player.play({ ...order, text: text ?? order.text })];
      if (JSON.stringify(asked.outcome) !== JSON.stringify(alone.outcome))
        different.push(`${text}: ${JSON.stringify(asked.outcome)}, not ${JSON.stringify(alone.outcome)}`);
    }
    expect(different).toEqual([]);
  });
});
