/** Forms, in dialogs and in cards, and the menu of a message. */
import { describe, expect, test } from 'vitest';
import { CARD_CONTENT_TYPE } from '../../../adapters/teams/cards.js';
import type { TeamsSettings } from '../../../adapters/teams/settings.js';
import { cardIn } from '../../support/teams/answers.js';
import { cardProblems } from '../../support/teams/card-problems.js';
import { actionsOf, dataOf, errorsOn, inputsOf, wordsOf } from '../../support/teams/cards.js';
import { freshWorld } from '../../support/teams/fresh-world.js';
import { objectIdOf } from '../../support/teams/ids.js';
import { statusCard } from '../../support/teams/status-card.js';
import { SETTINGS } from '../../support/teams/world.js';

/** The form of a new task, opened by Bo. */
async function taskForm(forms: TeamsSettings['forms'] = 'dialog') {
  const status = await statusCard({ settings: { ...SETTINGS, forms } });
  const { w, tenant, message, action } = status;
  const answer = await w.press(tenant, 'bo', message, action('Add a task'));
  const card = cardIn(answer);
  const send = actionsOf(card).find(({ style }) => style === 'positive');
  const submit = (who: string, fields: Record<string, string>) =>
    w.invoke(tenant, who, 'task/submit', { data: { ...dataOf(send), ...fields } }, message);
  return { ...status, answer, card, submit };
}

describe('a form', () => {
  test('opens as a dialog, with people to choose from the directory and from those Baton knows', async () => {
    const { answer, card } = await taskForm();
    expect(answer).toMatchObject({ status: 200, body: { task: { type: 'continue' } } });
    const people = inputsOf(card).find((input) => input.type === 'Input.ChoiceSet' && 'choices.data' in input);
    expect(people).toMatchObject({ 'choices.data': { dataset: 'graph.microsoft.com/users?scope=currentContext' } });
    expect(JSON.stringify(people)).toContain('Ana Silva');
  });
  test('that was given to somebody else does nothing', async () => {
    const { w, tenant, submit } = await taskForm();
    expect((await submit('chi', { 'field:title': 'not mine' })).status).toBe(200);
    expect(await w.store.read(`teams:${tenant}`, (read) => read.find('task', {}))).toEqual([]);
  });
  test('with something wrong stays open, says what, and keeps what was filled in', async () => {
    const { submit } = await taskForm();
    const fields = { 'field:title': 'retrain', 'words:due': 'the day after never' };
    const card = cardIn(await submit('bo', fields));
    const values = Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
    expect(values).toMatchObject(fields);
    expect(errorsOn(card)).not.toBe('');
    expect(cardProblems(card)).toEqual([]);
  });
  test('that is sent closes, and the task exists', async () => {
    const { w, tenant, submit } = await taskForm();
    await w.say(tenant, 'chi', 'churn', 'status');
    const answer = await submit('bo', { 'field:title': 'retrain', 'field:owner': 'u3' });
    expect(answer).toEqual({ status: 200, body: undefined });
    await w.settle();
    expect(w.fake.shown.map(({ message }) => wordsOf(message.card)).join()).toContain('will you take #1 retrain');
  });
  test.each(['dialog', 'card'] as const)('of a shared status, in a %s, leaves the status there', async (forms) => {
    const { w, tenant, message, card, submit } = await taskForm(forms);
    const fields = { 'field:title': 'retrain', 'field:stage': '' };
    if (forms === 'dialog') await submit('bo', fields);
    else {
      const send = actionsOf(card).find(({ verb }) => verb === 'form');
      const value = { action: { type: 'Action.Execute', verb: 'form', data: { ...dataOf(send), ...fields } } };
      await w.invoke(tenant, 'bo', 'adaptiveCard/action', value, message);
    }
    await w.settle();
    const shown = w.fake.messages.find(({ id }) => id === message.id);
    expect(wordsOf(shown?.card)).toMatch(
      /^Bo Berg added #1 retrain to Churn model\.\nChurn model[\s\S]*1 task has no owner[\s\S]*Monitoring/,
    );
  });
  test('in place of a card can be left again', async () => {
    const { w, tenant, message, card } = await taskForm('card');
    const cancel = actionsOf(card).find(({ verb }) => verb === 'cancel');
    const answer = await w.press(tenant, 'bo', message, cancel ?? { type: 'Action.Execute' });
    expect(answer.body).toMatchObject({ statusCode: 200, type: CARD_CONTENT_TYPE });
    expect(wordsOf(cardIn(answer))).toMatch(/Nothing changed|Churn model/);
  });
});

