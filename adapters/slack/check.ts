/**
 * What Slack says of Baton before anybody uses it: whether the token is good, which scopes it has, and whether Slack takes every
 * message (docs.slack.dev/reference/methods/blocks.validate). For whoever runs Baton: unlike api.ts it reads headers and details.
 */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Fetch } from '../platform/kept-fetch.js';
import type { SlackBlock } from './elements.js';
import { OPTIONAL_SCOPES, SCOPES } from './manifest.js';
import type { Pause } from './pause.js';
import { authTest } from './responses.js';

interface CheckParts {
  /** The address of the Web API, with a slash at the end. */
  url: string;
  token: string;
  fetch: Fetch;
  pause: Pause;
}

/** What a token can do. */
export interface TokenReport {
  team: string;
  site: string;
  /** Scopes of the manifest that it lacks, and without which Baton does not work. */
  missing: string[];
  /** Optional scopes that were declined. */
  declined: string[];
  /** Scopes that it has and Baton does not use. */
  unused: string[];
}

/** Slack did not do what it was asked, for another reason than what it was asked about. */
export class SlackRefused extends Error {
  override name = 'SlackRefused';
}

/** What is checked: the blocks of a message, or a window. */
export type Checked = { blocks: readonly SlackBlock[] } | { view: ModalView };

const ATTEMPTS = 5;
const TIMEOUT_MS = 15_000;
/** Slack's refusals of what it was asked to look at. */
const INVALID = new Set(['invalid_blocks', 'invalid_message', 'invalid_view', 'invalid_blocks_format']);

const answerSchema = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  errors: z
    .array(z.union([z.string(), z.looseObject({ pointer: z.string().optional(), message: z.string().optional() })]))
    .optional()
    .catch(undefined),
});
type Answer = z.infer<typeof answerSchema>;

/** Asks Slack about one installation. */
export class SlackCheck {
  constructor(private readonly parts: CheckParts) {}

  /** @throws SlackRefused if the token is not good, or Slack is out of reach */
  async token(): Promise<TokenReport> {
    const { answer, scopes } = await this.ask('auth.test', {});
    if (!answer.ok) throw new SlackRefused(answer.error ?? 'unknown');
    const { team_id: team, url = '' } = authTest.parse(answer);
    const has = (scope: string) => scopes.includes(scope);
    const lacking = SCOPES.filter((scope) => !has(scope));
    return {
      ...{ team, site: url },
      missing: lacking.filter((scope) => !(scope in OPTIONAL_SCOPES)),
      declined: lacking.filter((scope) => scope in OPTIONAL_SCOPES),
      unused: scopes.filter((scope) => !SCOPES.includes(scope)),
    };
  }

  /** What is wrong with a message or window; empty if Slack takes it. @throws SlackRefused */
  async problems(checked: Checked): Promise<string[]> {
    const { answer } = await this.ask(
      'blocks.validate',
      Object.fromEntries(Object.entries(checked).map(([name, value]) => [name, JSON.stringify(value)])),
    );
    if (answer.ok) return [];
    const { error = 'unknown', errors = [] } = answer;
    if (!INVALID.has(error)) throw new SlackRefused(error);
    const details = errors.map((one) =>
      typeof one === 'string' ? one : [one.pointer, one.message].filter(Boolean).join(': '),
    );
    return details.length > 0 ? details : [error];
  }

  private async ask(method: string, args: Record<string, string>): Promise<{ answer: Answer; scopes: string[] }> {
    const { url, token, fetch, pause } = this.parts;
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${url}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(args).toString(),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch(() => {
        throw new SlackRefused('no answer');
      });
      if (response.status !== 429 || attempt === ATTEMPTS) return this.read(response);
      await pause(1_000 * Number(response.headers.get('retry-after') ?? 1));
    }
  }

  private async read(response: Awaited<ReturnType<Fetch>>): Promise<{ answer: Answer; scopes: string[] }> {
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (!answer.success) throw new SlackRefused(`http_${response.status}`);
    const scopes = (response.headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim());
    return { answer: answer.data, scopes: scopes.filter((scope) => scope !== '') };
  }
}
