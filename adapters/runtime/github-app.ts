/**
 * Tokens of a GitHub App (docs.github.com: "Generating an installation access token for a GitHub App"): each is for one
 * repository's installation, lasts an hour, and is replaced before that.
 */
import { createSign, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const TIMEOUT_MS = 10_000;
/** A clock that runs ahead of GitHub's would make a signature of the future. */
const SKEW_S = 60;
/** GitHub takes ten minutes at most. */
const SIGNED_S = 540;
/** How long before its end a token is replaced. */
const SPARE_MS = 5 * 60_000;
/** Installations whose tokens are remembered. */
const MOST = 200;

const installationSchema = z.object({ id: z.number() });
const tokenSchema = z.object({ token: z.string().min(1), expires_at: z.iso.datetime({ offset: true }) });

/** An app, as its page on GitHub names it. */
export interface AppCredentials {
  /** Its client id or its number. */
  id: string;
  key: KeyObject;
}

/** GitHub did not give a token. */
export class NoToken extends Error {
  override name = 'NoToken';
  constructor(
    /** Of GitHub's answer. */
    readonly status: number,
  ) {
    super(`GitHub gave no token (${status})`);
  }
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Asks GitHub for tokens. */
export class GithubApp {
  private readonly known = new Map<string, { token: string; until: number }>();

  /** @param api the API's address without a slash at the end @param now epoch ms */
  constructor(
    private readonly app: AppCredentials,
    private readonly api: string,
    private readonly now: () => number,
  ) {}

  /** A token for a repository, such as "acme/churn". @throws NoToken, or what `fetch` throws */
  async tokenFor(repository: string): Promise<string> {
    const known = this.known.get(repository);
    if (known && known.until - SPARE_MS > this.now()) return known.token;
    const { id } = installationSchema.parse(await this.ask('GET', `/repos/${repository}/installation`));
    const made = tokenSchema.parse(await this.ask('POST', `/app/installations/${id}/access_tokens`));
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(repository, { token: made.token, until: Date.parse(made.expires_at) });
    return made.token;
  }

  /** A token that was refused is not used again. */
  forget(repository: string): void {
    this.known.delete(repository);
  }

  private async ask(method: 'GET' | 'POST', path: string): Promise<unknown> {
    const response = await fetch(`${this.api}${path}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${this.signed()}`,
        'user-agent': 'baton',
        'x-github-api-version': '2022-11-28',
      },
    });
    if (response.ok) return response.json();
    await response.body?.cancel();
    throw new NoToken(response.status);
  }

  /** The app shows that it is itself: a JSON Web Token with its private key. */
  private signed(): string {
    const seconds = Math.floor(this.now() / 1000);
    const claims = { iat: seconds - SKEW_S, exp: seconds + SIGNED_S, iss: this.app.id };
    const text = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(this.app.key, 'base64url')}`;
  }
}
