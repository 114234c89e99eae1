/** Delivers Baton's messages to the playground. */
import type { Chat, Delivery } from '../../src/ports/chat.js';
import type { PeopleMessage } from '../../src/ports/outbound.js';
import type { Content } from '../store/room-messages.js';
import { directChannelOf } from './channels.js';
import { BATON, PLAYGROUND_WORKSPACE } from './people.js';
import type { Room } from './room.js';

/** The playground as a chat platform. */
export class PlaygroundChat implements Chat {
  constructor(private readonly room: Room) {}

  async deliver(workspace: string, message: PeopleMessage): Promise<Delivery> {
    if (workspace !== PLAYGROUND_WORKSPACE) return { result: 'never', why: 'unknown workspace' };
    const content: Content = { is: 'view', view: message.view };
    if (message.to === 'message') {
      const { channel, message: id } = message;
      const found =
        (await this.room.replace(channel, id, content)) ||
        (await this.room.replace(directChannelOf(channel), id, content));
      return found ? { result: 'sent' } : { result: 'never', why: 'message_not_found' };
    }
    if (message.to === 'headline') return this.headline(message);
    const onlyFor = message.to === 'whisper' ? message.person : null;
    const thread = await this.threadOf(message);
    await this.room.post(
      { ...placeFor(message), ...(thread && { thread }), author: BATON, onlyFor, content },
      message.id,
    );
    return { result: 'sent' };
  }

  /** Its channels have no top: whoever wants a line there is told. */
  private async headline({ id, orTell }: Extract<PeopleMessage, { to: 'headline' }>): Promise<Delivery> {
    if (!orTell) return { result: 'sent' };
    const { person, view } = orTell;
    return this.deliver(PLAYGROUND_WORKSPACE, { to: 'direct', id, person, view });
  }

  /** The thread of an earlier message of Baton's own, which has the same id here. */
  private async threadOf(message: PeopleMessage): Promise<string | undefined> {
    if (message.to !== 'channel' || message.under === undefined || message.thread !== null) return undefined;
    const earlier = await this.room.message(message.under);
    return earlier?.channel === message.channel ? earlier.id : undefined;
  }
}

function placeFor(message: Exclude<PeopleMessage, { to: 'message' | 'headline' }>): {
  channel: string;
  thread: string | null;
} {
  if (message.to === 'direct') return { channel: directChannelOf(message.person), thread: null };
  return { channel: message.channel, thread: message.thread };
}
