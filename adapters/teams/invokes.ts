/** Invokes: what people do with Baton's cards, dialogs and menus. Teams waits for the answer to each. */
import { z } from 'zod';
import { flat } from '../../src/model/text.js';
import { troubleWord } from '../platform/store-trouble.js';
import type { Activity } from './activity.js';
import { CardPresses, type CardPressParts } from './card-presses.js';
import { DialogPresses, type DialogPressParts } from './dialog-presses.js';
import { extensionLine, type InvokeAnswer, lineAnswer } from './invoke-answers.js';

/** The value of a `message/submitAction` from the feedback buttons of a message. */
const feedbackSchema = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']) }),
});

interface InvokeParts extends CardPressParts, DialogPressParts {
  /** Somebody likes, or does not like, what a language model worded. */
  feedback(reaction: 'like' | 'dislike'): void;
  fault(error: unknown, key?: string): void;
}

/** Answers invokes. */
export class Invokes {
  private readonly cards: CardPresses;
  private readonly dialogs: DialogPresses;

  constructor(private readonly parts: InvokeParts) {
    this.cards = new CardPresses(parts);
    this.dialogs = new DialogPresses(parts);
  }

  /** Answers an invoke. Never throws: if something fails, the answer says to try again. */
  async take(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    try {
      return await this.answer(workspace, key, activity);
    } catch (error) {
      this.parts.fault(error, key);
      const id = `teams-${troubleWord(error)}` as const;
      return activity.name === 'adaptiveCard/action' ? lineAnswer(flat(this.parts.say(id))) : this.dialogs.line(id);
    }
  }

  /** Carries out a press that comes as a message, from clients that do not know Action.Execute. */
  async submitted(workspace: string, key: string, activity: Activity): Promise<void> {
    const press = await this.parts.reader.read(workspace, key, activity, activity.value);
    if (press) await this.parts.handler.handle(press, 'button');
  }

  private async answer(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    switch (activity.name) {
      case 'adaptiveCard/action':
        return this.cards.answer(workspace, key, activity);
      case 'task/fetch':
      case 'task/submit':
      case 'composeExtension/submitAction':
        return this.dialogs.answer(workspace, key, activity);
      case 'composeExtension/fetchTask':
        return this.dialogs.menu(workspace, key, activity);
      case 'message/submitAction':
        return this.feedback(activity.value);
      default:
        return this.unknown(activity.name ?? '');
    }
  }

  /** What somebody thinks of a wording that a language model made. It is counted; their words are not read. */
  private feedback(value: unknown): InvokeAnswer {
    const { data } = feedbackSchema.safeParse(value);
    if (data) this.parts.feedback(data.actionValue.reaction);
    return { status: 200 };
  }

  /** What Baton does not know is answered in the shape that Teams can show for it; what shows nothing, with "not implemented". */
  private unknown(name: string): InvokeAnswer {
    if (name.startsWith('task/')) return this.dialogs.line('teams-not-read');
    if (name.startsWith('adaptiveCard/')) return lineAnswer(flat(this.parts.say('teams-not-read')));
    if (name.startsWith('composeExtension/')) return extensionLine(flat(this.parts.say('teams-not-read')));
    return name.startsWith('message/') ? { status: 200 } : { status: 501 };
  }
}
