/** `baton start` and `baton environment`: running Baton, and what it can be told. */
import { newCommand } from '../../common/command-line.js';
import { fileName, wholeNumber } from '../../common/option-values.js';

/** `baton start` */
export const startCommand = () =>
  newCommand('start', {
    summary: 'start Baton and its playground',
    description:
      'Starts Baton and prints the address of the playground. Slack and Microsoft Teams are connected if the ' +
      'environment has their keys. It runs until you press Ctrl-C.',
    notes: `Everything else is set by environment variables; baton environment lists them.
An option wins over its variable. npm start takes the same options, after --.`,
    examples: [
      ['baton start --port 4000', 'if port 3000 is taken'],
      ['npm start -- --port 4000', 'the same'],
      ['baton start --data ~/baton', 'keep the data somewhere else'],
    ],
  })
    .option(
      '--port <number>',
      'port of the web server; 0 is any free one (default: PORT, or 3000)',
      wholeNumber('--port', 0, 65_535),
    )
    .option('--host <address>', 'address to listen on (default: HOST, or this machine only)', fileName('the host'))
    .option(
      '--data <folder>',
      'folder of the embedded store (default: DATABASE_URL, or BATON_DATA, or ./data)',
      fileName('the folder'),
    )
    .action(async (options) => (await import('../start.js')).startServer(options));

/** `baton environment` */
export const environmentCommand = () =>
  newCommand('environment', {
    summary: 'list the environment variables',
    description: 'Lists every environment variable Baton reads, and what it takes. You need none to try Baton.',
    examples: [['baton environment | grep SLACK', 'those of Slack']],
  }).action(async () => (await import('../environment.js')).printEnvironment());
