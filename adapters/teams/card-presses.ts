/** Presses on the cards of messages. Teams shows the answer to the person who pressed: a card, or one line. */
import { z } from 'zod';
import { flat, plain } from '../../src/model/text.js';
import type { Handled } from '../../src/ports/events.js';
import type { Say } from '../../src/ports/say.js';
import { type Call, note, type View, view } from '../../src/view/view.js';
import { beforeDeadline } from '../platform/deadline.js';
import type { Activity } from './activity.js';
import type { AdaptiveCard } from './cards.js';
import { isNotice } from './chat.js';
import type { TeamsComposer } from './composer.js';
import { badRequestAnswer, cardAnswer, type InvokeAnswer, lineAnswer } from './invoke-answers.js';
import type { PressForms } from './press-forms.js';
import { lineFor, type PressHandler, type TroubleWording } from './press-handler.js';
import { PATIENCE_MS, type Press, type PressReader, type PressVia } from './presses.js';
import { summaryOf } from './render.js';

/** What presses on cards need. */
export interface CardPressParts {
  reader: PressReader;
  handler: PressHandler;
  forms: PressForms;
  composer: TeamsComposer;
  say: Say;
  /** Says that something has failed in the conversation in which somebody acted. */
  sorry(workspace: string, activity: Activity, id: TroubleWording): Promise<void>;
}

/**
 * The value of an `adaptiveCard/action`. The verb is `call` for a button or choice, `form` for a form that is sent, `cancel`
 * for one that is left, and `look` when Teams refreshes a start page.
 */
const actionSchema = z.object({ action: z.object({ verb: z.string().max(50), data: z.unknown().optional() }) });

/** Longest line, in characters. */
const LONGEST_ANSWER = 300;

/** Answers presses on cards. */
export class CardPresses {
  constructor(private readonly parts: CardPressParts) {}

  /** Answers an `adaptiveCard/action`. */
  async answer(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    const parsed = actionSchema.safeParse(activity.value);
    if (!parsed.success) return badRequestAnswer(this.word('teams-not-read'));
    const { verb, data } = parsed.data.action;
    const press = await this.parts.reader.read(workspace, key, activity, data, 'notice');
    if (!press) return lineAnswer(this.word('teams-choose-first'));
    if (verb === 'look') return cardAnswer(await beforeDeadline(this.look(press, press.data.call), PATIENCE_MS));
    if (verb === 'cancel') return this.closeForm(press, this.word('teams-cancelled'));
    const via = verb === 'form' ? 'form' : 'button';
    return this.parts.handler.answer(press, via, {
      done: (handled) => this.done(press, via, handled),
      line: (id) => lineAnswer(this.word(id)),
      sorry: (id) => this.parts.sorry(workspace, activity, id),
    });
  }

  private async done(press: Press, via: PressVia, handled: Handled): Promise<InvokeAnswer> {
    const { form, errors, answer } = handled;
    if (form) return cardAnswer(await this.parts.forms.card(press, form, 'message'));
    if (errors) return this.refused(press, Object.values(errors));
    if (answer?.to === 'message') return cardAnswer(await this.card(press, answer.view));
    if (answer?.to === 'whisper' && isNotice(answer.view)) return lineAnswer(summaryOf(answer.view, LONGEST_ANSWER));
    const line = this.word(answer?.to === 'whisper' ? 'teams-in-chat' : lineFor(handled));
    return via === 'form' ? this.closeForm(press, line) : lineAnswer(line);
  }

  /** The form again, with what is wrong with it. */
  private async refused(press: Press, errors: readonly string[]): Promise<InvokeAnswer> {
    const form = await this.parts.forms.again(press);
    if (!form) return lineAnswer(errors.join(' '));
    return cardAnswer(await this.parts.forms.card(press, form, 'message', errors));
  }

  /** Puts the message back in place of its form; if it cannot be shown any more, one line. */
  private async closeForm(press: Press, line: string): Promise<InvokeAnswer> {
    const { after } = press.data.call;
    const card = after && (await this.look(press, after).catch(() => undefined));
    return cardAnswer(card ?? (await this.card(press, view(note([plain(line)])))));
  }

  /** What a call shows now. */
  private async look(press: Press, call: Call): Promise<AdaptiveCard> {
    return this.card(press, await this.parts.handler.look(press, call));
  }

  private card({ workspace, origin, message }: Press, shown: View): Promise<AdaptiveCard> {
    return this.parts.composer.card(workspace, shown, message?.shared ? undefined : origin.person.id);
  }

  private word(id: string): string {
    return flat(this.parts.say(id));
  }
}
