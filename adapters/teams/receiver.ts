/**
 * Takes Teams' requests on Baton's own server. Botbuilder's own way in answers a forged token with a fault, takes whatever
 * tenant a body names, and throws at a body without a type: here each of those is turned away, and what is let in is stored
 * before it is acknowledged, so that Teams delivers again what could not be.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, parseJson } from '../platform/json.js';
import { bytesOf, end, Refused, sorry } from '../platform/request.js';
import { type Activity, type InvokeAnswer, readActivity, tenantOf } from './activity.js';
import type { Gate } from './sdk.js';

export const PATH = '/api/messages';
const CHANNEL = 'msteams';

export interface ReceiverParts {
  gate: Gate;
  /** Tenants that may use Baton; empty where any may. */
  tenants: readonly string[];
  /** Whether a request has to say by its token where it is to be answered. */
  signed: boolean;
  trusts(url: string): boolean;
  /** Handles one activity. When the promise is kept, all of it is stored. */
  take(activity: Activity, body: object): Promise<InvokeAnswer | undefined>;
  fault(error: unknown): void;
}

/** The JSON object in a body. @throws Refused */
function read(bytes: Buffer): object {
  const body = parseJson(bytes.toString('utf8'));
  if (!isObject(body)) throw new Refused(400);
  return body;
}

export class Receiver {
  constructor(private readonly parts: ReceiverParts) {}

  /** Answers a request that is meant for Teams' adapter. @returns whether it is */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const [path] = (request.url ?? '').split('?');
    if (path !== PATH || request.method !== 'POST') return false;
    this.receive(request, response).catch((error: unknown) => sorry(request, response, error, this.parts.fault));
    return true;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bytesOf(request);
    // Whoever sends no token learns nothing of what a body should look like.
    const authorization = request.headers.authorization ?? '';
    if (this.parts.signed && authorization === '') throw new Refused(401);
    // A page in a browser can send no such type elsewhere without being asked: it matters where nothing is signed.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new Refused(400);
    const body = read(bytes);
    const activity = readActivity(body);
    if (!activity || activity.channelId !== CHANNEL) throw new Refused(400);
    await this.check(authorization, activity);
    const answer = await this.parts.take(activity, body);
    end(response, answer?.status ?? 200, answer?.body);
  }

  /** @throws Refused where the request is not Teams' own, or of a tenant that may not use Baton */
  private async check(authorization: string, activity: Activity): Promise<void> {
    const { gate, signed, tenants, trusts } = this.parts;
    const claims = await gate.enter(authorization, activity);
    if (signed && claims.serviceUrl !== activity.serviceUrl) throw new Refused(401);
    if (!trusts(activity.serviceUrl)) throw new Refused(401);
    const tenant = tenantOf(activity);
    if (tenant === undefined) throw new Refused(400);
    if (claims.tenant !== undefined && claims.tenant.toLowerCase() !== tenant) throw new Refused(403);
    // The two places that name the tenant have to agree.
    const { conversation } = activity;
    if (conversation.tenantId !== undefined && conversation.tenantId.toLowerCase() !== tenant) throw new Refused(403);
    if (tenants.length > 0 && !tenants.includes(tenant)) throw new Refused(403);
  }
}
