/** What the encoder says, weighed together with the linear models. */
import { expect, test } from 'vitest';
import type { PassageReader } from '../../../src/clarity/encoder/blend.js';
import type { Passage } from '../../../src/clarity/encoder/passage.js';
import { CHANNEL, check, engine } from '../../support/engine.js';

const UNSURE = 'the rollback plan is missing';

/** An encoder that says the same of every sentence, and what it was asked. */
function encoderOf(score: number | undefined) {
  const asked: (readonly Passage[])[] = [];
  const reader: PassageReader = {
    async read(passages) {
      asked.push(passages);
      return score === undefined ? undefined : passages.map(() => score);
    },
  };
  return { reader, asked };
}

async function checkedWith(score: number | undefined, text: string) {
  return engine.check(text, await engine.withEncoder(encoderOf(score).reader, text, CHANNEL));
}

test.each(['thanks, that worked!', 'good morning', 'see you at the standup', ''])(
  '“%s” is not read by the encoder',
  async (text) => {
    const { reader, asked } = encoderOf(9);
    expect((await engine.withEncoder(reader, text, CHANNEL)).encoder).toBeUndefined();
    expect(asked).toEqual([]);
  },
);

test('what the encoder is sure of is asked about, and what it is sure against is not', async () => {
  expect((await checkedWith(6, UNSURE)).nudge).toBe(true);
  expect((await checkedWith(-6, UNSURE)).nudge).toBe(false);
  expect((await checkedWith(-6, 'We should retrain the churn model.')).findings).toEqual([]);
});

test('without an answer the linear models decide', async () => {
  const text = 'We need to update the model card.';
  expect(check(text).nudge).toBe(true);
  expect(await checkedWith(undefined, text)).toEqual(check(text));
});

test.each([
  'We need to update the model card. lol someone should rewrite physics',
  'Someone should fix the loader if your right, and <@U02> will test it by Friday.',
  'Actions:\n- retrain the churn model\n- Bo: update the card',
  'has anybody seen the error in the log? it says connection reset by peer',
  'your right, thanks',
  '',
])('what is found in “%s” is the same if it was read before', async (text) => {
  const read = await engine.withEncoder(encoderOf(undefined).reader, text, CHANNEL);
  expect(engine.check(text, read)).toEqual(check(text));
});

test('a text that was read before is not read again', () => {
  const text = 'Someone should fix the altimeter.';
  expect(check(text).findings).toHaveLength(1);
  const reading = { text, sentences: [], scored: [] };
  expect(engine.check(text, { ...CHANNEL, reading }).findings).toEqual([]);
});

test('how one text was read says nothing of another', async () => {
  const read = await engine.withEncoder(encoderOf(undefined).reader, UNSURE, CHANNEL);
  for (const text of ['We need to update the model card.', 'good morning', ''])
    expect(engine.check(text, read)).toEqual(check(text));
});

test('at most three sentences of a message are read', async () => {
  const { reader, asked } = encoderOf(0);
  const text = Array.from({ length: 8 }, (_, i) => `We should fix pipeline ${i}.`).join(' ');
  await engine.withEncoder(reader, text, CHANNEL);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toHaveLength(3);
});

test.each(['Someone should fix the altimeter.', 'This needs an owner.', 'TODO: update the card'])(
  '“%s” says outright that nobody is named, and the encoder can only make it surer',
  async (text) => {
    const scoreOf = async (score: number | undefined) => (await checkedWith(score, text)).main?.score ?? 0;
    const alone = await scoreOf(undefined);
    expect(alone).toBeGreaterThan(0);
    expect(await scoreOf(-9)).toBe(alone);
    expect(await scoreOf(4)).toBeGreaterThan(alone);
  },
);

test('a question to anyone may ask for help: there the encoder is heard', async () => {
  const text = 'Can anyone review the model card?';
  expect((await checkedWith(-1, text)).nudge).toBe(true);
  expect((await checkedWith(-6, text)).nudge).toBe(false);
});

test('a sentence that names its doer is not asked about, whatever the encoder says', async () => {
  expect((await checkedWith(9, 'Bo will retrain the churn model tonight.')).nudge).toBe(false);
});

test('a higher score never takes a nudge away', async () => {
  let nudged = false;
  for (let score = -8; score <= 8; score += 0.5) {
    const { nudge } = await checkedWith(score, UNSURE);
    expect(nudge || !nudged).toBe(true);
    nudged = nudge;
  }
  expect(nudged).toBe(true);
});

test('that the writer does it is only a guess where no “I” says so, and the encoder can decide otherwise', async () => {
  const guessed =
    "gotta regenerate the seed table before the weekend job picks up the old one, that's a proper landmine";
  expect(check(guessed).work?.owner).toBe('self');
  expect((await checkedWith(8, guessed)).nudge).toBe(true);
  expect((await checkedWith(8, guessed)).findings).toHaveLength(1);
  expect((await checkedWith(-8, guessed)).nudge).toBe(false);
});

test.each([
  "I'll regenerate the seed table before the weekend job.",
  'I have to regenerate the seed table before the weekend job.',
  '<@U02> gotta regenerate the seed table before the weekend job',
])('“%s” is not asked about, whatever the encoder says', async (text) => {
  expect((await checkedWith(8, text)).nudge).toBe(false);
});
