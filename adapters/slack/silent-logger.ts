/** A logger that says nothing. */
import { type Logger, LogLevel } from '@slack/web-api';

const nothing = () => {};

/** For Slack's packages: they would log what people say. Baton counts and logs faults itself. */
export const SILENT_LOGGER: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
