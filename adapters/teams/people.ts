/**
 * People in Teams. To the product each has the id of the directory, which is the same everywhere. In conversations Teams
 * uses an id of its own ("29:…") for each bot and person, the person's alias; the two are matched here.
 */
import type { Roster } from '../../src/dispatch/directory.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Mention, Origin } from '../../src/ports/events.js';
import { ExpiringCache } from '../platform/cache.js';
import { withDeadline } from '../platform/deadline.js';
import type { Addresses } from '../store/addresses.js';
import type { SqlStore } from '../store/store.js';
import { type Account, type Activity, deviceZone, isBot, tenantOfWorkspace } from './activity.js';
import { withoutThread } from './conversation-ids.js';
import type { ConversationAddress, Member, Members } from './members.js';
import { standingIn, standingOf } from './standing.js';

type Actor = Origin['person'];

interface PeopleParts {
  members: Members;
  addresses: Addresses;
  store: SqlStore;
  roster: Roster;
  clock: Clock;
  /** Ids of those who can change settings of the whole workspace. */
  admins: readonly string[];
  fault(error: unknown): void;
  /** How long an answer waits for what Teams says of whoever asked, in ms. */
  patienceMs?: number | undefined;
}

/** Somebody whom Teams does not describe in time has few rights for now. */
const PATIENCE_MS = 1_200;
/** Teams is not asked about the same person again for this long. */
const ASK_AGAIN_MS = 60_000;

/** Knows people by both their ids. */
export class TeamsPeople {
  private readonly actors: ExpiringCache<Actor>;
  private readonly idsByAlias: ExpiringCache<string>;
  private readonly askedAbout: ExpiringCache<true>;

  constructor(private readonly parts: PeopleParts) {
    this.actors = new ExpiringCache(parts.clock);
    this.askedAbout = new ExpiringCache(parts.clock, { lifetimeMs: ASK_AGAIN_MS });
    this.idsByAlias = new ExpiringCache(parts.clock);
  }

  /** Who did something. What the activity leaves out comes from what is known. */
  async actor(workspace: string, activity: Activity): Promise<Actor> {
    const { from } = activity;
    const id = await this.resolve(workspace, from, activity);
    const key = `${workspace}/${id}`;
    const known = await this.described(workspace, id, activity);
    const standing = standingIn(from, tenantOfWorkspace(workspace)) ?? known?.standing ?? 'unknown';
    const actor: Actor = {
      id,
      // Some activities do not give the name.
      name: from.name || known?.name || id,
      zone: deviceZone(activity) || known?.zone || '',
      admin: this.isAdmin(id, standing),
      standing,
    };
    this.actors.set(key, actor);
    return actor;
  }

  /** What is known of whoever did something; Teams is asked if their standing is not. */
  private async described(workspace: string, id: string, activity: Activity): Promise<Actor | undefined> {
    const key = `${workspace}/${id}`;
    const known = this.actors.get(key) ?? (await this.stored(workspace, id));
    const isKnown = known !== undefined && known.standing !== 'unknown';
    if (isKnown || isBot(activity.from.id) || this.askedAbout.get(key)) return known;
    this.askedAbout.set(key, true);
    const { fault, patienceMs = PATIENCE_MS } = this.parts;
    await withDeadline(this.ask(workspace, activity.from.id, activity, id), patienceMs, fault);
    return (await this.stored(workspace, id)) ?? known;
  }

  /** The mentions with people's ids in the directory in place of their aliases. */
  resolveMentions(workspace: string, activity: Activity, mentions: readonly Mention[]): Promise<Mention[]> {
    return Promise.all(
      mentions.map(async (mention) => {
        if (mention.is !== 'person') return mention;
        const { id, name } = mention;
        const entity = activity.entities?.find(({ mentioned }) => mentioned?.id === id);
        const account = { id, name, aadObjectId: entity?.mentioned?.aadObjectId };
        return { ...mention, id: await this.resolve(workspace, account, activity) };
      }),
    );
  }

  /** The directory's id of an account in an activity; the account's own id if nobody knows another. */
  async resolve(workspace: string, account: Account, activity: Activity): Promise<string> {
    const key = `${workspace}/${account.id}`;
    const cached = this.idsByAlias.get(key);
    const given = account.aadObjectId?.toLowerCase();
    if (cached !== undefined && (given === undefined || given === cached)) return cached;
    const { addresses } = this.parts;
    const stored = await addresses.personOf(workspace, account.id);
    const id = given ?? stored ?? (await this.ask(workspace, account.id, activity)) ?? account.id;
    if (id !== stored && id !== account.id) await addresses.alias(workspace, account.id, id);
    this.idsByAlias.set(key, id);
    return id;
  }

