/** `baton teams package`: writes the app package with which Teams installs the app. */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { BadUsage } from '../common/bad-usage.js';
import { appPackage } from '../teams/package.js';

/** The options of the command, as they were typed. */
interface PackageOptions {
  app?: string | undefined;
  website?: string | undefined;
  privacy?: string | undefined;
  terms?: string | undefined;
  developer: string;
  packageVersion?: string | undefined;
  out: string;
}

const https = (option: string) =>
  z.url({
    protocol: /^https$/,
    error: `${option} takes an address that begins with https://, such as https://baton.example.com.`,
  });

/** The options in the order in which they are checked; each message is for the user. */
const schema = z.object({
  app: z
    .guid('--app (or TEAMS_APP_ID) takes the Application (client) ID of the app registration, a GUID.')
    .toLowerCase(),
  website: https('--website (or BATON_URL)'),
  privacy: https('--privacy').optional(),
  terms: https('--terms').optional(),
  developer: z.string().min(1, '--developer takes a name.').max(32, '--developer takes up to 32 letters.'),
  packageVersion: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, '--package-version takes three numbers with dots between, such as 1.0.1.')
    .default('1.0.0'),
});

/** Writes it to a new file, or to the standard output. @throws BadUsage */
export function writePackage({ out, ...options }: PackageOptions): void {
  const environment = { app: process.env.TEAMS_APP_ID || undefined, website: process.env.BATON_URL || undefined };
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const checked = schema.safeParse({ ...environment, ...given });
  if (!checked.success) throw new BadUsage(checked.error.issues[0]?.message);
  const { app: appId, packageVersion: version, ...about } = checked.data;
  const bytes = appPackage({ appId, version, ...about });
  if (out === '-') {
    process.stdout.write(bytes);
    return;
  }
  writeFileSync(out, bytes, { flag: 'wx' });
  console.log(`${out} is ready. Upload it in Teams: Apps, Manage your apps, Upload an app.`);
}
