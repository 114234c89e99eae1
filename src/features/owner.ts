/**
 * Owners, by handshake: whoever is offered a stage, task or lead is asked in private and accepts, declines with a word, or
 * passes it on. Until then nothing has changed hands. Taking for oneself is at once; whoever held it before is told.
 */
import { here, type Item, item, maybeItem, person as somebody, text } from '../command/args.js';
import { type Command, type Context, command, type Outcome, Refusal, type Tell } from '../command/command.js';
import { button, refuse } from '../command/refusals.js';
import {
  back,
  calledIn,
  dotted,
  dueText,
  lasting,
  paged,
  people,
  person,
  record,
  said,
  slice,
  undoButton,
  who,
} from '../command/show.js';
import { add, type Change, type Offer, type Person, type Stage, set, type Task } from '../model/rows.js';
import type { Text } from '../model/text.js';
import { controls, heading, type Item as Line, type Picker, paragraph, type View, view } from '../view.js';

const ANY = ['stage', 'task', 'project'] as const;

/** Who holds a thing now: its owner, or the lead of a project. */
const ownerOf = (it: Item): string | null => (it.kind === 'project' ? it.row.lead : it.row.owner);

/** The change that gives a thing to somebody, or to nobody. */
function give(it: Item, to: string | null): Change {
  if (it.kind === 'project') return set('project', it.row, { lead: to });
  const deputies = it.row.deputies.filter((id) => id !== to);
  return it.kind === 'stage'
    ? set('stage', it.row, { owner: to, deputies })
    : set('task', it.row, { owner: to, deputies });
}

const owned = (ctx: Context, it: Item, to: string | null, why: string | null = null) =>
  record(ctx, it, it.kind === 'project' ? 'lead' : 'owner', ownerOf(it), to, why);

async function waitingFor(ctx: Context, it: Item): Promise<Offer | undefined> {
  return (await ctx.read.find('offer', { where: { itemId: it.row.id, state: 'waiting' }, limit: 1 }))[0];
}

const answered = (ctx: Context, offer: Offer, state: Offer['state'], word: string | null = null) =>
  set('offer', offer, { state, word, answeredAt: ctx.now });

const tellOne = (to: string, says: Text, ...next: Parameters<typeof controls>): Tell => ({
  person: to,
  view: view(paragraph(says), controls(...next)),
});

/** What the person who is asked sees, with the three answers. */
function question(ctx: Context, it: Item, by: Person): View {
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
      ctx.say(it.kind === 'project' ? 'owner-asked-lead' : 'owner-asked', { who: person(by), item: calledIn(ctx, it) }),
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
export async function offer(ctx: Context, it: Item, to: Person): Promise<{ changes: Change[]; tell: Tell[] }> {
  const old = await waitingFor(ctx, it);
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
      ...(old ? [answered(ctx, old, 'withdrawn')] : []),
      add('offer', row),
      record(ctx, it, 'offer', ctx.me.id, to.id),
    ],
    tell: [
      ...(old && old.asked !== to.id
        ? [tellOne(old.asked, ctx.say('offer-gone', { who: person(ctx.me), item: calledIn(ctx, it) }))]
        : []),
      { person: to.id, view: question(ctx, it, ctx.me) },
    ],
  };
}

function mustBeOpen(ctx: Context, it: Item) {
  if (it.project.archived) throw refuse(ctx, 'archived', { project: it.project.name });
  if (it.kind === 'task' && it.row.state !== 'open') throw refuse(ctx, 'task-closed', { item: calledIn(ctx, it) });
  if (it.kind === 'stage' && it.row.dropped) throw refuse(ctx, 'gone');
}

