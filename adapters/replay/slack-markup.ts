/** Slack's markup as the words that people saw: https://docs.slack.dev/messaging/formatting-message-text */
import type { Mention } from '../../src/ports/events.js';

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const decodeSlackEntities = (text: string) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/**
 * `hi <@U1>, see <https://a.org|the page>` as `hi @Ana, see https://a.org`, with the places of the people.
 * @param nameOf the name for a person's id
 */
export function readSlackMarkup(raw: string, nameOf: (id: string) => string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let text = '';
  let last = 0;
  for (const match of raw.matchAll(/<(@|#|!)?([^<>|]+)(?:\|([^<>]*))?>/g)) {
    text += decodeSlackEntities(raw.slice(last, match.index));
    const [whole, sign, id = '', label] = match;
    const shown = shownAs(sign, id, label, nameOf);
    if (sign === '@')
      mentions.push({ start: text.length, end: text.length + shown.length, is: 'person', id, name: nameOf(id) });
    text += shown;
    last = match.index + whole.length;
  }
  return { text: text + decodeSlackEntities(raw.slice(last)), mentions };
}

function shownAs(sign: string | undefined, id: string, label: string | undefined, nameOf: (id: string) => string) {
  if (sign === '@') return `@${label || nameOf(id)}`;
  if (sign === '#') return `#${label || id}`;
  return sign === '!' ? `@${label || id}` : id;
}
