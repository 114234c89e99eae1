/** Steps that speak to Baton: something said, a button pressed, a form sent, the menu of a message, Baton added. */
import { expect } from 'vitest';
import type { CardAction } from '../../../adapters/teams/cards.js';
import type { Step } from '../dialogs.js';
import { CAST } from '../kit.js';
import type { Answer } from './answers.js';
import type { CardMemory } from './card-memory.js';
import { actionsOf, cardUnder, dataOf, inputsOf, unfolds } from './cards.js';
import { BOT, objectIdOf } from './ids.js';
import type { Seen } from './turns.js';
import type { World } from './world.js';

const MENU_IDS = { 'message task': 'createTask', 'message check': 'checkClarity' };

/** Plays such steps. */
export class SpokenSteps {
  constructor(
    private readonly world: World,
    private readonly tenant: string,
    private readonly memory: CardMemory,
  ) {}

  /** Plays a step. @returns what the window shows in which somebody pressed, if they did */
  async play(step: Step): Promise<Answer | undefined> {
    if (step.say !== undefined) {
      expect((await this.world.say(this.tenant, step.as, step.in, step.say)).status).toBe(200);
      return undefined;
    }
    if (step.invite) return this.invite(step);
    if (step.menu) return this.chooseFromMenu(step, MENU_IDS[step.menu]);
    return step.fill ? this.sendForm(step, step.fill) : this.press(step);
  }

  /** Teams reports that Baton was added in two activities. */
  private async invite({ as: who, in: channel }: Step): Promise<undefined> {
    for (const more of [
      { type: 'conversationUpdate', membersAdded: [{ id: BOT }] },
      { type: 'installationUpdate', action: 'add' },
    ])
      await this.world.send(this.world.activity(this.tenant, who, channel, more));
  }

  private chooseFromMenu({ as: who, in: channel, message = '' }: Step, commandId: string): Promise<Answer> {
    const content = `<div>${message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</div>`;
    const messagePayload = {
      body: { contentType: 'html', content },
      linkToMessage: 'https://teams.microsoft.com/l/message/1',
    };
    const value = { commandId, commandContext: 'message', messagePayload };
    const more = { type: 'invoke', name: 'composeExtension/fetchTask', value };
    return this.world.send(this.world.activity(this.tenant, who, channel, more));
  }

  private async press(step: Step): Promise<Answer> {
    const seen = this.memory.cardFor(step);
    if (!seen) throw new Error(`nothing to press in ${step.in}`);
    const action = findAction(actionsOf(seen.card), step);
    if (!unfolds(action)) return this.send(seen, action, step.as, {});
    // The card that unfolds has a list to choose from, or a question with the button that answers it.
    const unfolded = cardUnder(action, seen.card);
    const [first] = actionsOf(unfolded);
    const [input] = inputsOf(unfolded);
    if (!first) throw new Error('nothing to press on the card under the button');
    return this.send(seen, first, step.as, input ? { [input.id]: personOr(step.pick ?? '') } : {});
  }

  /** A button in a dialog sends to the dialog. */
  private send({ message }: Seen, action: CardAction, who: string, inputs: Record<string, string>): Promise<Answer> {
    if (message) return this.world.press(this.tenant, who, message, action, inputs);
    const data = { ...dataOf(action), ...inputs };
    return this.world.invoke(this.tenant, who, 'task/submit', { data }, undefined);
  }

  private sendForm({ as: who }: Step, fill: Record<string, string>): Promise<Answer> {
    const { form } = this.memory;
    const action = actionsOf(form?.card).find(({ style }) => style === 'positive');
    if (!form || !action) throw new Error('no form that can be sent is open');
    const inputs = inputsOf(form.card).map(({ type, id, value = '' }) => {
      const name = id.replace(/^(?:field|words):/, '');
      const filled = fill[name];
      if (filled === undefined) return [id, value];
      // A day is picked in one input; words go into the other.
      const isDay = /^\d{4}-\d\d-\d\d$/.test(filled);
      if (type === 'Input.Date') return [id, isDay ? filled : ''];
      return id.startsWith('words:') && isDay ? [id, ''] : [id, personOr(filled)];
    });
    const data = { ...dataOf(action), ...Object.fromEntries(inputs) };
    if (form.dialog) return this.world.invoke(this.tenant, who, 'task/submit', { data }, form.message);
    return this.world.press(this.tenant, who, form.message ?? { conversation: '', id: '' }, { ...action, data });
  }
}

/** The button a step presses: by its title, the beginning of it, or the one that opens the list the step picks from. */
function findAction(shown: readonly CardAction[], { press: label = '', pick }: Step): CardAction {
  // Somebody is picked in a list, not by the button of whoever is likely.
  const lists = pick === undefined ? [] : shown.filter(unfolds);
  const actions = [...lists, ...shown];
  const find = (title: string) =>
    actions.find((action) => action.title === title) ?? actions.find((action) => action.title?.startsWith(title));
  const other = pick === undefined ? undefined : find('Someone else');
  const named = find(label);
  const found = named && unfolds(named) ? named : (other ?? named);
  if (!found) throw new Error(`no control "${label}" among: ${shown.map(({ title }) => title).join(' | ')}`);
  return found;
}

/** The directory's id of somebody of the cast, given by name or by id; anything else as it is. */
const personOr = (given: string): string =>
  CAST[given] || Object.values(CAST).some(({ id }) => id === given) ? objectIdOf(given) : given;
