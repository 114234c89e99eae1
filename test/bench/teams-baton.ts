/** Baton as started in production, in several tenants, with a project in each of their channels. */

import { newId } from '../../adapters/common/ids.js';
import { readConfig } from '../../adapters/runtime/config.js';
import { openStore } from '../../adapters/runtime/open-store.js';
import { start } from '../../adapters/runtime/start.js';
import { Roster } from '../../src/dispatch/directory.js';
import { App } from '../../src/dispatch/on-command.js';
import { privateChannel } from '../../src/model/channels.js';
import { benchParts, fault } from './parts.js';
import { CHANNELS, channelOf, PEOPLE, personOf, TENANTS, tenantOf } from './teams.js';

const config = readConfig({ ...process.env, TEAMS_AUTH: 'off', PORT: '0' });
const opened = await openStore(config, fault);
const parts = benchParts(opened);
const person = (i: number) => ({
  id: personOf(i),
  name: `Person ${i}`,
  zone: 'UTC',
  admin: false,
  standing: 'member' as const,
});
for (let i = 0; i < TENANTS; i += 1)
  await new Roster(parts).introduce(
    `teams:${tenantOf(i)}`,
    Array.from({ length: PEOPLE }, (_, j) => person(j)),
  );
const app = new App(parts);
for (let i = 0; i < CHANNELS; i += 1)
  await app.handle({
    ...{ type: 'command', text: `new "Project ${i}"`, mentions: [], key: newId(), thread: null },
    workspace: `teams:${tenantOf(i)}`,
    channel: privateChannel(channelOf(i), `channel-${i}`),
    person: person(0),
  });
await opened.close();
const running = await start(config);
console.log(running.address.replace('localhost', '127.0.0.1'));
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
