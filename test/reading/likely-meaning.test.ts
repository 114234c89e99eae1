/** What a text is likely to mean that was read as nothing, or as little. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Player } from '../phrases/play.js';

let player: Player;
beforeAll(() => {
  player = new Player();
});
afterAll(() => player.stop());

const outcomeOf = async (text: string) => (await player.say(text, 'mention')).outcome;

test('an order in words that no turn has is offered, behind chat that says nothing to Baton', async () => {
  const { changed, outcome } = await player.say(
    'holdout is frozen now folks, kindly roll evaluation into in progress',
    'mention',
  );
  expect(changed).toEqual([]);
  expect(outcome).toMatchObject({ offer: [{ command: 'start', args: { stage: 'Evaluation' } }] });
});

test('a question in words that no turn has is answered', async () => {
  expect(await outcomeOf('everything at a glance please, across all projects')).toEqual({ show: 'status all' });
});

test('what only begins like an order is left alone', async () => {
  expect(await outcomeOf('block party at my place saturday!')).toEqual({ none: 'unclear' });
});

test('words that somebody else said mean nothing here', async () => {
  expect(await outcomeOf('“flip evaluation to in progress”, she said')).not.toHaveProperty('do');
});
