/** What people do in the playground, as events for the product. */
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import type { Handled, Origin } from '../../src/ports/events.js';
import type { Call } from '../../src/view/view.js';
import { newId } from '../common/ids.js';
import type { Message } from '../store/room-messages.js';
import { BATON, mentionsIn, PLAYGROUND_WORKSPACE } from './people.js';
import { RAISED_HAND, type Room } from './room.js';

/** A person, and where they are speaking. */
export interface Speaker {
  /** Id of the person. */
  as: string;
  channel: string;
  /** Id of the message that began the thread; null in the channel itself. */
  thread: string | null;
  /** The locale of their browser. */
  locale?: string | undefined;
}

/** The request names a person, channel or message that does not exist for them. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** Carries out what a person does. All methods throw NotFound if the speaker cannot do that there. */
export class UserActions {
  constructor(
    private readonly app: App,
    private readonly listener: Listener,
    private readonly room: Room,
  ) {}

  /** Posts a message. If it is addressed to Baton, it is carried out as a command. */
  async say(speaker: Speaker, text: string): Promise<Handled> {
    const origin = await this.origin(speaker);
    const { as: author, channel, thread } = speaker;
    const command = commandIn(text, origin.channel.direct);
    const id = newId();
    const onlyFor = command?.private ? author : null;
    await this.room.post({ channel, thread, author, onlyFor, content: { is: 'text', text } }, id);
    if (command) {
      const mentions = mentionsIn(command.text, this.room.company.people);
      const spoken = command.private ? {} : { spoken: true as const };
      return this.app.handle({ ...origin, type: 'command', text: command.text, mentions, ...spoken });
    }
    await this.hear(origin, { id, text, edited: false });
    return {};
  }

  /**
   * Changes the text of the speaker's own message. One to Baton is read again: a question is answered, and an order is offered,
   * because what it said before has been carried out.
   */
  async edit(speaker: Speaker, message: string, text: string): Promise<void> {
    const origin = await this.origin(speaker);
    if ((await this.ownText(speaker, message)) === text) return;
    await this.room.replace(speaker.channel, message, { is: 'text', text });
    const command = commandIn(text, origin.channel.direct);
    if (command && !command.private) {
      const mentions = mentionsIn(command.text, this.room.company.people);
      await this.app.handle({ ...origin, type: 'command', text: command.text, mentions, spoken: true, edited: true });
      return;
    }
    await this.hear(origin, { id: message, text, edited: true });
  }

  /** Deletes the speaker's own message. */
  async remove(speaker: Speaker, message: string): Promise<void> {
    const { person: _, ...origin } = await this.origin(speaker);
    await this.ownText(speaker, message);
    await this.room.remove(message);
    await this.listener.hear({ ...origin, type: 'deleted', id: message, at: this.room.now() });
  }

  /** Puts the speaker's hand up for a message, or takes it down. */
  async toggleHand(speaker: Speaker, message: string): Promise<void> {
    const origin = await this.origin(speaker);
    const shown = await this.room.message(message);
    if (!shown || shown.channel !== speaker.channel || shown.onlyFor !== null) throw new NotFound();
    if (!(await this.room.toggleHand(speaker.channel, message, speaker.as))) return;
    await this.listener.hear({ ...origin, type: 'reaction', id: message, emoji: RAISED_HAND, at: this.room.now() });
  }

  /** The text of the speaker's own message. */
  async ownText(speaker: Speaker, message: string): Promise<string> {
    const shown = await this.room.message(message);
    const own = shown?.channel === speaker.channel && shown.author === speaker.as;
    if (!own || shown.content.is !== 'text') throw new NotFound();
    return shown.content.text;
  }

  /** Uses a control of one of Baton's messages, or sends the form that it opened. */
  async call(speaker: Speaker, message: string, call: Call, via: 'button' | 'form'): Promise<Handled> {
    const origin = await this.origin(speaker);
    const shown = await this.room.message(message);
    if (!shown || !isFromBatonTo(speaker, shown)) throw new NotFound();
    const place = { id: message, shared: shown.onlyFor === null && !origin.channel.direct };
    const thread = shown.thread ?? speaker.thread;
    return this.app.handle({ ...origin, thread, type: 'call', via, call, message: place });
  }

  /** Lets Baton show something where the speaker is, as if they had asked for it. */
  async ask(speaker: Speaker, call: Call): Promise<Handled> {
    const origin = await this.origin(speaker);
    return this.app.handle({ ...origin, type: 'call', via: 'button', call, message: null });
  }

  private async origin({ as, channel: id, thread, locale }: Speaker): Promise<Origin> {
    const person = this.room.company.person(as);
    const channel = person && (await this.room.channel(id, as));
    if (!person || !channel) throw new NotFound();
    return { workspace: PLAYGROUND_WORKSPACE, key: newId(), channel, thread, person, ...(locale && { locale }) };
  }

  private async hear(origin: Origin, message: { id: string; text: string; edited: boolean }): Promise<void> {
    const { id, text } = message;
    const link = `${this.room.address}/chat/${encodeURIComponent(origin.channel.id)}#m-${id}`;
    const heard = { ...message, mentions: mentionsIn(text, this.room.company.people), link, at: this.room.now() };
    await this.listener.hear({ ...origin, type: 'message', ...heard });
  }
}

/** "/baton …", which only the speaker sees, or "@Baton" anywhere; in a conversation with Baton every message is a command. */
function commandIn(text: string, direct: boolean): { text: string; private: boolean } | undefined {
  const slash = /^\s*\/baton\b[:,]?\s*/iu.exec(text);
  if (slash) return { text: text.slice(slash[0].length), private: true };
  const { rest, isCalled } = withoutCalls(text);
  return isCalled || direct ? { text: rest, private: false } : undefined;
}

/** A mention of Baton; or code or a quoted line, in which "@Baton" calls nobody. */
const CALL_OR_NOT = /```[\s\S]*?```|`[^`\n]*`|^>.*$|(?<![\p{L}\p{N}_])(?<call>@baton)(?![\p{L}\p{M}\p{N}_])[:,]?/gimu;

/** The message without the mentions of Baton, and whether there were any. */
function withoutCalls(text: string): { rest: string; isCalled: boolean } {
  const rest = text.replace(CALL_OR_NOT, (found, call?: string) => (call === undefined ? found : ' '));
  return { rest: rest.trim(), isCalled: rest !== text };
}

const isFromBatonTo = ({ as, channel }: Speaker, shown: Message) =>
  shown.channel === channel && shown.author === BATON && (shown.onlyFor ?? as) === as;
