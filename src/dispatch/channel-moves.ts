/** Channels that get another name or id. */
import { add, type Change, remove, set } from '../model/changes.js';
import type { Channel } from '../model/people-rows.js';
import { settingId } from '../model/read-setting.js';
import type { Reader, Unit } from '../ports/store.js';

/** Waiting offers of a channel, open tasks made there and its open incidents follow it: what comes of them is told there. */
const MOST = 500;

/** Gives a channel its new name; an unknown channel is ignored. */
export async function renameChannel(unit: Unit, { id, name }: Pick<Channel, 'id' | 'name'>): Promise<void> {
  const known = await unit.get('channel', id);
  if (known && known.name !== name) await unit.apply([set('channel', known, { name })]);
}

/** The changes that give a channel's projects, settings, waiting offers, threads of tasks and incidents to its new id. */
export async function moveChannel(read: Reader, from: string, to: string): Promise<Change[]> {
  const links = await read.find('link', { where: { channel: from } });
  const settings = await read.find('setting', { where: { target: from, scope: 'channel' } });
  const offers = await read.find('offer', { where: { channel: from, state: 'waiting' }, limit: MOST });
  const tasks = await read.find('task', { where: { channel: from, state: 'open' }, limit: MOST });
  const incidents = await read.find('incident', { where: { channel: from, state: 'open' }, limit: MOST });
  const [before, after] = [await read.get('channel', from), await read.get('channel', to)];
  return [
    // Until the platform says more of it, its people alone see what is in it.
    ...(before && !after ? [add('channel', { ...before, id: to, place: to, access: 'private' })] : []),
    ...links.flatMap((link) => [
      remove('link', link),
      add('link', { ...link, id: `${to}:${link.project}`, channel: to }),
    ]),
    ...settings.flatMap((setting) => [
      remove('setting', setting),
      add('setting', { ...setting, id: settingId('channel', to, setting.key), target: to }),
    ]),
    ...offers.map((offer) => set('offer', offer, { channel: to })),
    ...tasks.map((task) => set('task', task, { channel: to })),
    ...incidents.map((incident) => set('incident', incident, { channel: to })),
  ];
}
