/**
 * Owners: one person for each stage, task and lead. Others are asked and accept (see `offer`); taking for oneself is at once,
 * and whoever held it before is told.
 */
import { here, type Item, item, person as somebody } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import type { Outcome, Tell } from '../commands/outcome.js';
import { mayUse } from '../commands/permission.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps, undoButton } from '../kit/controls.js';
import {
  assign,
  endOffer,
  ITEM_KINDS,
  makeOffer,
  ownerHistory,
  ownerOf,
  privateMessage,
  waitingOffer,
} from '../kit/handover.js';
import { itemHistory } from '../kit/history-lines.js';
import { durationText, itemNameInProject, knownPerson, peopleById, personSpan } from '../kit/text.js';
import { type Person, type Stage, set, type Task } from '../model/rows.js';

function mustBeOpen(ctx: Context, it: Item) {
  if (it.project.archived) throw refuse(ctx, 'archived', { project: it.project.name });
  if (it.kind === 'task' && it.row.state !== 'open')
    throw refuse(ctx, 'task-closed', { item: itemNameInProject(ctx, it) });
  if (it.kind === 'stage' && it.row.dropped) throw refuse(ctx, 'gone');
}

/** What nobody has is for anybody to take; what somebody has is moved by those who may change it. */
async function mayHand(ctx: Context, it: Item): Promise<void> {
  const holder = ownerOf(it);
  if (holder !== null && holder !== ctx.me.id) await mayUse(ctx, it.kind === 'project' ? 'project' : 'work', [it]);
}

