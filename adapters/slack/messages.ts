/** What people write in Slack: listened to in channels, carried out as commands where they speak to Baton. */
import type { App } from '../../src/dispatch/on-command.js';
import { flat } from '../../src/model/text.js';
import type { Handled } from '../../src/ports/events.js';
import type { Say } from '../../src/ports/say.js';
import { Unsettled } from '../../src/ports/store.js';
import type { GivenUpEvents } from '../platform/given-up-events.js';
import { troubleWord } from '../platform/store-trouble.js';
import type { Fronts } from '../store/fronts.js';
import type { Api } from './api.js';
import type { EventSource, OnEvent } from './event-source.js';
import { type GoneParts, hearGone } from './gone.js';
import type { MessageLinks } from './links.js';
import type { SlackPlaces } from './membership.js';
import type { Origins } from './origin.js';
import { type AuthoredText, type MessageEvent, readMessage } from './payloads/message.js';
import type { TextReader } from './text-reader.js';

/** What messages need. */
export interface MessageParts extends GoneParts {
  app: App;
  origins: Origins;
  reader: TextReader;
  links: MessageLinks;
  fronts: Fronts;
  places: SlackPlaces;
  api: Api;
  say: Say;
  givenUp: GivenUpEvents;
  fault(error: unknown, key?: string): void;
  /** A message was heard. */
  heard(workspace: string): void;
}

/** A message that is addressed to Baton. */
interface SaidToBaton {
  workspace: string;
  key: string;
  /** Where it is answered. */
  channel: string;
  said: AuthoredText;
  /** An earlier wording of it was answered. */
  edited?: true;
  /** What is noted before it is carried out. */
  first?(): Promise<void>;
}

/** What people write. Other subtypes are joins, topics, apps and the like. */
const WRITTEN = new Set([undefined, 'thread_broadcast', 'file_share', 'me_message']);

/** A channel has become private, or public. */
const CONVERTED = new Set<string | undefined>(['channel_convert_to_private', 'channel_convert_to_public']);

/** "1772445600.123456" -> 1772445600123 */
const epochMs = (ts: string): number => Math.round(Number(ts) * 1_000);

/** The message without the mentions of Baton, by which it is addressed. */
function addressed<M extends AuthoredText>(message: M, botId: string): M {
  if (botId === '') return message;
  const own = new RegExp(`<@${botId}(?:\\|[^<>]*)?>[:,]?`, 'g');
  return { ...message, text: message.text.replace(own, ' ').trim() };
}

/** Handles messages. */
export class Messages {
  constructor(private readonly parts: MessageParts) {}

  register(on: OnEvent): void {
    on('message', readMessage, (source, event) => this.message(source, event));
    on('app_mention', readMessage, (source, event) => this.mention(source, event));
  }

  /** A message was written, edited or deleted. */
  private async message(source: EventSource, event: MessageEvent): Promise<void> {
    const { channel, subtype } = event;
    if (event.direct) return this.direct(source, event);
    if (subtype === 'message_deleted' && event.deleted)
      return hearGone(this.parts, source, channel, { type: 'deleted', id: event.deleted });
    if (CONVERTED.has(subtype)) return this.parts.places.changed(source.workspace, channel);
    if (event.buried) return hearGone(this.parts, source, channel, { type: 'deleted', id: event.buried });
    if (subtype === 'message_changed') {
      if (event.edited) await this.hear(source, channel, event.edited, true);
    } else if (WRITTEN.has(subtype)) await this.hear(source, channel, event, false);
  }

  /**
   * "@Baton …": without the mention it is a command, answered in its thread. Slack reports it once more when it is edited:
   * it is read again, and what it orders now is offered, because the key says that it has been answered before.
   */
  private async mention({ workspace, botId }: EventSource, event: MessageEvent): Promise<void> {
    const { channel, ts, editedAt } = event;
    const said = addressed(event, botId);
    const key = `mention:${channel}:${ts}`;
    const handled = await this.command({ workspace, key, channel, said });
    if (editedAt === undefined || !handled || handled.answer) return;
    await this.command({ workspace, key: `${key}:${editedAt}`, channel, said, edited: true });
  }

  /** A message in a channel. One that mentions Baton comes a second time, as a mention, and is handled then. */
  private async hear(source: EventSource, channel: string, said: AuthoredText, edited: boolean): Promise<void> {
    const { workspace, key, botId } = source;
    const { user, byApp, text: raw, ts, thread } = said;
    if (!user || byApp || user === botId || raw === '') return;
    const { origins, listener, reader, links, heard } = this.parts;
    heard(workspace);
    if (botId !== '' && raw.includes(`<@${botId}`)) return;
    const origin = await origins.overheard({ workspace, key, channel, thread, person: user });
    const { text, mentions } = await reader.read(workspace, raw);
    const link = await links.of(workspace, { channel, ts, thread });
    await listener.hear({ ...origin, type: 'message', id: ts, text, mentions, link, edited, at: epochMs(ts) });
  }

  /** A message in somebody's own conversation with Baton, where "@Baton" is an address as well. */
  private async direct({ workspace, key, botId }: EventSource, event: MessageEvent): Promise<void> {
    const { user, byApp, subtype, channel } = event;
    if (!user || byApp || !WRITTEN.has(subtype)) return;
    const first = () => this.noteConversation(workspace, user, channel);
    await this.command({ workspace, key, channel: user, said: addressed(event, botId), first });
  }

  /** @returns undefined if it is not a person's, or failed and they were told */
  private async command({ workspace, key, channel, said, edited, first }: SaidToBaton): Promise<Handled | undefined> {
    const { user, byApp, thread } = said;
    if (!user || byApp) return undefined;
    const { app, origins, reader, givenUp, fault } = this.parts;
    if (givenUp.has(workspace, key)) return {};
    try {
      await first?.();
      const { text, mentions } = await reader.readCommand(workspace, said.text);
      const origin = await origins.of({ workspace, key, channel, thread, person: user });
      return await app.handle({ ...origin, type: 'command', text, mentions, spoken: true, ...(edited && { edited }) });
    } catch (error) {
      // Whoever knows that nothing changed says it again. If nobody can be told, Slack sends the event again.
      if (!(await this.apologise({ workspace, channel, thread, user }, error))) throw error;
      if (!(error instanceof Unsettled)) givenUp.add(workspace, key);
      fault(error, key);
      return undefined;
    }
  }

  /** Says that the store does not work to whoever spoke to Baton. @returns whether they were told */
  private async apologise(
    { workspace, channel, thread, user }: { workspace: string; channel: string; thread: string | null; user: string },
    error: unknown,
  ): Promise<boolean> {
    const { api, say } = this.parts;
    const text = flat(say(`slack-${troubleWord(error)}`));
    const where = { channel, text, ...(thread && { thread_ts: thread }) };
    const told =
      channel === user
        ? api.call(workspace, 'chat.postMessage', where)
        : api.call(workspace, 'chat.postEphemeral', { ...where, user });
    return (await told.catch(() => undefined))?.ok ?? false;
  }

  /** Remembers which conversation is whose, so that a press in it is known to be that person's. */
  private async noteConversation(workspace: string, person: string, place: string): Promise<void> {
    const { fronts } = this.parts;
    const known = await fronts.of(workspace, person);
    if (known?.place === place) return;
    const { at, shows, hash } = known ?? { at: 0, shows: 'home' as const, hash: '' };
    await fronts.note(workspace, { person, place, at, shows, hash });
  }
}
