/** `baton check`, `explain` and `replay`: the language engine on documents, messages and exports. */

import { GENRE_NAMES } from '../../../src/clarity/documents/vocabulary.js';
import { newCommand } from '../../common/command-line.js';
import { fileName, oneOf, severalTimes, wholeNumber } from '../../common/option-values.js';
import { FORMATS } from '../format-names.js';

const CHECK_NOTES = `What a document is decides how it is read: steps of a runbook are not
work without an owner. It is guessed from its title, headings and shape;
<!-- baton-genre: plan --> in the document says it, --genre for all of them.

In a document, <!-- baton-ignore --> leaves out the block that follows;
<!-- baton-ignore-start --> and <!-- baton-ignore-end --> leave out what is
between them.

Exit code: 0 if all is well, 1 if more was found than you accept, 2 if
something could not be checked.`;

const severalFiles = (text: string, before: readonly string[] = []) => [...before, fileName('a file')(text)];

/** `baton check` */
export function checkCommand() {
  const command = newCommand('check', {
    summary: 'find work in documents without an owner',
    description:
      'Finds sentences that leave open who will do the work, and “your” where “you’re” is meant. ' +
      'It reads Markdown and plain text: the files you name or, without any (or with -), the standard input.',
    notes: CHECK_NOTES,
    examples: [
      ['baton check plan.md', 'one document'],
      ['baton check docs/*.md --format github', 'notes on a pull request'],
      ['pbpaste | baton check --ignore-rule your-youre', 'text from another program'],
      ['baton check --jsonl < messages.jsonl', 'an answer for each message'],
    ],
  });
  const format = command
    .createOption('--format <format>', 'how to print the findings')
    .choices(FORMATS)
    .default('pretty' as const)
    .argParser(oneOf('--format', FORMATS));
  return command
    .argument('[files...]', 'what to check', severalFiles)
    .addOption(format)
    .addOption(
      command
        .createOption('--genre <genre>', 'what the documents are, where the guess is wrong')
        .choices(GENRE_NAMES)
        .argParser(oneOf('--genre', GENRE_NAMES)),
    )
    .option('--rule <id>', 'look for this rule only; can be repeated', severalTimes)
    .option('--ignore-rule <id>', 'leave this rule out; can be repeated', severalTimes)
    .option('--max-warnings <number>', 'how many findings you accept', wholeNumber('--max-warnings', 0), 0)
    .option('--no-encoder', 'do without the encoder: faster, and more is missed or wrong')
    .option('--second-reader', 'let the language model at BATON_LLM_URL confirm the findings')
    .addOption(
      command
        .createOption('--jsonl', 'read messages as JSON lines ({"id":"1","text":"…"}), answer each with a line')
        .conflicts(['format', 'maxWarnings', 'secondReader', 'genre']),
    )
    .action(async (files, options) => (await import('../check.js')).check(files ?? [], options));
}

/** `baton explain` */
export const explainCommand = () =>
  newCommand('explain', {
    summary: 'explain a rule, with examples',
    description: 'Explains what Baton looks for and why, with examples of what is unclear and what is fine.',
    examples: [
      ['baton explain team-doer', 'one rule'],
      ['baton explain | less', 'all of them'],
    ],
  })
    .argument('[rule]', 'the id of a rule, as baton check prints it')
    .action(async (rule) => (await import('../explain.js')).explain(rule));

/** `baton replay` */
export const replayCommand = () =>
  newCommand('replay', {
    summary: 'show what Baton would have said in a channel',
    description:
      'Reads an exported channel and shows every nudge that Baton would have sent: to whom, when, and how many per day. ' +
      'It runs on this machine, sends nothing and keeps nothing.',
    notes: `It reads the unpacked folder of a Slack export, or a file with a message a line:
  {"text":"…","author":"Ana","channel":"general","at":"2026-03-02T10:00:00Z"}`,
    examples: [
      ['baton replay slack-export --summary', 'only the counts'],
      ['baton replay chat.jsonl --zone Europe/Berlin', 'times of day as in Berlin'],
      ['baton replay chat.jsonl --set nudge-grace=10', 'try out a setting'],
    ],
  })
    .argument('<export>', 'the folder or file; - is the standard input', fileName('the export'))
    .option('--zone <zone>', 'time zone of people whose zone the export lacks', 'UTC')
    .option('--set <setting=value>', 'try a setting of the workspace; can be repeated', severalTimes)
    .option('--summary', 'print the counts only')
    .option('--no-encoder', 'judge messages by the linear models alone: faster, and finds less')
    .action(async (path, options) => (await import('../replay.js')).replay(path, options));
