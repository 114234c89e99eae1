/** Installing by OAuth, and the tokens that come of it: sealed, renewed, and taken from the store by every instance. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { Installations } from '../../../adapters/store/installations.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { Seal } from '../../../adapters/store/seal.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { type Place, sqlitePlace } from '../../support/places.js';
import { emulator, install } from '../../support/slack/emulated.js';
import { installationOf, mentionEvent } from '../../support/slack/fixtures.js';
import { SlackWorld } from '../../support/slack/world.js';

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

async function world(more = {}): Promise<SlackWorld> {
  const made = await SlackWorld.make(opened, more);
  closing.push(() => made.close());
  return made;
}

describe('OAuth, against the emulator', () => {
  async function slack() {
    const { running, settings } = await emulator();
    closing.push(() => running.close());
    return { url: running.url, w: await world({ settings, fetch: undefined }) };
  }

  test('an installation makes a workspace whose people are known', async () => {
    const { url, w } = await slack();
    const done = await install(w, url, 'ana');
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Baton is installed')]);
    expect(done.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const [found] = await w.installations.list();
    expect(found?.workspace).toMatch(/^slack:T/);
    const team = found?.workspace ?? '';
    await expect.poll(() => w.store.read(team, (r) => r.find('person', {}))).toHaveLength(4);
    expect((await w.store.read(team, (r) => r.find('person', {}))).map((p) => p.name)).toContain('Bo Berg');
  });

  test('its last page leads to Baton in Slack', async () => {
    const { url, w } = await slack();
    const page = await (await install(w, url, 'ana')).text();
    const link = new URL(/href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '');
    expect([link.pathname, link.searchParams.get('team')]).toEqual(['/app_redirect', expect.stringMatching(/^T/)]);
  });

  test('the scopes of the manifest are asked for, and no token of a user', async () => {
    const { w } = await slack();
    const answer = await w.page('/slack/install');
    // The directory asks for a redirect to Slack's question, without a page between.
    expect([answer.status, await answer.text()]).toEqual([302, '']);
    const link = new URL(answer.headers.get('location') ?? '');
    expect(link.pathname).toBe('/oauth/v2/authorize');
    expect(link.searchParams.get('scope')?.split(',').sort()).toEqual(
      ['chat:write', 'commands', 'app_mentions:read', 'channels:history', 'groups:history', 'im:history']
        .concat([
          'channels:read',
          'groups:read',
          'reactions:read',
          'users:read',
          'usergroups:read',
          'bookmarks:write',
          'bookmarks:read',
        ])
        .sort(),
    );
    expect(link.searchParams.get('user_scope')).toBeNull();
  });

  const refused = async (w: SlackWorld, done: Response) => {
    expect([done.status, await done.text()]).toEqual([400, expect.stringContaining('Baton was not installed')]);
    expect(await w.installations.list()).toEqual([]);
  };

  test('a forged state is refused', async () => {
    const { url, w } = await slack();
    await refused(w, await install(w, url, 'ana', (to) => to.searchParams.set('state', 'x.y')));
  });

  test('a link that comes back in another browser is refused', async () => {
    const { url, w } = await slack();
    let address = '';
    await install(w, url, 'ana', (to) => {
      address = `${to.pathname}${to.search}`;
      to.searchParams.delete('code');
    });
    await refused(w, await w.page(address));
  });

  test('a state that was used before is refused, and so is one that is too old', async () => {
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

  test('somebody who changes their mind is told that Baton was not installed', async () => {
    const { w } = await slack();
    await refused(w, await w.page('/slack/oauth_redirect?error=access_denied&state=x'));
  });
});

describe('tokens', () => {
  test('a token is in no file of the store', async () => {
    const w = await world();
    await w.installations.save('T9', 'slack:T9', installationOf('T9', 'xoxb-very-secret'), 1);
    const folder = place.env.BATON_DATA ?? '';
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file)).includes('very-secret'), file).toBe(false);
    expect(JSON.stringify((await w.installations.find('T9'))?.data)).toContain('very-secret');
  });

  test('a token that is about to expire is renewed once, and used from then on', async () => {
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

  test('a token that another instance renews at the same moment is taken from the store', async () => {
    const w = await world();
    const one = installationOf('T9', 'xoxb-old');
    const soon = { refreshToken: 'xoxe-1', expiresAt: Math.floor(Date.now() / 1_000) + 600 };
    await w.installations.save('T9', 'slack:T9', { ...one, bot: { ...one.bot, ...soon } }, 1);
    const fetch = w.fake.fetch;
    let asked = 0;
    // The other instance was first: Slack no longer takes the old refresh token.
    Object.assign(w.fake, {
      fetch: async (...args: Parameters<typeof fetch>) => {
        if (!String(args[0]).endsWith('oauth.v2.access')) return fetch(...args);
        asked += 1;
        await w.installations.save('T9', 'slack:T9', installationOf('T9', 'xoxb-T9'));
        return fetch(...args);
      },
    });
    const other = await world({ fetch: w.fake.fetch });
    await other.event('T9', { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    await other.settle();
    expect(asked).toBe(1);
    expect(other.faults).toEqual([]);
    expect(w.fake.homes.has('U1')).toBe(true);
  });

  test('a token that cannot be renewed is used until it expires', async () => {
    const w = await world();
    const one = installationOf('T9', 'xoxb-T9');
    const soon = { refreshToken: 'xoxe-1', expiresAt: Math.floor(Date.now() / 1_000) + 600 };
    await w.installations.save('T9', 'slack:T9', { ...one, bot: { ...one.bot, ...soon } }, 1);
    const answer = await w.event('T9', { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    await w.settle();
    expect([answer.status, w.fake.homes.has('U1')]).toEqual([200, true]);
  });

  test('a missing key does not end an installation: nothing is dropped, and events come again', async () => {
    const w = await world();
    const team = await w.team();
    w.fake.channels.set('C1', 'churn');
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.slash(team, 'U1', 'C1', 'own data <@U2>');
    const alarms = () => w.store.read(`slack:${team}`, (r) => r.find('alarm', {}));
    // The digest of the channel, a reminder for the person who was asked, and what insights keep of each night.
    expect(await alarms()).toHaveLength(3);
    const keyless = { ...opened, seal: new Seal([randomBytes(32)]) };
    const other = await SlackWorld.make(keyless);
    closing.push(() => other.close());
    expect((await other.event(team, mentionEvent('status'))).status).toBe(500);
    const out: Outbound = { to: 'direct', id: newId(), person: 'U1', view: { blocks: [] } };
    await expect(other.slack.chat.deliver(`slack:${team}`, out)).rejects.toThrow('BATON_KEY');
    expect(await alarms()).toHaveLength(3);
    expect(await w.installations.find(team)).toBeDefined();
  });

  test('tokens are sealed again with a new key, after which the old key can go', async () => {
    const folder = place.env.BATON_DATA ?? '';
    await new Installations(opened, 'slack').save('T9', 'slack:T9', installationOf('T9'), 1);
    await opened.close();
    const old = Buffer.from(readFileSync(join(folder, 'key'), 'utf8'), 'base64');
    const fresh = randomBytes(32);
    const withKeys = (...keys: Buffer[]): Opened => ({ ...openSqlite(folder), seal: new Seal(keys) });
    const both = withKeys(fresh, old);
    const rotated = new Installations(both, 'slack');
    expect(await rotated.reseal()).toBe(1);
    expect(await rotated.reseal()).toBe(0);
    await both.close();
    opened = withKeys(fresh);
    expect((await new Installations(opened, 'slack').find('T9'))?.data).toMatchObject({ bot: { token: 'xoxb-T9' } });
  });
});

describe('an organisation that installs Baton as a whole', () => {
  test('gives Baton a token of the organisation', async () => {
    const w = await world();
    w.fake.oauth = {
      ...{ access_token: 'xoxb-E1', token_type: 'bot', scope: 'chat:write', bot_user_id: 'UBATON', app_id: 'A1' },
      ...{ team: null, enterprise: { id: 'E1', name: 'Acme' }, is_enterprise_install: true, authed_user: { id: 'U1' } },
    };
    expect((await complete(w)).status).toBe(200);
    expect(await w.installations.find('E1')).toMatchObject({ workspace: 'slack:E1' });
    await w.settle();
    // Nobody speaks in the organisation itself.
    expect(w.fake.messages).toEqual([]);
  });
});

describe('whoever installs Baton', () => {
  test('gets the first steps in their own conversation, once', async () => {
    const w = await world();
    w.fake.oauth = {
      ...{ access_token: 'xoxb-T7', token_type: 'bot', scope: 'chat:write', bot_user_id: 'UBATON', app_id: 'A1' },
      ...{
        team: { id: 'T7', name: 'Acme' },
        enterprise: null,
        is_enterprise_install: false,
        authed_user: { id: 'U2' },
      },
    };
    expect(await (await complete(w)).text()).toContain('/app_redirect?app=A1&amp;team=T7');
    const sent = async () => {
      await w.settle();
      return w.fake.messages.map(({ channel, text }) => [channel, text.slice(0, 19)]);
    };
    await expect.poll(sent).toEqual([['DU2', 'Baton is installed.']]);
    await complete(w);
    await w.slash('T7', 'U2', 'C1', 'help');
    expect((await sent()).filter(([channel]) => channel === 'DU2')).toHaveLength(1);
    expect(w.faults).toEqual([]);
  });
});

/** Slack sends the person back who has agreed. */
async function complete(w: SlackWorld): Promise<Response> {
  const page = await w.page('/slack/install');
  const state = new URL(page.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return w.page(`/slack/oauth_redirect?code=c&state=${encodeURIComponent(state)}`, { cookie });
}
