/** Baton as started in production, installed in one workspace with a project in each channel. Argument: the Web API's address. */

import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { openStore } from '../../adapters/runtime/open-store.js';
import { start } from '../../adapters/runtime/start.js';
import { Installations } from '../../adapters/store/installations.js';
import { SqlStore } from '../../adapters/store/store.js';
import { Roster } from '../../src/dispatch/directory.js';
import { App } from '../../src/dispatch/on-command.js';
import { privateChannel } from '../../src/model/channels.js';
import { auditBook, engine, phrasebook } from '../support/engine.js';
import { slackConfig } from '../support/slack/config.js';
import { installationOf } from '../support/slack/fixtures.js';
import { CHANNELS, PEOPLE } from './slack.js';

const config = slackConfig(process.argv[2] ?? '');
const fault = (error: unknown) => console.error(error);
const clock = { now: () => Date.now() };
const opened = await openStore(config, fault);
const parts = {
  store: new SqlStore(opened, clock),
  clock,
  say: wording(),
  newId,
  fault,
  clarity: engine,
  auditBook,
  phrasebook,
};
const workspace = 'slack:T1';
await new Installations(opened, 'slack').save('T1', workspace, installationOf('T1'), clock.now());
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
