/** Invokes: what people do with Baton's cards, dialogs and menus. Teams waits for the answer to each. */
import { flat } from '../../src/model/text.js';
import { troubleWord } from '../platform/store-trouble.js';
import type { Activity } from './activity.js';
import { CardPresses, type CardPressParts } from './card-presses.js';
import { DialogPresses, type DialogPressParts } from './dialog-presses.js';
import { type InvokeAnswer, lineAnswer } from './invoke-answers.js';

interface InvokeParts extends CardPressParts, DialogPressParts {
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
      default:
        return { status: 501 };
    }
  }
}
