/**
 * The one file that knows botbuilder: whether a request comes from Teams, and the token that its answers carry.
 *
 * To put another SDK in its place (botbuilder is at its end of life; @microsoft/agents-hosting is its successor):
 * 1. Implement `Gate` with it: `enter` says yes or throws `Refused(401)`, `token` gives a bearer token for the connector.
 * 2. agents-hosting: `authorizeJWT` with an `AuthConfiguration` for the first, its `MsalTokenProvider.getAccessToken` with
 *    the scope `https://api.botframework.com/.default` for the second.
 * 3. `openGate` is called in one place, index.ts. Nothing else has to change: activities, cards and the connector's REST
 *    calls (connector.ts) are plain JSON, read and written by Baton.
 * 4. test/adapters/teams/security.test.ts says what a gate must refuse; run it against the new one.
 */
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { Refused } from '../platform/request.js';
import type { Activity } from './activity.js';
import type { TeamsSettings } from './settings.js';

export interface Gate {
  /** @returns what the token says of the request. @throws Refused where it is not Teams' own */
  enter(authorization: string, activity: Activity): Promise<Claims>;
  /** The token for calls of the connector; undefined where none is asked for. @param fresh not one that was refused */
  token(fresh?: boolean): Promise<string | undefined>;
}

export interface Claims {
  /** The tenant that it was made for, where it says so. */
  tenant?: string | undefined;
  serviceUrl?: string | undefined;
}

type App = NonNullable<TeamsSettings['app']>;

function authentication({ id, type, tenant, password }: App, { service, openId }: TeamsSettings['cloud']) {
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

/** Botbuilder writes to the console about some kinds of bad tokens: those are turned away before it sees them. */
function isPlausible(authorization: string): boolean {
  const [scheme, token = '', ...more] = authorization.split(' ');
  const [head = '', body = ''] = token.split('.');
  if (scheme !== 'Bearer' || more.length > 0) return false;
  try {
    const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { alg?: string };
    const { exp } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { exp?: number };
    return /^RS(256|384|512)$/.test(alg ?? '') && typeof exp === 'number' && exp > 0;
  } catch {
    return false;
  }
}

/** Where the keys cannot be had, the request is neither let in nor turned away: Teams delivers it again. */
const isOurs = (error: unknown): boolean => {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  return name === 'FetchError' || (statusCode ?? 401) >= 500;
};

export function openGate(app: App, cloud: TeamsSettings['cloud']): Gate {
  const auth = authentication(app, cloud);
  const identity = { getClaimValue: () => app.id } as unknown as Parameters<typeof auth.createConnectorFactory>[0];
  type Tokens = { getToken(forceRefresh?: boolean): Promise<string> };
  let tokens: Promise<Tokens> | undefined;
  return {
    async enter(authorization, activity) {
      if (!isPlausible(authorization)) throw new Refused(401);
      try {
        const { claimsIdentity } = await auth.authenticateRequest(activity as never, authorization);
        const claim = (name: string) => claimsIdentity.getClaimValue(name) ?? undefined;
        return { tenant: claim('tid'), serviceUrl: claim('serviceurl') };
      } catch (error) {
        if (isOurs(error)) throw error;
        throw new Refused(401);
      }
    },
    async token(fresh = false) {
      // The client's own calls are not used: they try again by themselves, and can say a thing twice. Its address is of no
      // matter, and its audience is the cloud's own where none is given.
      tokens ??= auth
        .createConnectorFactory(identity)
        .create('https://smba.trafficmanager.net/teams/', undefined as unknown as string)
        .then((client) => (client as unknown as { credentials: Tokens }).credentials);
      return (await tokens).getToken(fresh);
    },
  };
}
