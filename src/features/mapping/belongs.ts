/** Where a signal belongs that nothing else said: somebody says it, and it becomes a rule. */

import { call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { newProjectButton } from '../../commands/new-project.js';
import { optionControls } from '../../commands/option-controls.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { telling } from '../../kit/signal-belongs.js';
import type { Project } from '../../model/project-rows.js';
import { controls, paragraph, view } from '../../view/view.js';
import { unmappedSignals } from './payloads.js';
import { saveRule } from './rules.js';
import { conditionsOf, conditionsText, EVERYTHING } from './words.js';

const MOST_PROJECTS = 100;

/** What somebody says of where a signal belongs. */
interface Belonging {
  project: Project | undefined;
  conditions?: string | undefined;
  source?: string | undefined;
}

/** Says where a signal belongs that nothing else said: it becomes a rule. Without words, the last one is meant. */
export async function signalBelongs(ctx: Context, { project, conditions, source }: Belonging): Promise<Outcome> {
  // Buttons of former versions mean everything from a system if its signals have no telling label.
  if (conditions !== undefined || source !== undefined)
    return project ? saveRule(ctx, { project, conditions: conditions ?? EVERYTHING, source }) : whichProject(ctx);
  const [last] = await unmappedSignals(ctx);
  if (!last) throw refuse(ctx, 'nothing-unmapped');
  const words = { source: last.source.id, conditions: telling(last.signal) };
  return project ? saveRule(ctx, { project, ...words }) : whichProject({ ...ctx, call: call('signal belongs', words) });
}

/** Whichever projects the channel has, a signal can belong to any that somebody sees. */
async function whichProject(ctx: Context): Promise<Outcome> {
  const query = { where: { archived: false }, order: ['key', 'id'] as const, limit: MOST_PROJECTS };
  const options = (await ctx.read.find('project', query)).map(({ id, name }) => ({ value: id, label: name }));
  if (options.length === 0)
    return {
      private: true,
      view: view(paragraph(ctx.say('belongs-no-project')), controls(newProjectButton(ctx, { form: true }))),
    };
  const { conditions = EVERYTHING } = ctx.call.args;
  const asks = ctx.say('belongs-which', { conditions: conditionsText(ctx, conditionsOf(ctx, conditions)) });
  return { private: true, view: view(paragraph(asks), controls(...optionControls(ctx, 'project', options))) };
}
