/** What is said of an incident: its card in the channel, and everything later in the thread of that. */
import { stagesOf } from '../../commands/lookups.js';
import type { ShowingIncident } from '../../kit/incidents.js';
import type { JobContext } from '../../kit/job.js';
import type { Project } from '../../model/project-rows.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import type { Text } from '../../model/text.js';
import type { Outbound } from '../../ports/outbound.js';
import type { Reader } from '../../ports/store.js';
import { fitView } from '../../view/fit.js';
import { controls, paragraph, type View, view } from '../../view/view.js';
import { incidentCard } from './card.js';
import { rootOf } from './lifecycle.js';

/** As much as it takes to say something of an incident. */
export type TellingIncident = ShowingIncident & Pick<JobContext, 'newId'>;

/** The channel in which a project's incidents are told; empty if it has none where everybody sees the project. */
export async function homeOf(read: Reader, { id, reach }: Project): Promise<string> {
  if (reach === 'owners') return '';
  const links = await read.find('link', { where: { project: id }, order: ['-main', 'at'], limit: 1 });
  return links[0]?.channel ?? '';
}

/** The card, in the channel; in private if there is no channel. */
export async function cardMessages(
  telling: TellingIncident,
  incident: Incident,
  project: Project,
): Promise<Outbound[]> {
  const shown = await incidentCard(telling, incident, project, await stagesOf(telling.read, project.id));
  const message = { id: rootOf(incident), view: fitView(shown) };
  const person = privately(incident, project);
  const { channel } = incident;
  if (channel !== '') return [{ to: 'channel', ...message, channel, thread: null, ...(person && { orTo: person }) }];
  return person ? [{ to: 'direct', ...message, person }] : [];
}

/** The card as it is now, in place of how it was. */
export async function cardAgain(telling: TellingIncident, incident: Incident, project: Project): Promise<Outbound[]> {
  const channel = incident.channel || privately(incident, project);
  if (!channel) return [];
  const shown = await incidentCard(telling, incident, project, await stagesOf(telling.read, project.id));
  return [{ to: 'message', id: telling.newId(), channel, message: rootOf(incident), view: fitView(shown) }];
}

/** Who is told in private if no channel can be: whoever has it or is asked to take it; while nobody is, the lead. */
const privately = ({ taken, asked }: Incident, { lead }: Project): string | null => taken ?? asked ?? lead;

/** A line in the incident's thread; in private if there is no channel that can be reached. */
export function threadMessages(
  { newId }: Pick<TellingIncident, 'newId'>,
  incident: Incident,
  project: Project,
  says: Text,
  ...next: Parameters<typeof controls>
): Outbound[] {
  const { channel } = incident;
  const shown: View = fitView(view(paragraph(says), controls(...next)));
  const person = privately(incident, project);
  if (channel === '') return person ? [{ to: 'direct', id: newId(), person, view: shown }] : [];
  const message = { to: 'channel', id: newId(), channel, thread: null, under: rootOf(incident), view: shown } as const;
  return [{ ...message, ...(person && { orTo: person }) }];
}
