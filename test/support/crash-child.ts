/** Runs a stream of commands until it is killed, and prints each number once it is acknowledged. Argument: the first number. */
import { writeSync } from 'node:fs';
import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { systemClock } from '../../adapters/runtime/clock.js';
import { readConfig } from '../../adapters/runtime/config.js';
import { openStore } from '../../adapters/runtime/open-store.js';
import { SqlStore } from '../../adapters/store/store.js';
import { App } from '../../src/dispatch/on-command.js';
import { command } from './crash-commands.js';
import { auditBook, engine, phrasebook, signalWords } from './engine.js';

const fault = (error: unknown) => {
  writeSync(2, `${String(error)}\n`);
  process.exit(3);
};
const opened = await openStore(readConfig(process.env), fault);
const app = new App({
  store: new SqlStore(opened, systemClock),
  clock: systemClock,
  say: wording(),
  clarity: engine,
  auditBook,
  signalWords,
  phrasebook,
  newId,
  fault,
});
for (let i = Number(process.argv[2] ?? 1); ; i += 1) {
  await app.handle(command(i));
  writeSync(1, `${i}\n`);
}
