/** The answer to a deployment that waits did not get through: whoever gave it is told, since the deployment still waits. */
import { type JobContext, NO_PLAN, type Plan } from '../../kit/job.js';
import { versionName } from '../../kit/version-text.js';
import { bold, type Text } from '../../model/text.js';
import type { GateAnswer } from '../../ports/outbound.js';
import { fitView } from '../../view/fit.js';
import { paragraph, view } from '../../view/view.js';
import { answerIdOf, waitingOf } from './gate.js';

/** What follows when an answer is given up. */
export async function gateLostPlan(job: JobContext, message: Pick<GateAnswer, 'id'>): Promise<Plan> {
  const { read, say, label } = job;
  const entry = await read.get('promotion', waitingOf(message));
  const answer = entry && (await read.get('promotion', answerIdOf(entry)));
  const person = answer?.by ? await read.get('person', answer.by) : undefined;
  if (!entry || !person || person.gone) return NO_PLAN;
  const words = { version: [bold(versionName(entry, entry.to))], environment: entry.alias, source: entry.source ?? '' };
  const link: Text = entry.evidence
    ? [{ is: 'link', url: entry.evidence, text: label('gate-lost-link', { source: entry.source ?? '' }) }]
    : [];
  const shown = view(paragraph(say('gate-lost', words)), link.length > 0 ? paragraph(link) : undefined);
  return { changes: [], messages: [{ to: 'direct', id: job.newId(), person: person.id, view: fitView(shown) }] };
}
