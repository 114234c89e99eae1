/** Carries the product's messages to Teams, and finds another way where the first is closed. */
import { flat, type Text } from '../../src/model/text.js';
import type { Chat, Clock, Delivery, Outbound } from '../../src/ports.js';
import { controlsOf, plainText, type View } from '../../src/view.js';
import { deliverBy } from '../platform/answer.js';
import type { Addresses, Conversation } from '../store/addresses.js';
import type { Sent, Spot } from '../store/sent.js';
import { placeOf, tenantIn, threadIn } from './activity.js';
import type { Belonging } from './belonging.js';
import { attached, card, type Element } from './cards.js';
import { type Connector, part, type TeamsAnswer } from './connector.js';
import { meaningOf } from './errors.js';
import type { People } from './people.js';
import { ownerOf, type Reply, readReply, type Target, targetOf } from './places.js';
import type { Message, Posted, Posts, Said } from './posts.js';
import { fallback } from './render.js';
import type { TeamsSettings } from './settings.js';
import { escaped } from './text.js';

export interface ChatParts {
  connector: Connector;
  posts: Posts;
  addresses: Addresses;
  people: People;
  sent: Sent;
  clock: Clock;
  whispers: TeamsSettings['whispers'];
  /** Calls somebody who cannot be written to in private. */
  calling(name: string): Text;
  /** Baton is not in a conversation any more. */
  closed(workspace: string, place: string): Promise<void>;
  fault(error: unknown): void;
  /** Teams did not take what we made: told to the people who run Baton, by Teams' code alone. */
  refused(code: string): void;
}

type Step = () => Promise<TeamsAnswer<Said>>;
const TARGETED = '?isTargetedActivity=true';
const NOTICE = 300;

/** Whether a private answer is said in one line of the window where somebody pressed. */
export const isNotice = (view: View): boolean => controlsOf(view).length === 0 && plainText(view).length <= NOTICE;

const NOWHERE = { ok: false, status: 404, code: 'a conversation that is not known' } as const;

export class TeamsChat implements Chat {
  constructor(private readonly parts: ChatParts) {}

  /**
   * Teams cannot be asked what is there already. So a message whose answer was lost is not said again: better a message too
   * few, which the start page has as well, than one twice. After a crash, where nobody knows whether it was tried, it is.
   */
  async deliver(workspace: string, out: Outbound): Promise<Delivery> {
    const reply = 'reply' in out ? readReply(out.reply) : { root: null };
    if (isShown(out, reply)) return { result: 'sent' };
    if (out.to !== 'message' && (await this.parts.sent.find(workspace, out.id))) return { result: 'sent' };
    return deliverBy(await this.steps(workspace, out, reply), async (answer) => {
      if (answer.ok) return { result: 'sent', pauseMs: this.parts.posts.pause(workspace, answer.data.conversation) };
      if ('afterMs' in answer) {
        const again = !answer.unconfirmed || out.to === 'message';
        if (!again) return { result: 'never', why: 'the answer was lost, and Teams does not tell whether it is there' };
        return { result: 'later', afterMs: answer.afterMs, why: 'not its time', unused: !answer.unconfirmed };
      }
      const meaning = meaningOf(answer.status, answer.code, out.to === 'message');
      if (meaning === 'barred') return { result: 'later', afterMs: 10_000, why: answer.code };
      if (meaning === 'ours') this.parts.refused(answer.code);
      return { closed: answer.code };
    });
  }

  /** A line to one person in private, besides the outbox. */
  async tell(workspace: string, out: Extract<Outbound, { to: 'whisper' }>): Promise<void> {
    await this.deliver(workspace, { ...out, reply: `|${readReply(out.reply).root ?? ''}` });
  }

