/** The incidents of some projects, as of now or of an earlier time, and how each reads in a line. */
import { button, call } from '../commands/calls.js';
import type { Showing } from '../commands/context.js';
import type { Project } from '../model/project-rows.js';
import { incidentAt } from '../model/signals/incident.js';
import type { Incident } from '../model/signals/incident-rows.js';
import { bold, plain, type Text } from '../model/text.js';
import type { Reader } from '../ports/store.js';
import type { Call, Control, ListItem, Mark } from '../view/view.js';
import { activeProjects } from './active-projects.js';
import { thenShow } from './controls.js';
import { inParts } from './in-parts.js';
import { durationText, joinDots, knownPerson, type PeopleById, peopleById } from './text.js';

/** Incidents that were open at some time from `from` until `until`, as they stood at the end of it, oldest first. */
export async function incidentsIn(
  read: Reader,
  projects: readonly string[],
  { from, until }: { from: number; until: number },
): Promise<Incident[]> {
  const all = await inParts([...projects], (project) =>
    read.find('incident', { where: { project, state: { except: ['watched'] }, openedAt: { below: until } } }),
  );
  return all
    .filter(({ closedAt }) => closedAt === null || closedAt >= from)
    .map((incident) => incidentAt(incident, until))
    .sort((a, b) => a.number - b.number);
}

/** The open incidents of some projects, the oldest first. */
export const openIncidents = (read: Reader, project: readonly string[]): Promise<Incident[]> =>
  read.find('incident', { where: { project, state: 'open' }, order: ['number'] });

/** Most incidents of one person that are read. */
const MOST_OWN = 50;

/** An incident with its project. */
export interface OwnIncident {
  incident: Incident;
  project: Project;
}

/** The open incidents that a person has, then those they are asked to take, in active projects; the oldest of each first. */
export async function ownIncidents(read: Reader, person: string): Promise<OwnIncident[]> {
  const query = { order: ['number'] as const, limit: MOST_OWN };
  const theirs = await read.find('incident', { where: { taken: person, state: 'open' }, ...query });
  const asked = await read.find('incident', { where: { asked: person, taken: null, state: 'open' }, ...query });
  const all = [...theirs, ...asked];
  const projects = await activeProjects(read, all);
  return all.flatMap((incident) => {
    const project = projects.get(incident.project);
    return project ? [{ incident, project }] : [];
  });
}

/** The same as a list, in which whoever is asked can answer. @param after what the list's message shows after a press */
export async function ownIncidentItems(
  showing: ShowingIncident,
  own: readonly OwnIncident[],
  after: Call,
): Promise<ListItem[]> {
  const known = await peopleById(
    showing,
    own.flatMap(({ incident }) => [incident.taken, incident.asked]),
  );
  return own.map(({ incident, project }) => {
    const item = incidentItem(showing, incident, { known, project: [bold(project.name)] });
    return { ...item, controls: [...answerButtons(showing, incident, after), ...(item.controls ?? [])] };
  });
}

/** Whoever is asked can answer where they are. */
function answerButtons({ label }: ShowingIncident, { number, taken }: Incident, after: Call): Control[] {
  if (taken !== null) return [];
  const about = { incident: String(number) };
  return [
    thenShow(button(label('button-incident-take'), call('incident take', about, { seen: '' })), after),
    thenShow(button(label('button-incident-pass'), call('incident pass', about)), after),
  ];
}

/** As much as it takes to show an incident. */
export type ShowingIncident = Pick<Showing, 'read' | 'say' | 'label' | 'now'>;

/** "#3 Precision is low — Churn · started 2 hours ago · Bo has it". */
export function incidentItem(
  showing: ShowingIncident,
  incident: Incident,
  { known, project }: { known: PeopleById; project: Text | undefined },
): ListItem {
  const { number, title, state, taken, asked, quietAt, openedAt, closedAt, cause } = incident;
  const isOpen = state === 'open';
  const age = durationText(showing, Math.max(0, showing.now - (closedAt ?? openedAt)));
  const who = taken ?? asked;
  const holder = who === null ? 'nobody' : taken === null ? 'asked' : 'taken';
  return {
    mark: markOf(showing, incident),
    title: [bold(`#${number}`), plain(` ${title}`)],
    detail: joinDots(
      project,
      showing.say(isOpen ? 'incident-since' : 'incident-ended', { age }),
      isOpen ? showing.say(`incident-by-${holder}`, { who: who === null ? '' : knownPerson(known, who) }) : undefined,
      isOpen && quietAt !== null ? showing.say('incident-is-quiet') : undefined,
      cause ? [plain(cause)] : undefined,
    ),
    controls: [button(showing.label('button-incident-show'), call('incident', { incident: String(number) }))],
  };
}

function markOf({ label }: ShowingIncident, { state, quietAt }: Incident): Mark {
  if (state === 'closed') return { tone: 'good', label: label('incident-state-closed') };
  return quietAt === null
    ? { tone: 'stopped', label: label('incident-state-open') }
    : { tone: 'warning', label: label('incident-state-quiet') };
}

/** How far the loop has come: what has happened, and how long after the alert. */
export function loopSteps({ say }: Pick<Showing, 'say'>, incident: Incident): Text[] {
  const steps = [
    ['taken', incident.takenAt],
    ['retrained', incident.retrainedAt],
    ['evaluated', incident.evaluatedAt],
    ['redeployed', incident.redeployedAt],
    ['quiet', incident.quietAt],
    ['closed', incident.closedAt],
  ] as const;
  const done = steps.flatMap(([step, at]) => (at === null ? [] : [{ step, at }])).sort((a, b) => a.at - b.at);
  return done.map(({ step, at }) => {
    const after = durationText({ say }, Math.max(0, at - incident.openedAt));
    return say(`incident-loop-${step}`, { after });
  });
}
