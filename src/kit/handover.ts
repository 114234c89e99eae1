/** The handshake by which a thing changes hands: what an offer is made of, and what its end changes. */

import type { Item } from '../commands/args.js';
import type { Context, Tell } from '../commands/command.js';
import { button } from '../commands/refusals.js';
import { add, type Change, type Offer, type Person, set } from '../model/rows.js';
import type { Text } from '../model/text.js';
import type { Reader } from '../ports.js';
import { controls, type Picker, paragraph, type View, view } from '../view.js';
import { itemHistory } from './history-lines.js';
import { dueText, itemNameInProject, personSpan } from './text.js';

/** All that one person can be responsible for. */
export const ITEM_KINDS = ['stage', 'task', 'project'] as const;

/** Who holds a thing now: its owner, or the lead of a project. */
export const ownerOf = (it: Item): string | null => (it.kind === 'project' ? it.row.lead : it.row.owner);

/** The change that gives a thing to somebody, or to nobody. */
export function assign(it: Item, to: string | null): Change {
  if (it.kind === 'project') return set('project', it.row, { lead: to });
  const deputies = it.row.deputies.filter((id) => id !== to);
  return it.kind === 'stage'
    ? set('stage', it.row, { owner: to, deputies })
    : set('task', it.row, { owner: to, deputies });
}

/** A line of the history: a thing is with somebody else, or with nobody. */
export const ownerHistory = (ctx: Context, it: Item, to: string | null, why: string | null = null) =>
  itemHistory(ctx, it, it.kind === 'project' ? 'lead' : 'owner', ownerOf(it), to, why);

/** The offer of a thing that waits for an answer. */
export async function waitingOffer(ctx: Context, it: Item): Promise<Offer | undefined> {
  return (await ctx.read.find('offer', { where: { itemId: it.row.id, state: 'waiting' }, limit: 1 }))[0];
}

/** The end of an offer. */
export const endOffer = (ctx: Context, offer: Offer, state: Offer['state'], word: string | null = null) =>
  set('offer', offer, { state, word, answeredAt: ctx.now });

/** A private message of one line, with what can be done next. */
export const privateMessage = (to: string, says: Text, ...next: Parameters<typeof controls>): Tell => ({
  person: to,
  view: view(paragraph(says), controls(...next)),
});

/** The thing an offer is about. */
export async function offeredItem(read: Reader, offer: Offer): Promise<Item | undefined> {
  const project = await read.get('project', offer.project);
  if (!project) return undefined;
  if (offer.item === 'project') return { kind: 'project', row: project, project };
  if (offer.item === 'stage') {
    const row = await read.get('stage', offer.itemId);
    return row && { kind: 'stage', row, project };
  }
  const row = await read.get('task', offer.itemId);
  return row && { kind: 'task', row, project };
}

/** What the person who is asked sees, with the three answers. */
export function offerView(ctx: Pick<Context, 'say' | 'label' | 'today'>, it: Item, by: Person): View {
  const id = it.row.id;
  const due = it.kind !== 'project' && it.row.due ? dueText(ctx, it.row.due, true) : undefined;
  const passOn: Picker = {
    control: 'picker',
    label: ctx.label('pick-pass'),
    call: { command: 'pass', args: { item: id } },
    arg: 'person',
    of: 'people',
    options: [],
  };
  return view(
    paragraph(
      ctx.say(it.kind === 'project' ? 'owner-asked-lead' : 'owner-asked', {
        who: personSpan(by),
        item: itemNameInProject(ctx, it),
      }),
    ),
    due ? { block: 'note', text: due } : undefined,
    controls(
      button(ctx.label('button-accept'), 'accept', { item: id }, { style: 'primary' }),
      button(ctx.label('button-decline'), 'decline', { item: id }),
      passOn,
    ),
  );
}

/** Holds out the baton: the changes, and the private message to the person asked. An earlier offer that waits is withdrawn. */
export async function makeOffer(ctx: Context, it: Item, to: Person): Promise<{ changes: Change[]; tell: Tell[] }> {
  const old = await waitingOffer(ctx, it);
  const row: Omit<Offer, 'version'> = {
    id: ctx.newId(),
    workspace: ctx.workspace,
    project: it.project.id,
    item: it.kind,
    itemId: it.row.id,
    asked: to.id,
    by: ctx.me.id,
    state: 'waiting',
    word: null,
    at: ctx.now,
    answeredAt: null,
    channel: ctx.channel.direct ? '' : ctx.channel.id,
    thread: ctx.thread,
  };
  return {
    changes: [
      ...(old ? [endOffer(ctx, old, 'withdrawn')] : []),
      add('offer', row),
      itemHistory(ctx, it, 'offer', ctx.me.id, to.id),
    ],
    tell: [
      ...(old && old.asked !== to.id
        ? [
            privateMessage(
              old.asked,
              ctx.say('offer-gone', { who: personSpan(ctx.me), item: itemNameInProject(ctx, it) }),
            ),
          ]
        : []),
      { person: to.id, view: offerView(ctx, it, ctx.me) },
    ],
  };
}

/** Takes back the offer of a thing that is done or gone: nobody needs to answer any more, and whoever was asked is told. */
export async function withdrawOffer(ctx: Context, it: Item): Promise<{ changes: Change[]; tell: Tell[] }> {
  const waiting = await waitingOffer(ctx, it);
  if (!waiting) return { changes: [], tell: [] };
  const says = ctx.say('offer-gone', { who: personSpan(ctx.me), item: itemNameInProject(ctx, it) });
  return {
    changes: [endOffer(ctx, waiting, 'withdrawn')],
    tell: waiting.asked === ctx.me.id ? [] : [privateMessage(waiting.asked, says)],
  };
}
