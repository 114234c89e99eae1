/** `baton outbox`: messages that could not be delivered. */
import { BadUsage } from '../../common/bad-usage.js';
import { newCommand } from '../../common/command-line.js';
import { fileName } from '../../common/option-values.js';

const DATA = ['--data <folder>', 'the folder of the store'] as const;
const ALL = ['--all', 'all of them'] as const;
const NUMBERS = ['[numbers...]', 'from baton outbox list'] as const;
const NOTES = `The store is the PostgreSQL at DATABASE_URL or, without that, the folder
BATON_DATA (./data). Baton may be running: it sends what you resend by itself.
The words of a message that was given up are kept sealed for a day, then erased.`;

/** `baton outbox` */
export function outboxCommand() {
  const outbox = newCommand('outbox', {
    summary: 'messages that could not be delivered',
    description: 'Lists the messages that were given up and says why; sends them again, or drops them.',
    notes: NOTES,
    examples: [
      ['baton outbox list', 'what was given up, and why'],
      ['baton outbox resend 17 18', 'try these two again'],
    ],
  });
  for (const command of [listCommand(), resendCommand(), dropCommand()]) outbox.addCommand(command);
  return outbox;
}

const listCommand = () =>
  newCommand('list', {
    summary: 'list messages that could not be delivered, and why',
    description: 'Lists the messages that were given up, the newest first, with what you can do about each.',
    notes: NOTES,
    examples: [['baton outbox list --data /srv/baton', '']],
  })
    .option(...DATA, fileName('the folder'))
    .action(async (options) => (await import('../outbox.js')).listOutbox(options));

const resendCommand = () =>
  newCommand('resend', {
    summary: 'try such messages again',
    description: 'Has messages that were given up sent again, as long as their words are kept.',
    notes: NOTES,
    examples: [
      ['baton outbox resend 17 18', 'these two'],
      ['baton outbox resend --all', 'all that still have their words'],
    ],
  })
    .argument(...NUMBERS, numbers)
    .option(...ALL)
    .option(...DATA, fileName('the folder'))
    .action(async (which, options) => {
      const wanted = someOrAll(which, options.all);
      await (await import('../outbox.js')).resendFromOutbox(wanted, options);
    });

const dropCommand = () =>
  newCommand('drop', {
    summary: 'delete such messages',
    description: 'Deletes messages that were given up, words and all.',
    notes: NOTES,
    examples: [
      ['baton outbox drop 17', 'this one'],
      ['baton outbox drop --all', 'all of them'],
    ],
  })
    .argument(...NUMBERS, numbers)
    .option(...ALL)
    .option(...DATA, fileName('the folder'))
    .action(async (which, options) => {
      const wanted = someOrAll(which, options.all);
      await (await import('../outbox.js')).dropFromOutbox(wanted, options);
    });

function numbers(text: string, before: readonly number[] | undefined): readonly number[] {
  if (!/^#?\d{1,15}$/.test(text))
    throw new BadUsage(`“${text}” isn’t the number of a message. \`baton outbox list\` shows them.`);
  return [...(before ?? []), Number(text.replace('#', ''))];
}

/** @returns undefined for all */
function someOrAll(which: readonly number[] | undefined, all: true | undefined): readonly number[] | undefined {
  if (all !== undefined) return undefined;
  if (which && which.length > 0) return which;
  throw new BadUsage('Which messages? Give their numbers from `baton outbox list`, or --all.');
}