async function own(ctx: Context, it: Item, to: Person): Promise<Outcome> {
  mustBeOpen(ctx, it);
  if (to.id === ctx.me.id) return take(ctx, it);
  const item_ = calledIn(ctx, it);
  if (ownerOf(it) === to.id)
    return {
      notice: ctx.say('owner-already', { who: person(to), item: item_ }),
      private: true,
      stale: true,
      view: said(),
    };
  const old = await waitingFor(ctx, it);
  if (old?.asked === to.id)
    return {
      notice: ctx.say('owner-already-asked', { who: person(to), item: item_, age: lasting(ctx, ctx.now - old.at) }),
      private: true,
      stale: true,
      view: said(),
    };
  return {
    ...(await offer(ctx, it, to)),
    notice: ctx.say('owner-offered', { who: person(ctx.me), item: item_, to: person(to) }),
    view: said(undoButton(ctx)),
  };
}

async function take(ctx: Context, it: Item): Promise<Outcome> {
  mustBeOpen(ctx, it);
  const item_ = calledIn(ctx, it);
  const before = ownerOf(it);
  const lead = it.kind === 'project';
  if (before === ctx.me.id)
    return {
      notice: ctx.say(lead ? 'owner-lead-already-me' : 'owner-already-me', { item: item_ }),
      private: true,
      stale: true,
      view: said(),
    };
  if (ctx.call.seen !== undefined && ctx.call.seen !== (before ?? '')) {
    const says = before
      ? ctx.say('owner-meanwhile', { who: who(await people(ctx, [before]), before), item: item_ })
      : ctx.say('owner-none', { item: item_ });
    return { notice: says, private: true, stale: true, view: said() };
  }
  const old = await waitingFor(ctx, it);
  const tell: Tell[] = [];
  if (old && old.asked !== ctx.me.id)
    tell.push(tellOne(old.asked, ctx.say('offer-taken', { who: person(ctx.me), item: item_ })));
  if (before)
    tell.push(
      tellOne(
        before,
        ctx.say('owner-taken-over', { who: person(ctx.me), item: item_ }),
        button(ctx.label('button-take-back'), 'take', { item: it.row.id }),
      ),
    );
  const known = await people(ctx, [before]);
  const says = before
    ? ctx.say('owner-took-over', { who: person(ctx.me), item: item_, before: who(known, before) })
    : ctx.say(lead ? 'owner-leads' : 'owner-took', { who: person(ctx.me), item: item_ });
  return {
    changes: [
      give(it, ctx.me.id),
      owned(ctx, it, ctx.me.id),
      ...(old ? [answered(ctx, old, old.asked === ctx.me.id ? 'accepted' : 'withdrawn')] : []),
    ],
    notice: says,
    view: said(undoButton(ctx)),
    tell,
  };
}

async function release(ctx: Context, it: Item): Promise<Outcome> {
  const before = ownerOf(it);
  const item_ = calledIn(ctx, it);
  if (!before) return { notice: ctx.say('owner-none', { item: item_ }), private: true, stale: true, view: said() };
  const other = before !== ctx.me.id;
  const known = await people(ctx, [before]);
  return {
    changes: [give(it, null), owned(ctx, it, null)],
    notice: ctx.say(other ? 'owner-released-other' : 'owner-released', {
      who: person(ctx.me),
      item: item_,
      before: who(known, before),
    }),
    view: said(undoButton(ctx)),
    tell: other
      ? [
          tellOne(
            before,
            ctx.say('owner-released-you', { who: person(ctx.me), item: item_ }),
            button(ctx.label('button-take-back'), 'take', { item: it.row.id }),
          ),
        ]
      : [],
  };
}

