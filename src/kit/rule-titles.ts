/** The names of nudges. */
import type { Context } from '../commands/context.js';

/** The title of a nudge's rule; a rule that no longer exists has only its id. */
export const ruleTitle = ({ clarity }: Pick<Context, 'clarity'>, id: string): string =>
  clarity.nudgeRules.includes(id) ? clarity.rule(id).title || id : id;
