/** Worlds for single tests. */
import { onTestFinished } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import type { TeamsParts } from '../../../adapters/teams/index.js';
import type { TeamsSettings } from '../../../adapters/teams/settings.js';
import type { PeopleMessage } from '../../../src/ports/outbound.js';
import { paragraph, type View, view } from '../../../src/view/view.js';
import { kit } from '../kit.js';
import { channelIdOf, objectIdOf } from './ids.js';
import { SETTINGS, World } from './world.js';

/** Closes a world after the test. A hook of this file would run in the first file of a worker alone. */
export function closedAfterTest(world: World): World {
  onTestFinished(() => world.close());
  return world;
}

/** A world over a store of its own, closed after the test. */
export async function freshWorld(more: Partial<TeamsParts> = {}) {
  const { opened } = await kit();
  const w = closedAfterTest(await World.make(opened, more));
  const tenant = w.tenant();
  return { w, tenant, workspace: `teams:${tenant}` };
}

/** A view of some words. */
export const wordsView = (words: string): View => view(paragraph([{ is: 'plain', text: words }]));

/** A world in which Baton knows the channel #churn and Ana's own chat, with messages to deliver there. */
export async function deliveryWorld(whispers: TeamsSettings['whispers'] = 'chat') {
  const { w, tenant, workspace } = await freshWorld({ settings: { ...SETTINGS, whispers } });
  await w.say(tenant, 'ana', 'churn', 'help');
  await w.say(tenant, 'ana', 'direct', 'help');
  await w.settle();
  w.fake.calls.length = 0;
  w.fake.shown.length = 0;
  w.clock.pass(3_600_000);
  const channel = channelIdOf(tenant, 'churn');
  const deliver = (out: PeopleMessage, doubtSince?: number) => w.teams.chat.deliver(workspace, out, doubtSince);
  const post = (words: string, thread: string | null = null, id = newId()) =>
    ({ to: 'channel', id, channel, thread, view: wordsView(words) }) satisfies PeopleMessage;
  const whisper = (words: string, who: string, more: { thread?: string; reply?: string } = {}): PeopleMessage => ({
    ...{ to: 'whisper', id: newId(), channel, thread: null, person: objectIdOf(who), view: wordsView(words) },
    ...more,
  });
  return { w, tenant, workspace, channel, deliver, post, whisper };
}
