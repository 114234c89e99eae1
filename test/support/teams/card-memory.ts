/** The cards a conversation has shown, so that later steps can press what is on them. */

import type { AdaptiveCard } from '../../../adapters/teams/cards.js';
import type { Step } from '../dialogs.js';
import { isPersonalChat } from './ids.js';
import { formIn, ownerOfChat, type Seen, seenOf, type Turn } from './turns.js';
import type { MessageIds } from './world.js';

/** A form that is open, and the message it was opened from. */
export interface OpenForm {
  card: AdaptiveCard;
  dialog: boolean;
  message: MessageIds | undefined;
}

/** Remembers cards. */
export class CardMemory {
  /** The latest card of each place: a channel by its name, somebody's own chat as "@bo". */
  private readonly latest = new Map<string, Seen>();
  /** The answer of each step. */
  private readonly answers: (Seen | undefined)[] = [];
  private readonly whispers = new Map<string, Seen>();
  form: OpenForm | undefined;

  /** The card a step presses on. */
  cardFor({ as: who, in: channel, on, whisper }: Step): Seen | undefined {
    if (whisper) return this.whispers.get(who);
    return on ? this.answers[on - 1] : this.latest.get(placeOf(who, channel));
  }

  /** After somebody spoke to Baton or pressed something. */
  answered(turn: Turn, step: Step, answer: Seen | undefined): void {
    const form = formIn(turn);
    const pressed = this.cardFor(step)?.message;
    if (form?.card) this.form = { card: form.card, dialog: form.dialog, message: pressed };
    this.answers.push(answer);
    if (answer?.card) this.latest.set(placeOf(step.as, step.in), answer);
    if (answer?.card && step.whisper) this.whispers.set(step.as, answer);
    this.told(turn, answer);
  }

  /** After something was overheard. */
  heard(turn: Turn, whispers: readonly (readonly [who: string, seen: Seen])[]): void {
    this.answers.push(undefined);
    for (const [who, seen] of whispers) this.whispers.set(who, seen);
    this.told(turn, undefined);
  }

  /** A message in a channel. */
  posted(channel: string, seen: Seen): void {
    this.latest.set(channel, seen);
  }

  /** What others were told in their own chats. */
  private told({ said }: Turn, answer: Seen | undefined): void {
    for (const one of said) {
      const { conversation, id, out } = one.message;
      const isTold = one.how === 'post' && isPersonalChat(conversation) && out?.to !== 'whisper';
      if (isTold && id !== answer?.message?.id) this.latest.set(`@${ownerOfChat(conversation)}`, seenOf(one));
    }
  }
}

const placeOf = (who: string, channel: string): string => (channel === 'direct' ? `@${who}` : channel);
