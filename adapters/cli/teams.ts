/** `baton teams package`: what Teams is given to install the app. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const USAGE = `baton teams package --app <id> --website <address> [--out <file>] [more]

Writes Baton's app package for Microsoft Teams, to be uploaded at Apps -> Manage your apps -> Upload an app, or in the
Teams admin center.
--app        the Application (client) ID of the app registration; TEAMS_APP_ID without it
--website    an address that says who runs this Baton, beginning with https:// ; BATON_URL without it
--privacy    the address of its privacy statement, and --terms of its terms of use; the website without them
--developer  who runs it, at most 32 characters; "Baton" without it
--version    of the package, such as 1.0.1: Teams takes an update only where it is greater; 1.0.0 without it
--out        the file, which must not be there yet; baton-teams.zip without it`;

const text = { type: 'string' } as const;
const options = {
  ...{ app: text, website: text, privacy: text, terms: text, developer: text, version: text, out: text },
  help: { type: 'boolean' },
} as const;

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const isAddress = (url: string | undefined) =>
  url !== undefined && URL.canParse(url) && new URL(url).protocol === 'https:';

function wrong(given: Record<string, string | boolean | undefined>): string | undefined {
  const { app, website, privacy, terms, developer = '', version = '1.0.0' } = given as Record<string, string>;
  if (!GUID.test(app ?? '')) return '--app takes the Application (client) ID of the app registration, a GUID.';
  if (!isAddress(website)) return '--website takes an address that begins with https:// .';
  if ([privacy, terms].some((url) => url !== undefined && !isAddress(url)))
    return '--privacy and --terms take addresses that begin with https:// .';
  if (developer.length > 32) return '--developer takes at most 32 characters.';
  if (!/^\d+\.\d+\.\d+$/.test(version)) return '--version takes three numbers with dots between, such as 1.0.1.';
  return undefined;
}

/** @returns the exit code */
export async function teams([verb, ...args]: string[]): Promise<number> {
  if (verb !== 'package' || args.includes('--help')) {
    console.log(USAGE);
    return verb === undefined || verb === '--help' || args.includes('--help') ? 0 : 2;
  }
  let given: { [name in keyof typeof options]?: string | boolean };
  try {
    const env = { app: process.env.TEAMS_APP_ID, website: process.env.BATON_URL };
    given = { ...env, ...parseArgs({ args, options }).values };
  } catch (error) {
    console.error(`${(error as Error).message.split('. ')[0]}. baton teams package --help says what there is.`);
    return 2;
  }
  const problem = wrong(given);
  if (problem) {
    console.error(problem);
    return 2;
  }
  const {
    app = '',
    website = '',
    privacy,
    terms,
    developer = 'Baton',
    version = '1.0.0',
  } = given as Record<string, string>;
  const { appPackage } = await import('../teams/package.js');
  const file = String(given.out ?? 'baton-teams.zip');
  writeFileSync(file, appPackage({ appId: app.toLowerCase(), website, privacy, terms, developer, version }), {
    flag: 'wx',
  });
  console.log(`${file} is written. Upload it to Teams; the README says where.`);
  return 0;
}
