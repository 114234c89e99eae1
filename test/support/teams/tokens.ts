/** Tokens as Teams signs them, and the server that publishes the keys (Bot Framework: "Authenticate from the Connector"). */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { TeamsSettings } from '../../../adapters/teams/settings.js';
import { portOf } from '../../../adapters/web/server.js';

/** How a token is signed. */
export interface Signing {
  key: KeyObject;
  /** The key it names: "one", or "elsewhere" for one of another channel. */
  kid: string;
  alg: 'RS256' | 'HS256' | 'none';
}

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A key that nobody has published. */
export const FORGED = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const ISSUER = 'https://issuer.test';

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with these claims. */
export function signToken(claims: object, signing: Partial<Signing> = {}): string {
  const { key = own.privateKey, kid = 'one', alg = 'RS256' } = signing;
  const signed = `${base64({ typ: 'JWT', alg, kid })}.${base64(claims)}`;
  if (alg === 'none') return `${signed}.`;
  if (alg === 'HS256') return `${signed}.${createHmac('sha256', 'secret').update(signed).digest('base64url')}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
}

/** The claims of a token that is valid now. */
export function validClaims(audience: string, serviceurl: string, more: object = {}): object {
  const now = Math.floor(Date.now() / 1_000);
  return { iss: ISSUER, aud: audience, serviceurl, nbf: now - 60, exp: now + 600, ...more };
}

/** Publishes the keys. */
export class KeyServer {
  /** What requests are answered with. */
  status = 200;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      const body = request.url === '/keys' ? { keys: publicKeys() } : { issuer: ISSUER, jwks_uri: `${this.url}/keys` };
      response.writeHead(this.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  }

  static async start(): Promise<KeyServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new KeyServer(server);
  }

  private get url(): string {
    return `http://127.0.0.1:${portOf(this.server)}`;
  }

  /** Settings of an app that checks tokens with these keys. `path`: of the document that names them. */
  settings(id: string, tenant: string, path = '/openid'): TeamsSettings {
    const metadata = `${this.url}${path}`;
    return {
      app: { id, type: 'SingleTenant', tenant, password: 'a secret of the tests' },
      cloud: {
        openId: { metadata, issuer: ISSUER, login: 'http://127.0.0.1:1', scope: 'https://api.test' },
        hosts: ['connector.test'],
      },
      tenants: [tenant],
      admins: [],
      whispers: 'chat',
      forms: 'dialog',
      people: 'directory',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function publicKeys() {
  const { n, e } = own.publicKey.export({ format: 'jwk' });
  const key = { kty: 'RSA', use: 'sig', n, e };
  return [
    { ...key, kid: 'one', endorsements: ['msteams'] },
    { ...key, kid: 'elsewhere', endorsements: ['webchat'] },
  ];
}
