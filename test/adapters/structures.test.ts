/** What people format means the same on every platform: structures.yml is the table. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readText } from '../../adapters/slack/message-text.js';
import { readActivity } from '../../adapters/teams/activity.js';
import { readMessageText } from '../../adapters/teams/message-text.js';
import type { Mention } from '../../src/ports/events.js';
import { engine } from '../support/engine.js';
import { mentioned } from '../support/kit.js';

interface Read {
  text: string;
  mentions: Mention[];
}

const PLATFORMS = ['slack', 'teams', 'playground'] as const;
const message = z.string().optional();
const schema = z.array(
  z.strictObject({
    ...{ what: z.string(), slack: message, teams: message, playground: message, says: z.string() },
    mentions: z.array(z.string()).default([]),
    asks: z.boolean().optional(),
  }),
);
const structures = schema.parse(parse(readFileSync(new URL('structures.yml', import.meta.url), 'utf8')));

const BO = { type: 'mention', text: '<at>Bo Berg</at>', mentioned: { id: '29:2', name: 'Bo Berg' } };

/** As Teams sends it: the text has what is left of it without its formatting. */
function fromTeams(content: string): Read {
  const activity = readActivity({
    ...{ type: 'message', channelId: 'msteams', serviceUrl: 'x', from: { id: 'a' }, conversation: { id: 'c' } },
    recipient: { id: '28:b' },
    text: content.replace(/<[^<>]*>/g, ' '),
    attachments: [{ contentType: 'text/html', content }],
    entities: content.includes('Bo Berg') ? [BO] : [],
  });
  if (!activity) throw new Error('not an activity');
  return readMessageText(activity);
}

const READERS: Record<(typeof PLATFORMS)[number], (sent: string) => Read> = {
  slack: (raw) => readText(raw, (id) => (id === 'U2' ? 'Bo Berg' : id)),
  teams: fromTeams,
  playground: (text) => mentioned(text.replace('@Bo Berg', '@bo')),
};

/** Marks of emphasis and of strong emphasis are left to the engine. */
const unmarked = (text: string) => text.replace(/(?<!\w)[*_]|[*_](?!\w)/g, '');

describe.each(structures)('$what', ({ says, mentions, asks, ...sent }) => {
  const platforms = PLATFORMS.filter((platform) => sent[platform] !== undefined);
  test.each(platforms)('%s: the words are read, and whoever is mentioned', (platform) => {
    const read = READERS[platform](sent[platform] ?? '');
    expect(unmarked(read.text)).toBe(unmarked(says));
    expect(read.mentions.map(({ name }) => name)).toEqual(mentions);
    for (const { start, end, name } of read.mentions) expect(read.text.slice(start, end)).toBe(`@${name}`);
  });
  test.each(asks === undefined ? [] : platforms)(
    '%s: its author is asked, or left in peace, as elsewhere',
    (platform) => {
      const { text } = READERS[platform](sent[platform] ?? '');
      const { main } = engine.check(text, { medium: 'chat', participants: 3, author: 'Ana', now: 0, zone: 'UTC' });
      expect(main !== null && main !== undefined).toBe(asks);
    },
  );
});
