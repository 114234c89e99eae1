/** What the history and other systems can show about a question: offered as evidence with its date, never counted by itself. */
import { stagesOf } from '../../commands/lookups.js';
import { type Audit, stageOfArea } from '../../kit/audit.js';
import { daySpan, knownPerson, peopleById } from '../../kit/text.js';
import type { AuditQuestion } from '../../model/audit/questions.js';
import type { AuditStanding } from '../../model/audit/standing.js';
import { DAY, dayAt } from '../../model/dates/calendar.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Stage } from '../../model/project-rows.js';
import { flat } from '../../model/text.js';
import { isOfSignals, type Proposal, shownBySignals } from './signal-proposals.js';
import { instantDay, type Zoned } from './words.js';

/** Moves that are looked through for the last time round the loop. */
const MOST_MOVES = 2_000;

/** What the history shows about a question; undefined if it shows nothing that is newer than the evidence there is. */
export async function proposalFor(
  showing: Zoned,
  { project }: Audit,
  question: AuditQuestion,
  standing: AuditStanding | undefined,
): Promise<Proposal | undefined> {
  if (question.proposes === null) return undefined;
  if (isOfSignals(question.proposes))
    return newer(await shownBySignals(showing, project.id, question.proposes), standing);
  const stages = await stagesOf(showing.read, project.id);
  const found =
    question.proposes === 'loop'
      ? await lastLoop(showing, project.id, stages)
      : await ownerOfStage(showing, stageOfArea(stages, question.area));
  return newer(found, standing);
}

const newer = (found: Proposal | undefined, standing: AuditStanding | undefined): Proposal | undefined =>
  found && found.at > (standing?.evidenceAt ?? 0) ? found : undefined;

/** The owner of a stage, since they have it. */
async function ownerOfStage(showing: Zoned, stage: Stage | undefined): Promise<Proposal | undefined> {
  if (!stage?.owner) return undefined;
  const where = { itemId: stage.id, field: 'owner', to: stage.owner } as const;
  const [since] = await showing.read.find('history', { where, order: ['-at', '-id'], limit: 1 });
  if (!since) return undefined;
  const who = knownPerson(await peopleById(showing, [stage.owner]), stage.owner);
  const says = showing.say('audit-shows-owner', { stage: stage.name, who, day: instantDay(showing, since.at) });
  return { evidence: flat(says), at: since.at, owner: stage.owner, from: 'history' };
}

/** The last time round the loop: from when a stage was re-opened until it was done again. */
async function lastLoop(showing: Zoned, project: string, stages: readonly Stage[]): Promise<Proposal | undefined> {
  const where = { project, item: 'stage', field: 'state' } as const;
  const moves = await showing.read.find('history', { where, order: ['-at', '-id'], limit: MOST_MOVES });
  const done = moves.find(({ to, pass, via }) => to === 'done' && (pass ?? 1) > 1 && via !== 'undo');
  const stage = stages.find(({ id }) => id === done?.itemId);
  if (!done || !stage) return undefined;
  const began = moves.findLast((move) => isOfPass(move, done));
  if (!began) return undefined;
  const days = Math.max(1, Math.round((done.at - began.at) / DAY));
  const says = showing.say('audit-shows-loop', {
    stage: stage.name,
    from: daySpan(showing, dayAt(began.at, showing.zone)),
    until: instantDay(showing, done.at),
    days,
  });
  return { evidence: flat(says), at: done.at, owner: stage.owner, from: 'history' };
}

const isOfPass = ({ itemId, pass }: HistoryEvent, done: HistoryEvent): boolean =>
  itemId === done.itemId && pass === done.pass;
