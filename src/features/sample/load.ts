/** Loads the sample project, and removes it without a trace. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { projectByName } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps } from '../../kit/controls.js';
import { linkHere } from '../../kit/links.js';
import { unchanged } from '../../kit/outcomes.js';
import { personSpan } from '../../kit/text.js';
import { add, type Change } from '../../model/changes.js';
import { keyOf } from '../../model/names.js';
import type { Project } from '../../model/project-rows.js';
import type { Button } from '../../view/view.js';
import { sampleAudit } from './audit.js';
import { type Cast, daysAgo, scriptedEvent } from './cast.js';
import { sampleStages, sampleTasks } from './parts.js';
import { YEAR_BEGAN } from './year.js';

/** Others of the workspace who are given a part. */
const MOST_OTHERS = 4;
/** Sample projects that are looked for, should there ever be several. */
const MOST_SAMPLES = 5;

/** Adds the sample project, under another name if a real project has its own. @throws Refusal if that is taken too */
export async function loadSample(ctx: Context): Promise<Outcome> {
  // Of two who ask for it at the same moment, the second finds it there.
  await ctx.nextNumber('project');
  const [name, beside] = [ctx.label('sample-name'), ctx.label('sample-name-beside')];
  const [taken, takenBeside] = [await projectByName(ctx.read, name), await projectByName(ctx.read, beside)];
  const there = [taken, takenBeside].find((project) => project?.sample);
  if (there) return alreadyThere(ctx, there);
  if (taken && takenBeside) throw refuse(ctx, 'name-taken', { name: beside });
  return addSample(ctx, taken ? beside : name);
}

async function addSample(ctx: Context, name: string): Promise<Outcome> {
  const cast: Cast = { ctx, project: newSample(ctx, name), people: await peopleFor(ctx) };
  const { project } = cast;
  const { stages, changes } = sampleStages(cast);
  const about = { item: 'project', itemId: project.id, at: project.createdAt, by: ctx.me.id } as const;
  return {
    final: true,
    changes: [
      add('project', project),
      scriptedEvent(cast, { ...about, field: 'created', from: null, to: name }),
      ...changes,
      ...(await sampleTasks(cast, stages)),
      ...sampleAudit(cast),
      ...(await linkHere(ctx, project)),
    ],
    notice: ctx.say('sample-loaded', { who: personSpan(ctx.me), project: name }),
    view: nextSteps(
      statusButton(ctx, project, 'primary'),
      insightsButton(ctx, project),
      auditButton(ctx, project),
      removeButton(ctx),
    ),
  };
}

const alreadyThere = (ctx: Context, project: Project): Outcome => ({
  notice: ctx.say('sample-already', { project: project.name }),
  private: true,
  view: nextSteps(statusButton(ctx, project), removeButton(ctx)),
});

const newSample = (ctx: Context, name: string): Project => ({
  id: ctx.newId(),
  workspace: ctx.workspace,
  version: 1,
  name,
  key: keyOf(name),
  description: ctx.label('sample-description'),
  lead: ctx.me.id,
  archived: false,
  sample: true,
  createdAt: daysAgo(ctx, YEAR_BEGAN),
  audience: 'auto',
  reach: 'nowhere',
});

async function peopleFor(ctx: Context): Promise<string[]> {
  const others = await ctx.read.find('person', {
    where: { gone: false, standing: 'member' },
    order: ['id'],
    limit: MOST_OTHERS,
  });
  return [...new Set([ctx.me.id, ...others.map(({ id }) => id)])];
}

const statusButton = (ctx: Context, project: Project, style?: 'primary'): Button =>
  button(ctx.label('button-status'), call('status', { project: project.id }), style ? { style } : {});

const auditButton = (ctx: Context, project: Project): Button =>
  button(ctx.label('button-sample-audit'), call('audit', { project: project.id }));
const insightsButton = (ctx: Context, project: Project): Button =>
  button(ctx.label('button-insights'), call('insights', { project: project.id }));

const removeButton = (ctx: Context): Button => button(ctx.label('button-sample-remove'), call('sample remove'));

/** Removes the sample project with everything that belongs to it. */
export async function removeSample(ctx: Context): Promise<Outcome> {
  const samples = await ctx.read.find('project', { where: { sample: true }, limit: MOST_SAMPLES });
  const [first] = samples;
  if (!first) return unchanged(ctx.say('sample-none'));
  return {
    final: true,
    changes: samples.map((was): Change => ({ do: 'erase', kind: 'project', was })),
    notice: ctx.say('sample-removed', { who: personSpan(ctx.me), project: first.name }),
    view: nextSteps(),
  };
}
