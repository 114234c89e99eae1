/** Messages with controls that people have in front of them in a conversation, as they were when last seen. */
import type { KnownBlock } from '@slack/types';
import type { Step } from '../dialogs.js';
import type { FakeMessage, Shown } from './fake.js';

/** A message, with the blocks it had: a later change does not reach whoever presses on the old ones. */
export interface SeenCard {
  message: FakeMessage;
  blocks: readonly KnownBlock[];
}

/** The window of a form. */
export type FormWindow = Extract<Shown, { trigger: string }>['view'];

const cardOf = (message: FakeMessage): SeenCard => ({ message, blocks: message.blocks });

export class Cards {
  /** The last one, by the name of a channel, or by "@person" in their conversation with Baton. */
  private readonly latest = new Map<string, SeenCard>();
  /** The answer to each step. */
  private readonly answers: (SeenCard | undefined)[] = [];
  private readonly whispers = new Map<string, SeenCard>();
  window: FormWindow | undefined;

  /** The card that a step presses on. */
  for(step: Step): SeenCard {
    const { whisper, on, as: who, in: place } = step;
    const card = whisper
      ? this.whispers.get(who)
      : on
        ? this.answers[on - 1]
        : this.latest.get(place === 'direct' ? `@${who}` : place);
    if (!card) throw new Error(`nothing to press in ${place}`);
    return card;
  }

  /** A step was answered; undefined if it shows nothing. */
  answered(step: Step, message: FakeMessage | undefined): void {
    this.answers.push(message && cardOf(message));
    if (!message) return;
    this.latest.set(step.in === 'direct' ? `@${step.as}` : step.in, cardOf(message));
    if (step.whisper) this.whispers.set(step.as, cardOf(message));
  }

  /** A step that Baton only hears. */
  heard(): void {
    this.answers.push(undefined);
  }

  whispered(who: string, message: FakeMessage): void {
    this.whispers.set(who, cardOf(message));
  }

  /** @param place the name of a channel, or "@person" */
  posted(place: string, message: FakeMessage): void {
    this.latest.set(place, cardOf(message));
  }
}
