/** The playground's channels and messages, kept for it as Slack or Teams would keep them for their users. */
import type { Roster } from '../../src/dispatch/directory.js';
import { MEMBERSHIP_MS } from '../../src/model/audience.js';
import { directChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports/clock.js';
import { newId } from '../common/ids.js';
import type { Opened } from '../store/opened.js';
import { RoomChannels } from '../store/room-channels.js';
import { RoomCompany } from '../store/room-company.js';
import { type Content, type Message, type NewMessage, RoomMessages } from '../store/room-messages.js';
import { RoomReactions } from '../store/room-reactions.js';
import { directChannelOf, FIRST_CHANNELS, type PlaygroundChannel } from './channels.js';
import { Company, type CompanyChannel } from './company.js';
import type { LiveUpdates } from './live-updates.js';
import { PLAYGROUND_WORKSPACE, type PlaygroundPerson } from './people.js';

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
  /** Who is here, and who sees which channel. */
  readonly company = new Company();
  /** Sequence number of the last message that a person has seen in a channel, by "person/channel". Kept in memory only. */
  private readonly seen = new Map<string, number>();
  private readonly channelRows: RoomChannels;
  private readonly companyRows: RoomCompany;
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
    this.companyRows = new RoomCompany(opened, PLAYGROUND_WORKSPACE);
    this.messageRows = new RoomMessages(opened, PLAYGROUND_WORKSPACE);
    this.reactionRows = new RoomReactions(opened, PLAYGROUND_WORKSPACE);
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.clock.now();
  }

  /** Makes the first channels, and introduces everybody to Baton. */
  async open(roster: Roster): Promise<void> {
    await this.load();
    await roster.introduce(PLAYGROUND_WORKSPACE, this.company.people);
    await roster.prepare(PLAYGROUND_WORKSPACE, PLAYGROUND_SETTINGS);
    this.roster = roster;
    await this.reportPlaces();
  }

  private async load(): Promise<void> {
    // A new playground, or one of a version that kept nobody.
    if ((await this.companyRows.members()).length === 0) for (const one of FIRST_CHANNELS) await this.keep(one);
    for (const { standing, ...person } of await this.companyRows.people())
      this.company.add({
        ...person,
        admin: false,
        standing: standing === 'member' || standing === 'guest' ? standing : 'external',
      });
    const members = await this.companyRows.members();
    for (const { name, access } of await this.channelRows.list()) {
      const people = members.filter(({ channel }) => channel === name).map(({ person }) => person);
      this.company.setChannel({ name, access, people });
    }
  }

  private async keep({ name, access, people }: CompanyChannel): Promise<void> {
    await this.channelRows.set(name, access);
    await this.companyRows.setMembers(name, people);
  }

  /** Tells Baton who is in which channel, as long as it counts on it: an hour. */
  async keepPlaces(): Promise<void> {
    if (this.now() - this.reportedAt > MEMBERSHIP_MS / 2) await this.reportPlaces();
  }

  private async reportPlaces(): Promise<void> {
    this.reportedAt = this.now();
    for (const { name } of await this.channelRows.list()) await this.report(name);
  }

  /** The channels that a person can see, without conversations with Baton. */
  async channels(person: string): Promise<PlaygroundChannel[]> {
    const all = (await this.channelRows.list()).map(({ name }) => name);
    return all.filter((name) => this.company.canSee(name, person)).map((name) => this.company.describe(name));
  }

  /** A channel as a person sees it; undefined if there is none, or none for them. */
  async channel(id: string, person: string): Promise<PlaygroundChannel | undefined> {
    if (id === directChannelOf(person)) return directChannel(id, 'Baton');
    return (await this.channels(person)).find((channel) => channel.id === id);
  }

  /** Adds a channel, or says who is in it from now on. */
  async setChannel(channel: CompanyChannel): Promise<void> {
    await this.keep(channel);
    this.company.setChannel(channel);
    await this.report(channel.name);
    this.live.changed();
  }

  /** Adds a person, in all public channels or, as a guest, in these. */
  async addPerson(person: PlaygroundPerson, channels: readonly string[]): Promise<void> {
    const { admin: _, ...row } = person;
    await this.companyRows.addPerson(row);
    this.company.add(person);
    await this.roster?.introduce(PLAYGROUND_WORKSPACE, [person]);
    for (const name of channels) {
      const channel = this.company.channel(name);
      await this.setChannel({ ...channel, people: [...channel.people, person.id] });
    }
    this.live.changed();
  }

  private async report(channel: string): Promise<void> {
    await this.roster?.reported(PLAYGROUND_WORKSPACE, this.company.report(channel));
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
      ([channel, last]) => this.company.canSee(channel, person) && last > (this.seen.get(`${person}/${channel}`) ?? 0),
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
