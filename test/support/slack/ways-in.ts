/** Every way in which somebody can reach Baton in Slack. */
import { newId } from '../../../adapters/common/ids.js';
import { tsOf } from './fixtures.js';
import type { InteractionScene } from './interaction-scene.js';
import { buttonIn } from './screen.js';
import type { Answered } from './world.js';

/** Prepares something to act on. @returns what acts, and what Slack is answered at once */
type Prepare = (scene: InteractionScene) => Promise<() => Promise<Answered>>;

const user = (team: string) => ({ id: 'U1', username: 'ana', name: 'ana', team_id: team });

/** What people say. */
const spoken: Record<string, Prepare> = {
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
};

/** What people press and fill in. */
const pressed: Record<string, Prepare> = {
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
};

/** App Home. */
const home: Record<string, Prepare> = {
  'App Home': async (scene) => () => openHome(scene),
  'a button on App Home': async (scene) => {
    const { w, team } = scene;
    await openHome(scene);
    await w.settle();
    const element = buttonIn(w.fake.homes.get('U1')?.blocks ?? [], '');
    const view = { id: 'V1', type: 'home', team_id: team };
    return () => press(scene, element, { view, container: { type: 'view', view_id: 'V1' } });
  },
};

const ADD = ['task add', { title: 'silence' }] as const;
const [command, args] = ADD;
const button = { type: 'button', action_id: 'call:1', value: JSON.stringify({ command, args }) };
const inChannel = { id: 'C1', name: 'churn' };

/** The other kinds of controls, and of messages that they are in. They take the same way as a button in a channel. */
const otherControls: Record<string, Prepare> = {
  'an entry behind “…”': async (scene) => {
    const entry = { value: JSON.stringify([...ADD, null, 0]) };
    return () => press(scene, { type: 'overflow', action_id: 'menu:0:', selected_option: entry }, replyable(scene));
  },
  'a choice in a menu': async (scene) => {
    const action_id = `pick:0:${JSON.stringify(['title', { command, args: {} }])}`;
    const chosen = { type: 'static_select', action_id, selected_option: { value: 'silence' } };
    return () => press(scene, chosen, replyable(scene));
  },
  'a button that only one person sees': async (scene) => () =>
    press(scene, button, {
      ...replyable(scene),
      container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true },
    }),
  'a button in somebody’s own conversation': async (scene) => () =>
    press(scene, button, { ...replyable(scene), channel: { id: 'DU1', name: 'directmessage' } }),
  'a button whose address for answers is used up': async (scene) => {
    const message = await scene.run('task add work owner:@ana');
    return () => scene.press(message, 'Undo', { response_url: 'http://slack.test/respond/0' });
  },
};

const replyable = ({ w, team }: InteractionScene) => ({
  channel: inChannel,
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1' },
  response_url: w.fake.reply(team, 'C1', 'U1'),
});

const openHome = ({ w, team }: InteractionScene) =>
  w.event(team, { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home', event_ts: '1.1' });

const press = ({ w, team }: InteractionScene, element: object, more: object) =>
  w.interaction({
    ...{ type: 'block_actions', team: { id: team }, user: user(team), trigger_id: newId() },
    actions: [{ ...element, block_id: 'b', action_ts: '1' }],
    ...more,
  });

/** Ways that differ in what becomes of them. */
export const MAIN_WAYS = { ...spoken, ...pressed, ...home };
/** All ways. */
export const ALL_WAYS = { ...MAIN_WAYS, ...otherControls };
