/** Microsoft's Agents Playground: the real program, and its chat window in Chromium. Everything is on loopback. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { newId } from '../../../adapters/common/ids.js';
import { root } from '../../../adapters/common/paths.js';
import { readConfig } from '../../../adapters/runtime/config.js';
import { type Running, start } from '../../../adapters/runtime/start.js';
import { portOf } from '../../../adapters/web/server.js';
import { browser, closeWindows } from '../browser.js';

const user = z.object({ id: z.string(), aadObjectId: z.string(), name: z.string() });
const answerSchema = z.object({
  config: z.object({
    tenantId: z.string(),
    bot: z.object({ id: z.string() }),
    currentUser: user,
    users: z.array(user),
    personalChat: z.object({ id: z.string() }),
  }),
});
type PlaygroundConfig = z.infer<typeof answerSchema>['config'];

const BOT_NAME = 'Test Bot';
const TEAM = 'team-id';

/** A running Baton with the playground as its Teams. */
export class AgentsPlayground {
  private constructor(
    private readonly folder: string,
    private readonly baton: Running,
    private readonly child: ChildProcess,
    private readonly chromium: Browser,
    readonly page: Page,
    private readonly url: string,
    readonly config: PlaygroundConfig,
  ) {}

  static async open(): Promise<AgentsPlayground> {
    const folder = mkdtempSync(join(tmpdir(), 'baton-playground-'));
    const env = { TEAMS_AUTH: 'off', PORT: '0', BATON_DATA: join(folder, 'data'), LOG_LEVEL: 'silent' };
    const baton = await start(readConfig(env));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = startPlayground(folder, baton.address, port, url);
    await untilAnswering(url, child);
    const chromium = await browser();
    const page = await openPage(chromium, url);
    const { config } = answerSchema.parse(await (await fetch(`${url}/_internal/v1/config`)).json());
    return new AgentsPlayground(folder, baton, child, chromium, page, url, config);
  }

  /** Opens one of the chats: "Personal Chat", "Group Chat", "General", "Announcements". */
  async chat(name: string): Promise<void> {
    await this.page.getByRole('treeitem').filter({ hasText: name }).first().click();
  }

  /** Says something in the chat that is open: with a mention of Baton unless the chat is its `own`, in a channel as a new post. */
  async say(text: string, where: 'own' | 'group' | 'channel' = 'own'): Promise<void> {
    const box = this.page.getByRole('textbox').first();
    await box.click();
    if (where !== 'own') {
      await box.pressSequentially('@');
      await this.page.locator('[role=option], [role=menuitem]').filter({ hasText: BOT_NAME }).first().click();
    }
    await box.pressSequentially(` ${text}`);
    const button = where === 'channel' ? 'Post' : 'Send Message';
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** The visible cards that contain these words, the latest last. */
  card(words: string | RegExp): Locator {
    return this.page.locator('.ac-adaptiveCard:visible').filter({ hasText: words });
  }

  /** Sends a message to #General that the window cannot send: by somebody else, or without a mention. */
  async happens(who: string, message: object): Promise<void> {
    const { tenantId, bot, currentUser, users } = this.config;
    await fetch(`${this.url}/_internal/v1/customActivities`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        id: newId(),
        type: 'message',
        channelId: 'msteams',
        serviceUrl: `${this.url}/_connector`,
        timestamp: new Date().toISOString(),
        from: [currentUser, ...users].find(({ name }) => name.startsWith(who)),
        recipient: { id: bot.id, name: BOT_NAME },
        conversation: { id: TEAM, conversationType: 'channel', tenantId },
        channelData: { tenant: { id: tenantId }, team: { id: TEAM }, channel: { id: TEAM } },
        ...message,
      }),
    });
  }

  /** Takes a screenshot into the folder that PICTURES names, if it does. */
  async picture(name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  async close(): Promise<void> {
    await closeWindows(this.chromium);
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await exited;
    await this.baton.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function startPlayground(folder: string, baton: string, port: number, url: string): ChildProcess {
  const cli = join(root(), 'node_modules/@microsoft/m365agentsplayground/cli.js');
  const endpoint = `${baton.replace('localhost', '127.0.0.1')}/api/messages`;
  const args = ['--require', join(root(), 'test/support/teams/loopback.cjs'), cli, 'start'];
  const options = ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--service-url', `${url}/_connector`];
  return spawn(process.execPath, [...args, ...options, '--disable-telemetry'], {
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
    stdio: 'ignore',
    cwd: folder,
  });
}

/** The chat window, cut off from everything outside this machine. */
async function openPage(chromium: Browser, url: string): Promise<Page> {
  const page = await chromium.newPage({ viewport: { width: 1400, height: 1000 } });
  await page.route('**/*', (route) =>
    new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort(),
  );
  await page.goto(url);
  return page;
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the Agents Playground has exited');
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
