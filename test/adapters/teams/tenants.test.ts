/** Tenants that Baton leaves and comes back to, just when something else happens there. */

import { describe, expect, test } from 'vitest';
import { wording } from '../../../adapters/prompts/wording.js';
import { Addresses } from '../../../adapters/store/addresses.js';
import { Installations } from '../../../adapters/store/installations.js';
import type { Conversation } from '../../../adapters/store/records.js';
import { haltWorkspace } from '../../../adapters/store/workspace-end.js';
import { readActivity, workspaceOfTenant } from '../../../adapters/teams/activity.js';
import { TeamsConversations } from '../../../adapters/teams/conversations.js';
import { Tenants } from '../../../adapters/teams/tenants.js';
import { add } from '../../../src/model/changes.js';
import { SAMPLES } from '../../support/sample-rows.js';
import { SharedStore } from '../../support/shared-store.js';
import { DIALECTS } from '../../support/stores.js';
import { accountOf, channelDataOf, conversationOf } from '../../support/teams/activities.js';

const CONVERSATION: Conversation = {
  ...{
    id: 'c',
    kind: 'channel',
    person: null,
    team: 't',
    name: 'churn',
    service: 'https://a.test/',
    bot: '28:b',
    at: 1,
  },
};

describe.each(DIALECTS)('tenants on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  function tenantCalled(tenant: string) {
    const installations = new Installations<object>(shared.db, 'teams');
    const addresses = new Addresses(shared.db);
    const rosters = { list: async () => {} };
    const { store, clock } = shared;
    const halt = (workspace: string) => haltWorkspace(shared.db, workspace);
    const tenants = new Tenants({ installations, addresses, rosters, store, clock, say: wording(), halt });
    const inForce = async () => (await installations.find(tenant)) !== undefined;
    return { tenants, addresses, inForce, workspace: workspaceOfTenant(tenant) };
  }

  test('Baton comes once, goes, and comes back', async () => {
    const { tenants, inForce, workspace } = tenantCalled('one');
    expect([await tenants.met(workspace), await tenants.met(workspace)]).toEqual([true, false]);
    await tenants.ended(workspace);
    expect(await inForce()).toBe(false);
    expect(await tenants.met(workspace)).toBe(true);
    expect(await inForce()).toBe(true);
  });

  test('a list of people says who is a guest or from another company', async () => {
    const { tenants } = tenantCalled('five');
    const workspace = workspaceOfTenant('five');
    const one = (id: string, name: string, standing: 'member' | 'guest' | 'external') =>
      add('person', { ...SAMPLES.person(workspace), id, name, standing, gone: false });
    const rows = [one('a', 'Ana', 'member'), one('f', 'Fay', 'guest'), one('x', 'Xu', 'external')];
    await shared.write(workspace, (unit) => unit.apply(rows));
    expect(await tenants.choices(workspace)).toEqual([
      { value: 'a', label: 'Ana' },
      { value: 'f', label: 'Fay · guest' },
      { value: 'x', label: 'Xu · other company' },
    ]);
  });

  test('coming back just when its old data is deleted, it knows where it can answer', async () => {
    const { tenants, addresses, inForce, workspace } = tenantCalled('three');
    await tenants.met(workspace);
    await tenants.ended(workspace);
    const { clock } = shared;
    const conversations = new TeamsConversations({
      ...{ addresses, clock },
      names: { nameFor: async () => 'churn', set: () => {} },
      people: {
        actor: async () => ({ id: 'ana', name: 'Ana', zone: 'UTC', admin: false, standing: 'member' as const }),
      },
      placeOf: async () => undefined,
      met: async () => {
        expect(await shared.store.eraseEnded(workspace, clock.now() + 1)).toBe(true);
        return tenants.met(workspace);
      },
    });
    const activity = {
      ...{ type: 'message', serviceUrl: 'https://a.test/', from: accountOf('ana'), recipient: { id: '28:b' } },
      ...{ conversation: conversationOf('three', 'ana', 'churn'), channelData: channelDataOf('three', 'churn') },
    };
    const read = readActivity(activity);
    if (!read) throw new Error('an activity');
    const { channel } = await conversations.origin(workspace, 'key', read);
    expect(await inForce()).toBe(true);
    expect(await addresses.find(workspace, channel.id)).toMatchObject({ service: 'https://a.test/' });
  });

  test('removed from its last conversation while it is added to another, it stays', async () => {
    const { tenants, addresses, inForce, workspace } = tenantCalled('two');
    await tenants.met(workspace);
    await addresses.keep(workspace, CONVERSATION);
    await tenants.ended(workspace);
    expect(await inForce()).toBe(true);
    await addresses.forget(workspace, CONVERSATION.id);
    await tenants.ended(workspace);
    expect(await inForce()).toBe(false);
  });
});
