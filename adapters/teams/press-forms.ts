/** Forms that a press leads to, and forms that come back with something wrong. */
import { flat } from '../../src/model/text.js';
import type { Say } from '../../src/ports/say.js';
import type { Form, Option } from '../../src/view/view.js';
import type { Seal } from '../store/seal.js';
import { sealBelonging } from './belonging.js';
import type { AdaptiveCard } from './cards.js';
import { type FormOptions, formCard, withValues } from './forms.js';
import { parseReplyTo } from './places.js';
import type { PressHandler } from './press-handler.js';
import type { Press } from './presses.js';
import type { CardWords } from './render-options.js';

interface PressFormParts {
  handler: PressHandler;
  seal: Seal;
  say: Say;
  words: CardWords;
  /** Whether people are chosen from the directory. */
  directory: boolean;
  /** People to choose from where the directory cannot be searched. */
  choices(workspace: string): Promise<Option[]>;
}

/** Makes the forms of presses. */
export class PressForms {
  constructor(private readonly parts: PressFormParts) {}

  /** A form as a card. `errors`: what was wrong with it when it was sent before. */
  async card(
    press: Press,
    form: Form,
    surface: FormOptions['surface'],
    errors: readonly string[] = [],
  ): Promise<AdaptiveCard> {
    const { words, directory, choices, say } = this.parts;
    const people = await choices(press.workspace);
    const missing = flat(say('teams-missing'));
    return formCard(form, { surface, words, missing, people, directory, at: this.sealedPlace(press), errors });
  }

  /** The form that a press sent, with its values, to be filled in again; undefined if its call asks for nothing any more. */
  async again(press: Press): Promise<Form | undefined> {
    const { call, filled } = press.data;
    const before = Object.entries(call.args).filter(([name]) => !filled.includes(name));
    const form = await this.parts.handler.form(press, { ...call, args: Object.fromEntries(before) });
    return form && withValues(form, call.args);
  }

  /** The place a press belongs to, sealed for a form or a dialog to carry. */
  sealedPlace({ origin, message, belonging }: Press): string {
    const { channel, thread, person, reply } = origin;
    const { root } = parseReplyTo(reply);
    const targeted = belonging?.targeted ?? false;
    return sealBelonging(this.parts.seal, { channel, thread, message, root, person: person.id, targeted });
  }
}
