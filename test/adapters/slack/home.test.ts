/** App Home: what one person has to do with, drawn when it is opened and while it is looked at. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { elementsOf, words } from '../../support/slack/fake.js';
import { World } from '../../support/slack/world.js';

let store: Opened;
let w: World;
let team: string;
beforeEach(async () => {
  store = openSqlite(':memory:');
  await migrate(store);
  w = await World.make(store);
  team = await w.team();
  w.fake.channels.set('C1', 'churn');
});
afterEach(async () => {
  await w.close();
  await store.close();
});

const open = async (user: string, tab = 'home') => {
  await w.event(team, { type: 'app_home_opened', user, channel: `D${user}`, tab, event_ts: '1.1' });
  await w.settle();
};
const blocks = (user: string) => (w.fake.homes.get(user)?.blocks ?? []) as never[];
const shows = (user: string) => words(blocks(user), (id) => id);

async function press(user: string, label: string) {
  const element = elementsOf(blocks(user)).find((e) => e.type === 'button' && e.text.text.startsWith(label));
  if (element?.type !== 'button') throw new Error(`no button ${label}`);
  await w.interaction({
    type: 'block_actions',
    team: { id: team },
    user: { id: user, username: 'x', team_id: team },
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'home', team_id: team },
    actions: [{ type: 'button', action_id: element.action_id, value: element.value, block_id: 'b', action_ts: '1' }],
    trigger_id: newId(),
  });
  await w.settle();
}

test('says so where there is nothing, and how to begin', async () => {
  await open('U2');
  expect(shows('U2')).toContain('Nothing waits for you');
  expect(shows('U2')).toContain('Baton has not heard a message yet');
  expect(w.fake.problems).toEqual([]);
});

test('the tab of messages draws nothing, and tells whose conversation it is', async () => {
  await open('U2', 'messages');
  expect(w.fake.homes.size).toBe(0);
  await w.slash(team, 'U2', 'DU2', 'projects', { channel_name: 'directmessage' });
  await w.settle();
  const channels = await w.store.read(`slack:${team}`, (r) => r.find('channel', {}));
  expect(channels).toMatchObject([{ id: 'U2', direct: true }]);
});

describe('with something to do', () => {
  beforeEach(async () => {
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.slash(team, 'U1', 'C1', 'own data <@U2>');
    await w.slash(team, 'U1', 'C1', 'task add "write the runbook" owner:<@U2>');
    await w.settle();
  });

  test('an offer is accepted there, and the page is drawn anew', async () => {
    await open('U2');
    expect(shows('U2')).toMatch(/Waiting for your answer[\s\S]*Data/);
    await press('U2', 'Accept');
    expect(shows('U2')).toMatch(/My stages[\s\S]*Data · Churn/);
    await press('U2', 'Accept');
    expect(shows('U2')).toContain('write the runbook');
    expect(shows('U2')).not.toContain('Waiting for your answer');
  });

  test('a page looked at from there has a way back', async () => {
    await open('U2');
    await press('U2', 'Settings');
    expect(shows('U2')).toContain('quiet-hours');
    await press('U2', 'Back to the start');
    expect(shows('U2')).toContain('Waiting for your answer');
  });

  test('what others do shows while the page is open, once for a burst, and not over another page', async () => {
    await open('U2');
    const published = () => w.fake.calls.filter((c) => c.method === 'views.publish').length;
    expect(published()).toBe(1);
    await w.slack.home.refresh(`slack:${team}`);
    expect(published()).toBe(1);
    await w.slash(team, 'U1', 'C1', 'task add "tidy up" owner:<@U2>');
    await w.settle();
    await w.slack.home.refresh(`slack:${team}`);
    expect(published()).toBe(2);
    expect(shows('U2')).toContain('tidy up');
    await press('U2', 'Settings');
    await w.slash(team, 'U1', 'C1', 'task add "one more" owner:<@U2>');
    await w.settle();
    await w.slack.home.refresh(`slack:${team}`);
    expect(shows('U2')).toContain('quiet-hours');
  });

  test('a page that was opened hours ago is left alone', async () => {
    await open('U2');
    w.clock.pass(2 * 3_600_000);
    await w.slash(team, 'U1', 'C1', 'task add "tidy up" owner:<@U2>');
    await w.settle();
    await w.slack.home.refresh(`slack:${team}`);
    expect(shows('U2')).not.toContain('tidy up');
  });

  test('a whisper that vanished stands there, and can be settled there', async () => {
    const ts = (w.clock.now() / 1_000).toFixed(6);
    await w.event(team, {
      type: 'message',
      channel: 'C1',
      user: 'U3',
      text: 'Someone should fix the ETL by Friday',
      ts,
    });
    w.clock.pass(4 * 60_000);
    await w.settle();
    await open('U3');
    expect(shows('U3')).toContain('Someone should fix the ETL by Friday');
    await press('U3', 'I’ll take it');
    expect(shows('U3')).toMatch(/My tasks[\s\S]*Fix the ETL/);
    expect(shows('U3')).not.toContain('Someone should');
  });

  test('when Baton last heard something', async () => {
    await w.event(team, { type: 'message', channel: 'C1', user: 'U3', text: 'lunch?', ts: '1772445600.000100' });
    await open('U2');
    expect(shows('U2')).toContain('has just heard');
    w.clock.pass(3 * 3_600_000);
    await open('U2');
    expect(shows('U2')).toContain('3 hours ago');
    // Another copy of Baton knows it from the store.
    const copy = await World.make(store, { fetch: w.fake.fetch });
    copy.clock.pass(4 * 3_600_000);
    await copy.event(team, { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    await copy.settle();
    expect(shows('U1')).toContain('3 hours ago');
    await copy.close();
  });
});
