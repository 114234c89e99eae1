#!/usr/bin/env node
/** The command line. Each verb loads what it needs, so that `baton check` starts without a database. */

const USAGE = `baton check [files or -]   says which words leave the owner of a piece of work unclear, and which "your" is "you're"
baton explain [rule]       why a rule is there, with examples; all rules without a name
baton replay <export>      shows what Baton would have said in an exported channel
baton slack manifest       prints the manifest of Baton's Slack app
baton teams package        writes the app package for Microsoft Teams
baton export [file]        writes the whole store as JSON lines, to the file or the standard output
baton import <file>        reads such a file into an empty store

baton check --help and baton replay --help say more. The store is the one that BATON_DATA or DATABASE_URL names; an export may run beside a
running Baton.`;

async function run(verb: string | undefined, args: string[]): Promise<number> {
  if (verb === 'check') return (await import('./check.js')).check(args);
  if (verb === 'explain') return (await import('./explain.js')).explain(args);
  if (verb === 'replay') return (await import('./replay.js')).replay(args);
  if (verb === 'teams') return (await import('./teams.js')).teams(args);
  if (verb === 'slack') return (await import('./slack.js')).slack(args);
  if (verb === 'export' || verb === 'import') {
    const transfer = await import('./transfer.js');
    try {
      await (verb === 'export' ? transfer.writeTo(args[0]) : transfer.readFrom(args[0]));
      return 0;
    } catch (error) {
      const said = transfer.sayTransferError(error);
      if (said === undefined) throw error;
      console.error(said);
      return 1;
    }
  }
  console.log(USAGE);
  return verb === undefined || verb === 'help' || verb === '--help' ? 0 : 1;
}

function sayError(error: unknown): void {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') console.error(`There is no file ${path}.`);
  else if (code === 'EEXIST')
    console.error(`The file ${path} exists. Baton does not overwrite it: choose another name.`);
  else if (code === 'EISDIR') console.error('That is a folder. Name the files in it.');
  else console.error(error);
}

try {
  const [verb, ...args] = process.argv.slice(2);
  process.exitCode = await run(verb, args);
} catch (error) {
  sayError(error);
  process.exitCode = 1;
}
