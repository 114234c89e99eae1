/**
 * People in Teams. To the product each has the id of the directory, which is the same everywhere. In conversations Teams
 * uses an id of its own ("29:…") for each bot and person, the person's alias; the two are matched here.
 */
import type { Roster } from '../../src/dispatch/directory.js';
import type { Clock, Mention, Origin } from '../../src/ports.js';
import { ExpiringCache } from '../platform/cache.js';
import type { Addresses } from '../store/addresses.js';
import type { SqlStore } from '../store/store.js';
import { type Account, type Activity, deviceZone } from './activity.js';
import { withoutThread } from './conversation-ids.js';
import type { ConversationAddress, Member, Members } from './members.js';

type Actor = Origin['person'];

interface PeopleParts {
  members: Members;
  addresses: Addresses;
  store: SqlStore;
  roster: Roster;
  clock: Clock;
  /** Ids of those who can change settings of the whole workspace. */
  admins: readonly string[];
}

/** Knows people by both their ids. */
export class TeamsPeople {
  private readonly actors: ExpiringCache<Actor>;
  private readonly idsByAlias: ExpiringCache<string>;

  constructor(private readonly parts: PeopleParts) {
    this.actors = new ExpiringCache(parts.clock);
    this.idsByAlias = new ExpiringCache(parts.clock);
  }

  /** Who did something. What the activity leaves out comes from what is known. */
  async actor(workspace: string, activity: Activity): Promise<Actor> {
    const { from } = activity;
    const id = await this.resolve(workspace, from, activity);
    const key = `${workspace}/${id}`;
    const cached = this.actors.get(key) ?? (await this.stored(workspace, id));
    // Some activities do not give the name.
    const known = cached || from.name ? cached : await this.askedAbout(workspace, id, activity);
    const actor: Actor = {
      id,
      name: from.name || known?.name || id,
      zone: deviceZone(activity) || known?.zone || '',
      admin: this.parts.admins.includes(id),
      standing: known?.standing ?? 'member',
    };
    this.actors.set(key, actor);
    return actor;
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

  /** Introduces people to the product before they are chosen or mentioned. */
  async introduce(workspace: string, people: readonly { id: string; name?: string | undefined }[]): Promise<void> {
    if (people.length === 0) return;
    const { store, roster, admins } = this.parts;
    const ids = people.map(({ id }) => id);
    const rows = await store.read(workspace, (read) => read.find('person', { where: { id: ids, gone: false } }));
    const known = new Set(rows.map(({ id }) => id));
    const added = await Promise.all(
      people
        .filter(({ id }) => !known.has(id))
        .map(async ({ id, name }) => ({
          id,
          name: name || (await this.nameInDirectory(workspace, id)) || id,
          zone: '',
          admin: admins.includes(id),
          standing: 'member' as const,
        })),
    );
    if (added.length > 0) await roster.introduce(workspace, added);
  }

  /** Introduces everybody in a conversation or team to the product. */
  async introduceMembers(workspace: string, conversation: ConversationAddress): Promise<void> {
    for await (const members of this.parts.members.pages(workspace, conversation)) await this.meet(workspace, members);
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

  /** Asks Teams who an alias belongs to. */
  private async ask(workspace: string, alias: string, activity: Activity): Promise<string | undefined> {
    const here = { id: withoutThread(activity.conversation.id), service: activity.serviceUrl };
    const member = await this.parts.members.find(workspace, here, alias);
    if (!member) return undefined;
    const [id] = await this.meet(workspace, [{ ...member, id: alias }]);
    return id;
  }

  private async askedAbout(workspace: string, id: string, activity: Activity): Promise<Actor | undefined> {
    await this.ask(workspace, activity.from.id, activity);
    return this.stored(workspace, id);
  }

  /** The name of somebody chosen from the directory, if they are in the conversation that was met last. */
  private async nameInDirectory(workspace: string, id: string): Promise<string | undefined> {
    const { addresses, members } = this.parts;
    const near = await addresses.latest(workspace);
    const member = near && (await members.find(workspace, near, id));
    return member && this.actorOf({ ...member, objectId: id }).name;
  }

  /** Introduces members and notes their aliases. A time zone that is known stays. @returns their ids in the directory */
  private async meet(workspace: string, members: readonly Member[]): Promise<string[]> {
    if (members.length === 0) return [];
    const { store, roster, addresses } = this.parts;
    const people = members.map((member) => ({ alias: member.id, ...this.actorOf(member) }));
    const ids = people.map(({ id }) => id);
    const rows = await store.read(workspace, (read) => read.find('person', { where: { id: ids } }));
    const zones = new Map(rows.map((row) => [row.id, row.zone]));
    await roster.introduce(
      workspace,
      people.map(({ id, name, admin, standing }) => ({ id, name, admin, standing, zone: zones.get(id) ?? '' })),
    );
    for (const { alias, id } of people) if (alias !== id) await addresses.alias(workspace, alias, id);
    return ids;
  }

  private actorOf(member: Member): Actor {
    const id = member.objectId?.toLowerCase() ?? member.id;
    return { id, name: member.name ?? id, zone: '', admin: this.parts.admins.includes(id), standing: 'member' };
  }

  private async stored(workspace: string, id: string): Promise<Actor | undefined> {
    const row = await this.parts.store.read(workspace, (read) => read.get('person', id));
    return row && { id, name: row.name, zone: row.zone, admin: row.admin, standing: row.standing };
  }
}
