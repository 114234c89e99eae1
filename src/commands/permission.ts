/** Who may do what. Anybody in the workspace may read and report; the `changes` setting can limit changes to leads and owners. */
import type { Person, Project, Stage, Task } from '../model/rows.js';
import { bold, join, type Text } from '../model/text.js';
import type { Item } from './args.js';
import type { Context, Permission } from './command.js';
import { refuse } from './refusals.js';

interface Target {
  project: Project;
  /** Who is responsible for the very thing. */
  owners: string[];
}

async function targetOf(ctx: Context, values: readonly unknown[]): Promise<Target | undefined> {
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    if ('kind' in value) {
      const item = value as Item;
      return { project: item.project, owners: item.kind === 'project' ? [] : responsible(item.row) };
    }
    if ('pass' in value) {
      const stage = value as Stage;
      const project = await ctx.read.get('project', stage.project);
      return project && { project, owners: responsible(stage) };
    }
    if ('lead' in value) return { project: value as Project, owners: [] };
  }
  return undefined;
}

const responsible = (row: Stage | Task) => [...(row.owner ? [row.owner] : []), ...row.deputies];

async function names(ctx: Context, ids: readonly string[]): Promise<Text> {
  const people = await ctx.read.find('person', { where: { id: [...ids] } });
  return join(
    people.map((p: Person) => [bold(p.name)]),
    ', ',
  );
}

/**
 * Passes, or says who may.
 * @throws Refusal
 */
export async function mayUse(ctx: Context, permission: Permission, values: readonly unknown[]): Promise<void> {
  if (permission === 'anyone' || ctx.me.admin) return;
  if (permission === 'admin') {
    const admins = await ctx.read.find('person', { where: { admin: true }, limit: 5 });
    if (admins.length === 0) return;
    throw refuse(ctx, 'admins-only', {
      who: await names(
        ctx,
        admins.map((a) => a.id),
      ),
    });
  }
  if ((await ctx.setting('changes')) === 'everyone') return;
  const target = await targetOf(ctx, values);
  if (!target) return;
  const may = [
    ...new Set([
      ...(target.project.lead ? [target.project.lead] : []),
      ...(permission === 'work' ? target.owners : []),
    ]),
  ];
  if (may.includes(ctx.me.id)) return;
  // A project that nobody leads would be locked for all: whoever comes first may go on, as before the setting.
  if (may.length === 0) return;
  throw refuse(ctx, 'not-allowed', { project: target.project.name, who: await names(ctx, may) });
}
