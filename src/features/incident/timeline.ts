/** The timeline of an incident: each step with its time, and how long after the alert. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { durationText, joinDots, knownPerson, type PeopleById, peopleById } from '../../kit/text.js';
import { sayInstant } from '../../model/dates/calendar.js';
import type { Incident, IncidentStep } from '../../model/signals/incident-rows.js';
import { plain } from '../../model/text.js';
import { heading, items, type ListItem, note, type View, view } from '../../view/view.js';
import { incidentCard } from './card.js';
import type { FoundIncident } from './find.js';

/** Most steps that are shown: the first, and the last ones. */
const MOST_SHOWN = 19;

/** The card, and under it the timeline. */
export async function incidentPage(ctx: Context, { incident, project, stages }: FoundIncident): Promise<View> {
  const list = button(ctx.label('button-incidents'), call('incidents', { project: project.id }));
  const card = await incidentCard(ctx, incident, project, stages, [list]);
  const known = await peopleById(
    ctx,
    incident.steps.map(({ by }) => by),
  );
  const all = [...incident.steps].sort((a, b) => a.at - b.at);
  const [first, ...rest] = all;
  const shown = all.length > MOST_SHOWN && first ? [first, ...rest.slice(1 - MOST_SHOWN)] : all;
  const left = all.length - shown.length;
  return view(
    ...card.blocks,
    heading(ctx.say('incident-timeline')),
    items(shown.map((step) => itemOf(ctx, known, incident, step))),
    left > 0 ? note(ctx.say('incident-steps-left', { n: left })) : undefined,
  );
}

function itemOf(
  ctx: Context,
  known: PeopleById,
  { openedAt }: Incident,
  { what, at, by, note: words }: IncidentStep,
): ListItem {
  const who = by === null ? '' : knownPerson(known, by);
  return {
    title: ctx.say(`incident-did-${what}${by === null || what === 'asked' ? '' : (BY[what] ?? '')}`, { who }),
    detail: joinDots(
      [plain(sayInstant(at, ctx.zone))],
      at > openedAt ? ctx.say('incident-after', { after: durationText(ctx, at - openedAt) }) : undefined,
      words ? [plain(words)] : undefined,
    ),
  };
}

/** Steps that a signal or a person can make. */
const BY: Partial<Record<IncidentStep['what'], string>> = { retrained: '-by', evaluated: '-by', redeployed: '-by' };
