/** One message a line: `{"text":"…","author":"Ana","channel":"general","at":"2026-03-02T10:00:00Z","thread":null}`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { BadExport, type ChatExport, checkPart, type ExportedMessage } from './chat-export.js';

/** The file descriptor of the standard input. */
const STDIN = 0;

/** If a file has no times, its messages are ten minutes apart and begin on a Monday morning. */
const ANY_MONDAY = Date.UTC(2024, 0, 8, 9);
const STEP_MS = 600_000;

const lineSchema = z.object({
  id: z.string().optional(),
  text: z.string(),
  author: z.string().default('?'),
  channel: z.string().optional(),
  thread: z.string().nullish(),
  /** Seconds or milliseconds since 1970, or a date as ISO 8601. */
  at: z.union([z.number(), z.string()]).optional(),
  zone: z.string().optional(),
});

type ExportLine = z.infer<typeof lineSchema>;

/**
 * Reads the file; `-` is the standard input.
 * @param zone IANA zone of people for whom a line has none
 * @throws BadExport naming the first line that is wrong
 */
export function readJsonLines(path: string, zone: string): ChatExport {
  const name = path === '-' ? 'stdin' : basename(path);
  const lines = readFileSync(path === '-' ? STDIN : path, 'utf8')
    .split('\n')
    .flatMap((raw, i) => (raw.trim() === '' ? [] : [parseLine(raw, `Line ${i + 1} of ${name}`)]));
  if (lines.length === 0) throw new BadExport(`${name} is empty.`);
  const times = lines.map((line) => readTime(line.at)).filter((at) => at !== undefined);
  const timed = times.length === lines.length;
  const channel = path === '-' ? 'chat' : basename(path).replace(/\.[^.]*$/, '');
  const messages = lines.map((line, i) => {
    const at = (timed ? times[i] : undefined) ?? ANY_MONDAY + i * STEP_MS;
    return fromLine(line, { id: String(i + 1), channel, zone }, at);
  });
  return { messages: timed ? messages.sort((a, b) => a.at - b.at) : messages, timed };
}

function parseLine(raw: string, where: string): ExportLine {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    throw new BadExport(`${where} is not JSON.`);
  }
  return checkPart(lineSchema, value, where);
}

function fromLine(
  line: ExportLine,
  otherwise: { id: string; channel: string; zone: string },
  at: number,
): ExportedMessage {
  return {
    id: line.id ?? otherwise.id,
    channel: line.channel ?? otherwise.channel,
    thread: line.thread ?? null,
    person: { id: line.author, name: line.author, zone: line.zone ?? otherwise.zone, admin: false, standing: 'member' },
    text: line.text,
    mentions: [],
    at,
    reactions: [],
  };
}

/** Epoch milliseconds; undefined if there is no time, or none that can be read. Small numbers are seconds. */
function readTime(at: number | string | undefined): number | undefined {
  if (at === undefined) return undefined;
  if (typeof at === 'number') return at < 1e11 ? at * 1_000 : at;
  const instant = /^\d+(?:\.\d+)?$/.test(at) ? Number(at) * 1_000 : Date.parse(at);
  return Number.isNaN(instant) ? undefined : instant;
}
