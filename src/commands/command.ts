/** A command: its declaration, and what it does. */
import type { Values } from './args.js';
import type { CommandName, Commands } from './calls.js';
import type { Context } from './context.js';
import type { Declaration } from './declaration.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { mayUse, mayUseAsGuest } from './permission.js';

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
  args: Commands[N];
  run(ctx: Context, args: Values<Commands[N]>): Promise<Outcome>;
}

/** A command that loads its arguments and checks the permission before it runs. */
export function command<N extends CommandName>(declared: CommandTo<N>): Command {
  const run = async (ctx: Context) => {
    const { values, items } = await load(ctx, declared);
    await mayUseAsGuest(ctx, declared, items);
    await mayUse(ctx, declared.permission, items);
    return declared.run(ctx, values);
  };
  return { ...declared, run };
}
