/** `baton slack check`: what Slack says of the token, its scopes, and of every kind of message, before anybody sees one. */
import { flat } from '../../src/model/text.js';
import { EndWith, EXIT } from '../common/exit-code.js';
import { OperatorError } from '../common/operator-error.js';
import { wording } from '../prompts/wording.js';
import { type Checked, SlackCheck, SlackRefused, type TokenReport } from '../slack/check.js';
import { modalOf } from '../slack/forms.js';
import { OPTIONAL_SCOPES } from '../slack/manifest.js';
import { type SlackInstallation, tokenOf } from '../slack/organisations.js';
import { pause } from '../slack/pause.js';
import { render } from '../slack/render.js';
import { readSlack, type SlackSettings } from '../slack/settings.js';
import { SLACK } from '../slack/workspaces.js';
import { Installations } from '../store/installations.js';
import { besideBaton, type StoreOptions } from './beside.js';
import { type SampleMessage, sampleMessages } from './sample-messages.js';

/** Problems of one message that are printed. */
const MOST_PROBLEMS = 5;

/** Asks Slack, and prints what it says. @throws EndWith if something has to be mended */
export async function checkSlack(options: StoreOptions): Promise<void> {
  const settings = readSlack(process.env);
  if (!settings)
    throw new OperatorError('Set SLACK_BOT_TOKEN, or the settings of the many workspaces that you want to check.');
  const tokens = await tokensOf(settings, options);
  const [first] = tokens;
  if (first === undefined)
    throw new OperatorError('Baton is not installed in any workspace yet. Install it, then check again.');
  const reports = await Promise.all(tokens.map((token) => reportOf(checkWith(settings, token))));
  const isMissing = reports.map(printToken).includes(true);
  const isRefused = await checkMessages(checkWith(settings, first));
  if (isMissing || isRefused) throw new EndWith(EXIT.findings);
}

const checkWith = ({ apiUrl: url }: SlackSettings, token: string) => new SlackCheck({ url, token, fetch, pause });

/** The tokens of all installations. */
async function tokensOf(settings: SlackSettings, options: StoreOptions): Promise<string[]> {
  if (settings.mode === 'socket') return [settings.botToken];
  return besideBaton(options, async (opened) => {
    const all = await new Installations<SlackInstallation>(opened, SLACK).list();
    return all.flatMap(({ data }) => tokenOf(data) ?? []);
  });
}

/** @throws OperatorError */
function reportOf(check: SlackCheck): Promise<TokenReport> {
  return check.token().catch((error: unknown) => {
    if (error instanceof SlackRefused) throw new OperatorError(`Slack does not accept the token: ${error.message}.`);
    throw error;
  });
}

/** @returns whether something has to be mended */
function printToken({ team, site, missing, declined, unused }: TokenReport): boolean {
  console.log(`${site || team}: the token is good.`);
  for (const scope of missing)
    console.log(`  missing: ${scope}. Install the app again with the manifest of this version.`);
  for (const scope of declined) console.log(`  declined: ${scope}, so ${OPTIONAL_SCOPES[scope] ?? ''}.`);
  for (const scope of unused) console.log(`  not needed: ${scope}.`);
  if (missing.length + declined.length === 0) console.log('  It has all scopes of the manifest.');
  return missing.length > 0;
}

/** @returns whether Slack refuses one of the messages */
async function checkMessages(check: SlackCheck): Promise<boolean> {
  const samples = await sampleMessages();
  const refused: string[] = [];
  for (const sample of samples) {
    for (const [place, checked] of waysToShow(sample)) {
      const problems = await check.problems(checked).catch((error: unknown) => {
        if (error instanceof SlackRefused)
          throw new OperatorError(`Slack did not check the messages: ${error.message}.`);
        throw error;
      });
      if (problems.length > 0)
        refused.push(`  ${sample.name} ${place}: ${problems.slice(0, MOST_PROBLEMS).join('; ')}`);
    }
  }
  console.log(
    `${samples.length} kinds of messages and forms: ${refused.length === 0 ? 'Slack takes them all.' : 'Slack refuses some.'}`,
  );
  for (const line of refused) console.log(line);
  return refused.length > 0;
}

const say = wording();
const words = {
  ...{ cancel: flat(say('slack-cancel')), choose: flat(say('slack-choose')) },
  inWords: flat(say('slack-in-words')),
  ...{ somebodyElse: flat(say('slack-somebody-else')), more: flat(say('slack-more')) },
};
const PLACE = { channel: { id: 'C1', name: 'sample', direct: false, access: 'public', place: 'C1' } } as const;

/** A message as blocks, or a form as a window. */
function waysToShow({ view, form }: SampleMessage): [string, Checked][] {
  if (form) return [['in a window', { view: modalOf(form, { ...PLACE, thread: null, message: null }, words) }]];
  if (!view) return [];
  const blocks = render(view, { surface: 'message', shared: true, words, native: true });
  return [['in a message', { blocks }]];
}
