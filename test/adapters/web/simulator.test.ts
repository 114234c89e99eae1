/** Other systems, played: their requests are authentic, and what comes of them is what comes of real ones. */
import { beforeEach, expect, test } from 'vitest';
import { LiveUpdates } from '../../../adapters/web/live-updates.js';
import { PLAYGROUND_WORKSPACE } from '../../../adapters/web/people.js';
import { Room } from '../../../adapters/web/room.js';
import { type Played, type Simulation, Simulator } from '../../../adapters/web/simulator.js';
import { UserActions } from '../../../adapters/web/user-actions.js';
import { storiesIn } from '../../../src/kit/promotions.js';
import { standingAt } from '../../../src/model/promotions.js';
import type { Reader } from '../../../src/ports/store.js';
import { plainText } from '../../../src/view/as-text.js';
import { type Kit, kit } from '../../support/kit.js';
import { sendTo } from '../../support/signal-sender.js';

let k: Kit;
let simulator: Simulator;
let sent: { path: string; headers: Record<string, string>; body: string; status: number }[];

beforeEach(async () => {
  k = await kit();
  sent = [];
  const room = new Room(k.opened, k.clock, new LiveUpdates());
  await room.open(k.roster);
  const send = sendTo(k);
  simulator = new Simulator({
    ...{ store: k.store, clock: k.clock, room },
    send: async (path, headers, body) => {
      const status = await send(path, headers, body);
      sent.push({ path, headers, body, status });
      return status;
    },
  });
  const actions = new UserActions(k.app, k.listener, room);
  const say = (text: string) => actions.say({ as: 'ana', channel: 'general', thread: null }, text);
  await say('@Baton new Spam filter');
  await say('@Baton take deployment');
  await k.take();
});

const read = <T>(work: (reader: Reader) => Promise<T>) => k.store.read(PLAYGROUND_WORKSPACE, work);
/** Plays one thing after the other. @returns what came of each */
async function play(...what: Simulation[]): Promise<Played[]> {
  const [project] = await read((reader) => reader.find('project', {}));
  if (!project) throw new Error('the project is gone');
  const played: Played[] = [];
  for (const one of what) {
    played.push(await simulator.play(one, 'general', 'ana', project));
    k.clock.pass(60_000);
  }
  expect(k.faults).toEqual([]);
  return played;
}
const live = () =>
  read(async (reader) => {
    const [project] = await reader.find('project', {});
    const [story] = await storiesIn(reader, project?.id ?? '');
    return story && standingAt(story, k.clock.now())?.entry.to;
  });

test('a version goes live: the ledger has it, and the owner of the deployment is asked', async () => {
  await play('promoted');
  expect(await live()).toBe('6');
  const asked = (await k.take()).filter((one) => one.to === 'direct' && one.person === 'ana');
  expect(asked.map(({ view }) => plainText(view)).join()).toContain('Is Deployment done?');
});

test('the next one follows it, and one can go back', async () => {
  await play('promoted', 'promoted');
  expect(await live()).toBe('7');
  await play('moved-back');
  expect(await live()).toBe('6');
});

test('the only version there is goes back to an earlier one, never forward', async () => {
  await play('promoted', 'moved-back');
  expect(await live()).toBe('5');
});

test('drift is one episode each time, and the one before it ends first', async () => {
  await play('drift', 'drift', 'drift-over', 'drift-over');
  const alerts = sent.map(({ body }) => JSON.parse(body).alerts[0]);
  expect(alerts.map(({ status }) => status)).toEqual(['firing', 'resolved', 'firing', 'resolved']);
  expect(new Set(alerts.map(({ startsAt }) => startsAt)).size).toBe(2);
  expect(new Set(alerts.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  expect(await read((reader) => reader.find('transition', {}))).toHaveLength(4);
});

test('a deployment that fails is in the ledger, with who did it', async () => {
  await play('deployment-failed');
  expect(await read((reader) => reader.find('promotion', {}))).toMatchObject([
    { is: 'failed', live: true, alias: 'production', actor: 'octocat', source: 'demo-github' },
  ]);
});

test('each system connects itself once, and its requests are proven', async () => {
  await play('drift', 'promoted', 'promoted', 'deployment-failed');
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([202]));
  const sources = await read((reader) => reader.find('signalSource', { order: ['name'] }));
  expect(sources.map(({ name, channel }) => `${name} ${channel}`)).toEqual([
    'demo-alertmanager general',
    'demo-github general',
    'demo-mlflow general',
  ]);
  const [first] = sent;
  if (!first) throw new Error('nothing was sent');
  expect(await sendTo(k)(first.path, { ...first.headers, authorization: 'Bearer guessed' }, first.body)).toBe(401);
});

test('whoever presses is told what came of it', async () => {
  expect(await play('drift-over', 'drift', 'drift-over')).toEqual([
    { came: 'no-drift' },
    { came: 'watched' },
    { came: 'over' },
  ]);
  expect(await play('drift', 'drift', 'drift-over', 'drift', 'promoted')).toEqual([
    { came: 'incident', number: 1 },
    { came: 'more', number: 1 },
    { came: 'quiet', number: 1 },
    { came: 'more', number: 1 },
    { came: 'live', version: '6' },
  ]);
  expect(await play('deployment-failed')).toEqual([{ came: 'incident', number: 2 }]);
});
