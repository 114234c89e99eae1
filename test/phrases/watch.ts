/** Sees which commands run, with which calls, and how each ends: without it a runner could only guess from the answer. */
import type { Command } from '../../src/commands/command.js';
import type { Context } from '../../src/commands/context.js';
import { Missing, Refusal } from '../../src/commands/outcome.js';
import { commands } from '../../src/features/index.js';
import type { Change } from '../../src/model/changes.js';
import type { Call } from '../../src/view/view.js';

/** One run of a command. */
export interface Run {
  call: Call;
  end:
    | { is: 'finished'; changes: readonly Change[] }
    | { is: 'missing'; missing: Missing }
    | { is: 'refused'; refusal: Refusal };
}

/** Watches all commands until it is stopped. Only one can watch at a time. */
export class Watch {
  runs: Run[] = [];
  private readonly own = new Map<Command, Command['run']>();

  constructor() {
    for (const command of commands) {
      const { run } = command;
      this.own.set(command, run);
      command.run = (ctx) => this.watched(run, ctx);
    }
  }

  private async watched(run: Command['run'], ctx: Context) {
    try {
      const outcome = await run(ctx);
      this.runs.push({ call: ctx.call, end: { is: 'finished', changes: outcome.changes ?? [] } });
      return outcome;
    } catch (error) {
      if (error instanceof Missing) this.runs.push({ call: ctx.call, end: { is: 'missing', missing: error } });
      if (error instanceof Refusal) this.runs.push({ call: ctx.call, end: { is: 'refused', refusal: error } });
      throw error;
    }
  }

  /** Forgets what ran. @returns it */
  take(): Run[] {
    const { runs } = this;
    this.runs = [];
    return runs;
  }

  stop(): void {
    for (const [command, run] of this.own) command.run = run;
  }
}
