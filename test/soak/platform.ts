/** The fake Slack as a server of its own, which can have an outage: what copies in other processes speak to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../../adapters/platform/request.js';
import { API, FakeSlack } from '../support/slack/fake.js';

/** What an outage is made of. `lost`: the deed is done and the answer lost; `hang`: neither, for a while. */
const TROUBLES = ['429', '500', '503', 'reset', 'lost', 'hang'] as const;

export class Platform {
  readonly fake = new FakeSlack();
  /** Whether most calls fail. */
  isDown = false;
  /** When something was posted into a channel, in ms. */
  readonly times = new Map<string, number[]>();
  readonly troubles = new Map<string, number>();
  private server: Server | undefined;

  /** @param chance from 0 to 1 */
  constructor(private readonly chance: () => number = Math.random) {}

  async listen(): Promise<string> {
    const server = createServer(
      (request, response) => void this.answer(request, response).catch(() => response.destroy()),
    );
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBody(request);
    const method = (request.url ?? '').replace('/api/', '');
    const trouble =
      this.isDown && this.chance() < 0.95 ? TROUBLES[Math.floor(this.chance() * TROUBLES.length)] : undefined;
    if (trouble) {
      this.troubles.set(trouble, (this.troubles.get(trouble) ?? 0) + 1);
      if (trouble === 'lost') await this.run(method, request, bytes);
      if (trouble === 'hang') await new Promise((resolve) => setTimeout(resolve, 1_000));
      if (trouble === '429') response.writeHead(429, { 'retry-after': '1' }).end('{}');
      else if (trouble === '500' || trouble === '503') response.writeHead(Number(trouble)).end('{}');
      else request.socket.destroy();
      return;
    }
    const answer = await this.run(method, request, bytes);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }

  private run(method: string, request: IncomingMessage, bytes: Buffer): ReturnType<FakeSlack['fetch']> {
    const headers = { authorization: request.headers.authorization ?? '' };
    if (method === 'chat.postMessage') {
      const channel = new URLSearchParams(bytes.toString()).get('channel') ?? '';
      this.times.set(channel, [...(this.times.get(channel) ?? []), performance.now()]);
    }
    return this.fake.fetch(`${API}${method}`, { method: 'POST', headers, body: bytes.toString() });
  }
}
