/** Listing everybody in a workspace: in pages, at Slack's pace, and on from where it broke off. */
import type { HeldList, Listings } from '../store/listings.js';
import type { SqlStore } from '../store/store.js';
import type { Api } from './api.js';
import { cursorAfter, patiently } from './pages.js';
import type { Pause } from './pause.js';
import type { SlackPeople } from './people.js';
import { userInfo, userList } from './responses.js';
import { teamIn } from './workspaces.js';

interface PeopleListParts {
  api: Api;
  store: Pick<SqlStore, 'read'>;
  people: SlackPeople;
  listings: Listings;
  pause: Pause;
}

/** Users on one page of `users.list`, which takes up to 999. */
const PAGE = 500;
/** A list that went on less than this ago is still being read, here or by another instance. */
const ALIVE_MS = 10 * 60_000;
/** People that a complete list does not have, and about whom Slack is asked. */
const MOST_MISSING = 500;
/** People of the store that are compared at once. */
const COMPARED = 1_000;

/** While Slack is waited for, it is looked this often whether Baton stops. */
const STEP_MS = 1_000;

/** What became of a page. */
type Turned = { cursor: string } | 'again' | 'broken';

/** Lists the people of workspaces. */
export class PeopleList {
  private readonly running = new Map<string, Promise<void>>();
  private isStopped = false;

  constructor(private readonly parts: PeopleListParts) {}

  /** Makes everybody known, and frees what people held whose accounts were deactivated unnoticed. */
  list(workspace: string): Promise<void> {
    const running = this.running.get(workspace);
    if (running) return running;
    const work = this.claimed(workspace).finally(() => this.running.delete(workspace));
    this.running.set(workspace, work);
    return work;
  }

  /** Goes on with lists that broke off, here or in an instance that has ended. */
  async resume(): Promise<void> {
    for (const workspace of await this.parts.listings.broken(ALIVE_MS)) await this.list(workspace);
  }

  /** Breaks off. Another start goes on at once. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.allSettled(this.running.values());
  }

  private async claimed(workspace: string): Promise<void> {
    const held = await this.parts.listings.claim(workspace, ALIVE_MS);
    if (held) await this.read(workspace, held);
  }

  /** Reads on from a cursor, unless another instance does meanwhile. Only a list that was read in one go tells who is missing. */
  private async read(workspace: string, from: HeldList): Promise<void> {
    const { listings } = this.parts;
    const seen = from.cursor === '' ? new Set<string>() : undefined;
    for (let held = from; ; ) {
      if (this.isStopped) return listings.release(workspace, held);
      const turned = await this.page(workspace, held.cursor, seen);
      if (turned === 'again') return this.read(workspace, { ...held, cursor: '' });
      if (turned !== 'broken' && turned.cursor === '') {
        if (seen) await this.findMissing(workspace, seen);
        return listings.done(workspace, held);
      }
      const noted = await listings.note(workspace, held, turned === 'broken' ? held.cursor : turned.cursor);
      if (!noted) return;
      held = noted;
      if (turned === 'broken') return this.isStopped ? listings.release(workspace, held) : undefined;
    }
  }

  private async page(workspace: string, cursor: string, seen: Set<string> | undefined): Promise<Turned> {
    const { api, people } = this.parts;
    // An organisation's token lists one team at a time; a team's own lists that team.
    const args = { limit: PAGE, include_locale: true, team_id: teamIn(workspace), ...(cursor && { cursor }) };
    const answer = await patiently(() => api.read(workspace, 'users.list', args, userList), this.pause);
    // A cursor is good for a while only.
    if (!answer.ok) return 'code' in answer && answer.code === 'invalid_cursor' && cursor ? 'again' : 'broken';
    const { members } = answer.data;
    for (const { id } of members) seen?.add(id);
    const isGone = members.filter((user) => user.deleted).map(({ id }) => id);
    await people.learn(
      workspace,
      members.filter((user) => !user.deleted),
    );
    await people.departed(workspace, isGone);
    return { cursor: cursorAfter(answer.data) };
  }

  /** Slack lists people who left as deleted. Somebody who is not listed at all is asked about before they count as gone. */
  private async findMissing(workspace: string, seen: ReadonlySet<string>): Promise<void> {
    const missing = await this.missing(workspace, seen);
    for (const id of missing) if (!this.isStopped) await this.check(workspace, id);
  }

  private async missing(workspace: string, seen: ReadonlySet<string>): Promise<string[]> {
    const missing: string[] = [];
    const standing = ['member', 'guest', 'unknown'] as const;
    for (let last = ''; missing.length < MOST_MISSING; ) {
      // `above` includes the last one of before.
      const where = { gone: false, standing: [...standing], id: { above: last } };
      const query = { where, order: ['id'] as const, limit: COMPARED, offset: last === '' ? 0 : 1 };
      const rows = await this.parts.store.read(workspace, (read) => read.find('person', query));
      missing.push(...rows.map(({ id }) => id).filter((id) => !seen.has(id)));
      last = rows.at(-1)?.id ?? '';
      if (rows.length < COMPARED) break;
    }
    return missing.slice(0, MOST_MISSING);
  }

  private async check(workspace: string, id: string): Promise<void> {
    const { api, people } = this.parts;
    const answer = await patiently(() => api.read(workspace, 'users.info', { user: id }, userInfo), this.pause);
    const isUnknown = !answer.ok && 'code' in answer && answer.code === 'user_not_found';
    const user = answer.ok ? answer.data.user : undefined;
    if (isUnknown || user?.deleted) await people.departed(workspace, [id]);
    else if (user) await people.learn(workspace, [user]);
  }

  /** Waits, unless Baton stops. */
  private readonly pause: Pause = async (ms) => {
    for (let left = ms; left > 0 && !this.isStopped; left -= STEP_MS) await this.parts.pause(Math.min(left, STEP_MS));
  };
}
