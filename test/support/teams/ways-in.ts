/** Every way in which somebody can reach Baton in Teams. */
import { type Answer, cardIn } from './answers.js';
import { actionsOf, dataOf } from './cards.js';
import type { freshWorld } from './fresh-world.js';
import { personalChatId, teamsIdOf } from './ids.js';
import type { statusCard } from './status-card.js';

type Act = () => Promise<Answer>;
type World = Awaited<ReturnType<typeof freshWorld>>;
type Status = Awaited<ReturnType<typeof statusCard>>;

const execute = (verb: string, data: object) => ({ action: { type: 'Action.Execute', verb, data }, trigger: 'manual' });
/** What a button sends that adds a task. */
const ADD = { call: { command: 'task add', args: { title: 'silence' } } };

/** What people say. */
export const SPOKEN_WAYS: Record<string, (world: World) => Act> = {
  'a mention':
    ({ w, tenant }) =>
    () =>
      w.say(tenant, 'ana', 'churn', 'task add silence'),
  'a message in private':
    ({ w, tenant }) =>
    () =>
      w.say(tenant, 'ana', 'direct', 'task add silence in churn'),
  'the menu of a message':
    ({ w, tenant }) =>
    () =>
      w.invoke(
        tenant,
        'ana',
        'composeExtension/fetchTask',
        { commandId: 'createTask', messagePayload: { body: { content: 'retrain it', contentType: 'text' } } },
        undefined,
      ),
};

/** The way in which nothing is written. */
export const REFRESH = 'a card that is refreshed';

/** What people press and fill in. */
export const PRESSED_WAYS: Record<string, (status: Status) => Promise<Act>> = {
  'a button of a card':
    async ({ w, tenant, message, action }) =>
    () =>
      w.press(tenant, 'bo', message, action('Tasks')),
  [REFRESH]:
    async ({ w, tenant, message, action }) =>
    () =>
      w.invoke(tenant, 'bo', 'adaptiveCard/action', execute('look', dataOf(action('Tasks'))), message),
  'a press that comes as a message':
    async ({ w, tenant, message, action }) =>
    () =>
      w.send(
        w.activity(tenant, 'bo', 'churn', { type: 'message', value: dataOf(action('Tasks')), replyToId: message.id }),
      ),
  'a button that opens a dialog':
    async ({ w, tenant, message, action }) =>
    () =>
      w.press(tenant, 'bo', message, action('Add a task')),
  'a form': async (status) => {
    const data = await filledIn(status);
    return () => status.w.invoke(status.tenant, 'bo', 'task/submit', { data }, status.message);
  },
};

/** The same controls in other places. */
const otherPlaces: typeof PRESSED_WAYS = {
  'a form in place of its card': async (status) => {
    const data = await filledIn(status);
    return () => status.w.invoke(status.tenant, 'bo', 'adaptiveCard/action', execute('form', data), status.message);
  },
  'a form from the menu of a message': async (status) => {
    const data = await filledIn(status);
    return () => status.w.invoke(status.tenant, 'bo', 'composeExtension/submitAction', { data }, undefined);
  },
  'a button in somebody’s own chat':
    async ({ w, tenant }) =>
    () => {
      const chat = { conversation: personalChatId(tenant, teamsIdOf('bo')), id: '1' };
      return w.invoke(tenant, 'bo', 'adaptiveCard/action', execute('call', ADD), chat);
    },
  'a button of a message that is no longer known':
    async ({ w, tenant, message }) =>
    () =>
      w.invoke(tenant, 'bo', 'adaptiveCard/action', execute('call', ADD), { ...message, id: '1' }),
};

/** All that people press and fill in. */
export const ALL_PRESSED_WAYS = { ...PRESSED_WAYS, ...otherPlaces };

/** What a filled in form sends. */
async function filledIn({ w, tenant, message, action }: Status): Promise<object> {
  const card = cardIn(await w.press(tenant, 'bo', message, action('Add a task')));
  const send = actionsOf(card).find(({ style }) => style === 'positive');
  return { ...dataOf(send), 'field:title': 'silence' };
}
