/** What the encoder's word does to a channel's nudges. */
import { expect, test } from 'vitest';
import type { PassageReader } from '../../src/clarity/encoder/blend.js';
import { Listener } from '../../src/dispatch/on-message.js';
import { plainText } from '../../src/view/as-text.js';
import { originOf, partsOf } from '../support/context.js';
import { kit } from '../support/kit.js';

const OPEN = 'We need to fix the altimeter by Friday.';
const ASKED = [expect.stringContaining('will you fix the altimeter')];

const saying = (score: number | undefined, ms = 0): PassageReader => ({
  async read(passages) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return score === undefined ? undefined : passages.map(() => score);
  },
});

/** What is whispered after these messages, which come all at once. */
async function saidAfter(encoder: PassageReader, ...texts: [string, string][]) {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  const listener = new Listener({ ...partsOf(k), encoder });
  const heard = texts.map(([person, text], i) => {
    const message = { id: `M${i}`, at: k.clock.now(), text, mentions: [], link: null, edited: false };
    return listener.hear({ ...originOf(person), type: 'message', ...message });
  });
  await Promise.all(heard);
  k.clock.pass(3 * 60_000);
  while ((await listener.tick()) > 0);
  return (await k.take()).map((one) => plainText(one.view));
}

test.each<[string, number | undefined, unknown[]]>([
  ['what it is sure of is asked about', 5, ASKED],
  ['what it is sure against is not', -8, []],
  ['without its answer the linear models decide', undefined, ASKED],
])('%s', async (_, score, said) => {
  expect(await saidAfter(saying(score), ['ana', OPEN])).toEqual(said);
});

test('“I’ll take it” counts also if it comes while the message is read', async () => {
  expect(await saidAfter(saying(5, 30), ['ana', OPEN], ['bo', "I'll take it"])).toEqual([
    expect.stringContaining('Sounds like you’ve got this'),
  ]);
});
