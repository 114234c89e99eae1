/** Microsoft's Agents Playground as a real client: Baton as it is started, a chat window in Chromium, everything on loopback. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { newId } from '../../../adapters/common/ids.js';
import { root } from '../../../adapters/common/paths.js';
import { readConfig } from '../../../adapters/runtime/config.js';
import { type Running, start } from '../../../adapters/runtime/start.js';
import { browser } from '../browser.js';

const BOT = 'Test Bot';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface PlaygroundConfig {
  tenantId: string;
  bot: { id: string };
  currentUser: { id: string; aadObjectId: string; name: string };
  users: { id: string; aadObjectId: string; name: string }[];
  personalChat: { id: string };
}

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
    const cli = join(root(), 'node_modules/@microsoft/m365agentsplayground/cli.js');
    const args = ['--require', join(root(), 'test/support/teams/loopback.cjs'), cli, 'start'];
    const endpoint = `${baton.address.replace('localhost', '127.0.0.1')}/api/messages`;
    const options = ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--service-url', `${url}/_connector`];
    const child = spawn(process.execPath, [...args, ...options, '--disable-telemetry'], {
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: 'ignore',
      cwd: folder,
    });
    await answering(url, child);
    const chromium = await browser();
    const page = await chromium.newPage({ viewport: { width: 1400, height: 1000 } });
    await page.route('**/*', (route) =>
      new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort(),
    );
    await page.goto(url);
    const { config } = (await (await fetch(`${url}/_internal/v1/config`)).json()) as { config: PlaygroundConfig };
    return new AgentsPlayground(folder, baton, child, chromium, page, url, config);
  }

  /** Opens one of the chats: `Personal Chat`, `Group Chat`, `General`, `Announcements`. */
  async chat(name: string): Promise<void> {
    await this.page.getByRole('treeitem').filter({ hasText: name }).first().click();
  }

  /** Says something in the chat that is open, to Baton where others read it too; in a channel as a new post. */
  async say(text: string, where: 'own' | 'group' | 'channel' = 'own'): Promise<void> {
    const box = this.page.getByRole('textbox').first();
    await box.click();
    if (where !== 'own') {
      await box.pressSequentially('@');
      await this.page.locator('[role=option], [role=menuitem]').filter({ hasText: BOT }).first().click();
    }
    await box.pressSequentially(` ${text}`);
    const button = where === 'channel' ? 'Post' : 'Send Message';
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** The cards that are to be seen, the one that came last at the end. */
  get cards(): Locator {
    return this.page.locator('.ac-adaptiveCard:visible');
  }

  /** The cards with these words. */
  card(words: string | RegExp): Locator {
    return this.cards.filter({ hasText: words });
  }

  /** Something that the window cannot do: said by somebody else, or without a mention. In a channel, without a thread. */
  async happens(who: string, more: object, where: 'team-id' | 'personal' = 'team-id'): Promise<void> {
    const { tenantId, bot, currentUser, users, personalChat } = this.config;
    const from = [currentUser, ...users].find((one) => one.name.startsWith(who));
    const personal = where === 'personal';
    const activity = {
      id: newId(),
      type: 'message',
      channelId: 'msteams',
      serviceUrl: `${this.url}/_connector`,
      timestamp: new Date().toISOString(),
      from,
      recipient: { id: bot.id, name: BOT },
      conversation: {
        id: personal ? personalChat.id : where,
        conversationType: personal ? 'personal' : 'channel',
        tenantId,
      },
      channelData: { tenant: { id: tenantId }, ...(!personal && { team: { id: 'team-id' }, channel: { id: where } }) },
      ...more,
    };
    await fetch(`${this.url}/_internal/v1/customActivities`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(activity),
    });
  }

  /** A picture of what is to be seen, where `PICTURES` names a folder for it. */
  async picture(name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.chromium.close();
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
    await this.baton.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the Agents Playground has ended');
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
