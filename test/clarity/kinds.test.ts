/** Kinds of messages that are asked about, and kinds that are not. The sentences were written for these tests. */
import { describe, expect, test } from 'vitest';
import { check } from '../support/engine.js';

describe('a verb need not be in any list', () => {
  test.each([
    'rebuild',
    'relabel',
    'recalibrate',
    're-run',
    'dedupe',
    'reindex',
    'distill',
    'quantize',
    're-embed',
    'stratify',
    'unfreeze',
    'winsorize',
  ])('someone should %s it', (verb) => {
    expect(check(`Someone should ${verb} the fraud model.`).nudge).toBe(true);
    expect(check(`Somebody needs to ${verb} the fraud model before Friday.`).nudge).toBe(true);
  });
});

describe('marks of emphasis hide nothing', () => {
  test.each([
    '*Someone* should rebuild the index.',
    '_Someone should_ rebuild the index.',
    '**Someone** should rebuild the index.',
    '*Someone should rebuild the index.*',
    'The index is stale. *Someone* should rebuild it.',
  ])('%s', (text) => {
    const { nudge, findings } = check(text);
    expect(nudge).toBe(true);
    for (const { start, end, actual } of findings) expect(text.slice(start, end)).toBe(actual);
  });
});

describe('work that a person is asked for in the next breath', () => {
  test.each([
    'We should retrain the ranker. Bo, can you?',
    'The labels need to be cleaned up. @bo could you?',
    'We have to rotate the keys. Mira, would you mind?',
  ])('%s', (text) => expect(check(text).nudge).toBe(false));
});

describe('nobody has it, said outright', () => {
  test.each([
    'the label audit needs an owner',
    'any takers for the label audit?',
    "who's going to rerun the eval on the new split?",
    'TODO update the model card',
    'nobody owns the nightly job yet',
    'we gotta update the runbook',
  ])('%s', (text) => expect(check(text).nudge).toBe(true));
  test.each(["let's move on", 'should we drop the tokenizer patch?'])('but not %s', (text) =>
    expect(check(text).nudge).toBe(false),
  );
});

test('a main finding below the threshold is only told within reach, and is no nudge', () => {
  const text = 'Please keep the shard names short in the new bucket before Friday';
  const within = check(text, { medium: 'chat', participants: 5, reach: 20 });
  expect(within.main?.score).toBeLessThan(0);
  expect(within.nudge).toBe(false);
  expect(check(text).main).toBeNull();
});
