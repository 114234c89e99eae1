/** `npm start`: reads the environment, starts Baton, and stops it cleanly on Ctrl-C. */
import { OperatorError } from './common/operator-error.js';
import { readConfig } from './runtime/config.js';
import { start } from './runtime/start.js';

/** Prints what went wrong: without a stack if the operator can correct it. */
function fail(error: unknown): never {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
}

/** Stops Baton on the first signal, and ignores further ones. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

try {
  const config = readConfig(process.env);
  const running = await start(config);
  const hint = config.playground ? 'Ctrl-C ends it' : 'production, without the playground';
  console.log(`Baton is running: ${running.address}  (${hint})`);
  stopOnSignal(() => running.stop());
} catch (error) {
  fail(error);
}
