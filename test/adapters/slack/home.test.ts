/** App Home: what one person has to do, shown when it is opened and redrawn while it is looked at. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { UNCLEAR } from '../../support/slack/event-scene.js';
import { tsOf } from '../../support/slack/fixtures.js';
import { buttonIn, wordsIn } from '../../support/slack/screen.js';
import { SlackWorld } from '../../support/slack/world.js';
import { tellChannels } from '../../support/told.js';

const HOUR = 3_600_000;

let w: SlackWorld;
let team: string;
beforeEach(async () => {
  w = await SlackWorld.inMemory();
  team = await w.team();
  w.fake.channels.set('C1', 'churn');
});
afterEach(() => w.close());

const open = async (user: string, tab = 'home') => {
  await w.event(team, { type: 'app_home_opened', user, channel: `D${user}`, tab, event_ts: '1.1' });
  await w.settle();
};
const blocks = (user: string) => w.fake.homes.get(user)?.blocks ?? [];
const shows = (user: string) => wordsIn(blocks(user), (id) => id);

async function press(user: string, label: string) {
  const pressed = buttonIn(blocks(user), label);
  await w.interaction({
    type: 'block_actions',
    team: { id: team },
    user: { id: user, username: 'x', team_id: team },
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'home', team_id: team },
    actions: [{ ...pressed, block_id: 'b', action_ts: '1' }],
    trigger_id: newId(),
  });
  await w.settle();
}

test('an empty page says so, and how to begin', async () => {
  await open('U2');
  expect(shows('U2')).toContain('You’re all caught up');
  expect(shows('U2')).toContain('I haven’t seen a message yet');
  expect(w.fake.problems).toEqual([]);
});

test('opening the tab of messages shows no page, but tells whose conversation it is', async () => {
  await open('U2', 'messages');
  expect(w.fake.homes.size).toBe(0);
  await w.slash(team, 'U2', 'DU2', 'projects', { channel_name: 'directmessage' });
  await w.settle();
  const channels = await w.store.read(`slack:${team}`, (read) => read.find('channel', {}));
  expect(channels).toMatchObject([{ id: 'U2', direct: true }]);
});

describe('a page of somebody with something to do', () => {
  beforeEach(async () => {
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.slash(team, 'U1', 'C1', 'own data <@U2>');
    await w.slash(team, 'U1', 'C1', 'task add "write the runbook" owner:<@U2>');
    await w.settle();
  });

  test('an offer can be accepted there, and the page is redrawn', async () => {
    await open('U2');
    expect(shows('U2')).toMatch(/Offered to you[\s\S]*Data/);
    await press('U2', 'Accept');
    expect(shows('U2')).toMatch(/My stages[\s\S]*Data · Churn/);
    await press('U2', 'Accept');
    expect(shows('U2')).toContain('write the runbook');
    expect(shows('U2')).not.toContain('Offered to you');
  });

  test('another page has a way back to the start', async () => {
    await open('U2');
    await press('U2', 'Settings');
    expect(shows('U2')).toContain('Settings: nudges');
    await press('U2', 'Back to start');
    expect(shows('U2')).toContain('Offered to you');
  });

  test('it is redrawn while it is open, once for many changes, but not while another page is shown', async () => {
    await open('U2');
    const published = () => w.fake.calls.filter(({ method }) => method === 'views.publish').length;
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
    expect(shows('U2')).toContain('Settings: nudges');
  });

  test('it is not redrawn hours after it was opened', async () => {
    await open('U2');
    w.clock.pass(2 * HOUR);
    await w.slash(team, 'U1', 'C1', 'task add "tidy up" owner:<@U2>');
    await w.settle();
    await w.slack.home.refresh(`slack:${team}`);
    expect(shows('U2')).not.toContain('tidy up');
  });

  test('a whisper that vanished is on it, and can be settled there', async () => {
    await tellChannels(w.store, `slack:${team}`, w.clock.now());
    await w.event(team, { type: 'message', channel: 'C1', user: 'U3', text: UNCLEAR, ts: tsOf(w.clock) });
    w.clock.pass(4 * 60_000);
    await w.settle();
    await open('U3');
    expect(shows('U3')).toContain(UNCLEAR);
    await press('U3', 'I’ll take it');
    expect(shows('U3')).toMatch(/My tasks[\s\S]*Fix the ETL/);
    expect(shows('U3')).not.toContain('Someone should');
  });

  test('it says when Baton last heard something, in this instance or in another', async () => {
    await w.event(team, { type: 'message', channel: 'C1', user: 'U3', text: 'lunch?', ts: '1772445600.000100' });
    await open('U2');
    expect(shows('U2')).toContain('Last message seen: just now');
    w.clock.pass(3 * HOUR);
    await open('U2');
    expect(shows('U2')).toContain('3 hours ago');
    const other = await SlackWorld.make(w.opened, { fetch: w.fake.fetch });
    other.clock.pass(4 * HOUR);
    await other.event(team, { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    await other.settle();
    expect(shows('U1')).toContain('3 hours ago');
    await other.close();
  });
});
