/** Teams' markup: what people write as plain words with mentions, and what Baton says where Markdown is read. */
import type { Mention } from '../../src/ports.js';
import type { Activity } from './activity.js';

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Character references as their characters. */
export const decoded = (text: string): string =>
  !text.includes('&')
    ? text
    : text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (all, ten, sixteen, name) => {
        if (name) return NAMED[name.toLowerCase()] ?? all;
        const point = ten ? Number(ten) : Number.parseInt(sixteen, 16);
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : all;
      });

/** HTML as Teams gives a message to a message action, in plain lines. */
export const plainOf = (html: string): string =>
  decoded(
    html
      .replace(/<(?:br|\/p|\/div|\/li|\/h\d)\s*\/?>/gi, '\n')
      .replace(/<(?:style|script)\b[^<>]*>[^<]*/gi, '')
      .replace(/<[^<>]*>/g, ''),
  )
    .replaceAll('\u00a0', ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

interface Mentioned {
  text: string;
  id: string;
  name: string;
  kind: 'person' | 'group' | 'baton' | 'other';
}

/** Every pattern here reads a text once, however it was made: none begins anew at each sign of a long one. */
const AT = /<at\b[^<>]*>([^<]*)<\/at>/g;

/** Those that are mentioned, in the order in which they are. */
function mentionedIn({ entities = [], recipient }: Activity): Mentioned[] {
  return entities.flatMap(({ type, text, mentioned }) => {
    if (type !== 'mention' || !mentioned) return [];
    const { id, name = '', type: of = 'user' } = mentioned;
    const kind =
      id === recipient.id ? 'baton' : id.startsWith('28:') ? 'other' : /user|bot|person/.test(of) ? 'person' : 'group';
    return [{ text: text ?? '', id, name, kind } as const];
  });
}

export interface Said {
  text: string;
  /** `id`: as Teams knows the person in this conversation. */
  mentions: Mention[];
  /** Whether Baton is mentioned. */
  addressed: boolean;
}

/** What was said, in plain words. The mention of Baton is taken out. */
export function readText(activity: Activity): Said {
  const raw = (activity.text ?? '').replaceAll('\r\n', '\n');
  const waiting = mentionedIn(activity);
  const addressed = waiting.some((one) => one.kind === 'baton') || activity.recipient.isTargeted === true;
  const mentions: Mention[] = [];
  let text = '';
  let last = 0;
  const add = (words: string) => {
    text += words.replaceAll('\u00a0', ' ');
  };
  for (const m of raw.matchAll(AT)) {
    add(decoded(raw.slice(last, m.index)));
    last = m.index + m[0].length;
    const i = waiting.findIndex((one) => one.text === m[0] || one.name === decoded(m[1] ?? ''));
    const [found] = i < 0 ? [] : waiting.splice(i, 1);
    if (found?.kind === 'baton') continue;
    const name = found?.name || decoded(m[1] ?? '');
    const start = text.length;
    add(`@${name}`);
    if (found?.kind === 'person' || found?.kind === 'group')
      mentions.push({ start, end: text.length, is: found.kind, id: found.id, name });
  }
  add(decoded(raw.slice(last)));
  return { ...trimmed(text, mentions), addressed };
}

/** Without white space at the ends, the mentions moved along. */
function trimmed(text: string, mentions: readonly Mention[]): Pick<Said, 'text' | 'mentions'> {
  const off = text.length - text.trimStart().length;
  return { text: text.trim(), mentions: mentions.map((m) => ({ ...m, start: m.start - off, end: m.end - off })) };
}

/** Text in which Markdown and mentions mean nothing: for the few elements that read them. */
export const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]()#~|!]/g, '\\$&')
    .replace(
      /^(\s*)([-+>]|\d+[.)])/gm,
      (_, space: string, sign: string) => `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
    )
    .replaceAll('<', '‹')
    .replaceAll('>', '›');
