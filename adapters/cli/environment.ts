/** `baton environment`: every environment variable, and what it takes. */
import { ENCODER_VARIABLES } from '../encoder/settings.js';
import { BATON_VARIABLES } from '../runtime/config.js';
import { GATE_VARIABLES } from '../runtime/gate-settings.js';
import { SECOND_READER_VARIABLES } from '../second-reader/settings.js';
import { SLACK_VARIABLES } from '../slack/settings.js';
import { TEAMS_VARIABLES } from '../teams/settings.js';
import { METRICS_VARIABLES } from '../web/metrics-settings.js';

/** All variables, as they are listed. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Baton: BATON_VARIABLES,
  Slack: SLACK_VARIABLES,
  'Microsoft Teams': TEAMS_VARIABLES,
  Metrics: METRICS_VARIABLES,
  Encoder: ENCODER_VARIABLES,
  'Second reader': SECOND_READER_VARIABLES,
  'GitHub deployments': GATE_VARIABLES,
};

const NAME_COLUMN = 26;
const WIDTH = 80;

/** Prints them. */
export function printEnvironment(): void {
  const groups = Object.entries(VARIABLES).map(
    ([heading, variables]) => `${heading}:\n${Object.entries(variables).map(lineOf).join('\n')}`,
  );
  console.log(`${groups.join('\n\n')}\n\nDefaults: docs/configuration.md`);
}

function lineOf([name, takes]: readonly [string, string]): string {
  const lines = wrapped(takes, WIDTH - NAME_COLUMN);
  return `  ${name.padEnd(NAME_COLUMN - 2)}${lines.join(`\n${' '.repeat(NAME_COLUMN)}`)}`;
}

/** The text in lines of so many columns. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
