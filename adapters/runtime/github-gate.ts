/**
 * Answers to deployments that wait for a custom protection rule of GitHub (docs.github.com: "Review custom deployment protection
 * rules for a workflow run"). The address comes with a signal, so it is held to the API that is configured.
 */
import { flat } from '../../src/model/text.js';
import type { Chat, Deliverer, Delivery } from '../../src/ports/chat.js';
import type { GateAnswer } from '../../src/ports/outbound.js';
import type { GateSettings } from './gate-settings.js';
import { GithubApp, NoToken } from './github-app.js';

const TIMEOUT_MS = 10_000;
/** GitHub has a bad moment. */
const BAD_MOMENT_MS = 5_000;
/** Without a word on when: secondary limits ask for a minute at least. */
const LIMITED_MS = 60_000;
const MOST_WAIT_MS = 900_000;
/** UTF-16 units. */
const LONGEST_COMMENT = 1_000;

const PATH = /^\/repos\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+\/deployment_protection_rule$/;

/** What is in the outbox goes to people, or to GitHub. @param gate undefined if no token is configured */
export const withGate = (chat: Chat, gate: GithubGate | undefined): Deliverer => ({
  deliver: async (workspace, message, doubtSince, mayCall) => {
    if (message.to !== 'gate') return chat.deliver(workspace, message, doubtSince, mayCall);
    return gate ? gate.answer(message) : { result: 'never', why: 'no token for GitHub' };
  },
});

/** Tells GitHub what somebody decided. */
export class GithubGate {
  private readonly app: GithubApp | undefined;

  constructor(
    private readonly settings: GateSettings,
    private readonly now: () => number,
  ) {
    this.app = settings.app && new GithubApp(settings.app, settings.api, now);
  }

  /** GitHub takes the first answer of a rule and refuses later ones: what was lost can be sent again. Never throws. */
  async answer(message: GateAnswer): Promise<Delivery> {
    const address = this.addressOf(message.callback);
    if (!address) return { result: 'never', why: 'an address that is not GitHub’s' };
    try {
      const response = await this.send(address, message);
      if (response.status !== 401 || !this.app) return this.deliveryOf(response);
      // The token was withdrawn before its time: a new one may do.
      this.app.forget(repositoryOf(address));
      return this.deliveryOf(await this.send(address, message));
    } catch (error) {
      if (error instanceof NoToken) return this.withoutToken(error);
      return { result: 'later', afterMs: BAD_MOMENT_MS, why: 'no answer from GitHub' };
    }
  }

  private async send(address: URL, message: GateAnswer): Promise<Response> {
    const token = this.app ? await this.app.tokenFor(repositoryOf(address)) : this.settings.token;
    const response = await fetch(address, {
      method: 'POST',
      // A redirect could carry the token to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'baton',
        'x-github-api-version': '2022-11-28',
      },
      body: JSON.stringify(bodyOf(message)),
    });
    await response.body?.cancel();
    return response;
  }

  /** An app that is not installed there, or whose key is wrong, gets no token later on either. */
  private withoutToken({ status, message: why }: NoToken): Delivery {
    const isForGood = status === 401 || status === 404 || status === 422;
    return isForGood ? { result: 'never', why } : { result: 'later', afterMs: LIMITED_MS, why };
  }

  /** The address, if it is one of the configured API's for such an answer. */
  private addressOf(callback: string): URL | undefined {
    if (!URL.canParse(callback)) return undefined;
    const [url, api] = [new URL(callback), new URL(this.settings.api)];
    const base = api.pathname.replace(/\/$/, '');
    const isHere = url.origin === api.origin && url.username === '' && url.password === '' && url.search === '';
    return isHere && url.pathname.startsWith(base) && PATH.test(url.pathname.slice(base.length)) ? url : undefined;
  }

  private deliveryOf({ ok, status, headers }: Response): Delivery {
    if (ok) return { result: 'sent' };
    const why = `GitHub answered ${status}`;
    const isLimited = headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0';
    if (status === 429 || (status === 403 && isLimited)) return { result: 'later', afterMs: this.waitOf(headers), why };
    if (status >= 500) return { result: 'later', afterMs: BAD_MOMENT_MS, why };
    return { result: 'never', why };
  }

  private waitOf(headers: Headers): number {
    const [after, reset] = [headers.get('retry-after'), headers.get('x-ratelimit-reset')];
    const ms = after ? Number(after) * 1000 : reset ? Number(reset) * 1000 - this.now() : LIMITED_MS;
    return Number.isFinite(ms) ? Math.min(Math.max(ms, BAD_MOMENT_MS), MOST_WAIT_MS) : LIMITED_MS;
  }
}

const repositoryOf = (address: URL): string => /\/repos\/([\w.-]+\/[\w.-]+)\//.exec(address.pathname)?.[1] ?? '';

const bodyOf = ({ environment, approved, view }: GateAnswer) => ({
  environment_name: environment,
  state: approved ? 'approved' : 'rejected',
  comment: view.blocks
    .flatMap((block) => (block.block === 'text' ? [flat(block.text)] : []))
    .join('\n')
    .slice(0, LONGEST_COMMENT),
});
