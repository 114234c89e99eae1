/**
 * No way in meets silence, whatever is wrong with the store: each way into Baton, on each platform, in each kind of trouble. Whoever acted
 * is told, also after a first "one moment", and what they are told is true.
 */
import { describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import type { Opened } from '../../adapters/store/opened.js';
import type { SqlStore } from '../../adapters/store/store.js';
import { TestPlayground, valuesOfControl, valuesOfForm } from '../support/playground.js';
import { tsOf } from '../support/slack/fixtures.js';
import { InteractionScene } from '../support/slack/interaction-scene.js';
import { buttonIn } from '../support/slack/screen.js';
import { cardIn } from '../support/teams/answers.js';
import { actionsOf, dataOf } from '../support/teams/cards.js';
import { freshWorld } from '../support/teams/fresh-world.js';
import { statusCard } from '../support/teams/status-card.js';
import { isSlow, makeTrouble, SORRY, TROUBLES, type Trouble } from '../support/troubles.js';

/** Longer than any trouble lasts, with room for a busy machine. */
const IN_TIME = { timeout: 8_000, interval: 20 };
/** After this long, whatever was held up is through. */
const THAWED_MS = 700;

/** A place in which somebody acts. */
interface Scene {
  store: SqlStore;
  opened: Opened;
  workspace: string;
  /** What they have seen so far, besides the answer to what they did. */
  seen(): string;
  settle(): Promise<void>;
}
/** Somebody acts. @returns what they see at once */
type Act = () => Promise<unknown>;

/** A page that still works is an answer as well. */
const PAGE = /<\/html>|<p class=|<section|<div class=/;

async function check(trouble: Trouble, { store, opened, workspace, seen, settle }: Scene, act: Act): Promise<void> {
  await settle();
  const tasks = () => store.read(workspace, (read) => read.find('task', {}));
  const before = await tasks();
  const earlier = seen();
  const end = await makeTrouble(trouble, opened, store);
  // Stores go from one test to the next.
  onTestFinished(end);
  const atOnce = JSON.stringify(await act());
  const sees = () => `${atOnce}${seen().slice(earlier.length)}`;
  if (trouble === 'bug' || trouble === 'unconfirmed') {
    await end();
    await settle();
  }
  if (trouble === 'unconfirmed') {
    // It was done, and its own answer comes.
    return void (await expect
      .poll(() => SORRY.test(atOnce) || atOnce.includes('task') || seen() !== earlier, IN_TIME)
      .toBe(true));
  }
  await expect.poll(sees, IN_TIME).toMatch(SORRY);
  expect(sees()).not.toMatch(/hunter2|ECONNREFUSED|SQLITE/);
  if (trouble === 'thaws') await new Promise((resolve) => setTimeout(resolve, THAWED_MS));
  await end();
  // "Nothing changed" is still true.
  expect(await tasks()).toEqual(before);
}

describe.each(TROUBLES)('in Slack, with the store in trouble: %s', (trouble) => {
  const user = (team: string) => ({ id: 'U1', username: 'ana', name: 'ana', team_id: team });
  /** Prepares something to act on. */
  const ways: Record<string, (scene: InteractionScene) => Promise<Act>> = {
    'a slash command': async (scene) => () => scene.slash('task add silence'),
    'a mention': async (scene) => () =>
      scene.w.event(scene.team, {
        ...{ type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> task add silence' },
        ts: tsOf(scene.w.clock),
      }),
    'a direct message': async (scene) => () =>
      scene.w.event(scene.team, {
        ...{ type: 'message', user: 'U1', channel: 'DU1', channel_type: 'im', text: 'task add silence in churn' },
        ts: tsOf(scene.w.clock),
      }),
    'a button': async (scene) => {
      const message = await scene.run('task add work owner:@ana');
      return () => scene.press(message, 'Undo');
    },
    'a button that opens a form': async (scene) => {
      const message = await scene.run('help task add');
      return () => scene.press(message, 'Fill in');
    },
    'a form': async (scene) => {
      await scene.press(await scene.run('help task add'), 'Fill in');
      const form = scene.lastWindow;
      return () => scene.submit(form, { title: 'silence' });
    },
    'the menu of a message': async (scene) => () =>
      scene.w.interaction({
        ...{ type: 'message_action', callback_id: 'make_task', trigger_id: newId() },
        ...{ team: { id: scene.team }, user: user(scene.team), channel: { id: 'C1', name: 'churn' } },
        message: { type: 'message', user: 'U2', text: 'retrain it', ts: '1772445600.000200' },
        response_url: scene.w.fake.reply(scene.team, 'C1', 'U1'),
      }),
    'App Home': async (scene) => () =>
      scene.w.event(scene.team, { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home', event_ts: '1.1' }),
    'a button on App Home': async ({ w, team, ...scene }) => {
      void scene;
      await w.event(team, { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home', event_ts: '1.1' });
      await w.settle();
      const pressed = buttonIn(w.fake.homes.get('U1')?.blocks ?? [], '');
      const actions = [{ ...pressed, block_id: 'b', action_ts: '1' }];
      const view = { id: 'V1', type: 'home', team_id: team };
      const press = { type: 'block_actions', team: { id: team }, user: user(team), view, actions, trigger_id: newId() };
      return () => w.interaction({ ...press, container: { type: 'view', view_id: 'V1' } });
    },
  };

  test.each(Object.entries(ways))('%s', async (_, prepare) => {
    const scene = await InteractionScene.make(isSlow(trouble) ? { patienceMs: 60 } : undefined);
    onTestFinished(() => scene.close());
    await scene.slash('new Churn');
    await scene.w.settle();
    const act = await prepare(scene);
    const { store, opened, fake } = scene.w;
    const homes: string[] = [];
    const { set } = fake.homes;
    fake.homes.set = (id, home) => {
      homes.push(JSON.stringify(home));
      return set.call(fake.homes, id, home);
    };
    const seen = () => JSON.stringify(fake.shown) + homes.join('');
    await check(
      trouble,
      { store, opened, workspace: `slack:${scene.team}`, seen, settle: () => scene.w.settle() },
      act,
    );
  });
});

describe.each(TROUBLES)('in Teams, with the store in trouble: %s', (trouble) => {
  const patience = isSlow(trouble) ? { patienceMs: 60 } : {};
  type World = Awaited<ReturnType<typeof freshWorld>>;
  const spoken: Record<string, (world: World) => Act> = {
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
          {
            commandId: 'createTask',
            messagePayload: { body: { content: 'retrain it', contentType: 'text' } },
          },
          undefined,
        ),
  };
  test.each(Object.entries(spoken))('%s', async (_, make) => {
    const world = await freshWorld(patience);
    const { w, tenant, workspace } = world;
    await w.say(tenant, 'ana', 'churn', 'new Churn');
    const seen = () => JSON.stringify(w.fake.shown);
    await check(trouble, { store: w.store, opened: w.opened, workspace, seen, settle: () => w.settle() }, make(world));
  });

  type Status = Awaited<ReturnType<typeof statusCard>>;
  const pressed: Record<string, (status: Status) => Promise<Act>> = {
    'a button of a card':
      async ({ w, tenant, message, action }) =>
      () =>
        w.press(tenant, 'bo', message, action('Tasks')),
    'a card that is refreshed':
      async ({ w, tenant, message, action }) =>
      () => {
        const value = {
          action: { type: 'Action.Execute', verb: 'look', data: dataOf(action('Tasks')) },
          trigger: 'automatic',
        };
        return w.invoke(tenant, 'bo', 'adaptiveCard/action', value, message);
      },
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
    'a form': async ({ w, tenant, message, action }) => {
      const card = cardIn(await w.press(tenant, 'bo', message, action('Add a task')));
      const send = actionsOf(card).find(({ style }) => style === 'positive');
      return () =>
        w.invoke(tenant, 'bo', 'task/submit', { data: { ...dataOf(send), 'field:title': 'silence' } }, message);
    },
  };
  test.each(Object.entries(pressed))('%s', async (_, make) => {
    const status = await statusCard(patience);
    const { w, tenant } = status;
    const act = await make(status);
    const seen = () => JSON.stringify(w.fake.shown);
    const scene = { store: w.store, opened: w.opened, workspace: `teams:${tenant}`, seen, settle: () => w.settle() };
    await check(trouble, scene, act);
  });
});

describe.each(TROUBLES)('in the playground, with the store in trouble: %s', (trouble) => {
  const ways: Record<string, (p: TestPlayground) => Promise<Act>> = {
    'a message': async (p) => () =>
      answerOf(p, '/say', { as: 'ana', channel: 'general', thread: '', text: '@Baton task add silence' }),
    'a button': async (p) => {
      const values = valuesOfControl(await p.messages('general', 'ana'), 'Undo');
      const fields = { as: 'ana', channel: 'general', thread: '', message: values.message, call: values.call };
      return () => answerOf(p, '/call', fields);
    },
    'a form': async (p) => {
      await p.say('ana', 'general', '@Baton help task add');
      const values = valuesOfControl(await p.messages('general', 'ana'), 'Fill in');
      const place = { as: 'ana', channel: 'general', thread: '' };
      const dialog = await p.post('/call', { ...place, message: values.message, call: values.call });
      const form = valuesOfForm(await dialog.text());
      return () => answerOf(p, '/submit', { ...place, ...form, 'field-title': 'silence' });
    },
  };
  const answerOf = async (p: TestPlayground, path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    return (await p.request(path, { method: 'POST', body, headers: { origin: 'http://localhost' } })).text();
  };

  test.each(Object.entries(ways))('%s', async (_, prepare) => {
    const p = await TestPlayground.open();
    await p.say('ana', 'general', '@Baton new Churn');
    const act = await prepare(p);
    let shown = '';
    const settle = async () => {
      await p.settle();
      shown = await p.messages('general', 'ana');
    };
    const scene = { store: p.kit.store, opened: p.kit.opened, workspace: 'playground', seen: () => shown, settle };
    await check(trouble, scene, act);
  });

  test.each(['/board', '/parts/board', '/parts/messages/general?as=ana'])('%s', async (path) => {
    const p = await TestPlayground.open();
    const end = await makeTrouble(trouble, p.kit.opened, p.kit.store);
    onTestFinished(end);
    expect(await (await p.request(path)).text()).toMatch(new RegExp(`${SORRY.source}|${PAGE.source}`));
  });
});