async function deputy(ctx: Context, it: Item, one: Person, wanted: boolean): Promise<Outcome> {
  if (it.kind === 'project') throw refuse(ctx, 'gone');
  const item_ = calledIn(ctx, it);
  const has = it.row.deputies.includes(one.id);
  if (wanted && it.row.owner === one.id)
    throw refuse(ctx, 'owner-is-deputy', { who: person(one), item: item_ }, 'person');
  if (has === wanted)
    return {
      notice: ctx.say(wanted ? 'owner-deputy-already' : 'owner-deputy-not', { who: person(one), item: item_ }),
      private: true,
      view: said(),
    };
  const deputies = wanted ? [...it.row.deputies, one.id] : it.row.deputies.filter((id) => id !== one.id);
  if (deputies.length > 10) throw refuse(ctx, 'too-many-deputies', { max: 10 });
  const change =
    it.kind === 'stage' ? set('stage', it.row as Stage, { deputies }) : set('task', it.row as Task, { deputies });
  const says = ctx.say(wanted ? 'owner-deputy' : 'owner-deputy-gone', { who: person(one), item: item_ });
  const stranger = one.id !== ctx.me.id;
  return {
    changes: [change, record(ctx, it, 'deputy', wanted ? null : one.id, wanted ? one.id : null)],
    notice: says,
    view: said(undoButton(ctx)),
    tell: stranger
      ? [
          tellOne(
            one.id,
            ctx.say(wanted ? 'owner-deputy-you' : 'owner-deputy-gone-you', { who: person(ctx.me), item: item_ }),
          ),
        ]
      : [],
  };
}

/** The thing an offer is about. */
async function itemOf(ctx: Context, one: Offer): Promise<Item | undefined> {
  const [project] = await ctx.read.find('project', { where: { id: one.project }, limit: 1 });
  if (!project) return undefined;
  if (one.item === 'project') return { kind: 'project', row: project, project };
  const where = { id: one.itemId };
  if (one.item === 'stage') {
    const [row] = await ctx.read.find('stage', { where, limit: 1 });
    return row && { kind: 'stage', row, project };
  }
  const [row] = await ctx.read.find('task', { where, limit: 1 });
  return row && { kind: 'task', row, project };
}

/** The offer that waits for my answer: about the thing named, or the only one there is. */
async function mine(ctx: Context, it: Item | undefined): Promise<{ offer: Offer; item: Item }> {
  const where = { asked: ctx.me.id, state: 'waiting' as const, ...(it && { itemId: it.row.id }) };
  const found = await ctx.read.find('offer', { where, order: ['at', 'id'], limit: 2 });
  const [one, more] = found;
  if (it && !one) throw await over(ctx, it);
  if (!one) throw refuse(ctx, 'no-offers');
  if (more && !it) throw new Refusal((await offersView(ctx, 1)) ?? view());
  const item_ = it ?? (await itemOf(ctx, one));
  if (!item_) throw refuse(ctx, 'gone');
  return { offer: one, item: item_ };
}

/** The answer to a press on an offer that no longer waits: how it ended. */
async function over(ctx: Context, it: Item): Promise<Refusal> {
  const [last] = await ctx.read.find('offer', {
    where: { asked: ctx.me.id, itemId: it.row.id },
    order: ['-at', '-id'],
    limit: 1,
  });
  const known = await people(ctx, [ownerOf(it)]);
  const holder = ownerOf(it);
  const says = ctx.say(last ? `offer-was-${last.state}` : 'offer-none', { item: calledIn(ctx, it) });
  const now = holder ? ctx.say('owner-is', { who: who(known, holder) }) : undefined;
  return new Refusal(view(paragraph(dotted(says, now))), undefined, last !== undefined);
}

/** Tells the outcome where the offer was made: in its channel, or in private to the asker where it was made in private. */
function report(one: Offer, says: Text, ...next: Parameters<typeof controls>): Tell {
  const shown = view(paragraph(says), controls(...next));
  return one.channel === ''
    ? { person: one.by, view: shown }
    : { channel: one.channel, thread: one.thread, view: shown };
}

