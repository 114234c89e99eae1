/**
 * What somebody wrote, in plain words. Teams gives it twice: as `text`, in which mentions are `<at>Name</at>`, and, if anything
 * in it is formatted, as HTML in an attachment. The text loses quotations, lists and code, so the HTML is what counts.
 */
import type { Mention } from '../../src/ports/events.js';
import type { Activity } from './activity.js';
import { decodeEntities, readHtml } from './html.js';
import type { HtmlPiece } from './html-lines.js';

/** The words of a message. */
export interface MessageText {
  text: string;
  /** By the ids Teams uses in this conversation, not yet those of the directory. */
  mentions: Mention[];
  /** Whether the message speaks to Baton: by a mention, or from the slash menu. */
  addressed: boolean;
  /** The message that it answers by quoting it, if it is such a reply. */
  quoted: string | undefined;
}

/** One entity of the activity. */
interface MentionEntity {
  /** The markup it belongs to, e.g. "<at>Bo Berg</at>". */
  markup: string;
  id: string;
  name: string;
  kind: 'person' | 'group' | 'baton' | 'other';
}

/** The words of a message and who is mentioned in them. */
type Words = Pick<MessageText, 'text' | 'mentions'> & { quoted: string[] };

/** Linear in the length of a text: no part of it can backtrack, whatever somebody sends. */
const AT_MARKUP = /<at\b[^<>]*>([^<]*)<\/at>/g;
const QUOTED_MARKUP = /<quoted\b([^<>]*)>(?:<\/quoted>)?/g;
const MESSAGE_ID = /\bmessageid\s*=\s*"([^"]*)"/i;

/** Reads the words of a message. The mention of Baton is taken out: "<at>Baton</at> status" is "status". */
export function readMessageText(activity: Activity): MessageText {
  const entities = mentionEntities(activity);
  const addressed = activity.recipient.isTargeted === true || entities.some(({ kind }) => kind === 'baton');
  const { text, mentions, quoted } = wordsOf(activity, entities);
  return { ...trimmed(text, mentions), addressed, quoted: quotedReply(activity) ?? quoted[0] };
}

/** In HTML whose mentions are not all found, names could be taken for words: then the text counts. */
function wordsOf(activity: Activity, entities: readonly MentionEntity[]): Words {
  const html = activity.attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  const formatted = typeof html === 'string' ? formattedWords(html, entities) : undefined;
  if (formatted && formatted.found === entities.length) return formatted;
  const plain = plainWords(activity.text ?? '', entities);
  return formatted && formatted.found >= plain.found ? formatted : plain;
}

function formattedWords(html: string, entities: readonly MentionEntity[]): Words & { found: number } {
  const { pieces, quoted } = readHtml(html);
  return { ...joined(pieces, entities), quoted };
}

function plainWords(text: string, entities: readonly MentionEntity[]): Words & { found: number } {
  const quoted: string[] = [];
  const raw = text.replaceAll('\r\n', '\n').replace(QUOTED_MARKUP, (_, attributes: string) => {
    quoted.push(MESSAGE_ID.exec(attributes)?.[1] ?? '');
    return '';
  });
  const pieces: HtmlPiece[] = [];
  let end = 0;
  for (const match of raw.matchAll(AT_MARKUP)) {
    pieces.push({ is: 'text', text: decoded(raw.slice(end, match.index)) });
    pieces.push({ is: 'mention', text: decoded(match[1] ?? '') });
    end = match.index + match[0].length;
  }
  pieces.push({ is: 'text', text: decoded(raw.slice(end)) });
  return { ...joined(pieces, entities), quoted: quoted.filter((id) => id !== '') };
}

const decoded = (raw: string): string => decodeEntities(raw).replaceAll('\u00a0', ' ');

/** The pieces as one text, with its mentions. `found`: how many of them Teams vouches for. */
function joined(pieces: readonly HtmlPiece[], entities: readonly MentionEntity[]): Words & { found: number } {
  const left = [...entities];
  const mentions: Mention[] = [];
  let text = '';
  for (const piece of pieces) {
    if (piece.is === 'text') {
      text += piece.text;
      continue;
    }
    const entity = takeEntity(left, piece.text);
    if (entity?.kind === 'baton') continue;
    const name = entity?.name || piece.text;
    const start = text.length;
    text += `@${name.replaceAll('\u00a0', ' ')}`;
    if (entity?.kind === 'person' || entity?.kind === 'group')
      mentions.push({ start, end: text.length, is: entity.kind, id: entity.id, name });
  }
  return { text, mentions, quoted: [], found: entities.length - left.length };
}

/** The message that an entity says is quoted. */
const quotedReply = ({ entities = [] }: Activity): string | undefined =>
  entities.find(({ type }) => type === 'quotedReply')?.quotedReply?.messageId;

/** The mentions that Teams vouches for, in the order of the text. A typed "<at>" without an entity mentions nobody. */
function mentionEntities({ entities = [], recipient }: Activity): MentionEntity[] {
  return entities.flatMap(({ type, text, mentioned }) => {
    if (type !== 'mention' || !mentioned) return [];
    const { id, name = '' } = mentioned;
    return [{ markup: text ?? '', id, name, kind: mentionKind(mentioned, recipient.id) }];
  });
}

function mentionKind(
  { id, type = 'user' }: { id: string; type?: string | undefined },
  baton: string,
): MentionEntity['kind'] {
  if (id === baton) return 'baton';
  if (id.startsWith('28:')) return 'other';
  return /user|bot|person/.test(type) ? 'person' : 'group';
}

/** Takes the first entity of this name off the list: two people can have one name. */
function takeEntity(entities: MentionEntity[], name: string): MentionEntity | undefined {
  const i = entities.findIndex((entity) => nameIn(entity.markup) === name || entity.name === name);
  return i < 0 ? undefined : entities.splice(i, 1)[0];
}

const nameIn = (markup: string): string => decoded(markup.replace(/<[^<>]*>/g, ''));

/** Without white space at the ends; the mentions move along. */
function trimmed(text: string, mentions: readonly Mention[]): Pick<MessageText, 'text' | 'mentions'> {
  const offset = text.length - text.trimStart().length;
  return {
    text: text.trim(),
    mentions: mentions.map((mention) => ({ ...mention, start: mention.start - offset, end: mention.end - offset })),
  };
}