  /** The ways to say it, the best first; the next is tried where one is closed for good. */
  private async steps(workspace: string, out: Outbound, reply: Reply): Promise<Step[]> {
    if (out.to === 'message') return [() => this.change(workspace, out)];
    const direct = (person: string, belongs?: Belonging) => () => this.direct(workspace, out, person, belongs);
    const call = (channel: string, root: string | null, person: string) => () =>
      this.call(workspace, channel, root, person);
    if (out.to === 'direct') return [direct(out.person), ...(out.near ? [call(out.near, null, out.person)] : [])];
    const root = out.thread ?? reply.root;
    if (out.to === 'whisper') {
      const belongs = await this.belonging(workspace, out, root);
      return [
        ...(this.parts.whispers === 'targeted' ? [() => this.target(workspace, out, belongs)] : []),
        direct(out.person, belongs),
        // Where somebody waits for an answer they are told how they can have it.
        ...(out.reply !== undefined ? [call(out.channel, root, out.person)] : []),
      ];
    }
    const owner = ownerOf(out.channel);
    if (owner !== undefined) return [direct(owner)];
    return [() => this.post(workspace, out, root), ...(out.orTo ? [direct(out.orTo)] : [])];
  }

  /** Where a private message belongs to, for what is pressed in it. */
  private async belonging(
    workspace: string,
    { channel, thread, person }: Extract<Outbound, { to: 'whisper' }>,
    root: string | null,
  ): Promise<Belonging> {
    const name = (await this.parts.addresses.find(workspace, channel))?.name ?? channel;
    return { channel: { id: channel, name, direct: false }, thread, root, person, targeted: false, message: null };
  }

  /** Into a conversation, in its thread where it has any; without a thread a channel begins a new one. */
  private async post(
    workspace: string,
    { id, channel, view }: Extract<Outbound, { to: 'channel' }>,
    root: string | null,
  ): Promise<TeamsAnswer<Said>> {
    const known = await this.parts.addresses.find(workspace, channel);
    if (!known) return NOWHERE;
    const message = await this.parts.posts.message(workspace, view);
    const words = fallback(view);
    const inside = await this.parts.posts.into(workspace, known, root, message, words);
    // A thread whose first message was deleted is none: it is said beside it.
    const lost = root !== null && known.kind === 'channel' && 'status' in inside && inside.status === 404;
    const answer = lost ? await this.parts.posts.begin(workspace, known, message, words) : inside;
    return this.noted(workspace, id, answer, known);
  }

  /** Keeps where a message stands, and what a refusal says of the place. */
  private async noted(
    workspace: string,
    id: string,
    answer: TeamsAnswer<Said>,
    { id: place }: Conversation,
    belongs?: Belonging,
  ): Promise<TeamsAnswer<Said>> {
    const { clock, sent, closed, fault } = this.parts;
    if (answer.ok) {
      const { conversation, activity } = answer.data;
      // What was said must not be said again because it could not be noted.
      if (activity)
        await sent
          .note(
            workspace,
            id,
            { place: conversation, message: activity },
            clock.now(),
            belongs && JSON.stringify(belongs),
          )
          .catch(fault);
    } else if ('status' in answer && meaningOf(answer.status, answer.code, false) === 'place')
      await closed(workspace, place);
    return answer;
  }

  /** In somebody's own conversation with Baton, which is begun where there is none. */
  private async direct(
    workspace: string,
    { id, view }: Outbound,
    person: string,
    belongs?: Belonging,
  ): Promise<TeamsAnswer<Said>> {
    const found = await this.own(workspace, person);
    if ('ok' in found) return found;
    const message = await this.parts.posts.message(workspace, view, person);
    const said = await this.parts.posts.say(workspace, found, found.id, message, fallback(view));
    return this.noted(workspace, id, said, found, belongs);
  }

  private async own(
    workspace: string,
    person: string,
  ): Promise<Conversation | Extract<TeamsAnswer<Said>, { ok: false }>> {
    const { addresses, people, connector, clock } = this.parts;
    const known = await addresses.of(workspace, person);
    if (known) return known;
    const near = await addresses.latest(workspace);
    if (!near) return NOWHERE;
    const { service, bot } = near;
    const members = [{ id: await people.teamsId(workspace, person) }];
    const tenant = { id: tenantIn(workspace) };
    const body = { isGroup: false, bot: { id: bot }, members, tenantId: tenant.id, channelData: { tenant } };
    const answer = await connector.call<Posted>({ service, workspace, method: 'POST', path: 'v3/conversations', body });
    // The same conversation comes back however often it is asked for.
    if (!answer.ok) return 'afterMs' in answer ? { ...answer, unconfirmed: false } : answer;
    if (!answer.data.id) return NOWHERE;
    const made: Conversation = {
      ...{ id: answer.data.id, kind: 'personal', person, team: null, name: '', service, bot },
      at: clock.now(),
    };
    await addresses.keep(workspace, made);
    return made;
  }

