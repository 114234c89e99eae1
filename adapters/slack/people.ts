/** Names, time zones, locales, rights and standing of people in Slack. */
import type { Roster } from '../../src/dispatch/directory.js';
import { inParts } from '../../src/kit/in-parts.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Origin } from '../../src/ports/events.js';
import { ExpiringCache } from '../platform/cache.js';
import type { SqlStore } from '../store/store.js';
import type { Api } from './api.js';
import { Locales } from './locales.js';
import { Lookup } from './lookup.js';
import type { SlackUser } from './payloads/user.js';
import { userInfo } from './responses.js';
import { describedUser, type Home } from './standing.js';

type Person = Origin['person'];

/** What people need. */
interface SlackPeopleParts {
  api: Api;
  store: SqlStore;
  roster: Roster;
  clock: Clock;
  /** Whose members the people of a workspace are. */
  home(workspace: string): Promise<Home>;
  /** How long somebody's locale is waited for, in ms. */
  patienceMs?: number | undefined;
}

/** People that Slack is asked about one by one; of more, nothing is known until everybody is listed. */
const MOST_ASKED = 40;

/** People of all workspaces. */
export class SlackPeople {
  private readonly lookup: Lookup<Person>;
  /** Those of whom Slack said that their account is deactivated. */
  private readonly deactivated: ExpiringCache<true>;
  private readonly locales: Locales;

  constructor(private readonly parts: SlackPeopleParts) {
    const { store, clock, patienceMs } = parts;
    this.deactivated = new ExpiringCache(clock);
    this.locales = new Locales({ clock, ask: (workspace, id) => this.ask(workspace, id), patienceMs });
    this.lookup = new Lookup({
      clock,
      stored: async (workspace, id) => {
        const row = await store.read(workspace, (read) => read.get('person', id));
        return row && { id, name: row.name, zone: row.zone, admin: row.admin, standing: row.standing };
      },
      isComplete: ({ standing }) => standing !== 'unknown',
      asked: (workspace, id) => this.ask(workspace, id),
    });
  }

  /** A person by id. If nobody knows them, they go by the name that came with the event, or by the id. */
  async person(workspace: string, id: string, hint?: string): Promise<Person> {
    return (await this.lookup.get(workspace, id)) ?? unknown(id, hint);
  }

  /** The locale that somebody has chosen, such as "en-US", as far as Slack says. */
  locale(workspace: string, id: string): Promise<string | undefined> {
    return this.locales.of(workspace, id);
  }

  /** Makes people known to the product who are about to be chosen or mentioned, or who are in a channel. */
  async introduce(workspace: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { store } = this.parts;
    const known = await store.read(workspace, (read) => inParts(ids, (id) => read.find('person', { where: { id } })));
    const standing = new Map(known.map((person) => [person.id, person.standing]));
    const asked = ids.filter((id) => (standing.get(id) ?? 'unknown') === 'unknown').slice(0, MOST_ASKED);
    const described = await Promise.all(asked.map((id) => this.person(workspace, id)));
    const rest = ids.filter((id) => !standing.has(id) && !asked.includes(id)).map((id) => unknown(id));
    await this.meet(workspace, [...described.filter(({ id, ...one }) => one.standing !== standing.get(id)), ...rest]);
    await this.departed(
      workspace,
      asked.filter((id) => this.deactivated.get(`${workspace}/${id}`)),
    );
  }

  /** Slack reports that somebody is new or has changed. @returns whether their account has been deactivated */
  async changed(workspace: string, user: SlackUser): Promise<boolean> {
    this.lookup.delete(workspace, user.id);
    this.locales.delete(workspace, user.id);
    if (user.deleted) return true;
    await this.learn(workspace, [user]);
    return false;
  }

  /** Makes people known as Slack lists them. */
  async learn(workspace: string, users: readonly SlackUser[]): Promise<void> {
    const home = await this.parts.home(workspace);
    const people = users.map((user) => describedUser(user, home));
    for (const person of people) this.lookup.set(workspace, person);
    for (const { id, locale } of users) if (locale !== undefined) this.locales.note(workspace, id, locale);
    await this.meet(workspace, people);
  }

  /** Frees what people held whose accounts are deactivated. Nothing happens to those of whom that is known. */
  async departed(workspace: string, ids: readonly string[]): Promise<void> {
    const { store, roster, clock } = this.parts;
    const find = (id: readonly string[]) =>
      store.read(workspace, (read) => read.find('person', { where: { id, gone: false } }));
    for (const { id } of await inParts(ids, find)) {
      this.lookup.delete(workspace, id);
      await roster.departed(workspace, `left:${id}:${clock.now()}`, id);
    }
  }

  private async ask(workspace: string, id: string): Promise<Person | undefined> {
    const answer = await this.parts.api.read(workspace, 'users.info', { user: id, include_locale: true }, userInfo);
    const user = answer.ok ? answer.data.user : undefined;
    if (!user) {
      this.locales.noteUnanswered(workspace, id);
      return undefined;
    }
    if (user.deleted) this.deactivated.set(`${workspace}/${id}`, true);
    this.locales.note(workspace, id, user.locale);
    return describedUser(user, await this.parts.home(workspace));
  }

  private async meet(workspace: string, people: readonly Person[]): Promise<void> {
    if (people.length > 0) await this.parts.roster.introduce(workspace, people);
  }
}

const unknown = (id: string, name?: string): Person => ({
  ...{ id, name: name || id, zone: '', admin: false },
  standing: 'unknown',
});
