/**
 * Takes Slack's requests for Bolt, on Baton's own server. Bolt's own receiver acknowledges an event before it is handled.
 * Here the acknowledgement waits until everything is stored, and a failure is answered with an error, so that Slack sends
 * the event again.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App as Bolt, Receiver } from '@slack/bolt';
import type { Clock } from '../../src/ports.js';
import { isObject, parseJson } from '../platform/json.js';
import { Refused, readBody, sendAnswer, sendError } from '../platform/request.js';
import { delayAck } from './delayed-ack.js';
import { PATHS } from './paths.js';
import { verifySignature } from './signature.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the receiver needs. */
interface ReceiverParts {
  signingSecret: string;
  clock: Clock;
  /** The answer to a command that could not be stored. */
  sorry: string;
  /** The page that offers to install Baton, and the one that Slack sends people back to. */
  installPage: Handler;
  redirect: Handler;
  /** Pictures of charts. */
  picture: Handler;
  fault(error: unknown): void;
}

/** A check of the certificate: Slack sends it now and then, without a signature. It is short, and asks for nothing. */
const isCertificateCheck = (bytes: Buffer): boolean =>
  bytes.length < 200 && /(?:^|&)ssl_check=1(?:&|$)/.test(bytes.toString('utf8'));

/** The body of a request: JSON, a form, or JSON in the field `payload` of a form. @throws Refused if it is neither */
function parseBody(request: IncomingMessage, bytes: Buffer): Record<string, unknown> {
  const type = request.headers['content-type'] ?? '';
  const text = bytes.toString('utf8');
  const form = type.startsWith('application/x-www-form-urlencoded') ? parse(text) : undefined;
  const json = form ? form.payload : text;
  const body = json === undefined ? form : parseJson(String(json));
  if (!isObject(body)) throw new Refused(400);
  return body;
}

/** Takes requests over HTTP. */
export class HttpReceiver implements Receiver {
  private bolt: Bolt | undefined;

  constructor(private readonly parts: ReceiverParts) {}

  init(bolt: Bolt): void {
    this.bolt = bolt;
  }

  /** Nothing to do: Baton's own server listens. */
  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  /** Answers a request if it is for the Slack adapter. @returns whether it is */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const [path = ''] = (request.url ?? '').split('?');
    const handler = this.handlerOf(request.method ?? '', path);
    if (!handler) return false;
    handler(request, response).catch((error: unknown) => sendError(request, response, error, this.parts.fault));
    return true;
  }

  private handlerOf(method: string, path: string): Handler | undefined {
    const { installPage, redirect, picture } = this.parts;
    if (method === 'POST') return path === PATHS.events ? this.receive : undefined;
    if (method !== 'GET') return undefined;
    if (path === PATHS.page) return installPage;
    if (path === PATHS.redirect) return redirect;
    return path.startsWith(PATHS.chart) ? picture : undefined;
  }

  private readonly receive: Handler = async (request, response) => {
    const bytes = await readBody(request);
    if (isCertificateCheck(bytes)) return sendAnswer(response, 200);
    verifySignature(this.parts.signingSecret, request.headers, bytes, this.parts.clock.now());
    const body = parseBody(request, bytes);
    if (body.type === 'url_verification') return sendAnswer(response, 200, { challenge: String(body.challenge ?? '') });
    const { event, answer } = delayAck(body, (given) => sendAnswer(response, 200, given === '' ? undefined : given));
    try {
      await this.bolt?.processEvent(event);
    } catch (error) {
      // Slack sends an event again, but not a command: the person who typed it has to know.
      if (typeof body.command !== 'string') throw error;
      this.parts.fault(error);
      return sendAnswer(response, 200, { response_type: 'ephemeral', text: this.parts.sorry });
    }
    sendAnswer(response, 200, answer());
  };
}
