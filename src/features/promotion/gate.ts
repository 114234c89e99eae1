/** A deployment waits in another system: whoever is responsible for the deployment approves it here, and the answer goes back, once. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { stageOfArea } from '../../kit/audit.js';
import { seesChanged } from '../../kit/changed.js';
import { type JobContext, NO_PLAN, type Plan } from '../../kit/job.js';
import { storiesIn } from '../../kit/promotions.js';
import { knownPerson, peopleById, personSpan, stateName } from '../../kit/text.js';
import { versionName } from '../../kit/version-text.js';
import { add } from '../../model/changes.js';
import type { Project, Stage } from '../../model/project-rows.js';
import type { Promotion } from '../../model/promotion-rows.js';
import { slotOf, standingAt } from '../../model/promotions.js';
import type { Mapped } from '../../model/signals/mapping.js';
import type { SignalSource } from '../../model/signals/rows.js';
import type { Signal } from '../../model/signals/signal.js';
import { bold, flat, join, plain, type Text } from '../../model/text.js';
import type { GateAnswer } from '../../ports/outbound.js';
import { fitView } from '../../view/fit.js';
import { controls, heading, items, note, paragraph, type View, view } from '../../view/view.js';

/** As much of a commit's hash as people write. */
const SHORT_SHA = 7;
const LONGEST = 200;

/** Asks whoever is responsible for the deployment of a project to approve one that waits. */
export async function gatePlan(job: JobContext, source: SignalSource, signal: Signal, mapped: Mapped): Promise<Plan> {
  const { callback, environment, repository, ref, sha } = signal.labels;
  const project = await job.read.get('project', mapped.project);
  if (signal.kind !== 'approval' || !callback || !environment || !project || project.archived) return NO_PLAN;
  const stage = stageOfArea(await stagesOf(job.read, project.id), 'deployment');
  const asked = stage ? (stage.owner ?? stage.deputies[0] ?? project.lead) : null;
  const person = asked === null ? undefined : await job.read.get('person', asked);
  if (!stage || !person || person.gone) return NO_PLAN;
  const model = (repository ?? project.name).slice(0, LONGEST);
  const entry: Promotion = {
    ...{ id: `${source.id}:${signal.id}`, workspace: job.workspace, version: 1, project: project.id, is: 'waiting' },
    ...{ about: null, model, alias: environment, slot: slotOf(model, environment), live: false },
    ...{ to: (sha?.slice(0, SHORT_SHA) ?? ref ?? '').slice(0, LONGEST), at: Math.min(signal.at, job.now) },
    ...{ toldAt: job.now, by: null, actor: signal.actor, evidence: signal.link, source: source.name, callback },
    undoneAt: null,
  };
  if (!(await seesChanged(job.read, person.id, [add('promotion', entry)], job.now))) return NO_PLAN;
  const asks = fitView(await questionView(job, project, stage, entry));
  const [link] = await job.read.find('link', { where: { project: project.id }, order: ['at'], limit: 1 });
  const near = link && { near: link.channel };
  return {
    changes: [add('promotion', entry)],
    messages: [{ to: 'direct', id: job.newId(), person: person.id, view: asks, ...near }],
  };
}

/** What waits, what is known of the project, and the two answers. */
async function questionView(job: JobContext, project: Project, stage: Stage, entry: Promotion): Promise<View> {
  const { say, label } = job;
  const about = { about: entry.id, stage: stage.id, project: project.id };
  const words = { version: [bold(versionName(entry, entry.to))], environment: entry.alias, project: project.name };
  return view(
    heading(say('gate-ask', { version: versionName(entry, entry.to), environment: entry.alias })),
    paragraph(
      say(entry.actor ? 'gate-waits-by' : 'gate-waits', {
        ...{ ...words, source: entry.source ?? '' },
        ...(entry.actor && { who: entry.actor }),
      }),
    ),
    items((await evidence(job, project)).map((title) => ({ title }))),
    controls(
      button(label('button-gate-approve'), call('gate approve', about), { style: 'primary' }),
      button(label('button-gate-reject'), call('gate reject', about), { style: 'danger' }),
    ),
    note(say('gate-once', { source: entry.source ?? '' })),
  );
}

