/** Incidents: what is wrong with a project, who has it, and how long it took from the alert to its end. */
import { maybeNumber, maybeProject, page, person, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { projectsOf } from '../../commands/lookups.js';
import { closeIncident, giveIncident, passIncident, showCard, takeIncident } from './answer.js';
import { findIncident } from './find.js';
import { incidentsView } from './list.js';
import { incidentPage } from './timeline.js';

const ARGS = {
  incidents: { project: maybeProject(), page: page() },
  incident: { incident: maybeNumber() },
  'incident card': { incident: maybeNumber() },
  'incident take': { incident: maybeNumber() },
  'incident give': { person: person(), incident: maybeNumber() },
  'incident pass': { incident: maybeNumber() },
  'incident close': {
    incident: maybeNumber(),
    cause: text({ keys: ['cause', 'because', 'why'], long: true, max: 500 }),
  },
};
type IncidentArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends IncidentArgs {}
}

/** The commands of this feature. */
export const incidentCommands: Command[] = [
  command({
    name: 'incidents',
    shows: true,
    aliases: ['incident list', 'open incidents', 'alerts'],
    args: ARGS.incidents,
    examples: ['incidents', 'incidents in "Churn model"'],
    permission: 'anyone',
    onArchived: true,
    run: async (ctx, { project, page = 1 }) => {
      const here = project ? [project] : await projectsOf(ctx.read, ctx.channel.id);
      return { view: await incidentsView(ctx, { projects: here.map(({ id }) => id), page }) };
    },
  }),
  command({
    name: 'incident',
    shows: true,
    aliases: ['incident show', 'show incident'],
    args: ARGS.incident,
    examples: ['incident 3', 'incident'],
    permission: 'anyone',
    onArchived: true,
    run: async (ctx, { incident }) => ({ view: await incidentPage(ctx, await findIncident(ctx, incident)) }),
  }),
  command({
    name: 'incident card',
    quiet: true,
    aliases: [],
    args: ARGS['incident card'],
    examples: [],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { incident }) => showCard(ctx, incident),
  }),
  command({
    name: 'incident take',
    aliases: ['take incident', 'take the incident', 'incident accept'],
    args: ARGS['incident take'],
    examples: ['incident take 3', 'take incident'],
    permission: 'anyone',
    run: (ctx, { incident }) => takeIncident(ctx, incident),
  }),
  command({
    name: 'incident give',
    aliases: ['give incident', 'give the incident', 'assign incident', 'incident assign', 'hand incident'],
    args: ARGS['incident give'],
    examples: ['incident give 3 to @Chi', 'give the incident to @Chi'],
    permission: 'anyone',
    run: (ctx, args) => giveIncident(ctx, args.incident, args.person),
  }),
  command({
    name: 'incident pass',
    aliases: ['pass incident', 'not me', 'incident decline', 'decline incident'],
    args: ARGS['incident pass'],
    examples: ['incident pass 3', 'not me'],
    permission: 'anyone',
    run: (ctx, { incident }) => passIncident(ctx, incident),
  }),
  command({
    name: 'incident close',
    aliases: ['close incident', 'close the incident', 'incident resolve'],
    args: ARGS['incident close'],
    examples: ['incident close 3 a late feature table', 'close incident 3: cause the country feature was empty'],
    permission: 'anyone',
    run: (ctx, { incident, cause }) => closeIncident(ctx, incident, cause),
  }),
];
