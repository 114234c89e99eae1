/**
 * People in Teams. Each goes by the object id of the directory, which is the same everywhere; in a conversation Teams calls
 * them by an id of Baton's own (`29:…`), so that the one has to be found from the other.
 */

import type { Roster } from '../../src/dispatch/directory.js';
import type { Clock, Mention, Origin } from '../../src/ports.js';
import { ExpiringCache } from '../platform/cache.js';
import type { Addresses, Conversation } from '../store/addresses.js';
import type { SqlStore } from '../store/store.js';
import { type Account, type Activity, placeOf, zoneOf } from './activity.js';
import { type Connector, part } from './connector.js';

type Person = Origin['person'];

/** A member of a roster, as Teams describes one. */
interface Member {
  id: string;
  name?: string;
  givenName?: string;
  surname?: string;
  aadObjectId?: string;
  objectId?: string;
}

export interface PeopleParts {
  connector: Connector;
  addresses: Addresses;
  store: SqlStore;
  roster: Roster;
  clock: Clock;
  admins: readonly string[];
}

const PAGE = 500;
const PAGES = 40;

const idOf = ({ id, aadObjectId }: Pick<Account, 'id' | 'aadObjectId'>): string => aadObjectId?.toLowerCase() ?? id;

export class People {
  private readonly known: ExpiringCache<Person>;
  private readonly aliases: ExpiringCache<string>;

  constructor(private readonly parts: PeopleParts) {
    this.known = new ExpiringCache(parts.clock);
    this.aliases = new ExpiringCache(parts.clock);
  }

  /** Who acts. What the activity does not say is taken from what is known. */
  async actor(workspace: string, activity: Activity): Promise<Person> {
    const { from } = activity;
    const id = await this.resolve(workspace, from, activity);
    const key = `${workspace}/${id}`;
    const met = this.known.get(key) ?? (await this.stored(workspace, id));
    // Some activities do not say what somebody is called.
    const known = met || from.name ? met : await this.asked(workspace, id, activity);
    const person: Person = {
      id,
      name: from.name || known?.name || id,
      zone: zoneOf(activity) || known?.zone || '',
      admin: this.parts.admins.includes(id),
    };
    this.known.set(key, person);
    return person;
  }

  /** The mentions of a text with the ids of people as the product knows them. */
  resolved(workspace: string, activity: Activity, mentions: readonly Mention[]): Promise<Mention[]> {
    return Promise.all(
      mentions.map(async (mention) => {
        if (mention.is !== 'person') return mention;
        const { id, name } = mention;
        const said = activity.entities?.find((e) => e.mentioned?.id === id)?.mentioned;
        const account = { id, name, aadObjectId: said?.aadObjectId };
        return { ...mention, id: await this.resolve(workspace, account, activity) };
      }),
    );
  }

  /** Makes people known to the product who are about to be chosen or mentioned. */
  async introduce(workspace: string, people: readonly { id: string; name?: string | undefined }[]): Promise<void> {
    if (people.length === 0) return;
    const { store, roster, admins } = this.parts;
    const ids = people.map((one) => one.id);
    const rows = await store.read(workspace, (read) => read.find('person', { where: { id: ids, gone: false } }));
    const missing = people.filter((one) => !rows.some((row) => row.id === one.id));
    const met = await Promise.all(
      missing.map(async ({ id, name }) => ({
        id,
        name: name || (await this.lookUp(workspace, id))?.name || id,
        zone: '',
        admin: admins.includes(id),
      })),
    );
    if (met.length > 0) await roster.introduce(workspace, met);
  }

  /** Makes the members of a conversation or team known. @returns their ids; undefined where Teams broke off */
  async learn(workspace: string, { id, service }: Pick<Conversation, 'id' | 'service'>): Promise<string[] | undefined> {
    const found: string[] = [];
    let more = '';
    for (let page = 0; page < PAGES; page += 1) {
      const query = `pageSize=${PAGE}${more && `&continuationToken=${part(more)}`}`;
      const answer = await this.parts.connector.call<{ members?: Member[]; continuationToken?: string }>({
        service,
        workspace,
        method: 'GET',
        path: `v3/conversations/${part(id)}/pagedmembers?${query}`,
      });
      if (!answer.ok) return undefined;
      const members = (answer.data.members ?? []).filter((one) => !one.id.startsWith('28:'));
      found.push(...(await this.meet(workspace, members)));
      more = answer.data.continuationToken ?? '';
      if (more === '') break;
    }
    return found;
  }

