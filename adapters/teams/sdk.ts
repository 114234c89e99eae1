/**
 * The one file that knows botbuilder: whether a request comes from Teams, and the token for Baton's own calls.
 *
 * To use another SDK (botbuilder is at its end of life; @microsoft/agents-hosting is its successor):
 * 1. Implement `Gate` with it: `enter` returns the claims or throws `Refused(401)`, `token` returns a bearer token for the
 *    connector.
 * 2. In agents-hosting the first is `authorizeJWT` with an `AuthConfiguration`; the second is
 *    `MsalTokenProvider.getAccessToken` with the scope `https://api.botframework.com/.default`.
 * 3. `openGate` is called in one place, index.ts. Nothing else changes: activities, cards and the connector's REST calls are
 *    plain JSON, read and written by Baton itself.
 * 4. test/adapters/teams/receiver.test.ts lists what a gate must refuse. Run it against the new one.
 */
import {
  type Activity as BotbuilderActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { isObject, parseJson } from '../platform/json.js';
import { Refused } from '../platform/request.js';
import type { Activity } from './activity.js';
import type { Gate, TokenClaims } from './gate.js';
import type { AppRegistration, Cloud } from './settings.js';

type Authentication = ConfigurationBotFrameworkAuthentication;

/** Botbuilder's credentials, as far as they are used here. */
interface Credentials {
  getToken(forceRefresh?: boolean): Promise<string>;
}

/** Any address of the connector. It is needed to get at the credentials and never called. */
const SERVICE = 'https://smba.trafficmanager.net/teams/';

/** A gate for an app registration. */
export function openGate(app: AppRegistration, cloud: Cloud): Gate {
  const authentication = authenticationOf(app, cloud);
  muffleBotbuilder();
  let credentials: Promise<Credentials> | undefined;
  return {
    enter: (authorization, activity) => checkToken(authentication, authorization, activity),
    async token(fresh = false) {
      credentials ??= credentialsOf(authentication, app.id);
      return (await credentials).getToken(fresh);
    },
  };
}

function authenticationOf({ id, type, tenant, password }: AppRegistration, { service, openId }: Cloud): Authentication {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: id,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenant,
    ...(password !== undefined && { MicrosoftAppPassword: password }),
  });
  const addresses = openId && {
    ToBotFromChannelOpenIdMetadataUrl: openId.metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: openId.metadata,
    ToBotFromChannelTokenIssuer: openId.issuer,
    ToChannelFromBotLoginUrl: openId.login,
    ToChannelFromBotOAuthScope: openId.scope,
    OAuthUrl: openId.login,
  };
  return new ConfigurationBotFrameworkAuthentication(
    { ...addresses, ...(service !== undefined && { ChannelService: service }) },
    factory,
  );
}

/** @throws Refused */
async function checkToken(
  authentication: Authentication,
  authorization: string,
  activity: Activity,
): Promise<TokenClaims> {
  if (!isPlausible(authorization)) throw new Refused(401);
  try {
    const { claimsIdentity } = await authentication.authenticateRequest(botbuilderActivity(activity), authorization);
    const claim = (name: string) => claimsIdentity.getClaimValue(name) ?? undefined;
    return { tenant: claim('tid'), serviceUrl: claim('serviceurl') };
  } catch (error) {
    if (isOutage(error)) throw error;
    throw new Refused(401);
  }
}

/** In a stack, a place in botbuilder’s own code. */
const IN_BOTBUILDER = /node_modules[\\/]bot(?:builder|framework)/;
/** The ways to write to the console that already leave out what botbuilder says. */
const muffled = new WeakSet<object>();

/**
 * Keeps what botbuilder writes to the console out of it: it writes about bad tokens, which Baton refuses and counts. Everything
 * else that is written there at the same time appears. A console that somebody has replaced since the last call is muffled as
 * well. Who writes is told by the stack, since an AsyncLocalStorage would make every promise in the process twice as dear.
 */
function muffleBotbuilder(): void {
  for (const level of ['error', 'warn', 'log'] as const) {
    const write = console[level];
    if (muffled.has(write)) continue;
    const heard = (...words: unknown[]) => {
      if (!IN_BOTBUILDER.test(new Error().stack ?? '')) write.apply(console, words);
    };
    muffled.add(heard);
    console[level] = heard;
  }
}

/** Turns away tokens about which botbuilder would write to the console. */
function isPlausible(authorization: string): boolean {
  const [scheme, token = '', ...more] = authorization.split(' ');
  if (scheme !== 'Bearer' || more.length > 0) return false;
  const [head, body] = token.split('.').map((part) => parseJson(Buffer.from(part, 'base64url').toString('utf8')));
  if (!isObject(head) || !isObject(body)) return false;
  const { alg } = head;
  const { exp } = body;
  return typeof alg === 'string' && /^RS(256|384|512)$/.test(alg) && typeof exp === 'number' && exp > 0;
}

/** Without the signing keys nobody knows who sent the request. The answer is then an error, so that Teams sends it again. */
function isOutage(error: unknown): boolean {
  if (!isObject(error)) return false;
  const { name, statusCode } = error;
  return name === 'FetchError' || (typeof statusCode === 'number' && statusCode >= 500);
}

/** The activity in botbuilder's type. The channel and the address are checked against the token; nothing else is read. */
function botbuilderActivity({ type, channelId = '', serviceUrl, from, recipient, conversation }: Activity) {
  const unread = { callerId: '', localTimezone: '', text: '', label: '', valueType: '', listenFor: [] };
  return {
    ...unread,
    ...{ type, channelId, serviceUrl },
    from: { id: from.id, name: '' },
    recipient: { id: recipient.id, name: '' },
    conversation: { id: conversation.id, name: '', isGroup: false, conversationType: '' },
  } satisfies BotbuilderActivity;
}

/**
 * The credentials of botbuilder's connector client. The client itself is not used: it repeats calls by itself, and a message
 * could be posted twice.
 */
async function credentialsOf(authentication: Authentication, appId: string): Promise<Credentials> {
  const identity = new AppIdentity(authentication).of(appId);
  const factory = authentication.createConnectorFactory(identity);
  const client: object = await factory.create(SERVICE);
  const credentials = 'credentials' in client ? client.credentials : undefined;
  if (!isCredentials(credentials)) throw new TypeError('botbuilder has no credentials for its connector client');
  return credentials;
}

const isCredentials = (value: unknown): value is Credentials =>
  typeof value === 'object' && value !== null && 'getToken' in value && typeof value.getToken === 'function';

/** Makes botbuilder's identity of the app itself; only its adapters can. */
class AppIdentity extends CloudAdapter {
  of(appId: string) {
    return this.createClaimsIdentity(appId);
  }
}
