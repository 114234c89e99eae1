/** Marks of emphasis in what people type to Baton. */
import { describe, expect, test } from 'vitest';
import { withoutMarks } from '../../src/dispatch/unmarked.js';
import { plainText } from '../../src/view/as-text.js';
import { kit } from '../support/kit.js';

describe('marks of emphasis', () => {
  test.each([
    ['*block* training because of the quota', 'block training because of the quota'],
    ['**start** data', 'start data'],
    ['_done_ *data*', 'done data'],
    ['task add *write* the _card_', 'task add write the card'],
    ['task add fix the ~old~ label', 'task add fix the label'],
    ['task add compare a*b and c*d', 'task add compare a*b and c*d'],
    ['task add rename my_old_name', 'task add rename my_old_name'],
    ['task add keep `*this*` as it is', 'task add keep `*this*` as it is'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['~Ana~ Bo takes it', ' Bo takes it'],
    ['- ~write it~ rewrite it', '- rewrite it'],
    ['~write it~', '~write it~'],
    ['*Action items*\n- *someone* should fix it', 'Action items\n- someone should fix it'],
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

  test('of several lines, those in bold alone keep their marks where they are read as headings', () => {
    const said = (text: string) => withoutMarks({ text, mentions: [] }, true).text;
    expect(said('*Action items*\n- *someone* should fix it')).toBe('*Action items*\n- someone should fix it');
    expect(said('*Someone should fix it*')).toBe('Someone should fix it');
  });

  test('an order is carried out as if they were not there, and no title keeps them', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn model');
    await k.say_('ana', '*start* training');
    expect((await k.say_('ana', '*block* training because *no gpus*')).text).toContain('blocked: “no gpus”');
    expect((await k.say_('ana', 'task add *write* the _card_')).text).toContain('write the card');
  });

  test('no title keeps marks of code, nor those of a form or a quotation', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn model');
    await k.say_('ana', 'task add update the `feature_store` docs');
    await k.say_('ana', 'task add "write the *runbook* for ```churn```"');
    await k.call('ana', { command: 'task add', args: { title: '*Rotate* the `api_key` of my_old_name' } });
    await k.say_('ana', 'block data because `gpu-7` is _down_');
    const tasks = await k.store.read('W1', (read) => read.find('task', { order: ['number'] }));
    expect(tasks.map(({ title }) => title)).toEqual([
      'update the feature_store docs',
      'write the runbook for churn',
      'Rotate the api_key of my_old_name',
    ]);
    expect((await k.say_('ana', 'status')).text).toContain('“gpu-7 is down”');
  });

  test('the author of a message is asked about its words, not its marks', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn model');
    await k.say_('ana', 'set nudge-grace 0 channel');
    const [nudge] = await k.hear('ana', {
      type: 'message',
      id: 'M1',
      text: '*Someone* should _fix_ the `etl_daily` job by *Friday*',
    });
    expect(nudge && plainText(nudge.view)).toContain('“Someone should fix the etl_daily job by Friday”');
    expect(nudge && plainText(nudge.view)).toContain('“@… will you fix the etl_daily job by Friday?”');
    await k.press('ana', nudge?.view, 'I’ll take it');
    const [task] = await k.store.read('W1', (read) => read.find('task', {}));
    expect(task).toMatchObject({ title: 'Fix the etl_daily job', due: '2026-03-06' });
  });
});
