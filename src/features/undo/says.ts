/** What is so again once a change has been taken back, in words. */
import type { Context } from '../../commands/context.js';
import { daySpan, itemName, itemNameInProject, knownPerson, peopleById, stateName, taskName } from '../../kit/text.js';
import type { Change } from '../../model/changes.js';
import type { Project, Stage, Task } from '../../model/project-rows.js';
import { bold, type Text } from '../../model/text.js';

/** "Data is back to “not started”"; undefined if there is nothing short to say. @param changes those that undo */
export async function whatIsBack(ctx: Context, changes: readonly Change[]): Promise<Text | undefined> {
  const projectsFirst = [...changes].sort((a, b) => Number(b.kind === 'project') - Number(a.kind === 'project'));
  for (const change of projectsFirst) {
    const gone = goneName(change);
    if (gone) return ctx.say('undone-gone', { item: gone });
  }
  for (const change of changes) {
    const says = (await itemText(ctx, change)) ?? (await linkText(ctx, change));
    if (says) return says;
  }
  return offerText(ctx, changes);
}

/** The name of a project, stage or task that is gone with the undo. */
function goneName(change: Change): Text | undefined {
  if (change.do !== 'remove') return undefined;
  if (change.kind === 'task') return taskName(change.was);
  return change.kind === 'project' || change.kind === 'stage' ? [bold(change.was.name)] : undefined;
}

async function itemText(ctx: Context, change: Change): Promise<Text | undefined> {
  if (change.do !== 'set') return undefined;
  if (change.kind === 'project') return projectText(ctx, change.was, change.row);
  if (change.kind === 'stage') {
    const project = await ctx.read.get('project', change.row.project);
    const item = project ? itemNameInProject(ctx, { kind: 'stage', row: change.row, project }) : undefined;
    return item && stageText(ctx, item, change.was, change.row);
  }
  if (change.kind !== 'task') return undefined;
  return taskText(ctx, change.was, change.row);
}

async function projectText(ctx: Context, was: Project, row: Project): Promise<Text | undefined> {
  const item = itemName({ kind: 'project', row, project: row });
  if (was.lead !== row.lead) return ownerText(ctx, item, row.lead, 'lead');
  if (was.name !== row.name) return ctx.say('undone-name', { item });
  if (was.archived !== row.archived) return ctx.say(row.archived ? 'undone-archived' : 'undone-restored', { item });
  return ctx.say('undone-changed', { item });
}

async function stageText(ctx: Context, item: Text, was: Stage, row: Stage): Promise<Text> {
  if (was.dropped !== row.dropped) return ctx.say('undone-dropped', { item });
  if (was.state !== row.state) return ctx.say('undone-state', { item, state: stateName(ctx, row.state) });
  if (was.owner !== row.owner) return ownerText(ctx, item, row.owner, 'owner');
  if (was.due !== row.due) return dueText(ctx, item, row.due);
  if (was.name !== row.name) return ctx.say('undone-name', { item });
  return ctx.say('undone-changed', { item });
}

async function taskText(ctx: Context, was: Task, row: Task): Promise<Text> {
  const item = taskName(row);
  if (was.state === 'dropped') return ctx.say('undone-dropped', { item });
  if (was.state !== row.state) return ctx.say('undone-state', { item, state: stateName(ctx, `task-${row.state}`) });
  if (was.title !== row.title) return ctx.say('undone-name', { item });
  if (was.owner !== row.owner) return ownerText(ctx, item, row.owner, 'owner');
  return was.due !== row.due ? dueText(ctx, item, row.due) : ctx.say('undone-changed', { item });
}

async function ownerText(ctx: Context, item: Text, owner: string | null, what: 'owner' | 'lead'): Promise<Text> {
  if (owner === null) return ctx.say(`undone-no-${what}`, { item });
  return ctx.say(`undone-${what}`, { item, who: knownPerson(await peopleById(ctx, [owner]), owner) });
}

const dueText = (ctx: Context, item: Text, due: string | null): Text =>
  due === null ? ctx.say('undone-no-due', { item }) : ctx.say('undone-due', { item, day: daySpan(ctx, due) });

/** A project is linked to a channel again, or no longer. */
async function linkText(ctx: Context, change: Change): Promise<Text | undefined> {
  if (change.kind !== 'link' || change.do === 'set') return undefined;
  const link = change.do === 'add' ? change.row : change.was;
  const project = await ctx.read.get('project', link.project);
  const words = { item: [bold(project?.name ?? '')] };
  return project && ctx.say(change.do === 'add' ? 'undone-linked' : 'undone-unlinked', words);
}

/** An offer that is withdrawn. */
async function offerText(ctx: Context, changes: readonly Change[]): Promise<Text | undefined> {
  for (const change of changes) {
    if (change.kind !== 'offer' || change.do !== 'remove') continue;
    const { asked } = change.was;
    return ctx.say('undone-offered', { who: knownPerson(await peopleById(ctx, [asked]), asked) });
  }
  return undefined;
}
