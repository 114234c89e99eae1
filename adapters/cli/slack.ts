/** `baton slack manifest`: what Slack is given to make the app. */
import { parseArgs } from 'node:util';

const USAGE = `baton slack manifest [--url <address>] [--json]

Prints the manifest of Baton's Slack app, to be pasted at https://api.slack.com/apps -> Create New App -> From a manifest.
--url    where Slack reaches Baton, such as https://baton.example.com, for installing it in many workspaces; BATON_URL
         without it. Where neither is given, the app uses Socket Mode: one workspace, and no address is needed.
--json   as JSON in place of YAML`;

const options = { url: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

/** @returns the exit code */
export async function slack([verb, ...args]: string[]): Promise<number> {
  if (verb !== 'manifest' || args.includes('--help')) {
    console.log(USAGE);
    return verb === undefined || verb === '--help' || args.includes('--help') ? 0 : 2;
  }
  let given: { url?: string; json?: boolean };
  try {
    given = parseArgs({ args, options }).values;
  } catch (error) {
    console.error(`${(error as Error).message.split('. ')[0]}. baton slack manifest --help says what there is.`);
    return 2;
  }
  const url = given.url ?? process.env.BATON_URL;
  if (url !== undefined && url !== '' && !(URL.canParse(url) && new URL(url).protocol === 'https:')) {
    console.error('--url takes an address that begins with https:// : Slack calls no other.');
    return 2;
  }
  const { manifestText } = await import('../slack/manifest.js');
  process.stdout.write(manifestText(url || undefined, given.json === true));
  return 0;
}