async function own(ctx: Context, it: Item, to: Person): Promise<Outcome> {
  mustBeOpen(ctx, it);
  if (to.id === ctx.me.id) return take(ctx, it);
  const item_ = itemNameInProject(ctx, it);
  await mayHand(ctx, it);
  if (ownerOf(it) === to.id)
    return {
      notice: ctx.say('owner-already', { who: personSpan(to), item: item_ }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  const old = await waitingOffer(ctx, it);
  if (old?.asked === to.id)
    return {
      notice: ctx.say('owner-already-asked', {
        who: personSpan(to),
        item: item_,
        age: durationText(ctx, ctx.now - old.at),
      }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  return {
    ...(await makeOffer(ctx, it, to)),
    notice: ctx.say('owner-offered', { who: personSpan(ctx.me), item: item_, to: personSpan(to) }),
    view: nextSteps(undoButton(ctx)),
  };
}

async function take(ctx: Context, it: Item): Promise<Outcome> {
  mustBeOpen(ctx, it);
  const item_ = itemNameInProject(ctx, it);
  const before = ownerOf(it);
  const lead = it.kind === 'project';
  if (before === ctx.me.id)
    return {
      notice: ctx.say(lead ? 'owner-lead-already-me' : 'owner-already-me', { item: item_ }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  if (ctx.call.seen !== undefined && ctx.call.seen !== (before ?? '')) {
    const says = before
      ? ctx.say('owner-meanwhile', { who: knownPerson(await peopleById(ctx, [before]), before), item: item_ })
      : ctx.say('owner-none', { item: item_ });
    return { notice: says, private: true, stale: true, view: nextSteps() };
  }
  await mayHand(ctx, it);
  const old = await waitingOffer(ctx, it);
  const tell: Tell[] = [];
  if (old && old.asked !== ctx.me.id)
    tell.push(privateMessage(old.asked, ctx.say('offer-taken', { who: personSpan(ctx.me), item: item_ })));
  if (before)
    tell.push(
      privateMessage(
        before,
        ctx.say('owner-taken-over', { who: personSpan(ctx.me), item: item_ }),
        button(ctx.label('button-take-back'), call('take', { item: it.row.id })),
      ),
    );
  const known = await peopleById(ctx, [before]);
  const says = before
    ? ctx.say('owner-took-over', { who: personSpan(ctx.me), item: item_, before: knownPerson(known, before) })
    : ctx.say(lead ? 'owner-leads' : 'owner-took', { who: personSpan(ctx.me), item: item_ });
  return {
    changes: [
      assign(it, ctx.me.id),
      ownerHistory(ctx, it, ctx.me.id),
      ...(old ? [endOffer(ctx, old, old.asked === ctx.me.id ? 'accepted' : 'withdrawn')] : []),
    ],
    notice: says,
    view: nextSteps(undoButton(ctx)),
    tell,
  };
}

async function release(ctx: Context, it: Item): Promise<Outcome> {
  const before = ownerOf(it);
  const item_ = itemNameInProject(ctx, it);
  if (!before) return { notice: ctx.say('owner-none', { item: item_ }), private: true, stale: true, view: nextSteps() };
  const other = before !== ctx.me.id;
  const known = await peopleById(ctx, [before]);
  return {
    changes: [assign(it, null), ownerHistory(ctx, it, null)],
    notice: ctx.say(other ? 'owner-released-other' : 'owner-released', {
      who: personSpan(ctx.me),
      item: item_,
      before: knownPerson(known, before),
    }),
    view: nextSteps(undoButton(ctx)),
    tell: other
      ? [
          privateMessage(
            before,
            ctx.say('owner-released-you', { who: personSpan(ctx.me), item: item_ }),
            button(ctx.label('button-take-back'), call('take', { item: it.row.id })),
          ),
        ]
      : [],
  };
}

async function deputy(ctx: Context, it: Item, one: Person, wanted: boolean): Promise<Outcome> {
  if (it.kind === 'project') throw refuse(ctx, 'gone');
  const item_ = itemNameInProject(ctx, it);
  const has = it.row.deputies.includes(one.id);
  if (wanted && it.row.owner === one.id)
    throw refuse(ctx, 'owner-is-deputy', { who: personSpan(one), item: item_ }, { field: 'person' });
  if (has === wanted)
    return {
      notice: ctx.say(wanted ? 'owner-deputy-already' : 'owner-deputy-not', { who: personSpan(one), item: item_ }),
      private: true,
      view: nextSteps(),
    };
  const deputies = wanted ? [...it.row.deputies, one.id] : it.row.deputies.filter((id) => id !== one.id);
  if (deputies.length > 10) throw refuse(ctx, 'too-many-deputies', { max: 10 });
  const change =
    it.kind === 'stage' ? set('stage', it.row as Stage, { deputies }) : set('task', it.row as Task, { deputies });
  const says = ctx.say(wanted ? 'owner-deputy' : 'owner-deputy-gone', { who: personSpan(one), item: item_ });
  const stranger = one.id !== ctx.me.id;
  return {
    changes: [change, itemHistory(ctx, it, 'deputy', wanted ? null : one.id, wanted ? one.id : null)],
    notice: says,
    view: nextSteps(undoButton(ctx)),
    tell: stranger
      ? [
          privateMessage(
            one.id,
            ctx.say(wanted ? 'owner-deputy-you' : 'owner-deputy-gone-you', { who: personSpan(ctx.me), item: item_ }),
          ),
        ]
      : [],
  };
}

const ARGS = {
  own: { item: item(...ITEM_KINDS), person: somebody(), project: here() },
  take: { item: item(...ITEM_KINDS), project: here() },
  release: { item: item(...ITEM_KINDS), project: here() },
  lead: { person: somebody(), project: here() },
  deputy: { item: item(), person: somebody(), project: here() },
  'deputy remove': { item: item(), person: somebody(), project: here() },
};
type OwnerArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends OwnerArgs {}
}

export const ownerCommands: Command[] = [
  command({
    name: 'own',
    aliases: ['owner', 'assign', 'task assign', 'offer', 'give', 'hand', 'stage owner', 'task owner'],
    args: ARGS.own,
    examples: ['own data @Ana', 'assign #12 to @Ana'],
    permission: 'anyone',
    run: (ctx, a) => own(ctx, a.item, a.person),
  }),
  command({
    name: 'take',
    aliases: ['claim', 'mine', 'own myself', "i'll take", 'task take', 'stage take'],
    args: ARGS.take,
    examples: ['take data', 'take #12'],
    permission: 'anyone',
    run: (ctx, a) => take(ctx, a.item),
  }),
  command({
    name: 'release',
    aliases: ['disown', 'let go', 'unassign', 'task release', 'stage release'],
    args: ARGS.release,
    examples: ['release data', 'release #12'],
    permission: 'work',
    run: (ctx, a) => release(ctx, a.item),
  }),
  command({
    name: 'lead',
    aliases: ['project lead', 'leads'],
    args: ARGS.lead,
    examples: ['lead @Ana', 'lead me in "Churn model"'],
    permission: 'project',
    run: (ctx, a) => own(ctx, { kind: 'project', row: a.project, project: a.project }, a.person),
  }),
  command({
    name: 'deputy',
    aliases: ['deputise', 'deputize', 'deputy add', 'add deputy'],
    args: ARGS.deputy,
    examples: ['deputy data @Bo'],
    permission: 'work',
    run: (ctx, a) => deputy(ctx, a.item, a.person, true),
  }),
  command({
    name: 'deputy remove',
    aliases: ['remove deputy', 'undeputy', 'deputy drop'],
    args: ARGS['deputy remove'],
    examples: ['deputy remove data @Bo'],
    permission: 'work',
    run: (ctx, a) => deputy(ctx, a.item, a.person, false),
  }),
];
