/** `baton slack` and `baton teams`: what the platforms install the app from, and whether they take it. */
import { newCommand, versionText } from '../../common/command-line.js';
import { fileName, httpsAddress } from '../../common/option-values.js';

/** `baton slack` */
export function slackCommand() {
  const manifest = newCommand('manifest', {
    summary: 'print the manifest of the Slack app',
    description:
      'Prints the manifest for your Slack app. Paste it at https://api.slack.com/apps, ' +
      'Create New App, From a manifest. With an address, many workspaces can install the app; ' +
      'without one, it uses Socket Mode: one workspace, and no address needed.',
    examples: [
      ['baton slack manifest', 'one workspace'],
      ['baton slack manifest --url https://baton.example.com', 'many workspaces'],
    ],
  })
    .option('--url <address>', 'where Slack reaches Baton (default: BATON_URL)', httpsAddress('--url'))
    .option('--json', 'print JSON instead of YAML')
    .action(async (options) => (await import('../slack.js')).printManifest(options));
  return newCommand('slack', {
    summary: 'set up Slack',
    description: 'Prints what you need to set up the Slack app.',
    examples: [['baton slack manifest', '']],
  })
    .addCommand(manifest)
    .addCommand(slackCheck());
}

const NO_ONE_SEES = 'Nothing is posted: nobody in Slack sees that you checked.';

const slackCheck = () =>
  newCommand('check', {
    summary: 'ask Slack whether it takes the token, its scopes and every message',
    description:
      'Asks Slack whether the token is good and has the scopes of the manifest, and has Slack’s own validator look at one message ' +
      'and form of every kind. With SLACK_BOT_TOKEN that workspace is checked; for many, all that the store knows.',
    notes: `${NO_ONE_SEES}
Exit code: 0 if all is well, 1 if something has to be mended.`,
    examples: [
      ['baton slack check', 'with the settings of the environment'],
      ['baton slack check --data /srv/baton', 'the workspaces of another folder'],
    ],
  })
    .option('--data <folder>', 'the folder of the store', fileName('the folder'))
    .action(async (options) => (await import('../check-slack.js')).checkSlack(options));

/** `baton teams` */
export function teamsCommand() {
  return newCommand('teams', {
    summary: 'set up Microsoft Teams',
    description: 'Writes what you need to set up the Teams app.',
    examples: [['baton teams package --help', '']],
  })
    .addCommand(packageCommand())
    .addCommand(teamsCheck());
}

const teamsCheck = () =>
  newCommand('check', {
    summary: 'look whether Microsoft takes the settings, the package and the address',
    description:
      'Makes the package and looks at it by Microsoft’s schema, gets a token with the app registration, and asks the messaging ' +
      'endpoint from outside whether it is there and lets nobody in without a token.',
    notes: `Nobody in Teams sees that you checked.
Exit code: 0 if all is well, 1 if something has to be mended.`,
    examples: [['baton teams check', 'with the settings of the environment']],
  })
    .option('--website <address>', 'where Teams reaches Baton (default: BATON_URL)')
    .action(async (options) => (await import('../check-teams.js')).checkTeams(options));

function packageCommand() {
  const command = newCommand('package', {
    summary: 'write the app package for Microsoft Teams',
    description:
      'Writes the package to upload to Teams, at Apps, Manage your apps, Upload an app, ' +
      'or in the Teams admin center.',
    ownVersion: true,
    examples: [
      ['baton teams package --app <client id> --website https://example.com', 'the first time'],
      ['baton teams package --package-version 1.0.1 --out new.zip', 'an update'],
    ],
  });
  return command
    .option('--app <id>', 'Application (client) ID of the app registration (default: TEAMS_APP_ID)')
    .option('--website <address>', 'a page that says who runs this Baton (default: BATON_URL)')
    .option('--privacy <address>', 'your privacy statement (default: the website)')
    .option('--terms <address>', 'your terms of use (default: the website)')
    .option('--developer <name>', 'who runs it, up to 32 letters', 'Baton')
    .option('--package-version <number>', 'must be greater for every update (default: 1.0.0)')
    .option('--out <file>', 'a new file; - is the standard output', fileName('the package'), 'baton-teams.zip')
    .option('-v, --version [number]', 'show the version of Baton; with a number, the same as --package-version')
    .action(async ({ version, ...options }) => {
      if (version === true) return console.log(versionText());
      const { writePackage } = await import('../teams.js');
      writePackage({ ...options, packageVersion: options.packageVersion ?? version });
    });
}
