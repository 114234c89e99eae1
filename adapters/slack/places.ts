/**
 * How Slack's messages are named towards the product, which hands the names back unchanged: a message with its channel, a
 * whisper with its reader and the one address by which it can be changed, and a person's App Home. Buttons of old messages
 * carry these names.
 */

/** What a name stands for. `reply`: the address to answer the interaction that named it. */
export type MessageRef =
  | { is: 'message'; channel: string; ts: string; reply: string | undefined }
  | { is: 'whisper'; person: string; reply: string }
  | { is: 'home'; person: string };

/** "m|C123|1772445600.000100|https://hooks.slack.com/…" */
export const packMessageRef = (channel: string, ts: string, reply = ''): string => ['m', channel, ts, reply].join('|');
/** "w|U123|https://hooks.slack.com/…" */
export const packWhisperRef = (person: string, reply: string): string => ['w', person, reply].join('|');
/** "h|U123" */
export const packHomeRef = (person: string): string => `h|${person}`;

/** What a name stands for; undefined for one of the product's own ids. */
export function parseMessageRef(id: string): MessageRef | undefined {
  const [is, first = '', second = '', ...rest] = id.split('|');
  if (is === 'm') return { is: 'message', channel: first, ts: second, reply: rest.join('|') || undefined };
  if (is === 'w') return { is: 'whisper', person: first, reply: [second, ...rest].join('|') };
  return is === 'h' ? { is: 'home', person: first } : undefined;
}

/** Whether a channel is somebody's own conversation with Baton. That goes by its person: it has an id only once it exists. */
export const isPerson = (channel: string): boolean => /^[UW]/.test(channel);
