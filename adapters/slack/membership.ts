/** Who is in which channel of Slack. A channel's place is the channel itself. */
import type { Roster } from '../../src/dispatch/directory.js';
import { inParts } from '../../src/kit/in-parts.js';
import type { Person } from '../../src/model/people-rows.js';
import type { Origin } from '../../src/ports/events.js';
import type { PlaceReport, Places } from '../../src/ports/places.js';
import { withDeadline } from '../platform/deadline.js';
import type { SqlStore } from '../store/store.js';
import type { Api } from './api.js';
import type { SlackChannels } from './channels.js';
import { allPages, patiently } from './pages.js';
import type { Pause } from './pause.js';
import type { SlackPeople } from './people.js';
import { memberList } from './responses.js';

interface SlackPlacesParts {
  api: Api;
  store: SqlStore;
  roster: Roster;
  people: SlackPeople;
  channels: SlackChannels;
  pause: Pause;
  fault(error: unknown): void;
  /** How long a report is waited for, in ms. */
  deadlineMs?: number;
}

/** A command waits for the report: Slack itself waits three seconds for its answer. */
const DEADLINE_MS = 1_200;
/** People on one page of `conversations.members`. */
const PAGE = 1_000;
/** Whether guests or others are in a public channel with more people is not looked for. */
const LARGEST_PUBLIC = 5_000;
/** Public channels that are asked about again once a day. */
const MOST_PUBLIC = 2_000;

interface Listing {
  work: Promise<PlaceReport | undefined>;
  /** It took too long for whoever waited, and is kept when it is complete. */
  isLate: boolean;
}

/** Lists the people of channels. */
export class SlackPlaces implements Places {
  /** Those in progress, by workspace and channel. */
  private readonly listings = new Map<string, Listing>();

  constructor(private readonly parts: SlackPlacesParts) {}

  async look(workspace: string, { id }: Pick<Origin['channel'], 'id'>): Promise<PlaceReport | undefined> {
    const { fault, deadlineMs = DEADLINE_MS } = this.parts;
    const listing = this.listing(workspace, id);
    const outcome = await withDeadline(listing.work, deadlineMs, fault);
    if (outcome.is === 'late') this.keepLater(workspace, listing);
    return outcome.is === 'done' ? outcome.value : undefined;
  }

  /** Something about a channel has changed: what Slack says of it now is kept. */
  async changed(workspace: string, id: string): Promise<void> {
    const report = await this.look(workspace, { id });
    if (report) await this.parts.roster.reported(workspace, report);
  }

  /** Until Slack says otherwise, only a channel's own people read it. */
  async close(workspace: string, id: string): Promise<void> {
    const { channels, roster } = this.parts;
    const known = await channels.channel(workspace, id);
    const closed = { ...known, access: 'private' as const };
    channels.know(workspace, closed);
    await roster.described(workspace, closed);
  }

  /** Asks again about all public channels: no event tells of every change to one. */
  async lookAgain(workspace: string, isStopped: () => boolean): Promise<void> {
    const { store, channels, pause } = this.parts;
    const where = { access: 'public' as const, direct: false };
    if (isStopped()) return;
    const open = await store.read(workspace, (read) => read.find('channel', { where, limit: MOST_PUBLIC }));
    for (const { id } of open) {
      const answer = await patiently(() => channels.facts(workspace, id), pause);
      if (isStopped()) return;
      if (answer.ok) await this.describe(workspace, answer.data.channel);
      else if ('code' in answer && answer.code === 'channel_not_found') await this.close(workspace, id);
    }
  }

  private async describe(workspace: string, channel: Origin['channel']): Promise<void> {
    const { store, roster } = this.parts;
    const known = await store.read(workspace, (read) => read.get('channel', channel.id));
    if (known?.access !== channel.access) await roster.described(workspace, channel);
  }

  /** The listing of a channel that is in progress, or a new one. */
  private listing(workspace: string, id: string): Listing {
    const key = `${workspace}/${id}`;
    const running = this.listings.get(key);
    if (running) return running;
    const work = this.list(workspace, id).finally(() => this.listings.delete(key));
    const listing = { work, isLate: false };
    this.listings.set(key, listing);
    return listing;
  }

  private keepLater(workspace: string, listing: Listing): void {
    if (listing.isLate) return;
    listing.isLate = true;
    const { roster, fault } = this.parts;
    const keep = (report: PlaceReport | undefined) => report && roster.reported(workspace, report);
    listing.work.then(keep).catch(fault);
  }

  private async list(workspace: string, id: string): Promise<PlaceReport | undefined> {
    const { channels, pause } = this.parts;
    const facts = await patiently(() => channels.facts(workspace, id), pause);
    if (!facts.ok) {
      // It was deleted, or has become a private channel without Baton.
      if ('code' in facts && facts.code === 'channel_not_found') await this.describeUnknown(workspace, id);
      return undefined;
    }
    const { channel, people } = facts.data;
    const isHuge = channel.access === 'public' && people > LARGEST_PUBLIC;
    const ids = isHuge ? undefined : await this.idsIn(workspace, id);
    if (!ids) await this.describe(workspace, channel);
    return ids && { channel, people: await this.relevant(workspace, channel, ids) };
  }

  private async describeUnknown(workspace: string, id: string): Promise<void> {
    const known = await this.parts.store.read(workspace, (read) => read.get('channel', id));
    if (known?.access === 'public') await this.close(workspace, id);
  }

  private async idsIn(workspace: string, channel: string): Promise<string[] | undefined> {
    const { api, pause } = this.parts;
    const pages = await allPages((cursor) => {
      return api.read(workspace, 'conversations.members', { channel, limit: PAGE, ...cursor }, memberList);
    }, pause);
    return pages?.flatMap(({ members }) => members);
  }

  /** Everybody in a private channel, and those who are no full members in a public one. */
  private async relevant(workspace: string, { access }: Origin['channel'], ids: readonly string[]): Promise<string[]> {
    await this.parts.people.introduce(workspace, ids);
    const standing = new Map((await this.known(workspace, ids)).map((person) => [person.id, person.standing]));
    const others = ids.filter((id) => standing.get(id) !== 'bot');
    return access === 'private' ? others : others.filter((id) => standing.get(id) !== 'member');
  }

  private known(workspace: string, ids: readonly string[]): Promise<Person[]> {
    return this.parts.store.read(workspace, (read) => inParts(ids, (id) => read.find('person', { where: { id } })));
  }
}
