/** `npm start`: reads the environment, starts Baton, and ends it cleanly on Ctrl-C. */

import { BadConfig } from './common/bad-config.js';
import { readConfig } from './runtime/config.js';
import { start } from './runtime/start.js';
import { CannotOpen } from './store/open.js';
import { CannotListen } from './web/server.js';

/** Said to the person at the terminal: no stack for what they can mend. */
function explain(error: unknown): never {
  const known =
    error instanceof BadConfig ||
    error instanceof CannotOpen ||
    error instanceof CannotListen ||
    (error instanceof Error && error.name === 'CannotConnect');
  console.error(known ? error.message : error);
  process.exit(1);
}

try {
  const config = readConfig(process.env);
  const running = await start(config);
  console.log(
    `Baton is running: ${running.address}  (${config.playground ? 'Ctrl-C ends it' : 'production, without the playground'})`,
  );
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    running.stop().then(
      () => process.exit(0),
      (error) => explain(error),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
} catch (error) {
  explain(error);
}
