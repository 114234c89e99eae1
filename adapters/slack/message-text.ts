/** What people write in Slack's markup, as plain words with mentions. What Baton says is in mrkdwn.ts. */
import type { Mention } from '../../src/ports/events.js';

/** The id of a person or bot. */
export const USER_ID = /^[UW][A-Z0-9]+$/;
const TOKEN = /<([^<>]*)>/g;

/** The ids of the people mentioned in a raw text. */
export function mentionedIn(raw: string): string[] {
  if (!raw.includes('<@')) return [];
  return [...new Set([...raw.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((m) => m[1] ?? ''))];
}

/** The ids of the channels or groups that a raw text names by their id alone. */
const unlabelled = (raw: string, pattern: RegExp): string[] => [
  ...new Set([...raw.matchAll(pattern)].map((m) => m[1] ?? '')),
];

/** The ids of the channels that a raw text names without saying their names. */
export const channelsIn = (raw: string): string[] =>
  raw.includes('<#') ? unlabelled(raw, /<#([CG][A-Z0-9]+)\|?>/g) : [];

/** The ids of the user groups that a raw text mentions without saying their names. */
export const groupsIn = (raw: string): string[] =>
  raw.includes('<!subteam^') ? unlabelled(raw, /<!subteam\^(S[A-Z0-9]+)\|?>/g) : [];

const unescaped = (text: string) =>
  !text.includes('&') ? text : text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What one `<…>` stands for. */
interface MarkupToken {
  text: string;
  mention?: Pick<Mention, 'is' | 'id' | 'name'>;
}

const group = (id: string, name: string): MarkupToken => ({ text: `@${name}`, mention: { is: 'group', id, name } });

/** A group whose name nobody knows is called one. */
function namedGroup(id: string, nameOf: (id: string) => string): string {
  const name = nameOf(id);
  return name === id ? 'group' : name;
}

/** @param inside what is between `<` and `>`, such as "@U123", "#C123|general" or "https://example.com|the page" */
function readToken(inside: string, nameOf: (id: string) => string): MarkupToken {
  const [head = '', label] = inside.split('|', 2);
  const id = head.slice(1);
  if (head.startsWith('@') && USER_ID.test(id)) {
    const name = nameOf(id);
    return { text: `@${name}`, mention: { is: 'person', id, name } };
  }
  if (head.startsWith('#')) return { text: `#${label || nameOf(id)}` };
  if (head.startsWith('!subteam^'))
    return group(head.slice(9), (label || namedGroup(head.slice(9), nameOf)).replace(/^@/, ''));
  if (/^!(here|channel|everyone)/.test(head)) return group(id, id);
  if (head.startsWith('!')) return { text: label ?? '' };
  return { text: label || head.replace(/^mailto:/, '') };
}

/**
 * A message as Slack sends it, in plain words.
 * @param nameOf the name of a person, a channel or a group by id
 */
export function readText(raw: string, nameOf: (id: string) => string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  if (!raw.includes('<')) return { text: unescaped(raw), mentions };
  let text = '';
  let last = 0;
  for (const match of raw.matchAll(TOKEN)) {
    text += unescaped(raw.slice(last, match.index));
    const token = readToken(match[1] ?? '', nameOf);
    const shown = unescaped(token.text);
    if (token.mention) mentions.push({ ...token.mention, start: text.length, end: text.length + shown.length });
    text += shown;
    last = match.index + match[0].length;
  }
  return { text: text + unescaped(raw.slice(last)), mentions };
}
