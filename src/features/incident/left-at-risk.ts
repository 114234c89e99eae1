/** What an incident put at risk and has left so once it is closed: Baton offers to take that back. */
import { button, call } from '../../commands/calls.js';
import { stagesOf } from '../../commands/lookups.js';
import type { ShowingIncident } from '../../kit/incidents.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Stage } from '../../model/project-rows.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { bold, join, plain, type Text } from '../../model/text.js';
import type { Button } from '../../view/view.js';
import { affectedStages } from './stages.js';

/** What is said of the stages that are left at risk, and the button for each. */
export async function leftAtRisk(
  showing: ShowingIncident,
  incident: Incident,
): Promise<{ says: Text; buttons: Button[] }> {
  const lines = await linesOf(showing, incident);
  if (lines.length === 0) return { says: [], buttons: [] };
  const names = join(
    lines.map(({ stage }) => [bold(stage.name)]),
    ', ',
  );
  const says = showing.say('incident-left-at-risk', { names, n: lines.length });
  return { says: [plain(' '), ...says], buttons: lines.map(({ stage, was }) => backButton(showing, stage, was)) };
}

/** Back to how the stage was before. */
const backButton = ({ label }: ShowingIncident, { id, name }: Stage, was: string | null): Button =>
  was === 'done'
    ? button(label('do-done', { item: name }), call('done', { item: id }))
    : button(label('incident-on-track', { item: name }), call('unblock', { stage: id }));

/** The stages that it put at risk, that nobody has touched since and that no other open incident is about. */
async function linesOf({ read }: ShowingIncident, incident: Incident): Promise<{ stage: Stage; was: string | null }[]> {
  const stages = await stagesOf(read, incident.project);
  const where = { project: incident.project, state: 'open' } as const;
  const others = (await read.find('incident', { where })).filter(({ id }) => id !== incident.id);
  const theirs = others.flatMap(({ meaning, stage }) => affectedStages(stages, meaning, stage));
  const mine = affectedStages(stages, incident.meaning, incident.stage).filter(
    (stage) => stage.state === 'at_risk' && !theirs.includes(stage),
  );
  const found = await Promise.all(
    mine.map(async (stage) => {
      const made = { item: 'stage', itemId: stage.id, field: 'state' } as const;
      const [line] = await read.find('history', { where: made, order: ['-at', '-id'], limit: 1 });
      return line && isOf(line, incident) ? [{ stage, was: line.from }] : [];
    }),
  );
  return found.flat();
}

const isOf = ({ to, via, at }: HistoryEvent, { openedAt }: Incident): boolean =>
  to === 'at_risk' && via === 'signal' && at >= openedAt;
