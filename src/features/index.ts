/** The product's table of contents: every command there is. */
import type { Command } from '../command/command.js';
import { help } from './help.js';
import { history } from './history.js';
import { offer } from './offer.js';
import { owner } from './owner.js';
import { progress } from './progress.js';
import { project } from './project.js';
import { sample } from './sample.js';
import { settings } from './settings.js';
import { stages } from './stage.js';
import { status } from './status.js';
import { task } from './task.js';
import { undo } from './undo.js';

export const commands: readonly Command[] = [
  status,
  progress,
  owner,
  offer,
  task,
  project,
  stages,
  history,
  settings,
  undo,
  sample,
  help,
].flat();
