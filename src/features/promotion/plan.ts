/** What follows when another system tells of versions: the ledger, and a question where chat says something else. */
import { stagesOf } from '../../commands/lookups.js';
import { stageOfArea } from '../../kit/audit.js';
import { seesChanged } from '../../kit/changed.js';
import { questionView } from '../../kit/contradictions.js';
import { type JobContext, NO_PLAN, type Plan, personZone, settingsFor } from '../../kit/job.js';
import { storiesIn } from '../../kit/promotions.js';
import { type VersionTelling, versionName } from '../../kit/version-text.js';
import { add, type Change, set } from '../../model/changes.js';
import type { Project, Stage } from '../../model/project-rows.js';
import type { Contradiction, Promotion } from '../../model/promotion-rows.js';
import { disagreement, standingAt, storiesOf, type VersionMove } from '../../model/promotions.js';
import type { Mapped } from '../../model/signals/mapping.js';
import type { SignalSource } from '../../model/signals/rows.js';
import type { Signal } from '../../model/signals/signal.js';
import type { SignalWords } from '../../model/signals/words.js';
import type { Outbound } from '../../ports/outbound.js';
import { fitView } from '../../view/fit.js';
import type { View } from '../../view/view.js';
import { entryOf, evidenceOf, slotOfEntry } from './entry.js';
import { moverView } from './mover.js';

/**
 * Keeps what a signal says of versions, and asks the owner of the deployment where chat says something else. In a flood, and
 * if nothing is to follow, it is only kept.
 */
export async function promotionPlan(
  job: JobContext & { signalWords: SignalWords },
  source: SignalSource,
  signal: Signal,
  mapped: Mapped,
  acts = true,
): Promise<Plan> {
  // A rule of the team's own says that nothing is to be made of it.
  if (mapped.rule !== null && mapped.meaning === 'ignore') return NO_PLAN;
  const project = await job.read.get('project', mapped.project);
  const said = project && entryOf(signal, { meaning: mapped.meaning, project: project.name, words: job.signalWords });
  if (!project || !said) return NO_PLAN;
  const id = `${source.id}:${signal.id}`;
  if (await job.read.get('promotion', id)) return NO_PLAN;
  const entry: Promotion = {
    ...{ ...said, id, workspace: job.workspace, version: 1, project: project.id, about: null, slot: slotOfEntry(said) },
    ...{ at: Math.min(signal.at, job.now), toldAt: job.now, by: null, actor: signal.actor },
    ...{ evidence: evidenceOf(signal), source: source.name, callback: null, undoneAt: null },
  };
  const before = await job.read.find('promotion', {
    where: { project: project.id, slot: entry.slot },
    order: ['at', 'id'],
  });
  const [story] = storiesOf([...before, entry]);
  const move = story?.moves.at(-1);
  const changes: Change[] = [add('promotion', entry)];
  // What is told late changes what was, and nothing of what is.
  if (!story || !move || move.entry.id !== id) return { changes, messages: [] };
  const [former] = storiesOf(before);
  const was = former && standingAt(former, entry.at)?.entry;
  changes.push(...liveLine(job, project, was, entry));
  if (!acts) return { changes, messages: [] };
  const isNew = entry.is === 'moved' && was?.to !== entry.to;
  const asked = await askOwner(job, project, move, isNew);
  return { changes: [...changes, ...asked.changes], messages: asked.messages };
}

/** The line of the history, if something else is live than before. */
function liveLine(job: JobContext, project: Project, was: Promotion | undefined, entry: Promotion): Change[] {
  if (!entry.live || entry.is === 'failed' || (entry.is === 'moved' ? was?.to === entry.to : !was)) return [];
  const name = (one: Promotion) => versionName(one, one.to);
  return [
    add('history', {
      ...{ id: job.newId(), workspace: job.workspace, project: project.id, item: 'project', itemId: project.id },
      ...{
        at: job.now,
        by: '',
        field: 'live',
        from: was ? name(was) : null,
        to: entry.is === 'moved' ? name(entry) : null,
      },
      ...{ why: null, via: 'signal', channel: null, pass: null },
    }),
  ];
}

