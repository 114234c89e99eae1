/** Names, zones and rights of people, and names of channels: in memory, in the store, and only then asked of Slack. */

import type { Roster } from '../../src/dispatch/directory.js';
import type { Clock, Origin } from '../../src/ports.js';
import { ExpiringCache, SharedRequests } from '../platform/cache.js';
import type { SqlStore } from '../store/store.js';
import type { Api } from './api.js';

type Person = Origin['person'];
type Channel = Origin['channel'];

/** A user as Slack describes one, as far as it matters here. */
export interface SlackUser {
  id: string;
  name?: string;
  real_name?: string;
  tz?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  is_restricted?: boolean;
  profile?: { real_name?: string; display_name?: string };
}

const SLACKBOT = 'USLACKBOT';
/** How long somebody whom Slack could not tell of is left alone. */
const UNKNOWN_MS = 60_000;
const PAGE = 200;
const PAGES = 100;

/** What Slack says of a user, as the product takes it. Guests change no settings of the workspace. */
export function personOf(user: SlackUser): Person {
  const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || user.id;
  const admin = (user.is_admin === true || user.is_owner === true) && user.is_restricted !== true;
  return { id: user.id, name, zone: user.tz ?? '', admin };
}

export interface DirectoryParts {
  api: Api;
  store: SqlStore;
  roster: Roster;
  clock: Clock;
}

export class Directory {
  private readonly people: ExpiringCache<Person>;
  private readonly channels: ExpiringCache<Channel>;
  private readonly sites: ExpiringCache<string>;
  private readonly unknown: ExpiringCache<true>;
  private readonly askedPeople = new SharedRequests<Person | undefined>();
  private readonly askedChannels = new SharedRequests<Channel | undefined>();

  constructor(private readonly parts: DirectoryParts) {
    const { clock } = parts;
    this.people = new ExpiringCache(clock);
    this.channels = new ExpiringCache(clock);
    this.sites = new ExpiringCache(clock);
    this.unknown = new ExpiringCache(clock, { lifetimeMs: UNKNOWN_MS });
  }

  /** Somebody by their id; with the name that came with the event, or the id, where Slack does not tell. */
  async person(workspace: string, id: string, hint?: string): Promise<Person> {
    const key = `${workspace}/${id}`;
    const known = this.people.get(key) ?? (await this.askedPeople.get(key, () => this.lookUp(workspace, id)));
    return known ?? { id, name: hint || id, zone: '', admin: false };
  }

  /** Makes people known to the product who are about to be chosen or mentioned. */
  async introduce(workspace: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { store, roster } = this.parts;
    const rows = await store.read(workspace, (read) => read.find('person', { where: { id: [...ids] } }));
    const missing = ids.filter((id) => !rows.some((row) => row.id === id));
    if (missing.length > 0)
      await roster.introduce(workspace, await Promise.all(missing.map((id) => this.person(workspace, id))));
  }

  /** The names of people and channels, as far as they are known or can be found out. */
  async names(workspace: string, ids: readonly string[]): Promise<(id: string) => string> {
    if (ids.length === 0) return (id) => this.channels.get(`${workspace}/${id}`)?.name ?? id;
    const found = await Promise.all(ids.map(async (id) => [id, (await this.person(workspace, id)).name] as const));
    const names = new Map<string, string>(found);
    return (id) => names.get(id) ?? this.channels.get(`${workspace}/${id}`)?.name ?? id;
  }

  /** A channel by its id; with the name that came with the event, or the id, where Slack does not tell. */
  async channel(workspace: string, id: string, hint?: string): Promise<Channel> {
    const key = `${workspace}/${id}`;
    const known =
      this.channels.get(key) ?? (await this.askedChannels.get(key, () => this.lookUpChannel(workspace, id)));
    return known ?? { id, name: hint || id, direct: false };
  }

  renamed(workspace: string, id: string, name: string): void {
    this.channels.set(`${workspace}/${id}`, { id, name, direct: false });
  }

