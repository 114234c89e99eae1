/** The product's table of contents: every command there is. */
import type { Command } from '../commands/command.js';
import type { Button } from '../view/view.js';
import { answerCommands } from './answers/commands.js';
import { audienceCommands } from './audience.js';
import { auditCommands } from './audit/commands.js';
import { digestCommands } from './digest/commands.js';
import { dossierCommands } from './dossier/commands.js';
import { helpCommands } from './help.js';
import { historyCommands } from './history/commands.js';
import { homeCommands } from './home/commands.js';
import { incidentCommands } from './incident/commands.js';
import { insightCommands } from './insights/commands.js';
import { mappingCommands } from './mapping/commands.js';
import { messageCommands } from './message.js';
import { nudgeCommands } from './nudges/commands.js';
import { offerCommands } from './offer/commands.js';
import { ownerCommands } from './owner/commands.js';
import { progressCommands } from './progress/commands.js';
import { projectCommands } from './project/commands.js';
import { promotionCommands } from './promotion/commands.js';
import { reminderCommands } from './reminders/commands.js';
import { sampleCommands } from './sample/commands.js';
import { settingCommands } from './settings/commands.js';
import { signalCommands } from './signal/commands.js';
import { stageCommands } from './stage/commands.js';
import { statusCommands } from './status/commands.js';
import { supportCommands } from './support.js';
import { taskCommands } from './task/commands.js';
import { undoCommands } from './undo/commands.js';
import { welcomeCommands } from './welcome.js';

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  statusCommands,
  answerCommands,
  homeCommands,
  progressCommands,
  ownerCommands,
  offerCommands,
  taskCommands,
  projectCommands,
  audienceCommands,
  stageCommands,
  historyCommands,
  auditCommands,
  incidentCommands,
  mappingCommands,
  insightCommands,
  dossierCommands,
  promotionCommands,
  signalCommands,
  nudgeCommands,
  messageCommands,
  digestCommands,
  reminderCommands,
  settingCommands,
  undoCommands,
  sampleCommands,
  welcomeCommands,
  helpCommands,
  supportCommands,
].flat();

/** The commands that can be typed; only buttons and forms call the others. */
export const typedCommands: readonly Command[] = commands.filter(({ quiet }) => !quiet);

/** Whether a button opens a form, as far as that is known without the store: some platforms need to know before the press. */
export function opensForm({ call, form }: Pick<Button, 'call' | 'form'>): boolean {
  if (form) return true;
  const found = commands.find(({ name }) => name === call.command);
  if (!found) return false;
  const [first] = Object.entries(found.args).filter(([name, arg]) => arg.required && call.args[name] === undefined);
  // A missing project is asked for in a message: the form's other fields depend on it.
  return first !== undefined && first[1].type !== 'project';
}
