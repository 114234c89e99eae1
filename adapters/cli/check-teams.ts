/** `baton teams check`: whether Microsoft takes the package, the app registration and the messaging endpoint. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../common/errors.js';
import { EndWith, EXIT } from '../common/exit-code.js';
import { OperatorError } from '../common/operator-error.js';
import { root } from '../common/paths.js';
import { languages, teamsManifest, translation } from '../teams/package.js';
import { openGate } from '../teams/sdk.js';
import { type AppRegistration, readTeams, type TeamsSettings } from '../teams/settings.js';

/** The options of the command. */
interface CheckOptions {
  website?: string | undefined;
}

/** What was found out: `undefined` if it could not be looked at here. */
interface Finding {
  good: boolean | undefined;
  says: string;
}

const TIMEOUT_MS = 15_000;
const SCHEMAS = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.29';
const SIGNS = { true: 'ok', false: 'to mend', undefined: 'not checked' } as const;

/** Looks at each, and prints what it found. @throws EndWith if something has to be mended */
export async function checkTeams({ website }: CheckOptions): Promise<void> {
  const settings = readTeams(process.env);
  if (!settings?.app)
    throw new OperatorError('Set TEAMS_APP_ID, TEAMS_TENANT_ID and TEAMS_APP_PASSWORD, then check again.');
  const { app } = settings;
  const url = website ?? process.env.BATON_URL;
  const findings = [await checkPackage(app, url), await checkRegistration(app, settings), await checkEndpoint(url)];
  for (const { good, says } of findings) console.log(`${SIGNS[`${good}`].padEnd(11)}  ${says}`);
  if (findings.some(({ good }) => good === false)) throw new EndWith(EXIT.findings);
}

/** The package as `baton teams package` writes it, by Microsoft's own schema. */
async function checkPackage({ id: appId }: AppRegistration, website = 'https://baton.example.com'): Promise<Finding> {
  const documents: [object, string][] = [
    [teamsManifest({ appId, website, developer: 'Baton', version: '1.0.0' }), 'schema'],
    ...[...languages().values()].map((words): [object, string] => [translation(words), 'Localization.schema']),
  ];
  const utils = await import('@microsoft/app-manifest').catch(() => undefined);
  if (!utils)
    return {
      good: undefined,
      says: 'The package can be made. Microsoft’s schema is not installed here: run npm ci to check by it.',
    };
  const problems: string[] = [];
  for (const [document, name] of documents)
    problems.push(
      ...(await utils.AppManifestUtils.validateAgainstSchema(JSON.parse(JSON.stringify(document)), schemaOf(name))),
    );
  if (problems.length === 0) return { good: true, says: 'The package is valid by Microsoft’s schema.' };
  return { good: false, says: `The package is not valid: ${problems.slice(0, 5).join('; ')}` };
}

/** One of the published patterns has a bracket that the validator wants escaped. */
const schemaOf = (name: string) =>
  JSON.parse(
    readFileSync(join(root(), SCHEMAS, `MicrosoftTeams.${name}.json`), 'utf8').replaceAll('\\\\b]', '\\\\b\\\\]'),
  );

/** A token as Baton gets one before it sends a message. */
async function checkRegistration(app: AppRegistration, { cloud }: TeamsSettings): Promise<Finding> {
  try {
    await openGate(app, cloud).token(true);
    return { good: true, says: 'Microsoft gives a token for the app registration.' };
  } catch (error) {
    const why = messageOf(error).split('\n')[0] ?? '';
    return {
      good: false,
      says: `Microsoft gives no token: ${why} Check TEAMS_APP_ID, TEAMS_TENANT_ID and TEAMS_APP_PASSWORD; a client secret expires.`,
    };
  }
}

/** The endpoint that Teams sends messages to. Without a token it has to refuse. */
async function checkEndpoint(url: string | undefined): Promise<Finding> {
  if (url === undefined) return { good: undefined, says: 'Set BATON_URL to check whether Teams reaches Baton.' };
  const address = `${url.replace(/\/+$/, '')}/api/messages`;
  if (!address.startsWith('https://'))
    return { good: false, says: `Teams sends messages to https:// only, not to ${address}.` };
  const activity = { type: 'message', text: 'check', serviceUrl: 'https://smba.trafficmanager.net/teams/' };
  const init = { method: 'POST', body: JSON.stringify(activity), headers: { 'content-type': 'application/json' } };
  try {
    const { status } = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (status === 401 || status === 403)
      return { good: true, says: `${address} is there, and lets nobody in without a token.` };
    if (status < 300) return { good: false, says: `${address} lets anybody in. Is TEAMS_AUTH off there?` };
    return { good: false, says: `${address} answers ${status}, not as Baton does. Does the address lead to Baton?` };
  } catch {
    return { good: false, says: `${address} cannot be reached from here.` };
  }
}
