/**
 * Takes Teams' requests on Baton's own server. Botbuilder's own way in answers a forged token with a fault, accepts whatever
 * tenant a body names, and throws on a body without a type; here each of these is refused. What is let in is stored before
 * it is acknowledged, so that Teams sends again whatever could not be stored.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, parseJson } from '../platform/json.js';
import { Refused, readBody, sendAnswer, sendError } from '../platform/request.js';
import { type Activity, readActivity, tenantOf } from './activity.js';
import type { Gate } from './gate.js';
import type { InvokeAnswer } from './invoke-answers.js';

interface ReceiverParts {
  gate: Gate;
  /** Tenants that can use Baton; empty if any can. */
  tenants: readonly string[];
  /** Whether requests carry a token. */
  signed: boolean;
  /** Whether messages and a token can be sent to an address. */
  trusts(url: string): boolean;
  /** Handles one activity. All of it is stored once the promise is fulfilled. */
  take(activity: Activity, body: object): Promise<InvokeAnswer | undefined>;
  fault(error: unknown): void;
  /** A request was refused: it is not from Teams, or from a tenant that cannot use Baton. */
  turnedAway(): void;
}

const MESSAGES_PATH = '/api/messages';
/** Teams' name among the channels of the Bot Framework. */
const TEAMS_CHANNEL = 'msteams';

/** Takes requests. */
export class TeamsReceiver {
  constructor(private readonly parts: ReceiverParts) {}

  /** Answers a request if it is for Teams. @returns whether it is */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const [path] = (request.url ?? '').split('?');
    if (path !== MESSAGES_PATH || request.method !== 'POST') return false;
    this.receive(request, response).catch((error: unknown) => sendError(request, response, error, this.parts.fault));
    return true;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBody(request);
    const authorization = request.headers.authorization ?? '';
    // Before anything else, so that nobody without a token learns what a body should look like.
    if (this.parts.signed && authorization === '') throw new Refused(401);
    // In development nothing is signed. A page of another site could post here then, but not with this content type.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new Refused(400);
    const body = parseJson(bytes.toString('utf8'));
    const activity = readActivity(body);
    if (!isObject(body) || activity?.channelId !== TEAMS_CHANNEL) throw new Refused(400);
    await this.check(authorization, activity).catch((error: unknown) => {
      if (error instanceof Refused) this.parts.turnedAway();
      throw error;
    });
    const answer = await this.parts.take(activity, body);
    sendAnswer(response, answer?.status ?? 200, answer?.body);
  }

  /** @throws Refused if the request is not from Teams, or from a tenant that cannot use Baton */
  private async check(authorization: string, activity: Activity): Promise<void> {
    const { gate, signed, tenants, trusts } = this.parts;
    const claims = await gate.enter(authorization, activity);
    if (signed && claims.serviceUrl !== activity.serviceUrl) throw new Refused(401);
    if (!trusts(activity.serviceUrl)) throw new Refused(401);
    const tenant = tenantOf(activity);
    if (tenant === undefined) throw new Refused(400);
    // The activity names the tenant in two places, and the token can name it as well: all have to agree.
    for (const named of [claims.tenant, activity.conversation.tenantId])
      if (named !== undefined && named.toLowerCase() !== tenant) throw new Refused(403);
    if (tenants.length > 0 && !tenants.includes(tenant)) throw new Refused(403);
  }
}