async function accept(ctx: Context, it: Item | undefined): Promise<Outcome> {
  const { offer: one, item: item_ } = await mine(ctx, it);
  const before = ownerOf(item_);
  const name = calledIn(ctx, item_);
  const told =
    before && before !== ctx.me.id
      ? [tellOne(before, ctx.say('owner-taken-over', { who: person(ctx.me), item: name }))]
      : [];
  return {
    changes: [give(item_, ctx.me.id), owned(ctx, item_, ctx.me.id), answered(ctx, one, 'accepted')],
    notice: ctx.say(item_.kind === 'project' ? 'offer-accepted-lead' : 'offer-accepted', { item: name }),
    view: said(
      item_.kind === 'task'
        ? button(ctx.label('button-task'), 'task show', { item: item_.row.id })
        : button(ctx.label('button-status'), 'status', { project: item_.project.id }),
      undoButton(ctx),
    ),
    tell: [report(one, ctx.say('offer-accepted-told', { who: person(ctx.me), item: name })), ...told],
  };
}

async function decline(ctx: Context, it: Item | undefined, word: string): Promise<Outcome> {
  const { offer: one, item: item_ } = await mine(ctx, it);
  const name = calledIn(ctx, item_);
  const again: Picker = {
    control: 'picker',
    label: ctx.label('pick-offer'),
    call: { command: 'own', args: { item: item_.row.id } },
    arg: 'person',
    of: 'people',
    options: [],
  };
  return {
    changes: [answered(ctx, one, 'declined', word), record(ctx, item_, 'offer', ctx.me.id, null, word)],
    notice: ctx.say('offer-declined', { item: name }),
    view: said(undoButton(ctx)),
    // The reason is for the person who asked; the channel only has to know that the thing is still free.
    tell: [tellOne(one.by, ctx.say('offer-declined-told', { who: person(ctx.me), item: name, word }), again)],
  };
}

async function passOn(ctx: Context, it: Item, to: Person): Promise<Outcome> {
  const { offer: one, item: item_ } = await mine(ctx, it);
  const name = calledIn(ctx, item_);
  if (to.id === ctx.me.id) throw refuse(ctx, 'pass-self', {}, 'person');
  const next = await offer(ctx, item_, to);
  // `offer` withdraws what waits: here that is my own, and it was passed on.
  const changes = next.changes.filter((c) => c.kind !== 'offer' || c.do === 'add');
  const from = changes.map((c) =>
    c.kind === 'offer' && c.do === 'add' ? { ...c, row: { ...c.row, channel: one.channel, thread: one.thread } } : c,
  );
  return {
    changes: [answered(ctx, one, 'passed'), ...from],
    notice: ctx.say('offer-passed', { item: name, to: person(to) }),
    view: said(undoButton(ctx)),
    tell: [
      { person: to.id, view: question(ctx, item_, ctx.me) },
      ...(one.by === ctx.me.id
        ? []
        : [tellOne(one.by, ctx.say('offer-passed-told', { who: person(ctx.me), item: name, to: person(to) }))]),
    ],
  };
}

async function offersView(ctx: Context, n: number): Promise<View> {
  const toMe = await ctx.read.find('offer', {
    where: { asked: ctx.me.id, state: 'waiting' },
    order: ['at', 'id'],
    ...slice(n),
  });
  const byMe = await ctx.read.find('offer', {
    where: { by: ctx.me.id, state: 'waiting' },
    order: ['at', 'id'],
    limit: 10,
  });
  const known = await people(ctx, [...toMe.map((o) => o.by), ...byMe.map((o) => o.asked)]);
  const list = { command: 'offers', args: {} };
  const lines: Line[] = [];
  for (const one of toMe) {
    const it = await itemOf(ctx, one);
    if (!it) continue;
    const answers = [
      button(ctx.label('button-accept'), 'accept', { item: it.row.id }),
      button(ctx.label('button-decline'), 'decline', { item: it.row.id }),
    ];
    lines.push({
      title: calledIn(ctx, it),
      detail: dotted(ctx.say('offer-from', { who: who(known, one.by) }), lasting(ctx, ctx.now - one.at)),
      controls: answers.map((b) => back(b, list)),
    });
  }
  const out: Line[] = [];
  for (const one of byMe.filter((o) => o.asked !== ctx.me.id)) {
    const it = await itemOf(ctx, one);
    if (it)
      out.push({
        title: calledIn(ctx, it),
        detail: dotted(ctx.say('offered-waiting', { who: who(known, one.asked) }), lasting(ctx, ctx.now - one.at)),
      });
  }
  return view(
    heading(ctx.say('offers-to-me')),
    lines.length === 0 ? paragraph(ctx.say('offers-none')) : undefined,
    ...paged(ctx, lines, n),
    out.length > 0 ? heading(ctx.say('offers-by-me')) : undefined,
    { block: 'items', items: out },
  );
}

