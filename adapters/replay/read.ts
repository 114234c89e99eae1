/** Exported conversations: a folder of Slack's export, or a file with one message a line as JSON. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Mention, Origin } from '../../src/ports.js';

/** The export cannot be read; the message says what was expected. */
export class BadExport extends Error {
  override name = 'BadExport';
}

export interface Said {
  id: string;
  channel: string;
  thread: string | null;
  person: Origin['person'];
  text: string;
  mentions: Mention[];
  /** Epoch milliseconds. */
  at: number;
  /** Reactions and who put them. */
  reactions: { emoji: string; by: Origin['person'] }[];
}

export interface Export {
  messages: Said[];
  /** False where the file has no times: messages then stand ten minutes apart, and days mean nothing. */
  timed: boolean;
}

const STEP_MS = 600_000;
/** Where a file has no times, its first message stands on a Monday morning. */
const ANY_MONDAY = Date.UTC(2024, 0, 8, 9);

const slackUser = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  deleted: z.boolean().optional(),
});
const slackMessage = z.object({
  type: z.string().optional(),
  subtype: z.string().optional(),
  user: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  bot_id: z.string().nullish(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()).default([]) })).optional(),
});
const line = z.object({
  id: z.string().optional(),
  text: z.string(),
  author: z.string().optional(),
  channel: z.string().optional(),
  thread: z.string().nullish(),
  /** Seconds or milliseconds since 1970, or a date as ISO 8601. */
  at: z.union([z.number(), z.string()]).optional(),
  zone: z.string().optional(),
});

/**
 * Reads an export.
 * @param zone of people whose export does not tell theirs
 * @throws BadExport
 */
export function readExport(path: string, zone: string): Export {
  if (!existsSync(path)) throw new BadExport(`There is no ${path}.`);
  if (statSync(path).isDirectory()) return readSlack(path, zone);
  if (path.endsWith('.zip')) throw new BadExport('Unpack the archive first, and name its folder.');
  return readLines(path, zone);
}

function json(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new BadExport(`${path} is not JSON: ${(error as Error).message}`);
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BadExport(`${where}: ${issue?.path.join('.')} ${issue?.message ?? ''}`.trim());
}

/** Slack's export: users.json, and a folder for each channel with a file for each day. */
function readSlack(folder: string, zone: string): Export {
  const usersFile = join(folder, 'users.json');
  if (!existsSync(usersFile))
    throw new BadExport(`${folder} is no Slack export: it has no users.json. A file of JSON lines is read as well.`);
  const users = parsed(z.array(slackUser), json(usersFile), usersFile);
  const people = new Map(
    users.map((u) => [u.id, { id: u.id, name: u.real_name || u.name || u.id, zone: u.tz || zone, admin: false }]),
  );
  const personOf = (id: string) => people.get(id) ?? { id, name: id, zone, admin: false };
  const channels = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  const messages = channels.sort().flatMap((channel) =>
    readdirSync(join(folder, channel))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .flatMap((name) => {
        const file = join(folder, channel, name);
        return parsed(z.array(slackMessage), json(file), file).flatMap((m): Said[] => {
          // Joins, bots and the like are not what people say; an answer shown in the channel too is.
          if (!m.user || m.bot_id || (m.subtype !== undefined && m.subtype !== 'thread_broadcast')) return [];
          const { text, mentions } = unmarked(m.text, (id) => personOf(id).name);
          const thread = m.thread_ts && m.thread_ts !== m.ts ? `${channel}/${m.thread_ts}` : null;
          const reactions = (m.reactions ?? []).flatMap((r) =>
            r.users.map((id) => ({ emoji: r.name, by: personOf(id) })),
          );
          const at = Math.round(Number(m.ts) * 1_000);
          return [
            { id: `${channel}/${m.ts}`, channel, thread, person: personOf(m.user), text, mentions, at, reactions },
          ];
        });
      }),
  );
  if (messages.length === 0) throw new BadExport(`${folder} has no messages of people in it.`);
  return { messages: messages.sort((a, b) => a.at - b.at), timed: true };
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Slack's markup for people, channels and links as the words that were seen; with the places of the people. */
function unmarked(raw: string, nameOf: (id: string) => string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let text = '';
  let last = 0;
  const plain = (part: string) => part.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  for (const m of raw.matchAll(/<(@|#|!)?([^<>|]+)(?:\|([^<>]*))?>/g)) {
    text += plain(raw.slice(last, m.index));
    const [whole, sign, id = '', label] = m;
    const shown = sign === '@' ? `@${label || nameOf(id)}` : sign ? `${sign === '#' ? '#' : '@'}${label || id}` : id;
    if (sign === '@')
      mentions.push({ start: text.length, end: text.length + shown.length, is: 'person', id, name: nameOf(id) });
    text += shown;
    last = m.index + whole.length;
  }
  return { text: text + plain(raw.slice(last)), mentions };
}

function instant(at: number | string | undefined): number | undefined {
  if (at === undefined) return undefined;
  if (typeof at === 'number') return at < 1e11 ? at * 1_000 : at;
  const read = /^\d+(?:\.\d+)?$/.test(at) ? Number(at) * 1_000 : Date.parse(at);
  return Number.isNaN(read) ? undefined : read;
}

/** One message a line: `{"text":"…","author":"Ana","channel":"general","at":"2026-03-02T10:00:00Z","thread":null}`. */
function readLines(path: string, zone: string): Export {
  const lines = readFileSync(path, 'utf8').split('\n');
  const read = lines.flatMap((raw, i) => {
    if (raw.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      throw new BadExport(`Line ${i + 1} of ${basename(path)} is not JSON.`);
    }
    return [parsed(line, value, `Line ${i + 1} of ${basename(path)}`)];
  });
  if (read.length === 0) throw new BadExport(`${basename(path)} is empty.`);
  const timed = read.every((m) => instant(m.at) !== undefined);
  const messages = read.map((m, i): Said => {
    const name = m.author ?? '?';
    return {
      id: m.id ?? String(i + 1),
      channel: m.channel ?? basename(path).replace(/\.[^.]*$/, ''),
      thread: m.thread ?? null,
      person: { id: name, name, zone: m.zone ?? zone, admin: false },
      text: m.text,
      mentions: [],
      at: timed ? (instant(m.at) as number) : ANY_MONDAY + i * STEP_MS,
      reactions: [],
    };
  });
  return { messages: timed ? messages.sort((a, b) => a.at - b.at) : messages, timed };
}
