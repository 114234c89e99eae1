/** The end of an installation: Baton is removed from a workspace. */
import { afterEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { DELETE_AFTER_MS } from '../../../adapters/platform/lifecycle.js';
import { UNCLEAR } from '../../support/slack/event-scene.js';
import { installationOf, mentionEvent, tsOf } from '../../support/slack/fixtures.js';
import { SlackWorld } from '../../support/slack/world.js';

let w: SlackWorld;
afterEach(() => w.close());

describe('the end of an installation', () => {
  const uninstalled = { type: 'app_uninstalled' };

  async function working() {
    w = await SlackWorld.inMemory();
    const team = await w.team();
    w.fake.channels.set('C1', 'churn');
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    return { w, team, workspace: `slack:${team}` };
  }
  const count = async (w: SlackWorld, workspace: string) =>
    w.store.read(workspace, async (r) => ({
      projects: (await r.find('project', {})).length,
      nudges: (await r.find('nudge', {})).length,
      alarms: (await r.find('alarm', {})).length,
    }));

  test('ends all work at once: its tokens, its outbox and its alarms are gone', async () => {
    const { w, team, workspace } = await working();
    await w.event(team, { type: 'message', channel: 'C1', user: 'U1', text: UNCLEAR, ts: tsOf(w.clock) });
    await w.slash(team, 'U1', 'C1', 'status');
    expect((await w.outbox.counts()).waiting).toBe(1);
    expect((await w.event(team, uninstalled)).status).toBe(200);
    expect(await count(w, workspace)).toEqual({ projects: 1, nudges: 0, alarms: 0 });
    expect((await w.outbox.counts()).waiting).toBe(0);
    expect(await w.installations.find(team)).toBeUndefined();
    const before = w.fake.calls.length;
    expect((await w.slash(team, 'U1', 'C1', 'status')).status).toBe(200);
    await w.settle();
    expect(w.fake.calls).toHaveLength(before);
    expect(w.faults).toEqual([]);
  });

  test('comes with the bot’s tokens being revoked, but not with those of a person', async () => {
    const { w, team } = await working();
    await w.event(team, { type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
    expect(await w.installations.find(team)).toBeDefined();
    await w.event(team, { type: 'tokens_revoked', tokens: { bot: ['UBATON'] } });
    expect(await w.installations.find(team)).toBeUndefined();
  });

  test('is ignored if it comes late, after Baton was installed again', async () => {
    const { w, team } = await working();
    const earlier = { event_time: Math.floor(w.clock.now() / 1_000) - 60 };
    await w.event(team, uninstalled, newId(), earlier);
    expect(await w.installations.find(team)).toBeDefined();
  });

  test('is noticed from Slack’s answers, too', async () => {
    const { w, team } = await working();
    await w.slash(team, 'U1', 'C1', 'take data');
    await w.event(team, mentionEvent('status'));
    w.fake.revoked = true;
    await w.settle();
    expect(await w.installations.find(team)).toBeUndefined();
  });

  test('is not taken from the refusal of an earlier token, when Baton has been installed again', async () => {
    const { w, team } = await working();
    await w.event(team, uninstalled);
    w.fake.revokedTokens.add(`xoxb-${team}`);
    await w.installations.save(team, `slack:${team}`, installationOf(team), w.clock.now());
    await w.slash(team, 'U1', 'C1', 'take data');
    // Another instance installs it: here the earlier token is still known.
    await w.installations.save(team, `slack:${team}`, installationOf(team, `xoxb-${team}.new`), w.clock.now());
    await w.event(team, mentionEvent('status'));
    await w.settle();
    expect(await w.installations.find(team)).toMatchObject({ data: { bot: { token: `xoxb-${team}.new` } } });
    w.clock.pass(60_000);
    await w.settle();
    expect((await w.outbox.counts()).waiting).toBe(0);
    expect(w.fake.calls.at(-1)).toMatchObject({ team });
    w.fake.revokedTokens.add(`xoxb-${team}.new`);
    await w.slash(team, 'U1', 'C1', 'start data');
    await w.settle();
    expect(await w.installations.find(team)).toBeUndefined();
  });

  test('leaves the data for thirty days, in which Baton can come back, and then deletes it', async () => {
    const { w, team, workspace } = await working();
    await w.event(team, uninstalled);
    w.clock.pass(DELETE_AFTER_MS - 1_000);
    await w.slack.tidy();
    expect((await count(w, workspace)).projects).toBe(1);
    await w.team(team);
    w.clock.pass(DELETE_AFTER_MS);
    await w.slack.tidy();
    expect((await count(w, workspace)).projects).toBe(1);
    await w.event(team, uninstalled);
    w.clock.pass(DELETE_AFTER_MS + 1_000);
    await w.slack.tidy();
    expect(await count(w, workspace)).toEqual({ projects: 0, nudges: 0, alarms: 0 });
    expect(await w.store.read(workspace, (r) => r.find('person', {}))).toEqual([]);
  });

  test('an event from a workspace that never installed Baton is ignored', async () => {
    w = await SlackWorld.inMemory();
    const answer = await w.event('TNEVER', { type: 'message', channel: 'C1', user: 'U1', text: 'hello', ts: '1.1' });
    expect([answer.status, w.faults]).toEqual([200, []]);
  });
});
