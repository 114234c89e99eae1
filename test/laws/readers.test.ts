/**
 * Whatever reads what people send takes time in proportion to its length: a text made of one awkward sign, as long as a platform
 * takes or longer, is read at once. A reader that goes back over the text would take minutes.
 */
import { describe, expect, test } from 'vitest';
import { readText } from '../../adapters/slack/message-text.js';
import { escaped, mrkdwn } from '../../adapters/slack/mrkdwn.js';
import { readActivity } from '../../adapters/teams/activity.js';
import { htmlToText } from '../../adapters/teams/html.js';
import { escapeMarkdown } from '../../adapters/teams/markdown.js';
import { readMessageText } from '../../adapters/teams/message-text.js';
import { engine } from '../support/engine.js';
import { rounds } from '../support/full.js';

/** Signs that some reader treats in a way of its own, alone and in the company they keep. */
const SIGNS = [
  ...[
    '\n',
    '\r',
    '\t',
    ' ',
    '\u00a0',
    '<',
    '>',
    '&',
    '*',
    '_',
    '`',
    '~',
    '|',
    '[',
    '(',
    '"',
    '“',
    '@',
    '#',
    '-',
    '.',
    ':',
    ',',
  ],
  ...[
    'a',
    'A',
    '9',
    'é',
    '🦔',
    'a ',
    'a\n',
    '- ',
    '1. ',
    '\n\n- ',
    '> ',
    '```',
    'A. ',
    'we should ',
    'someone ',
    'your ',
  ],
  ...['<at>', '</at>', '<at>a</at>', '<p>', '<!--', '<@U1>', '<#C1|', '&amp;', '&#', 'https://', '[a](', '**a', '| a '],
];

const ACTIVITY = readActivity({
  type: 'message',
  id: '1',
  serviceUrl: 'https://teams.test',
  channelId: 'msteams',
  from: { id: '29:ana' },
  recipient: { id: '28:baton' },
  conversation: { id: '19:c' },
});

const READERS: Record<string, (text: string) => unknown> = {
  'Slack: what somebody wrote': (text) => readText(text, () => 'Ana'),
  'Slack: what Baton writes': (text) => [escaped(text), mrkdwn([{ is: 'bold', text: `${text}a` }], true)],
  'Teams: what somebody wrote': (text) => {
    if (!ACTIVITY) throw new Error('not an activity');
    return readMessageText({ ...ACTIVITY, text });
  },
  'Teams: the HTML of a message': htmlToText,
  'Teams: what Baton writes': escapeMarkdown,
};

/** Longer than a message can be on any platform. */
const LENGTH = rounds(150_000, 400_000);
/** As long as a message can be in Slack. */
const MESSAGE = 40_000;
/** A reader in proportion takes some milliseconds, one that goes back at least ten seconds, and a minute for the full length. */
const LIMIT_MS = 5_000;

const slowOf = (read: (text: string) => unknown, length: number): string[] =>
  SIGNS.filter((sign) => {
    const text = sign.repeat(Math.ceil(length / sign.length));
    const begun = performance.now();
    read(text);
    return performance.now() - begun > LIMIT_MS;
  });

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test('is read in proportion to its length', () => {
    expect(slowOf(read, LENGTH)).toEqual([]);
  });
});

test('the language engine reads a message in proportion to its length', () => {
  expect(slowOf((text) => engine.check(text), MESSAGE)).toEqual([]);
});
