/** A command: its declaration, and what it does. */
import type { Change } from '../model/changes.js';
import type { Values } from './args.js';
import type { CommandName, Commands } from './calls.js';
import type { Context } from './context.js';
import type { Declaration } from './declaration.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { mayUse, mayUseAsGuest, mayUseAtAll } from './permission.js';
import { archivedRefusal } from './refusals.js';

/** A command that can be run. */
export interface Command extends Declaration {
  /**
   * Carries out the context's call.
   * @throws Refusal, Missing
   */
  run(ctx: Context): Promise<Outcome>;
}

interface CommandTo<N extends CommandName> extends Declaration {
  name: N;
  /** It can be used on an archived project: it only shows something, or is about archiving itself. */
  onArchived?: true;
  args: Commands[N];
  run(ctx: Context, args: Values<Commands[N]>): Promise<Outcome>;
}

/** A command that loads its arguments and checks the permission before it runs. */
export function command<N extends CommandName>(declared: CommandTo<N>): Command {
  const run = async (ctx: Context) => {
    await mayUseAtAll(ctx, declared);
    const values = await load(ctx, declared, async (items) => {
      await mayUseAsGuest(ctx, declared, items);
      await mayUse(ctx, declared.permission, items);
    });
    const outcome = await declared.run(ctx, values);
    await mustChangeNoArchived(ctx, outcome.changes ?? []);
    return outcome;
  };
  return { ...declared, run };
}

/**
 * In an archived project nothing changes, whichever way a command has come to it; only restoring it does.
 * @throws Refusal
 */
async function mustChangeNoArchived(ctx: Context, changes: readonly Change[]): Promise<void> {
  const ids = new Set(changes.flatMap(projectsIn));
  if (ids.size === 0) return;
  const archived = await ctx.read.find('project', { where: { id: [...ids], archived: true } });
  const [other] = archived.filter(({ id }) => !changes.some((change) => restores(change, id)));
  if (other) throw archivedRefusal(ctx, other);
}

const restores = (change: Change, project: string): boolean =>
  change.kind === 'project' &&
  (change.do === 'erase' || (change.do === 'set' && !change.row.archived)) &&
  change.was.id === project;

/** The projects that a change is about. */
function projectsIn(change: Change): string[] {
  const row = change.do === 'add' || change.do === 'set' ? change.row : change.was;
  if (change.kind === 'project') return [row.id];
  return 'project' in row ? [row.project] : [];
}
