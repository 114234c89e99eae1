/** The locale of somebody's Teams says which number of 3/4 is the day. */
import { describe, expect, test } from 'vitest';
import { BATON_MENTION } from '../../support/teams/activities.js';
import { cardIn } from '../../support/teams/answers.js';
import { actionsOf, dataOf, errorsOn } from '../../support/teams/cards.js';
import { statusCard } from '../../support/teams/status-card.js';

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
  const workspace = `teams:${tenant}`;
  const dueOf = async () => {
    const [stage] = await w.store.read(workspace, (read) => read.find('stage', { where: { key: 'data' } }));
    return stage?.due;
  };
  const dueOfTask = async () => {
    const [task] = await w.store.read(workspace, (read) => read.find('task', {}));
    return task?.due;
  };
  /** Bo says something to Baton. */
  const say = (text: string, more: { entities?: object[]; locale?: string } = {}) =>
    w.send(
      w.activity(tenant, 'bo', 'churn', {
        ...{ type: 'message', ...more, text: `<at>Baton</at> ${text}` },
        entities: [BATON_MENTION, ...(more.entities ?? [])],
      }),
    );
  /** Bo sends the form for a new task. */
  const fillIn = async (due: string, more: object = {}) => {
    const form = cardIn(await w.press(tenant, 'bo', status.message, status.action('Add a task')));
    const send = actionsOf(form).find(({ style }) => style === 'positive');
    const data = { ...dataOf(send), 'field:title': 'retrain', 'field:due': due };
    return w.invoke(tenant, 'bo', 'task/submit', { data }, status.message, more);
  };
  return { ...status, dueOf, dueOfTask, say, fillIn };
}

describe.each(SAID)('%s says %s', (_, __, more, day) => {
  test('in a command', async () => {
    const { say, dueOf } = await made();
    await say('due data 3/4', more);
    expect(await dueOf()).toBe(day);
  });
  test('in a form', async () => {
    const { fillIn, dueOfTask } = await made();
    expect((await fillIn('3/4', more)).status).toBe(200);
    expect(await dueOfTask()).toBe(day);
  });
});

test('a form that does not say it is read like what the same person said before', async () => {
  const { say, fillIn, dueOfTask } = await made();
  await say('status', { locale: 'en-GB' });
  await fillIn('3/4');
  expect(await dueOfTask()).toBe('2026-04-03');
});

test('where nothing says it, the day is asked back', async () => {
  const { w, tenant, fillIn, dueOfTask } = await made();
  // What others say is not what Bo says.
  await w.say(tenant, 'ana', 'churn', 'status', { locale: 'en-GB' });
  const form = cardIn(await fillIn('3/4'));
  expect(errorsOn(form)).toContain('3/4');
  expect(await dueOfTask()).toBeUndefined();
});
