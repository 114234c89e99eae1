/** Runs the command that a call names. */
import type { Command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { Missing, type Outcome, Refusal } from '../commands/outcome.js';
import { unknownCommand } from '../commands/refusals.js';
import { commands } from '../features/index.js';
import type { Call, View } from '../view/view.js';

/** The command that a call names; undefined if there is none, as in a button of an old message. */
export const commandOf = (call: Call): Command | undefined => commands.find(({ name }) => name === call.command);

/**
 * The outcome of the context's call, or the arguments that it still needs.
 * @throws Refusal
 */
export async function runCall(ctx: Context): Promise<Outcome | Missing> {
  const command = commandOf(ctx.call);
  if (!command) throw new Refusal(unknownCommand(ctx, ctx.call.command, []));
  return command.run(ctx).catch((error: unknown) => {
    if (error instanceof Missing) return error;
    throw error;
  });
}

/** What a call shows now, to redraw a message with; undefined if it can no longer be shown. */
export async function redraw(ctx: Context, call: Call): Promise<View | undefined> {
  try {
    const outcome = await runCall({ ...ctx, call });
    return outcome instanceof Missing ? undefined : outcome.view;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
