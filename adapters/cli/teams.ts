/** `baton teams package`: writes the app package with which Teams installs the app. */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { BAD_USAGE, BadUsage, parseOptions, reportBadUsage } from './usage.js';

const USAGE = `baton teams package --app <id> --website <address> [--out <file>] [more]

Writes Baton's app package for Microsoft Teams, to be uploaded at Apps -> Manage your apps -> Upload an app, or in the
Teams admin center.
--app        the Application (client) ID of the app registration; TEAMS_APP_ID without it
--website    an address that says who runs this Baton, beginning with https:// ; BATON_URL without it
--privacy    the address of its privacy statement, and --terms of its terms of use; the website without them
--developer  who runs it, at most 32 characters; "Baton" without it
--version    of the package, such as 1.0.1: Teams accepts an update only if it is greater; 1.0.0 without it
--out        the file, which must not exist yet; baton-teams.zip without it`;

const text = { type: 'string' } as const;
const OPTIONS = {
  ...{ app: text, website: text, privacy: text, terms: text, developer: text, version: text, out: text },
  help: { type: 'boolean' },
} as const;

const https = (message: string) => z.url({ protocol: /^https$/, error: message });
const PRIVACY_AND_TERMS = '--privacy and --terms take addresses that begin with https:// .';

/** The options in the order in which they are checked; each message is for the user. */
const schema = z.object({
  app: z.guid('--app takes the Application (client) ID of the app registration, a GUID.').toLowerCase(),
  website: https('--website takes an address that begins with https:// .'),
  privacy: https(PRIVACY_AND_TERMS).optional(),
  terms: https(PRIVACY_AND_TERMS).optional(),
  developer: z.string().max(32, '--developer takes at most 32 characters.').default('Baton'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, '--version takes three numbers with dots between, such as 1.0.1.')
    .default('1.0.0'),
  out: z.string().default('baton-teams.zip'),
});

/** Runs `baton teams`. @returns the exit code */
export async function teamsCommand([verb, ...args]: string[]): Promise<number> {
  if (verb === 'package' && !args.includes('--help')) return reportBadUsage(() => writePackage(args));
  console.log(USAGE);
  return verb === undefined || verb === '--help' || args.includes('--help') ? 0 : BAD_USAGE;
}

async function writePackage(args: string[]): Promise<number> {
  const { values } = parseOptions({ args, options: OPTIONS }, 'baton teams package --help');
  const environment = { app: process.env.TEAMS_APP_ID, website: process.env.BATON_URL };
  const checked = schema.safeParse({ ...environment, ...values });
  if (!checked.success) throw new BadUsage(checked.error.issues[0]?.message);
  const { app, out, ...about } = checked.data;
  const { appPackage } = await import('../teams/package.js');
  writeFileSync(out, appPackage({ appId: app, ...about }), { flag: 'wx' });
  console.log(`${out} is written. Upload it to Teams; the README says where.`);
  return 0;
}