/** How the stage before it stands, what is live, and what is wrong. */
async function evidence({ read, say, label, now }: JobContext, project: Project): Promise<Text[]> {
  const evaluation = stageOfArea(await stagesOf(read, project.id), 'evaluation');
  const standing = (await storiesIn(read, project.id)).flatMap((story) => standingAt(story, now) ?? []);
  const live = standing.filter(({ entry }) => entry.live).map(({ entry }) => versionName(entry, entry.to));
  const incidents = await read.find('incident', { where: { project: project.id, state: 'open' }, limit: 20 });
  return [
    ...(evaluation ? [[plain(`${evaluation.name}: ${stateName({ label }, evaluation.state)}`)]] : []),
    live.length > 0 ? say('gate-live', { versions: live.join(', ') }) : say('live-none'),
    say('gate-incidents', { n: incidents.length }),
  ];
}

/** What was pressed. */
interface Answering {
  project: Project;
  stage: Stage;
  about: string;
  /** Why it is rejected; undefined if it is approved. */
  reason?: string;
}

/** What the id of an answer begins with on its way to the other system. */
const GATE = 'gate:';

/** The id of the entry that an answer on its way is about. */
export const waitingOf = ({ id }: Pick<GateAnswer, 'id'>): string => id.slice(GATE.length);

/** The id of the entry that keeps the answer. */
export const answerIdOf = ({ id }: Pick<Promotion, 'id'>): string => `${id}:answer`;

/** Keeps the answer and sends it back. @throws Refusal if nothing of the kind waits */
export async function answerGate(ctx: Context, { project, stage, about, reason }: Answering): Promise<Outcome> {
  await mustBeResponsible(ctx, project, stage);
  const entry = await ctx.read.get('promotion', about);
  if (!entry?.callback || entry.is !== 'waiting' || entry.project !== project.id) throw refuse(ctx, 'gone');
  const [earlier] = await ctx.read.find('promotion', {
    where: { project: project.id, about, is: ['approved', 'rejected'] },
  });
  if (earlier) return { notice: await alreadySaid(ctx, earlier), stale: true };
  const is = reason === undefined ? 'approved' : 'rejected';
  const words = { who: personSpan(ctx.me), version: [bold(versionName(entry, entry.to))], environment: entry.alias };
  // One answer to one deployment: a second press, or a press in another copy of Baton, clashes with this row.
  const answer = {
    ...entry,
    id: answerIdOf(entry),
    is,
    about,
    by: ctx.me.id,
    at: ctx.now,
    toldAt: ctx.now,
  } as const;
  const comment = flat(ctx.say(`gate-comment-${is}`, { who: ctx.me.name, reason: reason ?? '' }));
  return {
    changes: [add('promotion', { ...answer, actor: null, evidence: reason ?? null, source: null, callback: null })],
    answers: [
      {
        ...{ to: 'gate', id: `${GATE}${entry.id}`, callback: entry.callback, environment: entry.alias },
        ...{ approved: is === 'approved', view: view(paragraph([plain(comment)])) },
      },
    ],
    notice: ctx.say(`gate-${is}`, words),
    final: true,
  };
}

/** Whoever may change stages may not let something go live: that is for the owner, the deputies and the lead. @throws Refusal */
async function mustBeResponsible(ctx: Context, project: Project, { owner, deputies }: Stage): Promise<void> {
  const allowed = [owner, ...deputies, project.lead].filter((id) => id !== null);
  if (ctx.me.admin || allowed.includes(ctx.me.id)) return;
  const known = await peopleById(ctx, allowed);
  const who = join(
    allowed.map((id) => [knownPerson(known, id)]),
    ', ',
  );
  throw refuse(ctx, 'not-allowed', { project: project.name, who });
}

async function alreadySaid(ctx: Context, { by, is }: Promotion): Promise<Text> {
  const who = by === null ? undefined : await ctx.read.get('person', by);
  return ctx.say(`gate-already-${is}`, { who: who ? personSpan(who) : '' });
}
