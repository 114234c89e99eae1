#!/usr/bin/env node
/** The command line. Each verb loads only what it needs, so that `baton check` starts without a database. */
import { codeOf } from '../common/errors.js';

const USAGE = `baton check [files or -]   says which words leave the owner of a piece of work unclear, and which "your" is "you're"
baton explain [rule]       why a rule is there, with examples; all rules without a name
baton replay <export>      shows what Baton would have said in an exported channel
baton slack manifest       prints the manifest of Baton's Slack app
baton teams package        writes the app package for Microsoft Teams
baton export [file]        writes the whole store as JSON lines, to the file or the standard output
baton import <file>        reads such a file into an empty store
baton person <id or name>  writes all that Baton keeps about one person
baton forget <id or name>  removes what Baton keeps about one person

baton check, replay, person and forget say more with --help. The store is the one that BATON_DATA or DATABASE_URL names;
export, person and forget can run next to a running Baton.`;

/** @returns the exit code */
async function runVerb(verb: string | undefined, args: string[]): Promise<number> {
  switch (verb) {
    case 'check':
      return (await import('./check.js')).check(args);
    case 'explain':
      return (await import('./explain.js')).explain(args);
    case 'replay':
      return (await import('./replay.js')).replay(args);
    case 'teams':
      return (await import('./teams.js')).teamsCommand(args);
    case 'slack':
      return (await import('./slack.js')).slackCommand(args);
    case 'export':
      return (await import('./transfer.js')).exportCommand(args[0]);
    case 'import':
      return (await import('./transfer.js')).importCommand(args[0]);
    case 'person':
      return (await import('./person.js')).personCommand(args);
    case 'forget':
      return (await import('./forget.js')).forgetCommand(args);
  }
  console.log(USAGE);
  return verb === undefined || verb === 'help' || verb === '--help' ? 0 : 1;
}

/** What to print about an error: a sentence for files that cannot be used, the whole error otherwise. */
function describeError(error: unknown): unknown {
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  switch (codeOf(error)) {
    case 'ENOENT':
      return `There is no file ${path}.`;
    case 'EEXIST':
      return `The file ${path} exists. Baton does not overwrite it: choose another name.`;
    case 'EISDIR':
      return 'That is a folder. Name the files in it.';
    default:
      return error;
  }
}

try {
  const [verb, ...args] = process.argv.slice(2);
  process.exitCode = await runVerb(verb, args);
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
