/**
 * Takes Slack's requests for Bolt, on Baton's own server. Bolt's own receiver acknowledges an event before it has been
 * handled; here the acknowledgement waits until all of it is stored, and what fails is answered with an error, so that
 * Slack delivers it again. A signed request is checked on the bytes as they came, before anything reads them.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App as Bolt, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../src/ports.js';
import { isObject, parseJson } from '../platform/json.js';
import { bytesOf, end, Refused, sorry } from '../platform/request.js';
import { PATHS } from './paths.js';

/** A signature is good for so long, in seconds. */
const FRESH_S = 5 * 60;

/**
 * Checks Slack's signature (docs.slack.dev/authentication/verifying-requests-from-slack). Bolt's own check does the same,
 * with random numbers drawn for each comparison, which took a tenth of the time of a message.
 * @throws Refused
 */
function verify(secret: string, headers: IncomingMessage['headers'], body: Buffer, nowMs: number): void {
  const stamp = String(headers['x-slack-request-timestamp'] ?? '');
  const given = Buffer.from(String(headers['x-slack-signature'] ?? ''));
  if (!/^\d{1,12}$/.test(stamp) || Math.abs(nowMs / 1_000 - Number(stamp)) > FRESH_S) throw new Refused(401);
  const made = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex')}`);
  if (given.length !== made.length || !timingSafeEqual(given, made)) throw new Refused(401);
}

type Body = Record<string, unknown>;

/** What was sent, read. @throws Refused where it is not what Slack sends */
function read(request: IncomingMessage, text: string): Body {
  const type = String(request.headers['content-type'] ?? '');
  const form = type.startsWith('application/x-www-form-urlencoded') ? parse(text) : undefined;
  const json = form ? form.payload : text;
  const body = json === undefined ? form : parseJson(String(json));
  if (!isObject(body)) throw new Refused(400);
  return body;
}

export interface ReceiverParts {
  signingSecret: string;
  clock: Clock;
  /** What whoever types a command is told when it could not be kept. */
  sorry: string;
  /** The pages of the installation. */
  install?: { page: Handler; redirect: Handler } | undefined;
  /** Pictures of charts. */
  picture?: Handler | undefined;
  fault(error: unknown): void;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** An event whose acknowledgement waits: `ack` notes the answer, and for all but events gives it at once. */
function held(body: Body, answer: (body: unknown) => void): { event: ReceiverEvent; given: () => unknown } {
  let given: unknown;
  const waits = body.type === 'event_callback';
  const ack = async (value: unknown) => {
    given = value;
    if (!waits) answer(value);
  };
  return { event: { body, ack }, given: () => given };
}

export class HttpReceiver implements Receiver {
  private bolt: Bolt | undefined;

  constructor(private readonly parts: ReceiverParts) {}

  init(app: Bolt): void {
    this.bolt = app;
  }

  /** Baton's own server listens. */
  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  /** Answers a request that is meant for Slack's adapter. @returns whether it is */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const [path] = (request.url ?? '').split('?');
    const { install, picture } = this.parts;
    const handler =
      path === PATHS.events && request.method === 'POST'
        ? this.receive
        : path === PATHS.page && request.method === 'GET'
          ? install?.page
          : path === PATHS.redirect && request.method === 'GET'
            ? install?.redirect
            : path?.startsWith(PATHS.chart) && request.method === 'GET'
              ? picture
              : undefined;
    if (!handler) return false;
    handler(request, response).catch((error: unknown) => sorry(request, response, error, this.parts.fault));
    return true;
  }

  private readonly receive: Handler = async (request, response) => {
    const bytes = await bytesOf(request);
    // Slack looks at the certificate from time to time, with a request that is not signed and asks for nothing.
    if (bytes.length < 200 && /(?:^|&)ssl_check=1(?:&|$)/.test(bytes.toString('utf8'))) return end(response, 200);
    verify(this.parts.signingSecret, request.headers, bytes, this.parts.clock.now());
    const body = read(request, bytes.toString('utf8'));
    if (body.type === 'url_verification') return end(response, 200, { challenge: String(body.challenge ?? '') });
    const { event, given } = held(body, (value) => end(response, 200, value === '' ? undefined : value));
    try {
      await this.bolt?.processEvent(event);
    } catch (error) {
      // Slack delivers an event again, but not a command: whoever typed it is told.
      if (typeof body.command !== 'string') throw error;
      this.parts.fault(error);
      return end(response, 200, { response_type: 'ephemeral', text: this.parts.sorry });
    }
    end(response, 200, given());
  };
}

/** The same for Socket Mode: the envelope is acknowledged once the event is stored. */
export class SocketReceiver implements Receiver {
  constructor(
    private readonly inner: Receiver,
    private readonly fault: (error: unknown) => void,
  ) {}

  init(app: Bolt): void {
    const processEvent = async ({ ack, body, ...rest }: ReceiverEvent) => {
      const { event, given } = held(body, (value) => void ack(value));
      await app.processEvent({ ...rest, ...event });
      if (body.type === 'event_callback') await ack(given());
    };
    // The inner receiver asks an app for nothing else.
    this.inner.init({ processEvent } as unknown as Bolt);
  }

  start(): Promise<unknown> {
    return this.inner.start();
  }

  async stop(): Promise<void> {
    await this.inner.stop().catch(this.fault);
  }
}
