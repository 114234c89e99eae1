/** Baton's own log, on the standard error. */
import { destination, type Logger, pino } from 'pino';

/** A log without process id and host name, and without secrets. */
export function makeLog(level: string): Logger {
  const redact = ['*.token', '*.password', '*.connectionString'];
  return pino({ level, base: null, redact }, destination(2));
}