  /**
   * Introduces people to the product before they are chosen or mentioned.
   * @param near a conversation they might be in; otherwise the one that was met last
   */
  async introduce(
    workspace: string,
    people: readonly { id: string; name?: string | undefined }[],
    near?: ConversationAddress,
  ): Promise<void> {
    if (people.length === 0) return;
    const { store, roster } = this.parts;
    const ids = people.map(({ id }) => id);
    const rows = await store.read(workspace, (read) => read.find('person', { where: { id: ids, gone: false } }));
    const known = new Map(rows.map((row) => [row.id, row]));
    const found = await Promise.all(
      people
        .filter(({ id }) => (known.get(id)?.standing ?? 'unknown') === 'unknown')
        .map(async ({ id, name }) => {
          const actor = await this.inDirectory(workspace, id, near);
          const { name: knownName = id, zone = '' } = known.get(id) ?? {};
          return { ...actor, name: name || (actor.name === id ? knownName : actor.name), zone };
        }),
    );
    if (found.length > 0) await roster.introduce(workspace, found);
  }

  /**
   * The id to use for somebody in a request: the alias if it is known, otherwise that of the directory, which Teams takes as
   * well. `near`: a conversation they might be in, to ask for the alias.
   */
  async teamsId(workspace: string, person: string, near?: ConversationAddress): Promise<string> {
    const known = await this.parts.addresses.aliasOf(workspace, person);
    if (known !== undefined || !near) return known ?? person;
    const member = await this.parts.members.find(workspace, near, person);
    if (!member) return person;
    await this.meet(workspace, [{ ...member, objectId: person }]);
    return member.id;
  }

  /** Somebody's name; their id if the name is not known. */
  async nameOf(workspace: string, person: string): Promise<string> {
    return (this.actors.get(`${workspace}/${person}`) ?? (await this.stored(workspace, person)))?.name ?? person;
  }

  /** Asks Teams who an alias belongs to. @param known their id in the directory, if the activity has said it */
  private async ask(workspace: string, alias: string, activity: Activity, known?: string): Promise<string | undefined> {
    const here = { id: withoutThread(activity.conversation.id), service: activity.serviceUrl };
    const member = await this.parts.members.find(workspace, here, alias);
    if (!member) return undefined;
    const [id] = await this.meet(workspace, [{ ...member, id: alias, objectId: known ?? member.objectId }]);
    return id;
  }

  /** Somebody mentioned, or chosen from the directory, as a conversation describes them. */
  private async inDirectory(workspace: string, id: string, near: ConversationAddress | undefined): Promise<Actor> {
    const { addresses, members } = this.parts;
    const where = near ?? (await addresses.latest(workspace));
    const member = where && (await members.find(workspace, where, id));
    const unknown = { id, name: undefined, role: undefined, principal: undefined, tenant: undefined };
    return this.actorOf(workspace, { ...(member ?? unknown), objectId: id });
  }

  /** Introduces members and notes their aliases. A time zone that is known stays. @returns their ids in the directory */
  async meet(workspace: string, members: readonly Member[]): Promise<string[]> {
    if (members.length === 0) return [];
    const { store, roster, addresses } = this.parts;
    const people = members.map((member) => ({ alias: member.id, ...this.actorOf(workspace, member) }));
    const ids = people.map(({ id }) => id);
    const rows = await store.read(workspace, (read) => read.find('person', { where: { id: ids } }));
    const zones = new Map(rows.map((row) => [row.id, row.zone]));
    await roster.introduce(
      workspace,
      people.map(({ id, name, admin, standing }) => ({ id, name, admin, standing, zone: zones.get(id) ?? '' })),
    );
    // What was known of them may be different now.
    for (const id of ids) this.actors.delete(`${workspace}/${id}`);
    for (const { alias, id } of people) if (alias !== id) await addresses.alias(workspace, alias, id);
    return ids;
  }

  private actorOf(workspace: string, member: Member): Actor {
    const id = member.objectId?.toLowerCase() ?? member.id;
    const standing = standingOf(member, tenantOfWorkspace(workspace));
    return { id, name: member.name ?? id, zone: '', admin: this.isAdmin(id, standing), standing };
  }

  /** Guests, bots and people of other organisations change no settings of the workspace. */
  private isAdmin(id: string, standing: Actor['standing']): boolean {
    return standing === 'member' && this.parts.admins.includes(id);
  }

  private async stored(workspace: string, id: string): Promise<Actor | undefined> {
    const row = await this.parts.store.read(workspace, (read) => read.get('person', id));
    return row && { id, name: row.name, zone: row.zone, admin: row.admin, standing: row.standing };
  }
}
