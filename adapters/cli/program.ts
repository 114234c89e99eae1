/** The whole command line. Each command loads what it works with only when it runs, so that `baton check` needs no database. */
import { newCommand, runCommandLine } from '../common/command-line.js';
import { checkCommand, explainCommand, replayCommand } from './commands/documents.js';
import { outboxCommand } from './commands/outbox.js';
import { slackCommand, teamsCommand } from './commands/platforms.js';
import { environmentCommand, startCommand } from './commands/server.js';
import {
  backupCommand,
  doctorCommand,
  dossierCommand,
  exportCommand,
  forgetCommand,
  importCommand,
  personCommand,
} from './commands/stores.js';

const DESCRIPTION =
  'Baton keeps track of where machine-learning projects stand and who owns what, in Slack, Microsoft Teams and the browser.';

const NOTES = `Exit code: 0 if all went well; 1 if check found more than you accept, or a
command could not be carried out; 2 if the command line is wrong.
More: docs/cli.md`;

/** `baton` with all its commands. */
export function batonProgram() {
  const program = newCommand('baton', {
    summary: 'a bot for machine-learning teams',
    description: DESCRIPTION,
    notes: NOTES,
    examples: [
      ['baton start', 'then open the address it prints'],
      ['baton check plan.md', 'find work without an owner'],
      ['baton help export', 'how to use one command'],
    ],
  });
  const groups = {
    'Run Baton:': [startCommand(), environmentCommand(), slackCommand(), teamsCommand()],
    'Read documents and chats:': [checkCommand(), explainCommand(), replayCommand()],
    'Work with the store (Baton may be running):': [
      doctorCommand(),
      outboxCommand(),
      backupCommand(),
      exportCommand(),
      importCommand(),
      personCommand(),
      dossierCommand(),
      forgetCommand(),
    ],
  };
  for (const [heading, commands] of Object.entries(groups))
    for (const command of commands) {
      program.addCommand(command.helpGroup(heading));
      for (const inner of command.commands) inner.helpGroup(heading);
    }
  return program;
}

/** Runs a command line. @returns the exit code; `baton start` goes on running */
export const runBaton = (args: readonly string[]): Promise<number> => runCommandLine(batonProgram(), args);
