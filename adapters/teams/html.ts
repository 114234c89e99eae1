/**
 * HTML as Teams sends it, as plain text in the notation that Slack uses, too: "> " before what is quoted, "• " and "1. " before
 * list items, back quotes around code. Linear in the length of the HTML, whatever it contains.
 */
import { HtmlLines, type HtmlPiece } from './html-lines.js';

const NAMED_ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Replaces character references by their characters: "&#x1f994;", "&amp;". Unknown ones stay as they are. */
export const decodeEntities = (text: string): string =>
  !text.includes('&')
    ? text
    : text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
        if (name) return NAMED_ENTITIES[name.toLowerCase()] ?? whole;
        const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      });

/** What a message in HTML says. */
interface HtmlText {
  pieces: HtmlPiece[];
  /** Ids of the messages that it quotes as a reply. What they say is left out. */
  quoted: string[];
}

const TOKEN = /<(?:!|\/?[a-z])[^<>]*>|[^<]+|</gi;
const TAG = /^<(\/?)([a-z][\w:-]*)([^<>]*)>$/i;
const LINES = new Set(['p', 'div', 'tr', 'table', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const UNREAD = new Set(['style', 'script', 'title']);
/** Marks at both ends of a stretch. */
const MARKS: Readonly<Record<string, string>> = { code: '`', s: '~', strike: '~', del: '~' };
const REPLY = /schema\.skype\.com\/Reply/i;
const MENTION = /schema\.skype\.com\/Mention/i;

/** Reads a message in HTML. */
export function readHtml(html: string): HtmlText {
  const reader = new HtmlReader();
  for (const [token] of html.matchAll(TOKEN)) reader.take(token);
  return { pieces: reader.lines.pieces(), quoted: reader.quoted };
}

/** A message in HTML as plain text. Whoever is mentioned has an "@" before their name. */
export const htmlToText = (html: string): string =>
  readHtml(html)
    .pieces.map(({ is, text }) => (is === 'mention' ? `@${text}` : text))
    .join('')
    .trim();

/** The value of an attribute: `itemid="17"`. */
const attribute = (attributes: string, name: string): string | undefined =>
  decodeEntities(new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes)?.[1] ?? '') || undefined;

class HtmlReader {
  readonly lines = new HtmlLines();
  readonly quoted: string[] = [];
  /** The element whose contents are left out, and how many of its name are open inside. */
  private unread: { name: string; depth: number } | undefined;
  /** The mention that is open: the element it is in, and its name as far as it is read. */
  private mention: { element: string; name: string } | undefined;

  take(token: string): void {
    const [, slash, tag = '', attributes = ''] = TAG.exec(token) ?? [];
    const name = tag.toLowerCase();
    if (this.unread) this.skip(name, slash === '/');
    else if (slash === undefined) this.text(token.startsWith('<!') ? '' : token);
    else if (slash === '/') this.close(name);
    else this.open(name, attributes);
  }

  private skip(name: string, closes: boolean): void {
    if (!this.unread || name !== this.unread.name) return;
    this.unread.depth += closes ? -1 : 1;
    if (this.unread.depth === 0) this.unread = undefined;
  }

  private text(token: string): void {
    const text = decodeEntities(token);
    if (this.mention) this.mention.name += text;
    else this.lines.text(text);
  }

  private open(name: string, attributes: string): void {
    if (UNREAD.has(name) || (name === 'blockquote' && REPLY.test(attributes))) this.leaveOut(name, attributes);
    else if (name === 'quoted') this.quote(attribute(attributes, 'messageid'));
    else if (name === 'at' || MENTION.test(attributes)) this.mention = { element: name, name: '' };
    else if (name === 'img' || name === 'emoji') this.text(attribute(attributes, 'alt') ?? '');
    else this.openBlock(name);
  }

  private openBlock(name: string): void {
    const { lines } = this;
    if (name === 'br') lines.newLine();
    else if (name === 'blockquote') lines.openQuote();
    else if (name === 'ul' || name === 'ol') lines.openList(name === 'ol');
    else if (name === 'li') lines.openItem();
    else if (name === 'pre' || name === 'codeblock') lines.openCode();
    else if (name === 'td' || name === 'th') lines.cell();
    else if (LINES.has(name)) lines.endLine();
    else if (MARKS[name]) lines.mark(MARKS[name]);
  }

  private close(name: string): void {
    const { lines } = this;
    if (this.mention?.element === name) this.endMention(this.mention.name);
    else if (name === 'blockquote') lines.closeQuote();
    else if (name === 'ul' || name === 'ol') lines.closeList();
    else if (name === 'pre' || name === 'codeblock') lines.closeCode();
    else if (name === 'li' || LINES.has(name)) lines.endLine();
    else if (MARKS[name]) lines.mark(MARKS[name]);
  }

  private leaveOut(name: string, attributes: string): void {
    this.unread = { name, depth: 1 };
    if (name === 'blockquote') this.quote(attribute(attributes, 'itemid'));
  }

  private quote(id: string | undefined): void {
    if (id) this.quoted.push(id);
  }

  private endMention(name: string): void {
    this.mention = undefined;
    this.lines.mention(name.replaceAll('\u00a0', ' ').trim());
  }
}
