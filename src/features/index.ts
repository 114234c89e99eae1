/** The product's table of contents: every command there is. */
import type { Command } from '../commands/command.js';
import type { Button } from '../view.js';
import { digest } from './digest/commands.js';
import { help } from './help.js';
import { history } from './history.js';
import { home } from './home.js';
import { message } from './message.js';
import { nudge } from './nudges/commands.js';
import { insights } from './nudges/insights.js';
import { mute } from './nudges/mute.js';
import { offer } from './offer.js';
import { owner } from './owner.js';
import { progress } from './progress.js';
import { project } from './project.js';
import { reminders } from './reminders/commands.js';
import { sample } from './sample.js';
import { settings } from './settings.js';
import { stages } from './stage.js';
import { status } from './status.js';
import { task } from './task.js';
import { undo } from './undo.js';
import { welcome } from './welcome.js';

export const commands: readonly Command[] = [
  status,
  home,
  progress,
  owner,
  offer,
  task,
  project,
  stages,
  history,
  nudge,
  message,
  mute,
  insights,
  digest,
  reminders,
  settings,
  undo,
  sample,
  welcome,
  help,
].flat();

/** Those that can be typed; the others stand behind buttons only. */
export const spoken: readonly Command[] = commands.filter((one) => !one.quiet);

/**
 * Whether a button leads to a form, as far as it can be told without the store: for platforms that have to know before it
 * is pressed.
 */
export function asks({ call, form }: Pick<Button, 'call' | 'form'>): boolean {
  if (form) return true;
  const found = commands.find((c) => c.name === call.command);
  if (!found) return false;
  const [first] = Object.entries(found.args).filter(([name, arg]) => arg.required && call.args[name] === undefined);
  // A project that lacks is asked for in the open: the form's other fields depend on it.
  return first !== undefined && first[1].type !== 'project';
}
