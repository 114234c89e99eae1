/**
 * An optional second reader: a language model behind an OpenAI-compatible address, which confirms or drops what the
 * engine found. It sees the message and two lines before it, and can say yes, no and a rewrite, nothing else.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Question, Verdict } from '../../src/ports.js';
import { BadConfig } from '../common/bad-config.js';
import { promptsFolder } from '../common/paths.js';

export interface SecondReaderSettings {
  /** Of the service, up to and with its version: `http://localhost:11434/v1`. */
  url: string;
  key: string | undefined;
  model: string;
  /** Questions a day (UTC) at most. */
  daily: number;
}

/** What became of the questions. */
export interface ReaderCounts {
  asked: number;
  confirmed: number;
  dropped: number;
  /** No answer in time, or none that could be used: the engine's own word stands. */
  failed: number;
  /** Not asked, because the day's budget was spent. */
  unasked: number;
}

const TIMEOUT_MS = 2_000;
const LONGEST_ANSWER = 20_000;
const LONGEST_MESSAGE = 4_000;
const DAY = 86_400_000;

const schema = z.object({
  BATON_LLM_URL: z.url({ protocol: /^https?$/ }),
  BATON_LLM_KEY: z.string().optional(),
  BATON_LLM_MODEL: z.string().min(1),
  BATON_LLM_DAILY: z.coerce.number().int().min(0).default(500),
});
const TAKES: Record<string, string> = {
  BATON_LLM_URL: 'an address such as http://localhost:11434/v1',
  BATON_LLM_MODEL: 'the name of a model that the service at BATON_LLM_URL knows',
  BATON_LLM_DAILY: 'a whole number of questions a day, from 0',
};

/** The settings; undefined where BATON_LLM_URL is not set. Throws BadConfig, without any value. */
export function readSecondReader(env: NodeJS.ProcessEnv): SecondReaderSettings | undefined {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  if (given.BATON_LLM_URL === undefined) return undefined;
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new BadConfig(names.map((name) => `${name} is not usable: it takes ${TAKES[name]}.`).join('\n'));
  }
  const { BATON_LLM_URL, BATON_LLM_KEY, BATON_LLM_MODEL, BATON_LLM_DAILY } = parsed.data;
  return { url: BATON_LLM_URL.replace(/\/+$/, ''), key: BATON_LLM_KEY, model: BATON_LLM_MODEL, daily: BATON_LLM_DAILY };
}

const completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });
const verdict = z.strictObject({ confirm: z.boolean(), rewrite: z.string().nullable() });

export class SecondReader {
  readonly counts: ReaderCounts = { asked: 0, confirmed: 0, dropped: 0, failed: 0, unasked: 0 };
  private readonly instructions = readFileSync(join(promptsFolder(), 'en', 'second-reader.md'), 'utf8');
  private day = -1;
  private today = 0;

  /** `now` gives milliseconds since 1970. */
  constructor(
    private readonly settings: SecondReaderSettings,
    private readonly now: () => number,
    private readonly timeout = TIMEOUT_MS,
  ) {}

  /** The second reader's word on the message and the two lines before it; undefined where there is none, and the engine's stands. Never throws. */
  async read(question: Question): Promise<Verdict | undefined> {
    if (!this.mayAsk()) {
      this.counts.unasked++;
      return undefined;
    }
    this.counts.asked++;
    const answer = await this.ask(question).catch(() => undefined);
    if (answer === undefined) this.counts.failed++;
    else this.counts[answer.confirm ? 'confirmed' : 'dropped']++;
    return answer;
  }

  private mayAsk(): boolean {
    const day = Math.floor(this.now() / DAY);
    if (day !== this.day) [this.day, this.today] = [day, 0];
    if (this.today >= this.settings.daily) return false;
    this.today++;
    return true;
  }

  private async ask({ message, before, words }: Question): Promise<Verdict | undefined> {
    const { url, key, model } = this.settings;
    const shown = {
      message: message.slice(0, LONGEST_MESSAGE),
      before: before.slice(-2).map((l) => l.slice(0, 500)),
      words,
    };
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(this.timeout),
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({
        model,
        temperature: 0,
        max_tokens: 800,
        response_format: { type: 'json_object' },
        messages: [
          { role: 'system', content: this.instructions },
          { role: 'user', content: JSON.stringify(shown) },
        ],
      }),
    });
    if (!response.ok) return undefined;
    const body = await readUpTo(response, LONGEST_ANSWER);
    if (body === undefined) return undefined;
    const { content } = (completion.parse(JSON.parse(body)).choices[0] as { message: { content: string } }).message;
    return usable(verdict.parse(JSON.parse(content)), message);
  }
}

/** The body; undefined, and the connection closed, where it is longer than `most` bytes. */
async function readUpTo(response: Response, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A rewrite that is much longer than the message is none; nor is one that the reader did not confirm. */
function usable({ confirm, rewrite }: Verdict, message: string): Verdict {
  const fits = confirm && rewrite !== null && rewrite.trim() !== '' && rewrite.length <= 2 * message.length + 100;
  return { confirm, rewrite: fits ? rewrite : null };
}
