/** Installing, staying installed and leaving: OAuth with its state, tokens sealed and renewed, and the end of it. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { DELETE_AFTER_MS } from '../../../adapters/platform/lifecycle.js';
import { Installations } from '../../../adapters/store/installations.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { Seal } from '../../../adapters/store/seal.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import type { Outbound } from '../../../src/ports.js';
import { type Place, sqlitePlace } from '../../support/places.js';
import { emulator, install } from '../../support/slack/emulated.js';
import { installationOf, World } from '../../support/slack/world.js';

let place: Place;
let opened: Opened;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  place = sqlitePlace();
  opened = place.open();
  await migrate(opened);
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await opened.close();
  await place.remove();
});

async function world(more = {}): Promise<World> {
  const made = await World.make(opened, more);
  closing.push(() => made.close());
  return made;
}

describe('OAuth, against the emulator', () => {
  async function slack() {
    const { running, settings } = await emulator();
    closing.push(() => running.close());
    return { url: running.url, w: await world({ settings, fetch: undefined }) };
  }

  test('leads from the link to a workspace that works, with its people known', async () => {
    const { url, w } = await slack();
    const done = await install(w, url, 'ana');
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Baton is installed')]);
    expect(done.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const [found] = await w.installations.list();
    expect(found?.workspace).toMatch(/^slack:T/);
    const team = found?.workspace ?? '';
    await expect.poll(() => w.store.read(team, (r) => r.find('person', {}))).toHaveLength(3);
    expect((await w.store.read(team, (r) => r.find('person', {}))).map((p) => p.name)).toContain('Bo Berg');
  });

  test('asks for the scopes of the manifest, and no user’s token', async () => {
    const { w } = await slack();
    const text = await (await w.page('/slack/install')).text();
    const link = new URL(/href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '');
    expect(link.searchParams.get('scope')?.split(',').sort()).toEqual(
      ['chat:write', 'commands', 'app_mentions:read', 'channels:history', 'groups:history', 'im:history']
        .concat(['channels:read', 'groups:read', 'reactions:read', 'users:read'])
        .sort(),
    );
    expect(link.searchParams.get('user_scope')).toBeNull();
  });

  const refused = async (w: World, done: Response) => {
    expect([done.status, await done.text()]).toEqual([400, expect.stringContaining('Baton was not installed')]);
    expect(await w.installations.list()).toEqual([]);
  };

  test('refuses a state that is not ours', async () => {
    const { url, w } = await slack();
    await refused(w, await install(w, url, 'ana', (to) => to.searchParams.set('state', 'x.y')));
  });

  test('refuses a link that was opened in another browser', async () => {
    const { url, w } = await slack();
    let address = '';
    await install(w, url, 'ana', (to) => {
      address = `${to.pathname}${to.search}`;
      to.searchParams.delete('code');
    });
    await refused(w, await w.page(address));
  });

  test('refuses a state that was used, and one that is too old', async () => {
    const { url, w } = await slack();
    let address = '';
    const done = await install(w, url, 'ana', (to) => {
      address = `${to.pathname}${to.search}`;
    });
    expect(done.status).toBe(200);
    const state = new URL(address, 'http://x').searchParams.get('state') ?? '';
    const again = await w.page(address, { cookie: `slack-app-oauth-state=${state}` });
    expect(again.status).toBe(400);
    const old = opened.seal.close(
      JSON.stringify({ installOptions: { scopes: [] }, at: Date.now() - 660_000, id: 'x' }),
    );
    const late = await w.page(`/slack/oauth_redirect?code=c&state=${old}`, { cookie: `slack-app-oauth-state=${old}` });
    expect(late.status).toBe(400);
  });

  test('says so where somebody thinks better of it', async () => {
    const { w } = await slack();
    await refused(w, await w.page('/slack/oauth_redirect?error=access_denied&state=x'));
  });
});

describe('tokens', () => {
  test('are in no file of the store', async () => {
    const w = await world();
    await w.installations.save('T9', 'slack:T9', installationOf('T9', 'xoxb-very-secret'), 1);
    const folder = place.env.BATON_DATA ?? '';
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file)).includes('very-secret'), file).toBe(false);
    expect(JSON.stringify((await w.installations.find('T9'))?.data)).toContain('very-secret');
  });

  test('that run out are renewed before they do, once, and used from then on', async () => {
    const w = await world();
    const one = installationOf('T9', 'xoxb-old');
    const bot = { ...one.bot, refreshToken: 'xoxe-1', expiresAt: Math.floor(Date.now() / 1_000) + 600 };
    await w.installations.save('T9', 'slack:T9', { ...one, bot }, 1);
    w.fake.oauth = {
      ...{
        access_token: 'xoxb-T9',
        refresh_token: 'xoxe-2',
        expires_in: 43_200,
        token_type: 'bot',
        scope: 'chat:write',
      },
      ...{ team: { id: 'T9' }, enterprise: null, is_enterprise_install: false, app_id: 'A1' },
    };
    await Promise.all(
      [1, 2, 3].map(() => w.event('T9', { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' })),
    );
    await w.settle();
    expect(w.fake.calls.filter((c) => c.method === 'oauth.v2.access')).toHaveLength(1);
    expect(w.fake.calls.filter((c) => c.method === 'views.publish').map((c) => c.team)).toEqual(['T9', 'T9', 'T9']);
    expect(JSON.stringify((await w.installations.find('T9'))?.data)).toContain('xoxe-2');
    expect((await w.installations.find('T9'))?.installedAt).toBe(1);
  });

  test('renewed by another copy at the same moment are taken from the store', async () => {
    const w = await world();
    const one = installationOf('T9', 'xoxb-old');
    const soon = { refreshToken: 'xoxe-1', expiresAt: Math.floor(Date.now() / 1_000) + 600 };
    await w.installations.save('T9', 'slack:T9', { ...one, bot: { ...one.bot, ...soon } }, 1);
    const fetch = w.fake.fetch;
    let asked = 0;
    // The other copy has been here first: Slack does not take the old refresh token any more.
    Object.assign(w.fake, {
      fetch: async (...args: Parameters<typeof fetch>) => {
        if (!String(args[0]).endsWith('oauth.v2.access')) return fetch(...args);
        asked += 1;
        await w.installations.save('T9', 'slack:T9', installationOf('T9', 'xoxb-T9'));
        return fetch(...args);
      },
    });
    const copy = await world({ fetch: w.fake.fetch });
    await copy.event('T9', { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    await copy.settle();
    expect(asked).toBe(1);
    expect(copy.faults).toEqual([]);
    expect(w.fake.homes.has('U1')).toBe(true);
  });

  test('that cannot be renewed just now are used as long as they are good', async () => {
    const w = await world();
    const one = installationOf('T9', 'xoxb-T9');
    const soon = { refreshToken: 'xoxe-1', expiresAt: Math.floor(Date.now() / 1_000) + 600 };
    await w.installations.save('T9', 'slack:T9', { ...one, bot: { ...one.bot, ...soon } }, 1);
    const answer = await w.event('T9', { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    await w.settle();
    expect([answer.status, w.fake.homes.has('U1')]).toEqual([200, true]);
  });

  test('that the key is missing for are no end of the installation: nothing is dropped, events come again', async () => {
    const w = await world();
    const team = await w.team();
    w.fake.channels.set('C1', 'churn');
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.slash(team, 'U1', 'C1', 'own data <@U2>');
    const alarms = () => w.store.read(`slack:${team}`, (r) => r.find('alarm', {}));
    // The channel's digest, and a reminder for whoever was asked.
    expect(await alarms()).toHaveLength(2);
    const keyless = { ...opened, seal: new Seal([randomBytes(32)]) };
    const other = await World.make(keyless);
    closing.push(() => other.close());
    const answer = await other.event(team, {
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      text: '<@UBATON> status',
      ts: '1.1',
    });
    expect(answer.status).toBe(500);
    const out: Outbound = { to: 'direct', id: newId(), person: 'U1', view: { blocks: [] } };
    await expect(other.slack.chat.deliver(`slack:${team}`, out)).rejects.toThrow('BATON_KEY');
    expect(await alarms()).toHaveLength(2);
    expect(await w.installations.find(team)).toBeDefined();
  });

  test('are sealed anew with a new key, and the old key can go', async () => {
    const folder = place.env.BATON_DATA ?? '';
    await new Installations(opened, 'slack').save('T9', 'slack:T9', installationOf('T9'), 1);
    await opened.close();
    const old = Buffer.from(readFileSync(join(folder, 'key'), 'utf8'), 'base64');
    const fresh = randomBytes(32);
    const with_ = (...keys: Buffer[]): Opened => ({ ...openSqlite(folder), seal: new Seal(keys) });
    const both = with_(fresh, old);
    const rotated = new Installations(both, 'slack');
    expect(await rotated.reseal()).toBe(1);
    expect(await rotated.reseal()).toBe(0);
    await both.close();
    opened = with_(fresh);
    expect((await new Installations(opened, 'slack').find('T9'))?.data).toMatchObject({ bot: { token: 'xoxb-T9' } });
  });
});

describe('an organisation that installs Baton as a whole', () => {
  const org = (event: object) => ({
    type: 'event_callback',
    team_id: 'T5',
    event_id: newId(),
    event_time: 1,
    authorizations: [
      { enterprise_id: 'E1', team_id: 'T5', user_id: 'UBATON', is_bot: true, is_enterprise_install: true },
    ],
    event,
  });

  test('is one workspace of Baton’s, whichever of its workspaces an event comes from', async () => {
    const w = await world();
    const data = {
      ...installationOf('E1', 'xoxb-E1'),
      team: undefined,
      enterprise: { id: 'E1' },
      isEnterpriseInstall: true,
    };
    await w.installations.save('E1', 'slack:E1', data, 1);
    w.fake.channels.set('C1', 'churn');
    const mention = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> new Churn', ts: '1.1' };
    expect((await w.json(org(mention))).status).toBe(200);
    const more = { enterprise_id: 'E1', is_enterprise_install: 'true', channel_name: 'churn' };
    await w.slash('T7', 'U2', 'C1', 'status', more);
    await w.settle();
    expect(await w.store.read('slack:E1', (r) => r.find('project', {}))).toHaveLength(1);
    expect(w.fake.shown.map((s) => ('message' in s ? s.message.text : '')).at(-1)).toContain('Churn');
    expect(new Set(w.fake.calls.map((c) => c.team))).toEqual(new Set(['E1']));
  });

  test('gives back a token of the organisation', async () => {
    const w = await world();
    w.fake.oauth = {
      ...{ access_token: 'xoxb-E1', token_type: 'bot', scope: 'chat:write', bot_user_id: 'UBATON', app_id: 'A1' },
      ...{ team: null, enterprise: { id: 'E1', name: 'Acme' }, is_enterprise_install: true, authed_user: { id: 'U1' } },
    };
    const page = await w.page('/slack/install');
    const state = /state=([^&"]+)/.exec(await page.text())?.[1] ?? '';
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const done = await w.page(`/slack/oauth_redirect?code=c&state=${state}`, { cookie });
    expect(done.status).toBe(200);
    expect((await w.installations.list()).map((i) => i.workspace)).toEqual(['slack:E1']);
  });
});

describe('the end of an installation', () => {
  const leave = { type: 'app_uninstalled' };

  async function working() {
    const w = await world();
    const team = await w.team();
    w.fake.channels.set('C1', 'churn');
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    return { w, team, workspace: `slack:${team}` };
  }
  const count = async (w: World, workspace: string) =>
    w.store.read(workspace, async (r) => ({
      projects: (await r.find('project', {})).length,
      nudges: (await r.find('nudge', {})).length,
      alarms: (await r.find('alarm', {})).length,
    }));

  test('ends all work at once: tokens, messages on their way and what was to be asked are gone', async () => {
    const { w, team, workspace } = await working();
    await w.event(team, {
      type: 'message',
      channel: 'C1',
      user: 'U1',
      text: 'Someone should fix the ETL by Friday',
      ts: stamp(w),
    });
    await w.slash(team, 'U1', 'C1', 'status');
    expect((await w.outbox.counts()).waiting).toBe(1);
    expect((await w.event(team, leave)).status).toBe(200);
    expect(await count(w, workspace)).toEqual({ projects: 1, nudges: 0, alarms: 0 });
    expect((await w.outbox.counts()).waiting).toBe(0);
    expect(await w.installations.find(team)).toBeUndefined();
    const before = w.fake.calls.length;
    expect((await w.slash(team, 'U1', 'C1', 'status')).status).toBe(200);
    await w.settle();
    expect(w.fake.calls).toHaveLength(before);
    expect(w.faults).toEqual([]);
  });

  test('is an end of tokens too, but not of a single person’s', async () => {
    const { w, team } = await working();
    await w.event(team, { type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
    expect(await w.installations.find(team)).toBeDefined();
    await w.event(team, { type: 'tokens_revoked', tokens: { bot: ['UBATON'] } });
    expect(await w.installations.find(team)).toBeUndefined();
  });

  test('that comes late, after Baton is back, is about the installation before', async () => {
    const { w, team } = await working();
    const earlier = { event_time: Math.floor(w.clock.now() / 1_000) - 60 };
    await w.event(team, leave, newId(), earlier);
    expect(await w.installations.find(team)).toBeDefined();
  });

  test('shows in Slack’s answers too', async () => {
    const { w, team } = await working();
    await w.slash(team, 'U1', 'C1', 'take data');
    await w.event(team, { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> status', ts: '9.9' });
    w.fake.revoked = true;
    await w.settle();
    expect(await w.installations.find(team)).toBeUndefined();
  });

  test('keeps what was made for thirty days, and deletes it then', async () => {
    const { w, team, workspace } = await working();
    await w.event(team, leave);
    w.clock.pass(DELETE_AFTER_MS - 1_000);
    await w.slack.tidy();
    expect((await count(w, workspace)).projects).toBe(1);
    await w.team(team);
    w.clock.pass(DELETE_AFTER_MS);
    await w.slack.tidy();
    expect((await count(w, workspace)).projects).toBe(1);
    await w.event(team, leave);
    w.clock.pass(DELETE_AFTER_MS + 1_000);
    await w.slack.tidy();
    expect(await count(w, workspace)).toEqual({ projects: 0, nudges: 0, alarms: 0 });
    expect(await w.store.read(workspace, (r) => r.find('person', {}))).toEqual([]);
  });

  test('a workspace that never installed Baton is let go, without an error', async () => {
    const w = await world();
    const answer = await w.event('TNEVER', { type: 'message', channel: 'C1', user: 'U1', text: 'hello', ts: '1.1' });
    expect([answer.status, w.faults]).toEqual([200, []]);
  });
});

const stamp = (w: World) => (w.clock.now() / 1_000).toFixed(6);
