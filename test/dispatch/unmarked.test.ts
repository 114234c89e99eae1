/** Marks of emphasis in what people type to Baton. */
import { describe, expect, test } from 'vitest';
import { withoutMarks } from '../../src/dispatch/unmarked.js';
import { kit } from '../support/kit.js';

describe('marks of emphasis', () => {
  test.each([
    ['*block* training because of the quota', 'block training because of the quota'],
    ['**start** data', 'start data'],
    ['_done_ *data*', 'done data'],
    ['task add *write* the _card_', 'task add write the card'],
    ['task add fix the ~old~ label', 'task add fix the  label'],
    ['task add compare a*b and c*d', 'task add compare a*b and c*d'],
    ['task add rename my_old_name', 'task add rename my_old_name'],
    ['task add keep `*this*` as it is', 'task add keep `*this*` as it is'],
    ['2 * 3 * 4', '2 * 3 * 4'],
  ])('%s', (written, said) => {
    expect(withoutMarks({ text: written, mentions: [] }).text).toBe(said);
  });

  test('mentions stay on their names', () => {
    const mention = { is: 'person' as const, id: 'U2', name: 'bo' };
    const written = { text: '*own* data *@bo*', mentions: [{ ...mention, start: 12, end: 15 }] };
    const { text, mentions } = withoutMarks(written);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(['@bo']);
  });

  test('a mention that is struck out is not one', () => {
    const written = {
      text: 'own data ~@bo~ @chi',
      mentions: [{ is: 'person' as const, id: 'U2', name: 'bo', start: 10, end: 13 }],
    };
    expect(withoutMarks(written).mentions).toEqual([]);
  });

  test('an order is carried out as if they were not there, and no title keeps them', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn model');
    await k.say_('ana', '*start* training');
    expect((await k.say_('ana', '*block* training because *no gpus*')).text).toContain('blocked: “no gpus”');
    expect((await k.say_('ana', 'task add *write* the _card_')).text).toContain('write the card');
  });
});
