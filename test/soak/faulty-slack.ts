/** The fake Slack as an HTTP server that can have an outage. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../../adapters/platform/request.js';
import { FakeSlack } from '../support/slack/fake.js';
import { API } from '../support/slack/fixtures.js';

/** What calls meet in an outage. `lost`: the call takes effect and its answer is lost; `hang`: it fails after a second. */
const FAILURES = ['429', '500', '503', 'reset', 'lost', 'hang'] as const;
type Failure = (typeof FAILURES)[number];

export class FaultySlack {
  readonly fake = new FakeSlack();
  /** Resolves with the first call. */
  readonly called: Promise<void>;
  private onCall = () => {};
  /** Whether most calls fail. */
  private isDown = false;
  /** When messages arrived in each channel, in ms of `performance.now()`. */
  readonly arrivals = new Map<string, number[]>();
  /** How often each failure occurred. */
  readonly failures = new Map<Failure, number>();
  private server: Server | undefined;

  /** @param outageMs how long most calls fail, from the first one */
  constructor(outageMs: number) {
    this.fake.now = () => Date.now();
    this.isDown = outageMs > 0;
    this.called = new Promise((resolve) => {
      this.onCall = resolve;
    });
    void this.called.then(() =>
      setTimeout(() => {
        this.isDown = false;
      }, outageMs),
    );
  }

  /** @returns the address of the server */
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
    this.onCall();
    const bytes = await readBody(request);
    const failure = this.isDown && Math.random() < 0.95 ? FAILURES[Math.floor(Math.random() * FAILURES.length)] : null;
    if (failure) return this.fail(failure, request, response, bytes);
    const answer = await this.call(request, bytes);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }

  private async fail(failure: Failure, request: IncomingMessage, response: ServerResponse, bytes: Buffer) {
    this.failures.set(failure, (this.failures.get(failure) ?? 0) + 1);
    if (failure === 'lost') await this.call(request, bytes);
    if (failure === 'hang') await new Promise((resolve) => setTimeout(resolve, 1_000));
    if (failure === '429') response.writeHead(429, { 'retry-after': '1' }).end('{}');
    else if (failure === '500' || failure === '503') response.writeHead(Number(failure)).end('{}');
    else request.socket.destroy();
  }

  private call(request: IncomingMessage, bytes: Buffer): ReturnType<FakeSlack['fetch']> {
    const method = (request.url ?? '').replace('/api/', '');
    const body = bytes.toString();
    if (method === 'chat.postMessage') {
      const channel = new URLSearchParams(body).get('channel') ?? '';
      this.arrivals.set(channel, [...(this.arrivals.get(channel) ?? []), performance.now()]);
    }
    const headers = { authorization: request.headers.authorization ?? '' };
    return this.fake.fetch(`${API}${method}`, { method: 'POST', headers, body });
  }
}
