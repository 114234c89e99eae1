/**
 * How Slack's messages are named towards the product, which hands the names back as they are: a message with its channel,
 * a whisper with its reader and the one address through which it can be changed, and a person's App Home.
 */

export type Target =
  | { is: 'message'; channel: string; ts: string; reply: string | undefined }
  | { is: 'whisper'; person: string; reply: string }
  | { is: 'home'; person: string };

export const messageId = (channel: string, ts: string, reply = ''): string => ['m', channel, ts, reply].join('|');
export const whisperId = (person: string, reply: string): string => ['w', person, reply].join('|');
export const homeId = (person: string): string => `h|${person}`;

/** What a name stands for; undefined for one of the product's own ids. */
export function targetOf(id: string): Target | undefined {
  const [is, first = '', second = '', ...rest] = id.split('|');
  if (is === 'm') return { is: 'message', channel: first, ts: second, reply: rest.join('|') || undefined };
  if (is === 'w') return { is: 'whisper', person: first, reply: [second, ...rest].join('|') };
  return is === 'h' ? { is: 'home', person: first } : undefined;
}

/** The direct conversation with Baton goes by its person: it has an id of its own only once it exists. */
export const isPerson = (channel: string): boolean => /^[UW]/.test(channel);
