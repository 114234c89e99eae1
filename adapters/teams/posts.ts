/** Messages on their way to Teams: each as a card that Teams takes, into its conversation, at the pace that this one takes. */
import type { Text } from '../../src/model/text.js';
import type { Clock } from '../../src/ports.js';
import { controlsOf, type Option, type View } from '../../src/view.js';
import { notSent } from '../platform/answer.js';
import type { Conversation } from '../store/addresses.js';
import { rootOf, tenantIn, threadIn } from './activity.js';
import { attached, type Card } from './cards.js';
import { type Connector, Pace, part, type TeamsAnswer } from './connector.js';
import { meaningOf } from './errors.js';
import type { People } from './people.js';
import { fallback, type Look, render, type Words } from './render.js';
import type { TeamsSettings } from './settings.js';

export interface PostParts {
  connector: Connector;
  people: People;
  clock: Clock;
  words: Words;
  settings: Pick<TeamsSettings, 'forms' | 'people'>;
  /** The line on when Baton last heard something. */
  heard(workspace: string): Promise<Text>;
  /** People who can be chosen in a list. */
  choices(workspace: string): Promise<Option[]>;
  /** Teams did not take what we made: told to the people who run Baton, by Teams' code alone. */
  refused(code: string): void;
}

/** Where something was said; without the message's id where Teams did not tell. */
export interface Said {
  conversation: string;
  activity?: string | undefined;
}
export type Posted = { id?: string; activityId?: string };

/** What is sent of a message. */
export interface Message {
  type: 'message';
  summary: string;
  attachments: ReturnType<typeof attached>[];
}

/**
 * Messages into one conversation (learn.microsoft.com: "Optimize your bot: Rate limiting"). The outbox keeps the pause for
 * all copies.
 */
export const PER_THREAD = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;
/** Copies that share a conversation see each other by this pause alone. */
const SHORTEST_PAUSE_MS = 500;
export class Posts {
  private readonly pace = new Pace(PER_THREAD);

  constructor(private readonly parts: PostParts) {}

  /** How long nothing more may go into a conversation, in ms. */
  pause(workspace: string, conversation: string): number {
    return Math.max(SHORTEST_PAUSE_MS, this.pace.wait(`${workspace}/${conversation}`, this.parts.clock.now()));
  }

  /** The card of a view, with what only a start page says. @param person whose own conversation it stands in */
  async card(workspace: string, view: View, person?: string): Promise<Card> {
    const { words, settings, people, choices, heard } = this.parts;
    const asksPeople = controlsOf(view).some((one) => one.control === 'picker' && one.of === 'people');
    const look: Look = {
      surface: 'message',
      words,
      dialogs: settings.forms === 'dialog',
      people: asksPeople ? await choices(workspace) : [],
      directory: settings.people === 'directory',
    };
    if (view.page !== 'home') return render(view, look);
    const viewer = person === undefined ? undefined : await people.teamsId(workspace, person);
    const note = { block: 'note' as const, text: await heard(workspace) };
    return render({ ...view, blocks: [...view.blocks, note] }, { ...look, viewer });
  }

  async message(workspace: string, view: View, person?: string): Promise<Message> {
    const made = await this.card(workspace, view, person);
    return { type: 'message', summary: fallback(view, 200), attachments: [attached(made)] };
  }

  /**
   * Sends at the pace of a conversation, and where Teams does not take the card, the words without it.
   * @param wrap what stands around the message in the request
   */
  async send<T>(
    conversation: string,
    request: Parameters<Connector['call']>[0],
    message: Partial<Message>,
    words: string,
    wrap: (message: object) => object = (one) => one,
  ): Promise<TeamsAnswer<T>> {
    const { connector, clock, refused } = this.parts;
    const key = `${request.workspace}/${conversation}`;
    const wait = this.pace.wait(key, clock.now());
    if (wait > 0) return notSent(wait);
    this.pace.take(key, clock.now());
    const answer = await connector.call<T>({ ...request, body: wrap(message) });
    if (answer.ok || 'afterMs' in answer) return answer;
    if (meaningOf(answer.status, answer.code, request.method === 'PUT') !== 'ours') return answer;
    refused(answer.code);
    const { attachments: _, summary: __, ...rest } = message;
    return connector.call<T>({ ...request, body: wrap({ ...rest, text: words, textFormat: 'plain' }) });
  }

  /** Into a thread of a channel, a new one without a root; into a chat as it is. */
  into(
    workspace: string,
    known: Conversation,
    root: string | null,
    message: Message,
    words: string,
  ): Promise<TeamsAnswer<Said>> {
    if (known.kind !== 'channel') return this.say(workspace, known, known.id, message, words);
    if (root === null) return this.begin(workspace, known, message, words);
    return this.say(workspace, known, threadIn(known.id, root), message, words);
  }

  async say(
    workspace: string,
    { service }: Pick<Conversation, 'service'>,
    conversation: string,
    message: Partial<Message> & { text?: string },
    words: string,
    query = '',
  ): Promise<TeamsAnswer<Said>> {
    const path = `v3/conversations/${part(conversation)}/activities${query}`;
    const request = { service, workspace, method: 'POST', path } as const;
    const answer = await this.send<Posted>(conversation, request, message, words);
    return answer.ok ? { ok: true, data: { conversation, activity: answer.data.id } } : answer;
  }

  /** A new thread of a channel. */
  async begin(
    workspace: string,
    { id, service, bot }: Conversation,
    message: Message,
    words: string,
  ): Promise<TeamsAnswer<Said>> {
    const tenant = { id: tenantIn(workspace) };
    const around = { isGroup: true, bot: { id: bot }, tenantId: tenant.id, channelData: { channel: { id }, tenant } };
    const request = { service, workspace, method: 'POST', path: 'v3/conversations' } as const;
    const answer = await this.send<Posted>(id, request, message, words, (activity) => ({ ...around, activity }));
    if (!answer.ok) return answer;
    // Some answers name the new thread, others the message alone.
    const { activityId, id: named } = answer.data;
    const activity = activityId ?? (named && (rootOf(named) ?? named));
    return { ok: true, data: { conversation: threadIn(id, activity ?? null), activity } };
  }
}
