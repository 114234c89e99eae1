/** `baton slack manifest` and `baton teams package`: what the platforms install the app from. */
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
  }).addCommand(manifest);
}

/** `baton teams` */
export function teamsCommand() {
  return newCommand('teams', {
    summary: 'set up Microsoft Teams',
    description: 'Writes what you need to set up the Teams app.',
    examples: [['baton teams package --help', '']],
  }).addCommand(packageCommand());
}

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
