/**
 * Slack's export: `users.json`, and a folder for each channel with a file for each day.
 * https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../common/errors.js';
import { BadExport, type ChatExport, checkPart, type ExportedMessage } from './chat-export.js';
import { readSlackMarkup } from './slack-markup.js';

const userSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
});

const messageSchema = z.object({
  subtype: z.string().optional(),
  user: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  bot_id: z.string().nullish(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()).default([]) })).default([]),
});

type SlackMessage = z.infer<typeof messageSchema>;
type PersonOf = (id: string) => ExportedMessage['person'];

/**
 * Reads the unpacked folder.
 * @param zone IANA zone of people for whom the export has none
 * @throws BadExport
 */
export function readSlackExport(folder: string, zone: string): ChatExport {
  const personOf = readUsers(folder, zone);
  const channels = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  const messages = channels.sort().flatMap((channel) =>
    readChannel(join(folder, channel))
      .filter(isSaidByPerson)
      .map((message) => fromSlackMessage(channel, message, personOf)),
  );
  if (messages.length === 0) throw new BadExport(`${folder} has no messages of people in it.`);
  return { messages: messages.sort((a, b) => a.at - b.at), timed: true };
}

function readUsers(folder: string, zone: string): PersonOf {
  const file = join(folder, 'users.json');
  if (!existsSync(file))
    throw new BadExport(`${folder} is not a Slack export: it has no users.json. A file of JSON lines works too.`);
  const users = checkPart(z.array(userSchema), readJson(file), file);
  const people = new Map(
    users.map(({ id, name, real_name, tz }) => [
      id,
      { id, name: real_name || name || id, zone: tz || zone, admin: false, standing: 'member' as const },
    ]),
  );
  return (id) => people.get(id) ?? { id, name: id, zone, admin: false, standing: 'member' };
}

function readChannel(folder: string): SlackMessage[] {
  const days = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return days.sort().flatMap((name) => {
    const file = join(folder, name);
    return checkPart(z.array(messageSchema), readJson(file), file);
  });
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new BadExport(`${path} is not JSON: ${messageOf(error)}`);
  }
}

/** False for bots and for joins and the like. A reply that is also shown in the channel (`thread_broadcast`) counts. */
function isSaidByPerson(message: SlackMessage): message is SlackMessage & { user: string } {
  const written = message.subtype === undefined || message.subtype === 'thread_broadcast';
  return Boolean(message.user) && !message.bot_id && written;
}

function fromSlackMessage(
  channel: string,
  { user, text, ts, thread_ts, reactions }: SlackMessage & { user: string },
  personOf: PersonOf,
): ExportedMessage {
  return {
    id: `${channel}/${ts}`,
    channel,
    thread: thread_ts && thread_ts !== ts ? `${channel}/${thread_ts}` : null,
    person: personOf(user),
    ...readSlackMarkup(text, (id) => personOf(id).name),
    at: Math.round(Number(ts) * 1_000),
    reactions: reactions.flatMap(({ name, users }) => users.map((id) => ({ emoji: name, by: personOf(id) }))),
  };
}
