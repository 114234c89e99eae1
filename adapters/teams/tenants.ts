/** Tenants that have installed Baton, and the people in them. */
import type { Clock } from '../../src/ports.js';
import type { Option } from '../../src/view.js';
import type { Addresses } from '../store/addresses.js';
import type { Installations } from '../store/installations.js';
import type { SqlStore } from '../store/store.js';
import { tenantOfWorkspace } from './activity.js';
import type { TeamsPeople } from './people.js';

interface TenantParts {
  installations: Installations<object>;
  addresses: Addresses;
  people: Pick<TeamsPeople, 'introduceMembers'>;
  store: SqlStore;
  clock: Clock;
}

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
    const { installations, addresses, store, clock } = this.parts;
    await installations.end(tenantOfWorkspace(workspace), clock.now());
    // Looked at after the end: a conversation that comes later finds the end, and one that came just before is found here.
    if (await addresses.latest(workspace)) await this.met(workspace);
    else await store.halt(workspace);
  }

  /** People to choose from, by name. */
  async choices(workspace: string): Promise<Option[]> {
    const query = { where: { gone: false }, order: ['name' as const], limit: MOST_CHOICES };
    const people = await this.parts.store.read(workspace, (read) => read.find('person', query));
    return people.map(({ id, name }) => ({ value: id, label: name }));
  }

  /** Introduces all people of a tenant to the product, one conversation after the other. */
  async introducePeople(workspace: string): Promise<void> {
    const { addresses, people } = this.parts;
    const shared = (await addresses.list(workspace)).filter(({ kind }) => kind !== 'personal');
    // The members of a team are those of each of its channels, so one channel a team is enough.
    const isFirst = (team: string | null, i: number) => !team || shared.findIndex((one) => one.team === team) === i;
    for (const { id, team, service } of shared.filter((one, i) => isFirst(one.team, i)))
      await people.introduceMembers(workspace, { id: team ?? id, service });
  }
}
