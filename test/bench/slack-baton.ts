/** Baton as started in production, installed in one workspace with a project in each channel. Argument: the Web API's address. */

import { newId } from '../../adapters/common/ids.js';
import { openStore } from '../../adapters/runtime/open-store.js';
import { start } from '../../adapters/runtime/start.js';
import { Installations } from '../../adapters/store/installations.js';
import { Roster } from '../../src/dispatch/directory.js';
import { App } from '../../src/dispatch/on-command.js';
import { privateChannel } from '../../src/model/channels.js';
import { slackConfig } from '../support/slack/config.js';
import { installationOf } from '../support/slack/fixtures.js';
import { benchParts, fault } from './parts.js';
import { CHANNELS, PEOPLE } from './slack.js';

const config = slackConfig(process.argv[2] ?? '');
const opened = await openStore(config, fault);
const parts = benchParts(opened);
const workspace = 'slack:T1';
await new Installations(opened, 'slack').save('T1', workspace, installationOf('T1'), parts.clock.now());
const person = (i: number) => ({
  id: `U${i}`,
  name: `Person ${i}`,
  zone: 'UTC',
  admin: i === 0,
  standing: 'member' as const,
});
await new Roster(parts).introduce(
  workspace,
  Array.from({ length: PEOPLE }, (_, i) => person(i)),
);
const app = new App(parts);
for (let i = 0; i < CHANNELS; i += 1)
  await app.handle({
    ...{ type: 'command', text: `new "Project ${i}"`, mentions: [], workspace, key: newId(), thread: null },
    channel: { ...privateChannel(`C${i}`, `channel-${i}`), access: 'public' },
    person: person(0),
  });
await opened.close();
const running = await start(config);
console.log(running.address);
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
