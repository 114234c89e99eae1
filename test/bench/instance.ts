/** One of several instances under load: prints when it is ready and, once told to start, how many commands it ran a second. */

import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { systemClock } from '../../adapters/runtime/clock.js';
import { readConfig } from '../../adapters/runtime/config.js';
import { openStore } from '../../adapters/runtime/open-store.js';
import { SqlStore } from '../../adapters/store/store.js';
import { App } from '../../src/dispatch/on-command.js';
import { auditBook, engine, phrasebook, signalWords } from '../support/engine.js';
import { throughput } from './commands.js';

const fault = (error: unknown) => {
  throw error;
};
const opened = await openStore(readConfig(process.env), fault);
const store = new SqlStore(opened, systemClock);
const app = new App({
  store,
  clock: systemClock,
  say: wording(),
  clarity: engine,
  auditBook,
  signalWords,
  phrasebook,
  newId,
  fault,
});
const workspace = `W${process.argv[2]}`;
await throughput(app, 1, 8, workspace);
process.once('message', async () => {
  process.send?.(await throughput(app, 5, 8, workspace));
  await opened.close();
});
process.send?.(0);
