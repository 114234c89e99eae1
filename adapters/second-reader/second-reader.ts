/**
 * An optional second reader: a language model behind an OpenAI-compatible API confirms or drops what the engine found.
 * It sees the message and two lines before it; it can say yes, no and a rewrite, and nothing else.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Question, Verdict } from '../../src/ports/second-reader.js';
import { promptsFolder } from '../common/paths.js';
import type { SecondReaderSettings } from './settings.js';

/** What became of the questions. */
export interface ReaderCounts {
  asked: number;
  confirmed: number;
  dropped: number;
  /** No usable answer in time: the engine's finding stands. */
  failed: number;
  /** Not asked, because the day's budget was spent. */
  unasked: number;
}

const TIMEOUT_MS = 2_000;
/** Bytes. */
const LONGEST_ANSWER = 20_000;
/** UTF-16 units. */
const LONGEST_MESSAGE = 4_000;
const LONGEST_LINE = 500;
const DAY_MS = 86_400_000;

const completionSchema = z.object({
  choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()),
});
const verdictSchema = z.strictObject({ confirm: z.boolean(), rewrite: z.string().nullable() });

/** Asks the language model, within a budget for each day. */
export class SecondReader {
  readonly counts: ReaderCounts = { asked: 0, confirmed: 0, dropped: 0, failed: 0, unasked: 0 };
  private readonly instructions = readFileSync(join(promptsFolder(), 'en', 'second-reader.md'), 'utf8');
  private day = -1;
  private askedToday = 0;

  /** @param now gives epoch milliseconds */
  constructor(
    private readonly settings: SecondReaderSettings,
    private readonly now: () => number,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  /** The model's verdict on a finding; undefined if there is none, and the finding stands. Never throws. */
  async read(question: Question): Promise<Verdict | undefined> {
    if (!this.takeFromBudget()) {
      this.counts.unasked++;
      return undefined;
    }
    this.counts.asked++;
    const verdict = await this.ask(question).catch(() => undefined);
    if (verdict === undefined) this.counts.failed++;
    else this.counts[verdict.confirm ? 'confirmed' : 'dropped']++;
    return verdict;
  }

  /** @returns false if the day's budget is spent */
  private takeFromBudget(): boolean {
    const day = Math.floor(this.now() / DAY_MS);
    if (day !== this.day) [this.day, this.askedToday] = [day, 0];
    if (this.askedToday >= this.settings.daily) return false;
    this.askedToday++;
    return true;
  }

  private async ask(question: Question): Promise<Verdict | undefined> {
    const { url, key } = this.settings;
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(this.timeoutMs),
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(this.requestFor(question)),
    });
    if (!response.ok) return undefined;
    const body = await readUpTo(response, LONGEST_ANSWER);
    if (body === undefined) return undefined;
    const [choice] = completionSchema.parse(JSON.parse(body)).choices;
    return withUsableRewrite(verdictSchema.parse(JSON.parse(choice.message.content)), question.message);
  }

  private requestFor({ message, before, words }: Question) {
    const shown = {
      message: message.slice(0, LONGEST_MESSAGE),
      before: before.slice(-2).map((line) => line.slice(0, LONGEST_LINE)),
      words,
    };
    return {
      model: this.settings.model,
      temperature: 0,
      max_tokens: 800,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: this.instructions },
        { role: 'user', content: JSON.stringify(shown) },
      ],
    };
  }
}

/** The body of a response; undefined, with the connection closed, if it is longer than `most` bytes. */
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

/** The verdict without its rewrite if that is much longer than the message, or of a finding that is not confirmed. */
function withUsableRewrite({ confirm, rewrite }: Verdict, message: string): Verdict {
  const fits = confirm && rewrite !== null && rewrite.trim() !== '' && rewrite.length <= 2 * message.length + 100;
  return { confirm, rewrite: fits ? rewrite : null };
}
