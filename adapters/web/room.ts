/** The playground's chat platform: people, channels and messages, kept as Slack or Teams would keep them. */

import type { Roster } from '../../src/dispatch/directory.js';
import type { Chat, Clock, Delivery, Mention, Origin, Outbound } from '../../src/ports.js';
import { newId } from '../common/ids.js';
import { type Content, Conversations, type Message, type NewMessage } from '../store/conversations.js';
import type { Opened } from '../store/open.js';
import type { Live } from './live.js';

export const WORKSPACE = 'playground';
export const BATON = 'baton';

export type RoomPerson = Origin['person'];

/** Who can be spoken as. Zones far apart, one of them off by half an hour. */
export const PEOPLE: readonly RoomPerson[] = [
  { id: 'ana', name: 'Ana Silva', zone: 'Europe/Lisbon', admin: true },
  { id: 'bo', name: 'Bo Berg', zone: 'Europe/Berlin', admin: false },
  { id: 'chi', name: 'Chi Rao', zone: 'Asia/Kolkata', admin: false },
  { id: 'dana', name: 'Dana Cole', zone: 'America/New_York', admin: false },
  { id: 'emi', name: 'Emi Sato', zone: 'Asia/Tokyo', admin: false },
];

/** The one reaction that the playground knows. */
export const HAND = 'raising_hand';

/** A playground answers at once, whatever the hour. */
const SETTINGS = {
  'nudge-grace': '0',
  'nudge-pause': '0',
  'nudges-a-day': '99',
  'quiet-hours': 'off',
  weekends: 'open',
};

const CHANNELS = ['general', 'churn-model', 'search-ranking'];

export interface RoomChannel {
  id: string;
  name: string;
  direct: boolean;
}

/** The conversation of a person with Baton. */
export const directOf = (person: string) => `dm-${person}`;

/** Whether `person` may look into a channel: everybody into public ones, only oneself into one's own conversation. */
export const maySee = (channel: string, person: string) => !channel.startsWith('dm-') || channel === directOf(person);

/** The people named with @ in a text, by id or first name, with the places of the mentions. */
export function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(/@([\p{L}]+)(?: ([\p{L}]+))?/gu)].flatMap((m): Mention[] => {
    const person = PEOPLE.find((p) => p.id === m[1]?.toLowerCase());
    if (!person) return [];
    const whole = m[2] && person.name.toLowerCase() === `${m[1]} ${m[2]}`.toLowerCase();
    const end = m.index + (whole ? m[0].length : 1 + (m[1]?.length ?? 0));
    return [{ start: m.index, end, is: 'person', id: person.id, name: person.name }];
  });
}

export class Room implements Chat {
  /** The last message that each person has seen in each channel, for the marks in the sidebar. */
  private readonly seen = new Map<string, number>();
  private readonly kept: Conversations;

  constructor(
    opened: Opened,
    private readonly clock: Clock,
    private readonly live: Live,
  ) {
    this.kept = new Conversations(opened, WORKSPACE);
  }

  /** Where the playground is served; known once it listens. */
  address = '';

  now(): number {
    return this.clock.now();
  }

  /** Makes the first channels, and Baton known to everybody. */
  async open(roster: Roster): Promise<void> {
    for (const name of CHANNELS) await this.addChannel(name);
    await roster.introduce(WORKSPACE, PEOPLE);
    await roster.prepare(WORKSPACE, SETTINGS);
  }

  async channels(): Promise<RoomChannel[]> {
    return (await this.kept.channels()).map((name) => ({ id: name, name, direct: false }));
  }

  async channel(id: string, person: string): Promise<RoomChannel | undefined> {
    if (id === directOf(person)) return { id, name: 'Baton', direct: true };
    return (await this.channels()).find((c) => c.id === id);
  }

  /** Makes a channel where there is none of that name. */
  async addChannel(name: string): Promise<void> {
    await this.kept.addChannel(name);
    this.live.changed();
  }

  /** What a person sees in a channel (thread null) or in one thread, oldest first; looking at a channel counts as having seen it. */
  async messages(channel: string, person: string, thread: string | null): Promise<Message[]> {
    const found = await this.kept.messages(channel, person, thread);
    if (thread === null) this.seen.set(`${person}/${channel}`, found.at(-1)?.seq ?? 0);
    return found;
  }

  /** Number of answers in each thread of a channel that a person sees. */
  replies(channel: string, person: string): Promise<Map<string, number>> {
    return this.kept.replies(channel, person);
  }

  /** The channels in which something stands that the person has not looked at since this process began. */
  async unread(person: string): Promise<Set<string>> {
    const newest = [...(await this.kept.newest(person))];
    const fresh = newest.filter(
      ([channel, last]) => maySee(channel, person) && last > (this.seen.get(`${person}/${channel}`) ?? 0),
    );
    return new Set(fresh.map(([channel]) => channel));
  }

  /** Writes what somebody said. */
  async post(message: Omit<NewMessage, 'id' | 'at'>, id = newId()): Promise<void> {
    await this.kept.add({ ...message, id, at: this.clock.now() });
    this.live.changed();
  }

  message(id: string): Promise<Message | undefined> {
    return this.kept.message(id);
  }

  async deliver(workspace: string, out: Outbound): Promise<Delivery> {
    if (workspace !== WORKSPACE) return { result: 'never', why: 'unknown workspace' };
    const content: Content = { is: 'view', view: out.view };
    if (out.to === 'message') {
      const there = await this.kept.replace(out.channel, out.message, content);
      this.live.changed();
      return there ? { result: 'sent' } : { result: 'never', why: 'message_not_found' };
    }
    const to =
      out.to === 'direct'
        ? { channel: directOf(out.person), thread: null }
        : { channel: out.channel, thread: out.thread };
    await this.post({ ...to, author: BATON, onlyFor: out.to === 'whisper' ? out.person : null, content }, out.id);
    return { result: 'sent' };
  }

  /** Changes what somebody said. */
  async edit(channel: string, id: string, text: string): Promise<void> {
    await this.kept.replace(channel, id, { is: 'text', text });
    this.live.changed();
  }

  async remove(id: string): Promise<void> {
    await this.kept.remove(id);
    this.live.changed();
  }

  /** Puts a hand up for a message, or takes it down. @returns whether it is up now */
  async raiseHand(channel: string, id: string, person: string): Promise<boolean> {
    const up = await this.kept.react(id, channel, person, HAND);
    this.live.changed();
    return up;
  }

  /** Whose hands are up, by message. */
  hands(channel: string): Promise<Map<string, string[]>> {
    return this.kept.reactions(channel);
  }

  /** Removes everything said; the product's own data stays. */
  async clear(): Promise<void> {
    await this.kept.clear();
    this.live.changed();
  }
}
