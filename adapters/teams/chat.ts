/** Delivers the product's messages to Teams: decides which ways to try, and what a refusal means for the next one. */
import { privateChannel } from '../../src/model/channels.js';
import type { Text } from '../../src/model/text.js';
import type { Chat, Delivery, MayCall } from '../../src/ports/chat.js';
import type { PeopleMessage } from '../../src/ports/outbound.js';
import { plainText } from '../../src/view/as-text.js';
import { controlsOf, type View } from '../../src/view/view.js';
import { deliverBy, type Later } from '../platform/answer.js';
import { inOwnThread } from '../platform/own-thread.js';
import { type AttemptAnswer, type AttemptParts, Attempts, type ChannelPost, type Whisper } from './attempts.js';
import type { Belonging } from './belonging.js';
import { withoutThread } from './conversation-ids.js';
import { refusalKind } from './errors.js';
import { packReplyTo, parseReplyTo, personOfChannel, type ReplyTo } from './places.js';
import type { TeamsSettings } from './settings.js';

interface TeamsChatParts extends AttemptParts {
  whispers: TeamsSettings['whispers'];
  /** The line where somebody asked who is answered in private. */
  answered(): Text;
  /** Teams rejected a message as Baton made it. Reported to whoever runs Baton, by Teams' code alone. */
  rejected(code: string): void;
}

type Attempt = () => Promise<AttemptAnswer>;

/** Longest answer that fits the one line Teams shows after a press, in characters. */
const LONGEST_NOTICE = 300;
/** Wait after a refusal that can pass, such as throttling. */
const REFUSED_RETRY_MS = 10_000;

/** Whether a private answer fits the one line Teams shows after a press. */
export const isNotice = (view: View): boolean =>
  controlsOf(view).length === 0 && plainText(view).length <= LONGEST_NOTICE;

/** Teams as a platform of the product. */
export class TeamsChat implements Chat {
  private readonly attempts: Attempts;

  constructor(private readonly parts: TeamsChatParts) {
    this.attempts = new Attempts(parts);
  }

  /**
   * Delivers one message. Teams cannot be asked whether a message is there. One whose answer was lost is therefore not sent
   * again: better one message too few, which the start page shows as well, than one twice. One whose sending may have been
   * cut short by a crash is sent again, because most likely it was not sent at all.
   */
  async deliver(workspace: string, message: PeopleMessage, _?: number, mayCall?: MayCall): Promise<Delivery> {
    if (!mayCall) return this.carry(workspace, message);
    const { parts } = this;
    return new TeamsChat({ ...parts, posts: parts.posts.while(mayCall) }).carry(workspace, message);
  }

  private async carry(workspace: string, message: PeopleMessage): Promise<Delivery> {
    const out = await inOwnThread(this.parts.sent, workspace, message, withoutThread);
    const reply = 'reply' in out ? parseReplyTo(out.reply) : { root: null };
    if (await this.isDelivered(workspace, out, reply)) return { result: 'sent' };
    const attempts = await this.attemptsFor(workspace, out, reply);
    return deliverBy(attempts, async (answer) => this.deliveryFor(workspace, answer, out.to === 'message'));
  }

  private deliveryFor(workspace: string, answer: AttemptAnswer, isUpdate: boolean): Delivery | { closed: string } {
    const { posts, rejected } = this.parts;
    if (answer.ok) return { result: 'sent', pauseMs: posts.pause(workspace, answer.data.conversation) };
    if ('afterMs' in answer) return unanswered(answer, isUpdate);
    const kind = refusalKind(answer.status, answer.code, isUpdate);
    if (kind === 'retry' || kind === 'unknown')
      return { result: 'later', afterMs: REFUSED_RETRY_MS, why: answer.code, refused: kind === 'unknown' };
    if (kind === 'rejected') rejected(answer.code);
    return { closed: answer.code };
  }

  /** Sends a line to one person in private, past the outbox. */
  async tell(workspace: string, out: Whisper): Promise<void> {
    // Without the part of the reply that says the window shows it already.
    await this.deliver(workspace, {
      ...out,
      reply: packReplyTo({ root: parseReplyTo(out.reply).root, shown: 'unseen' }),
    });
  }

