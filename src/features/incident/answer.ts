/** What people do with an incident: take it, say that they cannot, close it. */
import type { Context } from '../../commands/context.js';
import type { Outcome, Tell } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { unchanged } from '../../kit/outcomes.js';
import { knownPerson, peopleById, personSpan } from '../../kit/text.js';
import { cleanLines } from '../../model/names.js';
import type { Person } from '../../model/people-rows.js';
import { isEverybodyAsked, withStep } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import type { Text } from '../../model/text.js';
import type { Outbound } from '../../ports/outbound.js';
import { askThem } from './ask.js';
import { incidentCard } from './card.js';
import { canBeAsked, findIncident, openOne } from './find.js';
import { leftAtRisk } from './left-at-risk.js';
import { keepIncident } from './lifecycle.js';
import { cardAgain, threadMessages } from './messages.js';

/** Whoever presses first has it. */
export async function takeIncident(ctx: Context, named: number | undefined): Promise<Outcome> {
  const found = await openOne(ctx, named);
  const { incident: was, project } = found;
  const { taken, number } = was;
  if (taken === ctx.me.id) return unchanged(ctx.say('incident-yours', { number }));
  if (taken !== null && !(await hasLeft(ctx, taken))) {
    const known = await peopleById(ctx, [taken]);
    throw refuse(ctx, 'incident-taken', { who: knownPerson(known, taken), number }, { stale: true });
  }
  const step = { what: 'taken', at: ctx.now, by: ctx.me.id, note: null } as const;
  const mine = { ...was, taken: ctx.me.id, takenAt: was.takenAt ?? ctx.now, askUntil: null };
  const incident = withStep(mine, step);
  const says = ctx.say('incident-took', { who: personSpan(ctx.me), number });
  return outcomeOf(
    ctx,
    was,
    incident,
    [...threadMessages(ctx, incident, project, says), ...(await cardAgain(ctx, incident, project))],
    says,
  );
}

const hasLeft = async ({ read }: Context, id: string): Promise<boolean> =>
  (await read.get('person', id))?.gone !== false;

/** "Not me": the next person is asked, and whoever had it has it no more. */
export async function passIncident(ctx: Context, named: number | undefined): Promise<Outcome> {
  const { incident: was, project } = await openOne(ctx, named);
  const { me, now } = ctx;
  const isMine = was.taken === me.id || (was.taken === null && was.asked === me.id);
  if (!isMine) throw refuse(ctx, 'incident-not-asked', { number: was.number });
  const step = { what: 'passed', at: now, by: me.id, note: null } as const;
  const askedBefore = [...new Set([...was.askedBefore, me.id])];
  // The alarm asks the next person at once: it knows everybody's hours, which this person may not.
  const isLast = was.taken === null && isEverybodyAsked(was);
  const askUntil = isLast ? was.askUntil : now;
  const incident = withStep({ ...was, taken: null, asked: null, askedBefore, askUntil }, step);
  const says = ctx.say('incident-passed-told', { who: personSpan(me) });
  const messages = [
    ...threadMessages(ctx, incident, project, says),
    // Else the alarm that asks the next person draws it again.
    ...(isLast ? await cardAgain(ctx, incident, project) : []),
  ];
  const answer = isLast ? 'incident-passed-last' : 'incident-passed';
  return outcomeOf(ctx, was, incident, messages, ctx.say(answer, { number: was.number }));
}

/** Asks one certain person to take it; whoever had it has it no more. */
export async function giveIncident(ctx: Context, named: number | undefined, to: Person): Promise<Outcome> {
  if (to.id === ctx.me.id) return takeIncident(ctx, named);
  const found = await openOne(ctx, named);
  const { incident: was, project } = found;
  const { number } = was;
  const words = { who: personSpan(to), number };
  if (was.taken === to.id) return unchanged(ctx.say('incident-theirs', words));
  if (was.taken === null && was.asked === to.id) return unchanged(ctx.say('incident-asked-already', words));
  if (!(await canBeAsked(ctx, found, to)))
    throw refuse(ctx, 'incident-unseen', { ...words, project: project.name }, { field: 'person' });
  const incident = await askThem(ctx, was, to);
  const says = ctx.say('incident-given', { who: personSpan(to), by: personSpan(ctx.me), number });
  const messages = [...threadMessages(ctx, incident, project, says), ...(await cardAgain(ctx, incident, project))];
  return outcomeOf(ctx, was, incident, messages, ctx.say('incident-given-done', words));
}

/** The cause itself, without what people say before it. */
function causeIn(ctx: Context, words: string): string {
  const cause = cleanLines(words);
  const leads = ctx.label('incident-cause-leads').split('|');
  const lead = leads.find((one) => cause.toLowerCase().startsWith(`${one.trim()} `));
  return lead === undefined ? cause : cause.slice(lead.trim().length).trim();
}

/** A person closes it, and says why it came to it. Nothing else does. */
export async function closeIncident(ctx: Context, named: number | undefined, words: string): Promise<Outcome> {
  const { incident: was, project } = await openOne(ctx, named);
  const cause = causeIn(ctx, words);
  if (cause === '') throw refuse(ctx, 'no-cause', {}, { field: 'cause' });
  const step = { what: 'closed', at: ctx.now, by: ctx.me.id, note: cause } as const;
  const ended = { ...was, state: 'closed' as const, closedAt: ctx.now, closedBy: ctx.me.id, cause };
  const incident = withStep({ ...ended, askUntil: null, untoldAt: null }, step);
  const says = ctx.say('incident-closed-told', { who: personSpan(ctx.me), number: was.number, cause });
  const left = await leftAtRisk(ctx, incident);
  const told = threadMessages(ctx, incident, project, [...says, ...left.says], ...left.buttons);
  const messages = [...told, ...(await cardAgain(ctx, incident, project))];
  return outcomeOf(ctx, was, incident, messages, [...says, ...left.says]);
}

async function outcomeOf(
  ctx: Context,
  was: Incident,
  incident: Incident,
  messages: readonly Outbound[],
  notice: Text,
): Promise<Outcome> {
  return {
    changes: await keepIncident(ctx, was, incident),
    tell: messages.flatMap((one) => tellOf(incident, one)),
    // The card that was pressed says it already.
    ...(ctx.call.after ? {} : { notice, private: true }),
    final: true,
  };
}

/** What goes to others is told like everything else: not to whom it is hidden. */
function tellOf({ channel: home }: Incident, message: Outbound): Tell[] {
  switch (message.to) {
    case 'channel': {
      const { channel, thread, view, under, orTo } = message;
      return [{ channel, thread, view, ...(under && { under }), ...(orTo && { orTo }) }];
    }
    case 'message':
      return home === ''
        ? [{ person: message.channel, view: message.view, instead: message.message }]
        : [{ channel: home, thread: null, view: message.view, instead: message.message }];
    case 'direct':
      return [{ person: message.person, view: message.view, as: message.id }];
    default:
      return [];
  }
}

/** The card alone, as it is drawn again after a press. */
export async function showCard(ctx: Context, named: number | undefined): Promise<Outcome> {
  const { incident, project, stages } = await findIncident(ctx, named);
  return { view: await incidentCard(ctx, incident, project, stages) };
}
