/** Baton against an emulator of Slack's Web API and OAuth that others wrote (the npm package emulate). */
import { createEmulator } from 'emulate';
import { SCOPES } from '../../../adapters/slack/manifest.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SETTINGS, World } from './world.js';

/** `history` is for looking at what was said; Baton itself asks for less. */
const LOOKING = ['im:history', 'im:write', 'channels:join', 'channels:manage', 'groups:write'];

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
            scopes: [...SCOPES, ...LOOKING],
          },
        ],
      },
    },
  });
  return { running, settings: { ...SETTINGS, apiUrl: `${running.url}/api/` } };
}

const header = (response: Response, name: string) => response.headers.get(name) ?? '';

/**
 * Goes the whole way of an installation, as a browser does: our page, Slack's question, and back with a code.
 * @returns the answer of our last page
 */
export async function install(world: World, url: string, who: string, tamper: (url: URL) => void = () => {}) {
  const page = await world.page('/slack/install');
  const link = /href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const asked = await fetch(link);
  const form = await asked.text();
  const forms = [...form.matchAll(/<form[\s\S]*?<\/form>/g)].map((m) => m[0]);
  const chosen = forms.find((one) => one.includes(who)) ?? '';
  const fields = [...chosen.matchAll(/name="([^"]+)"\s+value="([^"]*)"/g)].map((m) => [
    m[1],
    m[2]?.replaceAll('&amp;', '&'),
  ]);
  const body = new URLSearchParams(fields as [string, string][]);
  const back = await fetch(`${url}/oauth/v2/authorize/callback`, { method: 'POST', body, redirect: 'manual' });
  const target = new URL(header(back, 'location'));
  tamper(target);
  const cookie = header(page, 'set-cookie').split(';')[0] ?? '';
  return world.page(`${target.pathname}${target.search}`, { cookie });
}

interface Said {
  text: string;
  ts: string;
  user: string;
  thread_ts?: string;
}

/** A Baton that has been installed there. */
export async function emulated(opened: Opened) {
  const { running, settings } = await emulator();
  const world = await World.make(opened, { settings, fetch: undefined });
  const done = await install(world, running.url, 'ana');
  if (done.status !== 200) throw new Error(`not installed: ${done.status} ${await done.text()}`);
  const [found] = await world.installations.list();
  const data = found?.data as { bot?: { token: string; userId: string } };
  const call = async (method: string, args: Record<string, string>) => {
    const headers = { authorization: `Bearer ${data.bot?.token}` };
    const response = await fetch(`${settings.apiUrl}${method}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(args),
    });
    return (await response.json()) as Record<string, never> & { ok: boolean };
  };
  const { members = [] } = (await call('users.list', {})) as unknown as { members: { name: string; id: string }[] };
  const people = Object.fromEntries(members.map((m) => [m.name, m.id]));
  const { channels = [] } = (await call('conversations.list', {})) as unknown as {
    channels: { name: string; id: string }[];
  };
  const channel = channels.find((c) => c.name === 'churn')?.id ?? '';
  await call('conversations.join', { channel });
  const history = async (where: string, thread: string | null): Promise<Said[]> => {
    const answer = await call(thread ? 'conversations.replies' : 'conversations.history', {
      channel: where,
      ...(thread && { ts: thread }),
    });
    return ((answer as unknown as { messages?: Said[] }).messages ?? []).filter((m) => m.user === data.bot?.userId);
  };
  return {
    world,
    workspace: found?.workspace ?? '',
    people,
    channel,
    call,
    say: async (text: string) => ((await call('chat.postMessage', { channel, text })) as unknown as { ts: string }).ts,
    sees: async (person: string, where: string, thread: string | null): Promise<string[]> => {
      const opened_ = where === 'direct' ? await call('conversations.open', { users: person }) : undefined;
      const id = (opened_ as unknown as { channel?: { id: string } })?.channel?.id ?? where;
      const said = (await history(id, thread)).filter((m) => thread !== null || !m.thread_ts || m.thread_ts === m.ts);
      return said.sort((a, b) => Number(a.ts) - Number(b.ts)).map((m) => m.text);
    },
    close: async () => {
      await world.close();
      await running.close();
    },
  };
}
