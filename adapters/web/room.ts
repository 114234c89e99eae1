/** The playground's channels and messages, kept for it as Slack or Teams would keep them for their users. */
import type { Roster } from '../../src/dispatch/directory.js';
import { MEMBERSHIP_MS } from '../../src/model/audience.js';
import { directChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports.js';
import { newId } from '../common/ids.js';
import type { Opened } from '../store/opened.js';
import { RoomChannels } from '../store/room-channels.js';
import { type Content, type Message, type NewMessage, RoomMessages } from '../store/room-messages.js';
import { RoomReactions } from '../store/room-reactions.js';
import { canSee, directChannelOf, FIRST_CHANNELS, type PlaygroundChannel, roomChannel } from './channels.js';
import type { LiveUpdates } from './live-updates.js';
import { PEOPLE, PLAYGROUND_WORKSPACE } from './people.js';
import { placeReport } from './places.js';

/** The playground answers at once, whatever the hour. */
const PLAYGROUND_SETTINGS = {
  'nudge-grace': '0',
  'nudge-pause': '0',
  'nudges-a-day': '99',
  'quiet-hours': 'off',
  weekends: 'open',
};

/** The one reaction of the playground: "I'll take it". */
export const RAISED_HAND = 'raising_hand';

/** The room in which the people of the playground talk. Every change is signalled to open pages. */
export class Room {
  /** Where the playground is served, such as "http://localhost:3000"; empty until the server listens. */
  address = '';
  /** Sequence number of the last message that a person has seen in a channel, by "person/channel". Kept in memory only. */
  private readonly seen = new Map<string, number>();
  private readonly channelRows: RoomChannels;
  private readonly messageRows: RoomMessages;
  private readonly reactionRows: RoomReactions;
  private roster: Roster | undefined;
  /** When Baton was last told who is in which channel. */
  private reportedAt = 0;

  constructor(
    opened: Opened,
    private readonly clock: Clock,
    private readonly live: LiveUpdates,
  ) {
    this.channelRows = new RoomChannels(opened, PLAYGROUND_WORKSPACE);
    this.messageRows = new RoomMessages(opened, PLAYGROUND_WORKSPACE);
    this.reactionRows = new RoomReactions(opened, PLAYGROUND_WORKSPACE);
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.clock.now();
  }

  /** Makes the first channels, and introduces everybody to Baton. */
  async open(roster: Roster): Promise<void> {
    await roster.introduce(PLAYGROUND_WORKSPACE, PEOPLE);
    await roster.prepare(PLAYGROUND_WORKSPACE, PLAYGROUND_SETTINGS);
    for (const name of FIRST_CHANNELS) await this.addChannel(name);
    this.roster = roster;
    await this.reportPlaces();
  }

  /** Tells Baton who is in which channel, as long as it counts on it: an hour. */
  async keepPlaces(): Promise<void> {
    if (this.now() - this.reportedAt > MEMBERSHIP_MS / 2) await this.reportPlaces();
  }

  private async reportPlaces(): Promise<void> {
    this.reportedAt = this.now();
    for (const name of await this.channelRows.names())
      await this.roster?.reported(PLAYGROUND_WORKSPACE, placeReport(name));
  }

  /** The channels that a person can see, without conversations with Baton. */
  async channels(person: string): Promise<PlaygroundChannel[]> {
    return (await this.channelRows.names()).filter((name) => canSee(name, person)).map(roomChannel);
  }

  /** A channel as a person sees it; undefined if there is none, or none for them. */
  async channel(id: string, person: string): Promise<PlaygroundChannel | undefined> {
    if (id === directChannelOf(person)) return directChannel(id, 'Baton');
    return (await this.channels(person)).find((channel) => channel.id === id);
  }

  /** Adds a channel unless there is one of that name. */
  async addChannel(name: string): Promise<void> {
    await this.channelRows.add(name);
    await this.roster?.reported(PLAYGROUND_WORKSPACE, placeReport(name));
    this.live.changed();
  }

  /**
   * What a person sees in a channel (thread null) or in one thread, oldest first. Reading a channel marks it as seen.
   */
  async messages(channel: string, person: string, thread: string | null): Promise<Message[]> {
    const found = await this.messageRows.list(channel, person, thread);
    if (thread === null) this.seen.set(`${person}/${channel}`, found.at(-1)?.seq ?? 0);
    return found;
  }

  /** Number of replies that a person sees in each thread of a channel, by the id of its first message. */
  replies(channel: string, person: string): Promise<Map<string, number>> {
    return this.messageRows.replies(channel, person);
  }

  /** The channels with messages that a person has not seen since this process started. */
  async unread(person: string): Promise<Set<string>> {
    const newest = [...(await this.messageRows.newest(person))];
    const unseen = newest.filter(
      ([channel, last]) => canSee(channel, person) && last > (this.seen.get(`${person}/${channel}`) ?? 0),
    );
    return new Set(unseen.map(([channel]) => channel));
  }

  /** Adds a message; a second one with the same id changes nothing. */
  async post(message: Omit<NewMessage, 'id' | 'at'>, id = newId()): Promise<void> {
    await this.messageRows.add({ ...message, id, at: this.now() });
    this.live.changed();
  }

  /** A message, whoever can see it; undefined if there is none. */
  message(id: string): Promise<Message | undefined> {
    return this.messageRows.find(id);
  }

  /** Replaces the content of a message. @returns false if there is no such message in that channel */
  async replace(channel: string, id: string, content: Content): Promise<boolean> {
    const found = await this.messageRows.replace(channel, id, content);
    this.live.changed();
    return found;
  }

  /** Deletes a message. */
  async remove(id: string): Promise<void> {
    await this.messageRows.remove(id);
    this.live.changed();
  }

  /** Puts a person's hand up for a message, or takes it down. @returns whether it is up now */
  async toggleHand(channel: string, id: string, person: string): Promise<boolean> {
    const up = await this.reactionRows.toggle(id, channel, person, RAISED_HAND);
    this.live.changed();
    return up;
  }

  /** The people whose hands are up, by message. */
  hands(channel: string): Promise<Map<string, string[]>> {
    return this.reactionRows.peopleByMessage(channel);
  }

  /** Deletes all messages; the channels and Baton's own data stay. */
  async clear(): Promise<void> {
    await this.reactionRows.clear();
    await this.messageRows.clear();
    this.live.changed();
  }
}
