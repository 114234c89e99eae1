/** What a question is about, with everything that its answer may name; and the words that all answers share. */
import type { Item } from '../../commands/args.js';
import type { Context } from '../../commands/context.js';
import { ownerOf } from '../../kit/handover.js';
import { knownPerson, type PeopleById, peopleById, stateName } from '../../kit/text.js';
import { waitingOffers } from '../../kit/waiting-offers.js';
import type { Offer, Task } from '../../model/project-rows.js';
import { isOpen } from '../../model/stages.js';
import { bold, join, plain, type Text } from '../../model/text.js';

/** What a question is about. */
export interface Asked {
  item: Item;
  /** The waiting offer of it, if there is one. */
  offer: Offer | undefined;
  known: PeopleById;
  /** The id of whoever asks, if the answer says "you" to them; others read their name. */
  you: string | undefined;
}

/** The id of whoever asks, if nobody else reads the answer. */
export const youIn = async (ctx: Context): Promise<string | undefined> =>
  ctx.channel.direct || (await ctx.setting('answers')) === 'private' ? ctx.me.id : undefined;

/** Looks up whatever an answer about an item may name. */
export async function askedAbout(ctx: Context, item: Item): Promise<Asked> {
  const where = await waitingOffers(ctx.read, { itemId: item.row.id });
  const [offer] = await ctx.read.find('offer', { where, limit: 1 });
  const deputies = item.kind === 'project' ? [] : item.row.deputies;
  const known = await peopleById(ctx, [ownerOf(item), offer?.asked ?? null, ...deputies]);
  return { item, offer, known, you: await youIn(ctx) };
}

/** "Training", "#1 “Version the training set”", "Churn model": a name in the middle of a sentence. */
export function nameIn(item: Item): Text {
  return item.kind === 'task' ? taskIn(item.row) : [bold(item.row.name)];
}

/** The same for a task. */
export const taskIn = ({ number, title }: Pick<Task, 'number' | 'title'>): Text => [
  bold(`#${number}`),
  plain(` “${title}”`),
];

/** Whether there is still something to do. */
export function isItemOpen(item: Item): boolean {
  if (item.project.archived) return false;
  if (item.kind === 'task') return item.row.state === 'open';
  return item.kind === 'stage' ? isOpen(item.row) : true;
}

/** The state of a stage or task in a sentence: "in progress". */
export const stateIn = (ctx: Pick<Context, 'label'>, item: Extract<Item, { kind: 'stage' | 'task' }>): string =>
  stateName(ctx, item.kind === 'task' ? `task-${item.row.state}` : item.row.state);

/** A person behind a verb or "to": "you" for whoever asks, if the answer is for them alone. */
export const personIn = (ctx: Pick<Context, 'say'>, { known, you }: Pick<Asked, 'known' | 'you'>, id: string): Text =>
  id === you ? ctx.say('answers-you') : [knownPerson(known, id)];

/** Somebody's own words, ending as a sentence does. */
export const ended = (words: string): string => (/[.!?…]$/u.test(words) ? words : `${words}.`);

/** Sentences in a row. */
export const sentences = (...texts: (Text | undefined)[]): Text =>
  join(
    texts.filter((text) => text !== undefined),
    ' ',
  );
