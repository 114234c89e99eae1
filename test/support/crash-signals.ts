/** Takes signals in over HTTP, and with `DIES=1` ends by kill -9 as soon as one is stored, before it is answered. Prints its port. */
import { writeSync } from 'node:fs';
import { Hono } from 'hono';
import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { systemClock } from '../../adapters/runtime/clock.js';
import { readConfig } from '../../adapters/runtime/config.js';
import { openStore } from '../../adapters/runtime/open-store.js';
import { SignalIntake } from '../../adapters/signals/intake.js';
import { SqlStore } from '../../adapters/store/store.js';
import { listen, portOf } from '../../adapters/web/server.js';
import { SignalHandler } from '../../src/dispatch/on-signal.js';
import { auditBook, signalWords } from './engine.js';

const fault = (error: unknown) => {
  writeSync(2, `${String(error)}\n`);
  process.exit(3);
};
const opened = await openStore(readConfig(process.env), fault);
const store = new SqlStore(opened, systemClock);
const handler = new SignalHandler({ store, clock: systemClock, say: wording(), auditBook, signalWords, newId, fault });
const signals: Pick<SignalHandler, 'handle'> = {
  handle: async (delivery) => {
    const result = await handler.handle(delivery);
    if (process.env.DIES === '1') process.kill(process.pid, 'SIGKILL');
    return result;
  },
};
const intake = new SignalIntake({ store, signals, clock: systemClock, fault, counted: () => {} });
const server = await listen(new Hono(), '127.0.0.1', 0, { intercept: (...both) => intake.handles(...both) });
writeSync(1, `${portOf(server)}\n`);
