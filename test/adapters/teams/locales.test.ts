/** The locale of somebody's Teams says which number of 3/4 is the day. */
import { describe, expect, test } from 'vitest';
import { BATON_MENTION } from '../../support/teams/activities.js';
import { cardIn } from '../../support/teams/answers.js';
import { actionsOf, dataOf, errorsOn } from '../../support/teams/cards.js';
import { actionOn, statusCard } from '../../support/teams/status-card.js';

/** How activities say it: of their own, or in what they tell of the person's device. */
const clientInfo = (locale: string) => ({ type: 'clientInfo', locale, country: 'PT', platform: 'Mac' });
const TELLS = {
  'the activity': (locale: string) => ({ locale }),
  'the device': (locale: string) => ({ entities: [clientInfo(locale)] }),
  'the activity before the device': (locale: string) => ({ locale, entities: [clientInfo('zh-CN')] }),
};
const SAID = Object.entries(TELLS).flatMap(([by, more]) => [
  [by, 'en-GB', more('en-GB'), '2026-04-03'] as const,
  [by, 'en-US', more('en-US'), '2026-03-04'] as const,
]);

async function made() {
  const status = await statusCard();
  const { w, tenant } = status;
  const dueOf = async () => {
    const [stage] = await w.store.read(`teams:${tenant}`, (read) => read.find('stage', { where: { key: 'data' } }));
    return stage?.due;
  };
  /** Bo says something to Baton. */
  const say = (text: string, more: { entities?: object[]; locale?: string } = {}) =>
    w.send(
      w.activity(tenant, 'bo', 'churn', {
        ...{ type: 'message', ...more, text: `<at>Baton</at> ${text}` },
        entities: [BATON_MENTION, ...(more.entities ?? [])],
      }),
    );
  /** Bo sends the form for the due date of Data. */
  const fillIn = async (day: string, more: object = {}) => {
    await w.say(tenant, 'bo', 'churn', 'stage data');
    await w.settle();
    const message = w.fake.messages.at(-1);
    if (!message) throw new Error('no stage was shown');
    const form = cardIn(await w.press(tenant, 'bo', message, actionOn(message.card, 'Due date')));
    const send = actionsOf(form).find(({ style }) => style === 'positive');
    const data = { ...dataOf(send), 'field:day': day };
    return w.invoke(tenant, 'bo', 'task/submit', { data }, message, more);
  };
  return { ...status, dueOf, say, fillIn };
}

describe.each(SAID)('%s says %s', (_, __, more, day) => {
  test('in a command', async () => {
    const { say, dueOf } = await made();
    await say('due data 3/4', more);
    expect(await dueOf()).toBe(day);
  });
  test('in a form', async () => {
    const { fillIn, dueOf } = await made();
    expect((await fillIn('3/4', more)).status).toBe(200);
    expect(await dueOf()).toBe(day);
  });
});

test('a form that does not say it is read like what the same person said before', async () => {
  const { say, fillIn, dueOf } = await made();
  await say('status', { locale: 'en-GB' });
  await fillIn('3/4');
  expect(await dueOf()).toBe('2026-04-03');
});

test('where nothing says it, the day is asked back', async () => {
  const { w, tenant, fillIn, dueOf } = await made();
  // What others say is not what Bo says.
  await w.say(tenant, 'ana', 'churn', 'status', { locale: 'en-GB' });
  const form = cardIn(await fillIn('3/4'));
  expect(errorsOn(form)).toContain('3/4');
  expect(await dueOf()).toBeNull();
});