  /**
   * In a conversation for one person's eyes. The recipient is set by hand: botbuilder's own way of sending puts the person
   * who spoke last in its place. Without the mark of the address it would be for all: it is part of the path that is sent.
   */
  private async target(
    workspace: string,
    out: Extract<Outbound, { to: 'whisper' }>,
    belongs: Belonging,
  ): Promise<TeamsAnswer<Said>> {
    const { addresses, people } = this.parts;
    const known = await addresses.find(workspace, out.channel);
    if (!known) return NOWHERE;
    const recipient = { id: await people.teamsId(workspace, out.person, known) };
    const conversation = known.kind === 'channel' ? threadIn(known.id, belongs.root) : known.id;
    const message = { ...(await this.parts.posts.message(workspace, out.view)), recipient };
    const said = await this.parts.posts.say(workspace, known, conversation, message, fallback(out.view), TARGETED);
    // A refusal says nothing of the channel: the person may not be in it.
    return said.ok ? this.noted(workspace, out.id, said, known, { ...belongs, targeted: true }) : said;
  }

  /** Calls somebody by a mention, where they cannot be written to in private; what it is about is not said. */
  private async call(
    workspace: string,
    channel: string,
    root: string | null,
    person: string,
  ): Promise<TeamsAnswer<Said>> {
    const { addresses, people, calling } = this.parts;
    const known = await addresses.find(workspace, channel);
    if (!known) return NOWHERE;
    const name = await people.nameOf(workspace, person);
    const at = `<at>${escaped(name)}</at>`;
    const words = flat(calling(name));
    const line: Element = { type: 'TextBlock', text: escaped(words).replace(escaped(name), at), wrap: true };
    const mention = { type: 'mention', text: at, mentioned: { id: await people.teamsId(workspace, person), name } };
    const made = card([line], { fallbackText: words, msteams: { entities: [mention] } });
    const message: Message = { type: 'message', summary: words, attachments: [attached(made)] };
    return this.parts.posts.into(workspace, known, root, message, words);
  }

  /** In place of an earlier message. */
  private async change(workspace: string, out: Extract<Outbound, { to: 'message' }>): Promise<TeamsAnswer<Said>> {
    const { addresses, sent } = this.parts;
    const spot = await sent.find(workspace, out.message);
    const target = targetOf(out.message) ?? (spot && (await this.targetAt(workspace, spot)));
    // What is not there any more needs no change.
    if (!target) return { ok: true, data: { conversation: '' } };
    const { conversation, activity, targeted } = target;
    const known = await addresses.find(workspace, placeOf(conversation));
    if (!known) return NOWHERE;
    const message = {
      ...(await this.parts.posts.message(workspace, out.view, known.person ?? undefined)),
      id: activity,
    };
    const path = `v3/conversations/${part(conversation)}/activities/${part(activity)}${targeted ? TARGETED : ''}`;
    const request = { service: known.service, workspace, method: 'PUT', path } as const;
    const answer = await this.parts.posts.send<Posted>(conversation, request, message, fallback(out.view));
    return answer.ok ? { ok: true, data: { conversation, activity } } : answer;
  }

  private async targetAt(workspace: string, spot: Spot): Promise<Target> {
    const belongs = await this.parts.sent.belongs(workspace, spot);
    const targeted = belongs !== null && (JSON.parse(belongs) as Belonging).targeted;
    return { conversation: spot.place, activity: spot.message, targeted };
  }
}

/** Private answers that the window shows in which somebody pressed. */
function isShown(out: Outbound, reply: Reply): boolean {
  if (out.to !== 'whisper') return false;
  return reply.shown === 'dialog' || (reply.shown === 'notice' && isNotice(out.view));
}
