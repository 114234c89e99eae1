/** What an incident looks like: what happened, who has it, how far the loop has come, and what can be done. */
import { button, call, personPicker } from '../../commands/calls.js';
import type { Showing } from '../../commands/context.js';
import { stageOfArea } from '../../kit/audit.js';
import { loopSteps, type ShowingIncident } from '../../kit/incidents.js';
import { storiesIn } from '../../kit/promotions.js';
import { durationText, joinDots, knownPerson, listed, peopleById } from '../../kit/text.js';
import { versionName } from '../../kit/version-text.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { standingAt } from '../../model/promotions.js';
import { isEverybodyAsked } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { bold, cut, plain, type Text } from '../../model/text.js';
import {
  type Block,
  type Button,
  controls,
  heading,
  note,
  type Picker,
  paragraph,
  type View,
  view,
} from '../../view/view.js';

/** Longest text of a sender's on the card, UTF-16 units. */
const LONGEST_TEXT = 400;

/** The card of an incident, as it stands in the channel. @param more buttons after those that change something */
export async function incidentCard(
  showing: ShowingIncident,
  incident: Incident,
  project: Project,
  stages: readonly Stage[],
  more: readonly Button[] = [timelineButton(showing, incident)],
): Promise<View> {
  const { say } = showing;
  const { number, title, text } = incident;
  const reopened = stages.filter(({ id }) => incident.reopened.includes(id));
  const names = listed(
    showing,
    reopened.map(({ name }) => [bold(name)]),
  );
  return view(
    heading(say('incident-heading', { number, title })),
    paragraph(factsOf(showing, incident, project)),
    text ? paragraph([plain(cut(text, LONGEST_TEXT))]) : undefined,
    reopened.length > 0 ? paragraph(say('incident-at-risk', { n: reopened.length, stages: names })) : undefined,
    paragraph(await holderLine(showing, incident)),
    await liveNote(showing, incident, project),
    note(loopLine(showing, incident)),
    controls(...incidentButtons(showing, incident, stages), ...more),
  );
}

/** What runs have as titles are names and a state, in their system's own way: these say what it was that failed. */
const RUNS: readonly string[] = ['training', 'evaluation', 'deployment'];

/** What it is about, and where it comes from. */
function factsOf({ say, label }: Pick<ShowingIncident, 'say' | 'label'>, incident: Incident, project: Project): Text {
  const { meaning, severity, count, link } = incident;
  const source = incident.steps.find(({ what }) => what === 'alert')?.source;
  return joinDots(
    [bold(project.name)],
    RUNS.includes(meaning) ? say(`incident-failed-${meaning}`) : undefined,
    source ? say('incident-from', { source }) : undefined,
    severity ? say(`incident-severity-${severity}`) : undefined,
    count > 1 ? say('incident-count', { n: count }) : undefined,
    link ? [{ is: 'link', url: link, text: label('incident-evidence') }] : undefined,
  );
}

/** The version that was put where people use the model last, before the incident ended: most likely what it is about. */
async function liveNote(
  { read, say }: ShowingIncident,
  { openedAt, closedAt }: Incident,
  { id }: Project,
): Promise<Block | undefined> {
  const stories = await storiesIn(read, id);
  const moves = stories.flatMap((story) => standingAt(story, closedAt ?? Number.MAX_SAFE_INTEGER) ?? []);
  const last = moves.filter(({ entry }) => entry.live).sort((a, b) => b.entry.at - a.entry.at)[0];
  if (!last) return undefined;
  const { entry } = last;
  const words = { version: [bold(versionName(entry, entry.to))], alias: entry.alias };
  if (entry.at > openedAt)
    return note(say('incident-live-after', { ...words, age: durationText({ say }, entry.at - openedAt) }));
  return note(say('incident-live', { ...words, age: durationText({ say }, openedAt - entry.at) }));
}

/** Who has it, who is asked, or who closed it and why. */
async function holderLine(showing: ShowingIncident, incident: Incident): Promise<Text> {
  const { say } = showing;
  const { taken, asked, closedBy, cause } = incident;
  const known = await peopleById(showing, [taken, asked, closedBy]);
  if (incident.state === 'closed')
    return say('incident-closed', { who: knownPerson(known, closedBy ?? ''), cause: cause ?? '' });
  if (taken !== null) return say('incident-has', { who: knownPerson(known, taken) });
  if (asked !== null) return say('incident-asks', { who: knownPerson(known, asked) });
  return say(incident.askUntil === null || isEverybodyAsked(incident) ? 'incident-open-to-all' : 'incident-waits');
}

/** How long ago the alert came, and how far the loop has come since. */
function loopLine(showing: Pick<Showing, 'say' | 'now'>, incident: Incident): Text {
  const age = durationText(showing, showing.now - incident.openedAt);
  return joinDots(showing.say('incident-loop-alert', { age }), ...loopSteps(showing, incident));
}

/** What can be done with it now. */
function incidentButtons(
  { label }: ShowingIncident,
  incident: Incident,
  stages: readonly Stage[],
): (Button | Picker)[] {
  const about = { incident: String(incident.number) };
  const after = call('incident card', about);
  if (incident.state === 'closed') return [];
  const { taken, asked } = incident;
  const take = button(label('button-incident-take'), call('incident take', about, { seen: taken ?? '', after }), {
    style: 'primary',
  });
  const pass = button(label('button-incident-pass'), call('incident pass', about, { after }));
  const data = stageOfArea(stages, 'data');
  const isDrift = incident.meaning === 'drift' && (data?.state === 'done' || data?.state === 'skipped');
  const reopen = isDrift
    ? button(label('button-incident-data', { stage: data.name }), reopenCall(data, incident))
    : undefined;
  const give = personPicker(label('pick-offer'), call('incident give', about, { after }), 'person');
  const close = button(label('button-incident-close'), call('incident close', about, { after }));
  return [
    ...(taken === null ? [take] : []),
    ...((taken ?? asked) ? [pass] : []),
    ...(reopen ? [reopen] : []),
    close,
    give,
  ];
}

const timelineButton = ({ label }: ShowingIncident, { number }: Incident): Button =>
  button(label('button-incident-timeline'), call('incident', { incident: String(number) }));

const reopenCall = ({ id }: Stage, { title }: Incident) => call('reopen', { item: id, reason: title });
