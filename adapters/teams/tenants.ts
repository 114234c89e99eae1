/** Tenants that have installed Baton, and the people in them. */
import { menuName } from '../../src/kit/people-apart.js';
import { privateChannel } from '../../src/model/channels.js';
import { flat } from '../../src/model/text.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Say } from '../../src/ports/say.js';
import type { Store } from '../../src/ports/store.js';
import type { Option } from '../../src/view/view.js';
import type { Addresses } from '../store/addresses.js';
import type { Installations } from '../store/installations.js';
import type { Conversation } from '../store/records.js';
import { tenantOfWorkspace } from './activity.js';
import type { Rosters } from './rosters.js';

interface TenantParts {
  installations: Installations<object>;
  addresses: Addresses;
  rosters: Pick<Rosters, 'list'>;
  store: Pick<Store, 'read'>;
  clock: Clock;
  say: Say;
  /** Cancels everything that waits in a workspace. */
  halt(workspace: string): Promise<void>;
}

/** Nobody chooses a bot. */
const PEOPLE = ['member', 'guest', 'external', 'unknown'] as const;
/** People in a list, where the directory cannot be searched. */
const MOST_CHOICES = 60;

/** Keeps track of tenants. */
export class Tenants {
  constructor(private readonly parts: TenantParts) {}

  /** Baton is in a tenant. @returns whether that is new: it came for the first time, or again */
  async met(workspace: string): Promise<boolean> {
    const { installations, clock } = this.parts;
    const tenant = tenantOfWorkspace(workspace);
    if (await installations.find(tenant)) return false;
    await installations.save(tenant, workspace, {}, clock.now());
    return true;
  }

  /** Baton is in no conversation of a tenant any more. All work for it ends; its data is kept for a while. */
  async ended(workspace: string): Promise<void> {
    const { installations, addresses, halt, clock } = this.parts;
    await installations.end(tenantOfWorkspace(workspace), clock.now());
    // Looked at after the end: a conversation that comes later finds the end, and one that came just before is found here.
    if (await addresses.latest(workspace)) await this.met(workspace);
    else await halt(workspace);
  }

  /** People to choose from, by name; guests and people of other companies are marked. */
  async choices(workspace: string): Promise<Option[]> {
    const query = { where: { gone: false, standing: [...PEOPLE] }, order: ['name' as const], limit: MOST_CHOICES };
    const { store, say } = this.parts;
    const people = await store.read(workspace, (read) => read.find('person', query));
    const words = { label: (...of: Parameters<Say>) => flat(say(...of)) };
    return people.map((person) => ({ value: person.id, label: menuName(words, person) }));
  }

  /** Lists all people of a tenant, one place after the other. */
  async introducePeople(workspace: string): Promise<void> {
    const { addresses, rosters, store } = this.parts;
    const rows = await store.read(workspace, (read) => read.find('channel', { where: { direct: false } }));
    const places = new Map(rows.map((row) => [row.id, row.place]));
    // Channels with the same people, as those of a team, are listed once.
    const byPlace = new Map<string, Conversation>();
    for (const one of await addresses.list(workspace))
      if (one.kind !== 'personal') byPlace.set(places.get(one.id) || one.id, one);
    for (const [place, { id, name }] of byPlace) await rosters.list(workspace, privateChannel(id, name, place));
  }
}