/** Asks whoever is responsible for the deployment, unless they were asked already; a disagreement that is over is closed. */
async function askOwner(job: JobContext, project: Project, move: VersionMove, isNew: boolean): Promise<Plan> {
  const { read } = job;
  const stage = stageOfArea(await stagesOf(read, project.id), 'deployment');
  if (!stage || project.archived) return NO_PLAN;
  const open = await read.find('contradiction', {
    where: { project: project.id, slot: move.entry.slot, state: 'open' },
  });
  const is = disagreement(stage, move);
  const over = open.filter((one) => one.is !== is || one.stage !== stage.id);
  const [same] = open.filter((one) => !over.includes(one));
  const closed = over.map((one) => set('contradiction', one, { state: 'registry', settledAt: job.now }));
  if (!is) return { changes: closed, messages: isNew ? await askMover(job, project, stage, move) : [] };
  // They have the question already: it is now about this move.
  if (same) return { changes: [...closed, set('contradiction', same, { promotion: move.entry.id })], messages: [] };
  const row = contradictionOf(job, { project, stage, move, is });
  const message = await questionTo(job, row, { project, stage, move });
  return {
    changes: [...closed, add('contradiction', { ...row, asked: message ? row.asked : null })],
    messages: message ? [message] : [],
  };
}

/** Nobody says who moved a version, and chat has nothing else to ask about it. */
async function askMover(job: JobContext, project: Project, stage: Stage, move: VersionMove): Promise<Outbound[]> {
  const { entry, by } = move;
  if (!entry.live || entry.actor !== null || by !== null || stage.state !== 'done') return [];
  const message = await privately(job, project, stage, add('promotion', entry), (telling) =>
    moverView(telling, project, move),
  );
  return message ? [message] : [];
}

/** Both sides, as they are kept. */
export function contradictionOf(
  { newId, now, workspace }: Pick<JobContext, 'newId' | 'now' | 'workspace'>,
  { project, stage, move, is }: { project: Project; stage: Stage; move: VersionMove; is: Contradiction['is'] },
): Contradiction {
  return {
    ...{ id: newId(), workspace, version: 1, project: project.id, stage: stage.id, slot: move.entry.slot, is },
    ...{ promotion: move.entry.id, said: stage.state, asked: responsibleFor(stage, project) },
    ...{ at: now, state: 'open', settledBy: null, settledAt: null },
  };
}

const questionTo = (
  job: JobContext,
  row: Contradiction,
  sides: { project: Project; stage: Stage; move: VersionMove },
): Promise<Outbound | undefined> =>
  privately(job, sides.project, sides.stage, add('contradiction', row), (telling) =>
    questionView(telling, { ...sides, contradiction: row }),
  );

/** Who is asked about a stage. */
const responsibleFor = ({ owner, deputies }: Stage, { lead }: Project): string | null => owner ?? deputies[0] ?? lead;

/** A question in private; undefined if there is nobody to ask, or they do not see the project any more. */
async function privately(
  job: JobContext,
  project: Project,
  stage: Stage,
  about: Change,
  draw: (telling: VersionTelling) => View,
): Promise<Outbound | undefined> {
  const asked = responsibleFor(stage, project);
  const person = asked === null ? undefined : await job.read.get('person', asked);
  if (!person || person.gone) return undefined;
  if (!(await seesChanged(job.read, person.id, [about], job.now))) return undefined;
  const zone = personZone(await settingsFor(job, '', person.id), person);
  const { say, label } = job;
  const [link] = await job.read.find('link', { where: { project: project.id }, order: ['at'], limit: 1 });
  const near = link && { near: link.channel };
  return { to: 'direct', id: job.newId(), person: person.id, view: fitView(draw({ say, label, zone })), ...near };
}

/** Somebody says in chat that the deployment is done, and the last that another system said is that nothing is there. */
export async function doneWithoutVersion(read: JobContext['read'], stage: Stage): Promise<VersionMove | undefined> {
  if (stage.state !== 'done') return undefined;
  const last = (await storiesIn(read, stage.project)).flatMap(({ moves }) => moves.at(-1) ?? []);
  const move = last.find((one) => one.entry.source !== null && disagreement(stage, one) === 'gone');
  if (!move) return undefined;
  const known = await read.find('contradiction', {
    where: { project: stage.project, promotion: move.entry.id, is: 'gone' },
  });
  return known.length > 0 ? undefined : move;
}
