/** What somebody wrote, in plain words: Teams marks mentions as `<at>Name</at>` and lists them as entities. */
import type { Mention } from '../../src/ports.js';
import type { Activity } from './activity.js';
import { decodeEntities } from './html.js';

/** The words of a message. */
export interface MessageText {
  text: string;
  /** By the ids Teams uses in this conversation, not yet those of the directory. */
  mentions: Mention[];
  /** Whether the message speaks to Baton: by a mention, or from the slash menu. */
  addressed: boolean;
}

/** One entity of the activity. */
interface MentionEntity {
  /** The markup it belongs to, e.g. "<at>Bo Berg</at>". */
  markup: string;
  id: string;
  name: string;
  kind: 'person' | 'group' | 'baton' | 'other';
}

/** Linear in the length of a text: no part of it can backtrack, whatever somebody sends. */
const AT_MARKUP = /<at\b[^<>]*>([^<]*)<\/at>/g;

/** Reads the text of a message. The mention of Baton is taken out: "<at>Baton</at> status" is "status". */
export function readMessageText(activity: Activity): MessageText {
  const raw = (activity.text ?? '').replaceAll('\r\n', '\n');
  const entities = mentionEntities(activity);
  const addressed = activity.recipient.isTargeted === true || entities.some(({ kind }) => kind === 'baton');
  const mentions: Mention[] = [];
  let text = '';
  let end = 0;
  for (const match of raw.matchAll(AT_MARKUP)) {
    text += plainWords(raw.slice(end, match.index));
    end = match.index + match[0].length;
    const typed = decodeEntities(match[1] ?? '');
    const entity = takeEntity(entities, match[0], typed);
    if (entity?.kind === 'baton') continue;
    const name = entity?.name || typed;
    const start = text.length;
    text += `@${name.replaceAll('\u00a0', ' ')}`;
    if (entity?.kind === 'person' || entity?.kind === 'group')
      mentions.push({ start, end: text.length, is: entity.kind, id: entity.id, name });
  }
  text += plainWords(raw.slice(end));
  return { ...trimmed(text, mentions), addressed };
}

const plainWords = (raw: string): string => decodeEntities(raw).replaceAll('\u00a0', ' ');

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

/** Takes the first entity with this markup or name off the list: two people can have one name. */
function takeEntity(entities: MentionEntity[], markup: string, name: string): MentionEntity | undefined {
  const i = entities.findIndex((entity) => entity.markup === markup || entity.name === name);
  return i < 0 ? undefined : entities.splice(i, 1)[0];
}

/** Without white space at the ends; the mentions move along. */
function trimmed(text: string, mentions: readonly Mention[]): Pick<MessageText, 'text' | 'mentions'> {
  const offset = text.length - text.trimStart().length;
  return {
    text: text.trim(),
    mentions: mentions.map((mention) => ({ ...mention, start: mention.start - offset, end: mention.end - offset })),
  };
}