export const owner: Command[] = [
  command({
    name: 'own',
    aliases: ['owner', 'assign', 'task assign', 'offer', 'give', 'hand', 'stage owner', 'task owner'],
    args: { item: item(...ANY), person: somebody(), project: here() },
    examples: ['own data @Ana', 'assign #12 to @Ana'],
    permission: 'anyone',
    run: (ctx, a) => own(ctx, a.item, a.person),
  }),
  command({
    name: 'take',
    aliases: ['claim', 'mine', 'own myself', "i'll take", 'task take', 'stage take'],
    args: { item: item(...ANY), project: here() },
    examples: ['take data', 'take #12'],
    permission: 'anyone',
    run: (ctx, a) => take(ctx, a.item),
  }),
  command({
    name: 'release',
    aliases: ['disown', 'let go', 'unassign', 'task release', 'stage release'],
    args: { item: item(...ANY), project: here() },
    examples: ['release data', 'release #12'],
    permission: 'work',
    run: (ctx, a) => release(ctx, a.item),
  }),
  command({
    name: 'lead',
    aliases: ['project lead', 'leads'],
    args: { person: somebody(), project: here() },
    examples: ['lead @Ana', 'lead me in "Churn model"'],
    permission: 'project',
    run: (ctx, a) => own(ctx, { kind: 'project', row: a.project, project: a.project }, a.person),
  }),
  command({
    name: 'deputy',
    aliases: ['deputise', 'deputize', 'deputy add', 'add deputy'],
    args: { item: item(), person: somebody(), project: here() },
    examples: ['deputy data @Bo'],
    permission: 'work',
    run: (ctx, a) => deputy(ctx, a.item, a.person, true),
  }),
  command({
    name: 'deputy remove',
    aliases: ['remove deputy', 'undeputy', 'deputy drop'],
    args: { item: item(), person: somebody(), project: here() },
    examples: ['deputy remove data @Bo'],
    permission: 'work',
    run: (ctx, a) => deputy(ctx, a.item, a.person, false),
  }),
  command({
    name: 'accept',
    aliases: ['yes', 'ok', 'accept offer'],
    args: { item: maybeItem(...ANY) },
    examples: ['accept', 'accept #12'],
    permission: 'anyone',
    run: (ctx, a) => accept(ctx, a.item),
  }),
  command({
    name: 'decline',
    aliases: ['no', 'refuse', 'decline offer'],
    args: { item: maybeItem(...ANY), word: text({ max: 300, keys: ['because', 'reason'], long: true }) },
    examples: ['decline I am away until Monday', 'decline #12 too much on my plate'],
    permission: 'anyone',
    run: (ctx, a) => decline(ctx, a.item, a.word),
  }),
  command({
    name: 'pass',
    aliases: ['pass on', 'forward', 'hand on'],
    args: { item: item(...ANY), person: somebody() },
    examples: ['pass #12 to @Bo'],
    permission: 'anyone',
    run: (ctx, a) => passOn(ctx, a.item, a.person),
  }),
  command({
    name: 'offers',
    aliases: ['my offers', 'inbox', 'offer list'],
    args: {},
    examples: ['offers'],
    permission: 'anyone',
    run: async (ctx) => ({ private: true, view: await offersView(ctx, 1) }),
  }),
];