  private async isDelivered(workspace: string, out: PeopleMessage, reply: ReplyTo): Promise<boolean> {
    if (out.to === 'message') return false;
    return isShownInWindow(out, reply) || (await this.parts.sent.find(workspace, out.id)) !== undefined;
  }

  /** The ways to deliver a message, best first. The next is tried if Teams refuses one for good. */
  private async attemptsFor(workspace: string, out: PeopleMessage, reply: ReplyTo): Promise<Attempt[]> {
    switch (out.to) {
      case 'message':
        return [() => this.attempts.update(workspace, out)];
      case 'direct': {
        const { near, person } = out;
        const mention = () => this.attempts.mention(workspace, near ?? '', null, person);
        return [() => this.attempts.direct(workspace, out, person), ...(near ? [mention] : [])];
      }
      case 'headline': {
        // A bot can put nothing at the top of a channel.
        const { id, orTell } = out;
        return [orTell ? () => this.attempts.direct(workspace, { id, view: orTell.view }, orTell.person) : nowhere];
      }
      case 'whisper':
        return this.whisperAttempts(workspace, out, out.thread ?? reply.root);
      case 'channel':
        return this.channelAttempts(workspace, out, out.thread ?? reply.root);
    }
  }

  private channelAttempts(workspace: string, out: ChannelPost, root: string | null): Attempt[] {
    const owner = personOfChannel(out.channel);
    if (owner !== undefined) return [() => this.attempts.direct(workspace, out, owner)];
    const { orTo } = out;
    return [
      () => this.attempts.post(workspace, out, root),
      ...(orTo ? [() => this.attempts.direct(workspace, out, orTo)] : []),
    ];
  }

  private async whisperAttempts(workspace: string, out: Whisper, root: string | null): Promise<Attempt[]> {
    const belonging = await this.belongingOf(workspace, out, root);
    const { person, channel } = out;
    return [
      ...(this.parts.whispers === 'targeted' ? [() => this.attempts.targeted(workspace, out, belonging)] : []),
      () => this.elsewhere(workspace, out, belonging),
      // Somebody who waits for an answer learns how to get it; anybody else is left in peace.
      ...(out.reply !== undefined ? [() => this.attempts.mention(workspace, channel, root, person)] : []),
    ];
  }

  /** In somebody's own chat. Where they asked, one line says so: there it would look as if nobody had heard them. */
  private async elsewhere(workspace: string, out: Whisper, belonging: Belonging): Promise<AttemptAnswer> {
    const answer = await this.attempts.direct(workspace, out, out.person, belonging);
    const isAnswer = out.reply !== undefined && parseReplyTo(out.reply).shown === undefined;
    if (answer.ok && isAnswer) await this.attempts.line(workspace, out.channel, belonging.root, this.parts.answered());
    return answer;
  }

  /** The place a whisper belongs to, for what is pressed in it later. */
  private async belongingOf(workspace: string, out: Whisper, root: string | null): Promise<Belonging> {
    const { channel: id, thread, person } = out;
    const known = await this.parts.addresses.find(workspace, id);
    return {
      channel: privateChannel(id, known?.name ?? id, known?.team ?? id),
      thread,
      root,
      person,
      targeted: false,
      message: null,
    };
  }
}

const nowhere: Attempt = async () => ({ ok: true, data: { conversation: '' } });

/** An update can be sent again, since it cannot double anything; a post only if Teams has certainly not carried it out. */
function unanswered({ afterMs, unconfirmed }: Later, isUpdate: boolean): Delivery {
  if (unconfirmed && !isUpdate)
    return { result: 'never', why: 'the answer was lost, and Teams does not tell whether it is there' };
  return { result: 'later', afterMs, why: 'not its time', unused: !unconfirmed };
}

/** Whether the window in which somebody pressed shows this answer, so that it need not be sent. */
function isShownInWindow(out: PeopleMessage, reply: ReplyTo): boolean {
  if (out.to !== 'whisper') return false;
  return reply.shown === 'dialog' || (reply.shown === 'notice' && isNotice(out.view));
}
