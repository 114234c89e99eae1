/** A world in which a project's status is on a card in #churn. */
import type { AdaptiveCard, CardAction } from '../../../adapters/teams/cards.js';
import type { TeamsParts } from '../../../adapters/teams/index.js';
import { actionsOf } from './cards.js';
import { freshWorld } from './fresh-world.js';

/** The first action of a card whose title starts so. */
export function actionOn(card: AdaptiveCard | undefined, title: string): CardAction {
  const actions = actionsOf(card);
  const found = actions.find((action) => action.title?.startsWith(title));
  if (!found) throw new Error(`no ${title} among ${actions.map((action) => action.title)}`);
  return found;
}

/** A button that calls a command. */
export const callButton = (command: string): CardAction => ({
  type: 'Action.Execute',
  verb: 'call',
  data: { call: { command, args: {} } },
});

/** The world, the message with the card, and its actions by the beginning of their titles. */
export async function statusCard(more: Partial<TeamsParts> = {}) {
  const { w, tenant } = await freshWorld(more);
  await w.say(tenant, 'ana', 'churn', 'new "Churn model"');
  await w.say(tenant, 'ana', 'churn', 'status');
  await w.settle();
  const message = w.fake.messages.at(-1);
  if (!message) throw new Error('no status was posted');
  return { w, tenant, message, action: (title: string) => actionOn(message.card, title) };
}
