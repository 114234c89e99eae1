/** Slack's markup: what people write as plain words with mentions, and what Baton says as mrkdwn that nothing can break out of. */
import type { Span, Text } from '../../src/model/text.js';
import type { Mention } from '../../src/ports.js';
import { webAddress } from '../platform/links.js';

/** A person's or bot's id. */
const USER = /^[UW][A-Z0-9]+$/;
const CHANNEL = /^[CG][A-Z0-9]+$/;
const TOKEN = /<([^<>]*)>/g;

/** The ids of the people mentioned in a raw text. */
export function mentionedIn(raw: string): string[] {
  if (!raw.includes('<@')) return [];
  return [...new Set([...raw.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((m) => m[1] ?? ''))];
}

const unescaped = (text: string) =>
  !text.includes('&') ? text : text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

interface Piece {
  text: string;
  mention?: Pick<Mention, 'is' | 'id' | 'name'>;
}

const group = (id: string, name: string): Piece => ({ text: `@${name}`, mention: { is: 'group', id, name } });

/** What one `<…>` stands for. */
function piece(inside: string, nameOf: (id: string) => string): Piece {
  const [head = '', label] = inside.split('|', 2);
  if (USER.test(head.slice(1)) && head.startsWith('@')) {
    const id = head.slice(1);
    const name = nameOf(id);
    return { text: `@${name}`, mention: { is: 'person', id, name } };
  }
  if (head.startsWith('#')) return { text: `#${label || nameOf(head.slice(1))}` };
  if (head.startsWith('!subteam^')) return group(head.slice(9), (label ?? 'group').replace(/^@/, ''));
  if (/^!(here|channel|everyone)/.test(head)) return group(head.slice(1), head.slice(1));
  if (head.startsWith('!')) return { text: label ?? '' };
  return { text: label || head.replace(/^mailto:/, '') };
}

/**
 * A message as Slack sends it, in plain words.
 * @param nameOf the name of a person or channel by its id
 */
export function readText(raw: string, nameOf: (id: string) => string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  if (!raw.includes('<')) return { text: unescaped(raw), mentions };
  let text = '';
  let last = 0;
  for (const m of raw.matchAll(TOKEN)) {
    text += unescaped(raw.slice(last, m.index));
    const { text: words, mention } = piece(m[1] ?? '', nameOf);
    const shown = unescaped(words);
    if (mention) mentions.push({ ...mention, start: text.length, end: text.length + shown.length });
    text += shown;
    last = m.index + m[0].length;
  }
  return { text: text + unescaped(raw.slice(last)), mentions };
}

/** Characters that mean something in mrkdwn. With these three written so, no mention or link can be made. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text between two marks of a style: the mark itself may not stand in it, nor white space at its ends. */
function styled(mark: string, text: string, stand: string): string {
  const m = /^(\s*)([\s\S]*?)(\s*)$/.exec(text);
  const inner = escaped((m?.[2] ?? '').replaceAll(mark, stand).replaceAll('\n', ' '));
  return inner === '' ? escaped(text) : `${m?.[1]}${mark}${inner}${mark}${m?.[3]}`;
}

/** An address of the web as it can stand in a link; undefined for anything else. */
function address(url: string): string | undefined {
  return webAddress(url)?.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('<', '%3C').replaceAll('&', '&amp;');
}

/**
 * A text in mrkdwn.
 * @param mentions whether people are mentioned, or only named: a mention in a channel calls them there
 */
export function mrkdwn(text: Text, mentions: boolean): string {
  const write = (span: Span): string => {
    switch (span.is) {
      case 'bold':
        return styled('*', span.text, '∗');
      case 'code':
        return styled('`', span.text, 'ˋ');
      case 'person':
        return mentions && USER.test(span.id) ? `<@${span.id}>` : escaped(span.name);
      case 'channel':
        return CHANNEL.test(span.id) ? `<#${span.id}>` : escaped(`#${span.name}`);
      case 'link': {
        const to = address(span.url);
        const words = span.text.trim() === '' ? span.url : span.text;
        return to ? `<${to}|${escaped(words.replaceAll('|', '∣'))}>` : escaped(span.text);
      }
      default:
        return escaped(span.text);
    }
  };
  return text.map(write).join('');
}
