/** Baton against an emulator of Slack's Web API and OAuth that others wrote (the npm package emulate). */
import { createEmulator } from 'emulate';
import { z } from 'zod';
import { SCOPES } from '../../../adapters/slack/manifest.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SETTINGS } from './fixtures.js';
import { SlackWorld } from './world.js';

/** Scopes with which the tests look at what Baton has said. Baton itself asks for fewer. */
const TEST_SCOPES = ['im:history', 'im:write', 'channels:join', 'channels:manage', 'groups:write'];

/** An emulator with an app, two people and a channel. */
export async function emulator() {
  const running = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Acme', domain: 'acme' },
        users: [
          { name: 'ana', real_name: 'Ana Silva', is_admin: true },
          { name: 'bo', real_name: 'Bo Berg' },
        ],
        channels: [{ name: 'churn' }],
        oauth_apps: [
          {
            client_id: SETTINGS.clientId,
            client_secret: SETTINGS.clientSecret,
            name: 'Baton',
            redirect_uris: [`${SETTINGS.publicUrl}/slack/oauth_redirect`],
            scopes: [...SCOPES, ...TEST_SCOPES],
          },
        ],
      },
    },
  });
  return { running, settings: { ...SETTINGS, apiUrl: `${running.url}/api/` } };
}

const withoutEntities = (html = '') => html.replaceAll('&amp;', '&');

/** The hidden fields of the form that stands for somebody's consent. */
function consentOf(html: string, who: string): URLSearchParams {
  const forms = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form);
  const form = forms.find((one) => one.includes(who)) ?? '';
  const fields = [...form.matchAll(/name="([^"]+)"\s+value="([^"]*)"/g)];
  return new URLSearchParams(fields.map(([, name = '', value]) => [name, withoutEntities(value)]));
}

/**
 * Installs Baton, as a browser does: Baton's page, Slack's question, and back with a code.
 * @param tamper changes the address to which Slack sends the browser back
 * @returns the answer of Baton's last page
 */
export async function install(world: SlackWorld, url: string, who: string, tamper: (url: URL) => void = () => {}) {
  const page = await world.page('/slack/install');
  const link = page.headers.get('location') ?? '';
  const body = consentOf(await (await fetch(link)).text(), who);
  const back = await fetch(`${url}/oauth/v2/authorize/callback`, { method: 'POST', body, redirect: 'manual' });
  const target = new URL(back.headers.get('location') ?? '');
  tamper(target);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  return world.page(`${target.pathname}${target.search}`, { cookie });
}

const message = z.object({ text: z.string(), ts: z.string(), user: z.string(), thread_ts: z.string().optional() });
const named = z.object({ id: z.string(), name: z.string() });
/** What is read of the answers to the methods below. */
const answer = z.object({
  ts: z.string().default(''),
  members: z.array(named).default([]),
  channels: z.array(named).default([]),
  channel: z.unknown().optional(),
  messages: z.array(message).default([]),
  bookmarks: z.array(z.object({ title: z.string() })).default([]),
});
const conversation = z.object({ id: z.string() });
const installed = z.object({ bot: z.object({ token: z.string(), userId: z.string() }) });

/** A Baton that is installed in the emulator. */
export async function emulated(opened: Opened) {
  const { running, settings } = await emulator();
  const world = await SlackWorld.make(opened, { settings, fetch: undefined });
  const done = await install(world, running.url, 'ana');
  if (done.status !== 200) throw new Error(`not installed: ${done.status} ${await done.text()}`);
  const [found] = await world.installations.list();
  const { bot } = installed.parse(found?.data);
  const call = async (method: string, args: Record<string, string>) => {
    const headers = { authorization: `Bearer ${bot.token}` };
    const init = { method: 'POST', headers, body: new URLSearchParams(args) };
    return answer.parse(await (await fetch(`${settings.apiUrl}${method}`, init)).json());
  };
  const { members } = await call('users.list', {});
  const { channels } = await call('conversations.list', {});
  const channel = channels.find(({ name }) => name === 'churn')?.id ?? '';
  await call('conversations.join', { channel });

  /** What Baton has said, in a channel, a thread, or to a person. */
  const sees = async (person: string, place: string, thread: string | null): Promise<string[]> => {
    const direct = place === 'direct' ? await call('conversations.open', { users: person }) : undefined;
    const id = direct ? conversation.parse(direct.channel).id : place;
    const method = thread ? 'conversations.replies' : 'conversations.history';
    const { messages } = await call(method, { channel: id, ...(thread && { ts: thread }) });
    return messages
      .filter(({ user }) => user === bot.userId)
      .filter(({ ts, thread_ts }) => thread !== null || !thread_ts || thread_ts === ts)
      .sort((a, b) => Number(a.ts) - Number(b.ts))
      .map(({ text }) => text);
  };
  return {
    world,
    workspace: found?.workspace ?? '',
    people: Object.fromEntries(members.map(({ name, id }) => [name, id])),
    channel,
    sees,
    bookmarks: async () => (await call('bookmarks.list', { channel_id: channel })).bookmarks.map(({ title }) => title),
    say: async (text: string) => (await call('chat.postMessage', { channel, text })).ts,
    close: async () => {
      await world.close();
      await running.close();
    },
  };
}
