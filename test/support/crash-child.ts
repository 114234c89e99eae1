/** Runs a stream of commands until it is killed; says each number once it is acknowledged. Arguments: first number. */
import { writeSync } from 'node:fs';
import { openStore, systemClock } from '../../adapters/baton.js';
import { readConfig } from '../../adapters/config.js';
import { newId } from '../../adapters/ids.js';
import { SqlStore } from '../../adapters/store/store.js';
import { wording } from '../../adapters/wording.js';
import { App } from '../../src/app.js';
import { command } from './crash-commands.js';
import { engine } from './engine.js';

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
  newId,
  fault,
});
for (let i = Number(process.argv[2] ?? 1); ; i += 1) {
  await app.handle(command(i));
  writeSync(1, `${i}\n`);
}
