/**
 * Takes Slack's requests for Bolt, on Baton's own server. Bolt's own receiver acknowledges an event before it is handled.
 * Here the acknowledgement waits until everything is stored, and a failure is answered with an error, so that Slack sends
 * the event again.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App as Bolt, Receiver } from '@slack/bolt';
import type { Clock } from '../../src/ports/clock.js';
import { isObject, parseJson } from '../platform/json.js';
import { Refused, readBody, sendAnswer, sendError } from '../platform/request.js';
import { delayAck, isEvent } from './delayed-ack.js';
import { fieldNames } from './forms.js';
import { PATHS } from './paths.js';
import { viewSubmission } from './payloads/interactions.js';
import { verifySignature } from './signature.js';

/** Slack waits three seconds, and a handler takes its own time. */
const PATIENCE_MS = 1_200;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the receiver needs. */
interface ReceiverParts {
  signingSecret: string;
  clock: Clock;
  /** What people are told whose request could not be stored, or not even be looked at in time. */
  sorry: string;
  /** What puts a text in place of a form. */
  window(text: string): object;
  /** Says it to the address that came with a request. */
  tell(url: string, text: string): Promise<void>;
  /** How long a request may take before it comes to its handler, in ms. */
  patienceMs?: number | undefined;
  /** The page that offers to install Baton, and the one that Slack sends people back to. */
  install: Handler;
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
    const { install, redirect, picture } = this.parts;
    if (method === 'POST') return path === PATHS.events ? this.receive : undefined;
    if (method !== 'GET') return undefined;
    if (path === PATHS.install) return install;
    if (path === PATHS.redirect) return redirect;
    return path.startsWith(PATHS.chart) ? picture : undefined;
  }

  private readonly receive: Handler = async (request, response) => {
    const bytes = await readBody(request);
    if (isCertificateCheck(bytes)) return sendAnswer(response, 200);
    verifySignature(this.parts.signingSecret, request.headers, bytes, this.parts.clock.now());
    const body = parseBody(request, bytes);
    if (body.type === 'url_verification') return sendAnswer(response, 200, { challenge: String(body.challenge ?? '') });
    const { event, answer, waiting } = delayAck(body, (given) =>
      sendAnswer(response, 200, given === '' ? undefined : given),
    );
    const { patienceMs = PATIENCE_MS, fault } = this.parts;
    // Slack sends an event again, but nothing else: whoever did it has to know. Its handler says so, once it has begun.
    const late = setTimeout(() => {
      if (waiting.begun || isEvent(body)) return;
      waiting.over = true;
      this.apologise(body, response).catch(fault);
    }, patienceMs);
    try {
      await this.bolt?.processEvent(event);
    } catch (error) {
      if (isEvent(body)) throw error;
      fault(error);
      if (!waiting.over) await this.apologise(body, response);
    } finally {
      clearTimeout(late);
    }
    sendAnswer(response, 200, answer());
  };

  /**
   * Answers where the person is looking: in the conversation, or in the form. A button on App Home has no such place, and there
   * Slack itself says that it failed.
   */
  private async apologise(body: Record<string, unknown>, response: ServerResponse): Promise<void> {
    const { sorry, tell } = this.parts;
    if (typeof body.command === 'string') return sendAnswer(response, 200, { response_type: 'ephemeral', text: sorry });
    if (body.type === 'view_submission') return sendAnswer(response, 200, this.inForm(body));
    const { response_url: url } = body;
    sendAnswer(response, typeof url === 'string' ? 200 : 503);
    if (typeof url === 'string') await tell(url, sorry);
  }

  private inForm(body: Record<string, unknown>): object {
    const { sorry, window } = this.parts;
    const sent = viewSubmission.safeParse(body).data;
    const [field] = sent ? fieldNames(sent.view) : [];
    return field === undefined ? window(sorry) : { response_action: 'errors', errors: { [field]: sorry } };
  }
}