describe('the menu of a message', () => {
  async function choose(value: unknown) {
    const { w, tenant } = await freshWorld();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    const more = { type: 'invoke', name: 'composeExtension/fetchTask', value };
    return w.send(w.activity(tenant, 'ana', 'churn', more));
  }
  test.each([
    ['the thread of the message', 'R1', { replyToId: 'R1' }],
    ['a message that nobody has answered', 'M2', {}],
  ])('%s hears that the task which was made of it is done', async (_, thread, more) => {
    const { w, tenant } = await freshWorld();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    const messagePayload = { id: 'M2', ...more, body: { contentType: 'text', content: 'Retrain' } };
    const value = { commandId: 'createTask', commandContext: 'message', messagePayload };
    const name = 'composeExtension/fetchTask';
    const answer = await w.send(w.activity(tenant, 'ana', 'churn', { type: 'invoke', name, value }));
    const send = actionsOf(cardIn(answer)).find(({ style }) => style === 'positive');
    await w.invoke(tenant, 'ana', 'task/submit', { data: { ...dataOf(send), 'field:title': 'retrain' } }, undefined);
    await w.say(tenant, 'ana', 'churn', 'done #1');
    await w.settle();
    const told = w.fake.messages.filter(({ conversation }) => conversation.endsWith(`;messageid=${thread}`));
    expect(told.map(({ card }) => wordsOf(card))).toContain('Ana Silva finished #1 retrain in Churn model.');
  });
  test('fills a form with the words of a message in HTML', async () => {
    const content = '<p>Bo, can you <b>retrain</b> &amp; deploy by Friday?</p><div>Thanks</div>';
    const linkToMessage = 'https://teams.microsoft.com/l/message/1';
    const messagePayload = { body: { contentType: 'html', content }, linkToMessage };
    const answer = await choose({ commandId: 'createTask', commandContext: 'message', messagePayload });
    const title = inputsOf(cardIn(answer)).find(({ id }) => id === 'field:title');
    expect(title?.value).toBe('Retrain & deploy');
  });
  const titleOf = async (messagePayload: object) => {
    const answer = await choose({ commandId: 'createTask', commandContext: 'message', messagePayload });
    return inputsOf(cardIn(answer)).find(({ id }) => id === 'field:title')?.value;
  };
  test('takes the words of a card, such as an alert of another bot', async () => {
    const content = JSON.stringify({
      type: 'AdaptiveCard',
      body: [{ type: 'TextBlock', text: 'Drift on churn-model' }],
    });
    const attachments = [{ id: '1', contentType: 'application/vnd.microsoft.card.adaptive', content }];
    const body = { contentType: 'html', content: '<attachment id="1"></attachment>' };
    expect(await titleOf({ body, attachments })).toBe('Drift on churn-model');
  });
  test('offers the task to whoever the message mentions, and reads its lists line by line', async () => {
    const content =
      '<p><at id="0">Bo Berg</at>, can you fix the dashboards by Friday?</p><ul><li>one</li><li>two</li></ul>';
    const mentions = [
      { id: 0, mentionText: 'Bo Berg', mentioned: { user: { id: objectIdOf('bo'), displayName: 'Bo Berg' } } },
    ];
    const messagePayload = { body: { contentType: 'html', content }, mentions };
    const answer = await choose({ commandId: 'createTask', commandContext: 'message', messagePayload });
    const fields = Object.fromEntries(inputsOf(cardIn(answer)).map(({ id, value }) => [id, value]));
    expect(fields).toMatchObject({ 'field:title': 'Fix the dashboards', 'field:owner': objectIdOf('bo') });
  });
  test.each([undefined, {}, { commandId: 'unknown', messagePayload: { body: { content: 'x' } } }])(
    'says that it could not read %j',
    async (value) => {
      expect(wordsOf(cardIn(await choose(value)))).toContain('couldn’t read');
    },
  );
});
