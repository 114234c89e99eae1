/** Presses on cards and in dialogs, with everything needed to carry them out. */
import type { ControlMessage, Origin } from '../../src/ports/events.js';
import { beforeDeadline } from '../platform/deadline.js';
import type { Seal } from '../store/seal.js';
import type { Sent } from '../store/sent.js';
import { type PressData, readPress } from './actions.js';
import { type Activity, isPersonal } from './activity.js';
import { type Belonging, readBelonging, unsealBelonging } from './belonging.js';
import type { TeamsConversations } from './conversations.js';
import type { TeamsPeople } from './people.js';
import { packMessageRef, packReplyTo, type ReplyTo } from './places.js';
import type { Rosters } from './rosters.js';

/** A press. */
export interface Press {
  workspace: string;
  /** The same press delivered again under this key takes no effect. */
  key: string;
  /** Where it belongs and who made it. */
  origin: Origin;
  data: PressData;
  /** The message the control is in; for a form, the one it was opened from. */
  message: ControlMessage | null;
  /** Set if it belongs to another place than the one it was made in. */
  belonging: Belonging | undefined;
}

/** A button of a message or dialog, or a form that was sent. */
export type PressVia = 'button' | 'form';

/** How long a press can take to be read. */
export const PATIENCE_MS = 3_000;

interface PressReaderParts {
  people: TeamsPeople;
  rosters: Pick<Rosters, 'isIn'>;
  conversations: TeamsConversations;
  sent: Sent;
  seal: Seal;
}

/** Reads presses from activities. */
export class PressReader {
  constructor(private readonly parts: PressReaderParts) {}

  /**
   * Reads a press; undefined if it is not Baton's, or nothing was chosen.
   * @throws StoreAway if that takes too long: nothing has been carried out
   * @param shown how much of a private answer the window shows itself
   */
  async read(
    workspace: string,
    key: string,
    activity: Activity,
    sent: unknown,
    shown?: ReplyTo['shown'],
  ): Promise<Press | undefined> {
    const data = readPress(sent);
    return data && beforeDeadline(this.completed(workspace, key, activity, data, shown), PATIENCE_MS);
  }

  private async completed(
    workspace: string,
    key: string,
    activity: Activity,
    data: PressData,
    shown?: ReplyTo['shown'],
  ): Promise<Press | undefined> {
    const { conversations, people } = this.parts;
    const here = await conversations.origin(workspace, key, activity, shown);
    const belonging = await this.belonging(workspace, activity, data, here.person.id);
    // A form that was given to somebody else, or was tampered with.
    if (data.at !== undefined && !belonging) return undefined;
    await people.introduce(
      workspace,
      data.people.map((id) => ({ id })),
    );
    const origin = belonging && (await this.isThere(belonging, here)) ? originIn(belonging, here, shown) : here;
    const message = belonging?.message ?? pressedMessage(activity, belonging?.targeted ?? false);
    return { workspace, key, origin, data, message, belonging };
  }

  /** Whoever has left a channel since has not done anything there: it counts as done where they are. */
  private async isThere({ channel }: Belonging, { workspace, channel: here, person }: Origin): Promise<boolean> {
    if (channel.direct || channel.id === here.id) return true;
    return this.parts.rosters.isIn(workspace, channel, person.id);
  }

  /** A form carries what it belongs to; what a message belongs to is stored with it. */
  private async belonging(workspace: string, activity: Activity, { at }: PressData, person: string) {
    if (at !== undefined) return unsealBelonging(this.parts.seal, at, person);
    const { replyToId: message, conversation } = activity;
    if (!message) return undefined;
    return readBelonging(await this.parts.sent.belongs(workspace, { place: conversation.id, message }), person);
  }
}

const originIn = ({ channel, thread, root }: Belonging, here: Origin, shown: ReplyTo['shown']): Origin => ({
  ...here,
  channel,
  thread,
  reply: packReplyTo({ root, shown }),
  ...(channel.id !== here.channel.id && { elsewhere: true }),
});

/** The message a control is in. */
function pressedMessage(activity: Activity, targeted: boolean): ControlMessage | null {
  const { conversation, replyToId } = activity;
  if (!replyToId) return null;
  const id = packMessageRef({ conversation: conversation.id, activity: replyToId, targeted });
  return { id, shared: !isPersonal(activity) && !targeted };
}