  /** The address of the workspace, such as `https://acme.slack.com`; undefined where Slack does not tell. */
  async site(workspace: string): Promise<string | undefined> {
    const known = this.sites.get(workspace);
    if (known || this.isUnknown(`site ${workspace}`)) return known;
    const answer = await this.parts.api.call<{ url?: string }>(workspace, 'auth.test', {});
    const url = answer.ok ? answer.data.url?.replace(/\/+$/, '') : undefined;
    if (url) this.sites.set(workspace, url);
    else this.unknown.set(`site ${workspace}`, true);
    return url;
  }

  /** Slack says that somebody is new or has changed. @returns whether their account has ended */
  async changed(workspace: string, user: SlackUser): Promise<boolean> {
    this.people.delete(`${workspace}/${user.id}`);
    if (user.is_bot || user.id === SLACKBOT) return false;
    if (user.deleted) return true;
    const person = personOf(user);
    this.people.set(`${workspace}/${user.id}`, person);
    await this.parts.roster.introduce(workspace, [person]);
    return false;
  }

  /** Makes everybody of a workspace known. @returns those whose accounts have ended; undefined where Slack broke off */
  async sync(workspace: string, teamId?: string): Promise<string[] | undefined> {
    const ended: string[] = [];
    let cursor = '';
    for (let page = 0; page < PAGES; page += 1) {
      const args = { limit: PAGE, ...(cursor && { cursor }), ...(teamId && { team_id: teamId }) };
      const answer = await this.parts.api.call<Members>(workspace, 'users.list', args);
      if (!answer.ok) return undefined;
      const people = (answer.data.members ?? []).filter((user) => !user.is_bot && user.id !== SLACKBOT);
      ended.push(...people.filter((user) => user.deleted).map((user) => user.id));
      const here = people.filter((user) => !user.deleted).map(personOf);
      for (const person of here) this.people.set(`${workspace}/${person.id}`, person);
      if (here.length > 0) await this.parts.roster.introduce(workspace, here);
      cursor = answer.data.response_metadata?.next_cursor ?? '';
      if (cursor === '') break;
    }
    return ended;
  }

  private async lookUp(workspace: string, id: string): Promise<Person | undefined> {
    const key = `${workspace}/${id}`;
    const row = await this.parts.store.read(workspace, (read) => read.get('person', id));
    const stored = row && { id, name: row.name, zone: row.zone, admin: row.admin };
    // Somebody who is known by the id alone was met when Slack did not answer.
    if (stored && stored.name !== id) {
      this.people.set(key, stored);
      return stored;
    }
    if (this.isUnknown(`person ${key}`)) return stored;
    const answer = await this.parts.api.call<{ user?: SlackUser }>(workspace, 'users.info', { user: id });
    const person = answer.ok && answer.data.user ? personOf(answer.data.user) : undefined;
    if (person) this.people.set(key, person);
    else this.unknown.set(`person ${key}`, true);
    return person ?? stored;
  }

  private async lookUpChannel(workspace: string, id: string): Promise<Channel | undefined> {
    const key = `${workspace}/${id}`;
    const row = await this.parts.store.read(workspace, (read) => read.get('channel', id));
    const stored = row && { id, name: row.name, direct: row.direct };
    if (stored && stored.name !== id) {
      this.channels.set(key, stored);
      return stored;
    }
    if (this.isUnknown(`channel ${key}`)) return stored;
    const answer = await this.parts.api.call<{ channel?: { name?: string } }>(workspace, 'conversations.info', {
      channel: id,
    });
    const name = answer.ok ? answer.data.channel?.name : undefined;
    if (!name) {
      this.unknown.set(`channel ${key}`, true);
      return stored;
    }
    const channel = { id, name, direct: false };
    this.channels.set(key, channel);
    return channel;
  }

  private isUnknown(key: string): boolean {
    return this.unknown.get(key) !== undefined;
  }
}

interface Members {
  members?: SlackUser[];
  response_metadata?: { next_cursor?: string };
}