  /**
   * The id by which Teams knows somebody; the one of the directory where no other is known, which Teams takes too.
   * @param near a conversation in which they may be
   */
  async teamsId(workspace: string, person: string, near?: Pick<Conversation, 'id' | 'service'>): Promise<string> {
    const known = await this.parts.addresses.aliasOf(workspace, person);
    if (known !== undefined || !near) return known ?? person;
    const answer = await this.member(workspace, near, person);
    if (!answer.ok) return person;
    await this.meet(workspace, [{ ...answer.data, aadObjectId: person }]);
    return answer.data.id;
  }

  /** What somebody is called; their id where that is not known. */
  async nameOf(workspace: string, person: string): Promise<string> {
    return (this.known.get(`${workspace}/${person}`) ?? (await this.stored(workspace, person)))?.name ?? person;
  }

  /** The person behind an account of an activity. */
  async resolve(workspace: string, account: Account, activity: Activity): Promise<string> {
    const key = `${workspace}/${account.id}`;
    const known = this.aliases.get(key);
    const given = account.aadObjectId?.toLowerCase();
    if (known !== undefined && (given === undefined || given === known)) return known;
    const { addresses } = this.parts;
    const stored = await addresses.personOf(workspace, account.id);
    const id = given ?? stored ?? (await this.ask(workspace, account.id, activity)) ?? account.id;
    if (id !== stored && id !== account.id) await addresses.alias(workspace, account.id, id);
    this.aliases.set(key, id);
    return id;
  }

  /** Asks Teams who somebody in a conversation is. */
  private async ask(
    workspace: string,
    id: string,
    { conversation, serviceUrl }: Activity,
  ): Promise<string | undefined> {
    const answer = await this.member(workspace, { id: placeOf(conversation.id), service: serviceUrl }, id);
    if (!answer.ok) return undefined;
    return (await this.meet(workspace, [{ ...answer.data, id }]))[0];
  }

  private async asked(workspace: string, id: string, activity: Activity): Promise<Person | undefined> {
    await this.ask(workspace, activity.from.id, activity);
    return this.stored(workspace, id);
  }

  /** Somebody by the id of the directory, from a conversation in which they are. */
  private async lookUp(workspace: string, id: string): Promise<Person | undefined> {
    const near = await this.parts.addresses.latest(workspace);
    if (!near) return undefined;
    const answer = await this.member(workspace, near, id);
    return answer.ok ? this.person({ ...answer.data, aadObjectId: id }) : undefined;
  }

  private member(workspace: string, { id, service }: Pick<Conversation, 'id' | 'service'>, who: string) {
    const path = `v3/conversations/${part(id)}/members/${part(who)}`;
    return this.parts.connector.call<Member>({ service, workspace, method: 'GET', path });
  }

  private person(member: Member): Person {
    const id = idOf({ id: member.id, aadObjectId: member.aadObjectId ?? member.objectId });
    const name = member.name || [member.givenName, member.surname].filter(Boolean).join(' ') || id;
    return { id, name, zone: '', admin: this.parts.admins.includes(id) };
  }

  /** Members become known; a zone that is known already stays. */
  private async meet(workspace: string, members: readonly Member[]): Promise<string[]> {
    if (members.length === 0) return [];
    const people = members.map((one) => this.person(one));
    const { store, roster, addresses } = this.parts;
    const ids = people.map((one) => one.id);
    const rows = await store.read(workspace, (read) => read.find('person', { where: { id: ids } }));
    const zones = new Map(rows.map((row) => [row.id, row.zone]));
    await roster.introduce(
      workspace,
      people.map((one) => ({ ...one, zone: zones.get(one.id) ?? '' })),
    );
    for (const [i, { id }] of people.entries()) {
      const alias = members[i]?.id ?? id;
      if (alias !== id) await addresses.alias(workspace, alias, id);
    }
    return ids;
  }

  private async stored(workspace: string, id: string): Promise<Person | undefined> {
    const row = await this.parts.store.read(workspace, (read) => read.get('person', id));
    return row && { id, name: row.name, zone: row.zone, admin: row.admin };
  }
}
