/** What Baton says, in Slack's markup. Nothing that people write can become a mention, a link or a style in it. */
import { cut, flat, type Span, shorten, type Text } from '../../src/model/text.js';
import { webAddress } from '../platform/links.js';
import { USER_ID } from './message-text.js';

const CHANNEL_ID = /^[CG][A-Z0-9]+$/;

/** Whether a text shows nothing. */
export const isBlank = (text: Text): boolean => flat(text).trim() === '';

/** A text in which nothing can become a mention or a link: the three characters of markup are written as entities. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Text between two marks of a style: `*bold*`. White space stays outside of the marks.
 * @param substitute for the mark where it occurs in the text
 */
function styled(mark: string, text: string, substitute: string): string {
  const inside = text.trim();
  const inner = escaped(inside.replaceAll(mark, substitute).replaceAll('\n', ' '));
  const begin = text.length - text.trimStart().length;
  return inner === ''
    ? escaped(text)
    : `${text.slice(0, begin)}${mark}${inner}${mark}${text.slice(begin + inside.length)}`;
}

function link({ url, text }: { url: string; text: string }): string {
  const address = webAddress(url)
    ?.replaceAll('|', '%7C')
    .replaceAll('>', '%3E')
    .replaceAll('<', '%3C')
    .replaceAll('&', '&amp;');
  if (!address) return escaped(text);
  const words = text.trim() === '' ? url : text;
  return `<${address}|${escaped(words.replaceAll('|', '∣'))}>`;
}

function spanMrkdwn(span: Span, mentions: boolean): string {
  switch (span.is) {
    case 'bold':
      return styled('*', span.text, '∗');
    case 'code':
      return styled('`', span.text, 'ˋ');
    case 'person':
      return mentions && USER_ID.test(span.id) ? `<@${span.id}>` : escaped(span.name);
    case 'channel':
      return CHANNEL_ID.test(span.id) ? `<#${span.id}>` : escaped(`#${span.name}`);
    case 'link':
      return link(span);
    default:
      return escaped(span.text);
  }
}

/** Whether a text is several lines of code and nothing else. */
const isLinesOfCode = (text: Text): boolean =>
  text.length > 1 &&
  text.every((span, i) => (i % 2 === 0 ? span.is === 'code' : span.is === 'plain' && span.text === '\n'));

/** Lines that are copied together. */
const codeBlock = (text: Text): string => `\`\`\`${escaped(flat(text).replaceAll('`', 'ˋ'))}\`\`\``;

/** A text in mrkdwn. @param mentions whether people are mentioned, which notifies them, or only named */
export const mrkdwn = (text: Text, mentions: boolean): string =>
  isLinesOfCode(text) ? codeBlock(text) : text.map((span) => spanMrkdwn(span, mentions)).join('');

/** `&amp;`: the longest that one character becomes. */
const LONGEST_ESCAPE = 5;

/** A text in mrkdwn, cut to `max` characters with all its markup; as plain text if the address of a link alone is longer. */
export function fitMrkdwn(text: Text, mentions: boolean, max: number): string {
  let limit = max;
  for (;;) {
    const written = mrkdwn(shorten(text, limit), mentions);
    if (written.trim() === '') return escaped(cut(flat(text).trim(), Math.floor(max / LONGEST_ESCAPE)));
    if (written.length <= max) return written;
    limit = Math.max(1, Math.min(limit - 1, Math.floor((limit * max) / written.length) - 1));
  }
}
