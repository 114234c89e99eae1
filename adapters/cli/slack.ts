/** `baton slack manifest`: prints the manifest with which Slack makes the app. */
import { BAD_USAGE, BadUsage, parseOptions, reportBadUsage } from './usage.js';

const USAGE = `baton slack manifest [--url <address>] [--json]

Prints the manifest of Baton's Slack app, to be pasted at https://api.slack.com/apps -> Create New App -> From a manifest.
--url    where Slack reaches Baton, such as https://baton.example.com, for installing it in many workspaces; BATON_URL
         without it. If neither is given, the app uses Socket Mode: one workspace, and no address is needed.
--json   as JSON instead of YAML`;

const OPTIONS = { url: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

/** Runs `baton slack`. @returns the exit code */
export async function slackCommand([verb, ...args]: string[]): Promise<number> {
  if (verb === 'manifest' && !args.includes('--help')) return reportBadUsage(() => printManifest(args));
  console.log(USAGE);
  return verb === undefined || verb === '--help' || args.includes('--help') ? 0 : BAD_USAGE;
}

async function printManifest(args: string[]): Promise<number> {
  const { values } = parseOptions({ args, options: OPTIONS }, 'baton slack manifest --help');
  const url = values.url ?? process.env.BATON_URL;
  if (url && !isHttps(url))
    throw new BadUsage('--url takes an address that begins with https:// : Slack calls no other.');
  const { manifestText } = await import('../slack/manifest.js');
  process.stdout.write(manifestText(url || undefined, values.json === true));
  return 0;
}

const isHttps = (url: string) => URL.canParse(url) && new URL(url).protocol === 'https:';
