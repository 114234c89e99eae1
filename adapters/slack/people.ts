/** Names, time zones and rights of people in Slack. */
import type { Roster } from '../../src/dispatch/directory.js';
import type { Clock, Origin } from '../../src/ports.js';
import type { SqlStore } from '../store/store.js';
import type { Api } from './api.js';
import { Lookup } from './lookup.js';
import type { SlackUser } from './payloads.js';
import { userInfo, userList } from './responses.js';

type Person = Origin['person'];

const SLACKBOT = 'USLACKBOT';
/** Users on one page of `users.list`. */
const PAGE = 200;
const MAX_PAGES = 100;

const isBot = (user: SlackUser): boolean => user.is_bot === true || user.id === SLACKBOT;

/** A user as the product knows people. A guest never changes settings of the workspace. */
function personOf(user: SlackUser): Person {
  const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || user.id;
  const admin = (user.is_admin === true || user.is_owner === true) && user.is_restricted !== true;
  return { id: user.id, name, zone: user.tz ?? '', admin, standing: standingOf(user) };
}

function standingOf(user: SlackUser): Person['standing'] {
  if (isBot(user)) return 'bot';
  if (user.is_stranger) return 'external';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

interface SlackPeopleParts {
  api: Api;
  store: SqlStore;
  roster: Roster;
  clock: Clock;
}

/** People of all workspaces. */
export class SlackPeople {
  private readonly lookup: Lookup<Person>;

  constructor(private readonly parts: SlackPeopleParts) {
    const { api, store, clock } = parts;
    this.lookup = new Lookup({
      clock,
      stored: async (workspace, id) => {
        const row = await store.read(workspace, (read) => read.get('person', id));
        return row && { id, name: row.name, zone: row.zone, admin: row.admin, standing: row.standing };
      },
      isComplete: ({ standing }) => standing !== 'unknown',
      asked: async (workspace, id) => {
        const answer = await api.read(workspace, 'users.info', { user: id }, userInfo);
        return answer.ok && answer.data.user ? personOf(answer.data.user) : undefined;
      },
    });
  }

  /** A person by id. If nobody knows them, they go by the name that came with the event, or by the id. */
  async person(workspace: string, id: string, hint?: string): Promise<Person> {
    return (
      (await this.lookup.get(workspace, id)) ?? {
        ...{ id, name: hint || id, zone: '', admin: false },
        standing: 'unknown',
      }
    );
  }

  /** Makes people known to the product who are about to be chosen or mentioned. */
  async introduce(workspace: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { store, roster } = this.parts;
    const known = await store.read(workspace, (read) => read.find('person', { where: { id: [...ids] } }));
    const missing = ids.filter((id) => !known.some((person) => person.id === id));
    if (missing.length === 0) return;
    await roster.introduce(workspace, await Promise.all(missing.map((id) => this.person(workspace, id))));
  }

  /** Slack reports that somebody is new or has changed. @returns whether their account has been deactivated */
  async changed(workspace: string, user: SlackUser): Promise<boolean> {
    this.lookup.delete(workspace, user.id);
    if (isBot(user)) return false;
    if (user.deleted) return true;
    await this.meet(workspace, [personOf(user)]);
    return false;
  }

  /** Makes everybody in a workspace known, and frees what people held whose accounts were deactivated unnoticed. */
  async listAll(workspace: string): Promise<void> {
    const { store, roster, clock } = this.parts;
    const ids = (await this.list(workspace)) ?? [];
    const gone = await store.read(workspace, (read) => read.find('person', { where: { id: ids, gone: false } }));
    for (const { id } of gone) await roster.departed(workspace, `left:${id}:${clock.now()}`, id);
  }

  /** Makes everybody known. @returns those whose accounts have been deactivated; undefined if Slack broke off */
  private async list(workspace: string): Promise<string[] | undefined> {
    const deactivated: string[] = [];
    let cursor = '';
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const args = { limit: PAGE, ...(cursor && { cursor }) };
      const answer = await this.parts.api.read(workspace, 'users.list', args, userList);
      if (!answer.ok) return undefined;
      const users = answer.data.members.filter((user) => !isBot(user));
      deactivated.push(...users.filter((user) => user.deleted).map((user) => user.id));
      await this.meet(workspace, users.filter((user) => !user.deleted).map(personOf));
      cursor = answer.data.response_metadata?.next_cursor ?? '';
      if (cursor === '') break;
    }
    return deactivated;
  }

  private async meet(workspace: string, people: readonly Person[]): Promise<void> {
    for (const person of people) this.lookup.set(workspace, person);
    if (people.length > 0) await this.parts.roster.introduce(workspace, people);
  }
}
