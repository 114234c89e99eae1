/** `baton start`: starts Baton with what the environment and the options say, and stops it cleanly on Ctrl-C. */
import { EXIT, failureOf } from '../common/exit-code.js';
import { readConfig } from '../runtime/config.js';
import { start } from '../runtime/start.js';

/** The options of the command, each in place of a variable. */
interface StartOptions {
  port?: number | undefined;
  host?: string | undefined;
  /** The folder of the embedded store, in place of DATABASE_URL too. */
  data?: string | undefined;
}

/** How long what a failed start has left open may keep the process alive. */
const LEFT_OPEN_MS = 1_000;

/** Starts it. Resolves once it runs. @throws OperatorError */
export async function startServer({ port, host, data }: StartOptions): Promise<void> {
  try {
    const config = readConfig({
      ...process.env,
      ...(port !== undefined && { PORT: String(port) }),
      ...(host !== undefined && { HOST: host }),
      ...(data !== undefined && { BATON_DATA: data, DATABASE_URL: undefined }),
    });
    const running = await start(config);
    const hint = config.playground ? 'press Ctrl-C to stop' : 'production, without the playground';
    console.log(`Baton is running: ${running.address}  (${hint})`);
    stopOnSignal(() => running.stop());
  } catch (error) {
    setTimeout(() => process.exit(), LEFT_OPEN_MS).unref();
    throw error;
  }
}

/** Stops Baton on the first signal, and ignores further ones. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    stop().then(() => process.exit(EXIT.done), fail);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function fail(error: unknown): never {
  const { print, code } = failureOf(error);
  console.error(print);
  process.exit(code);
}
