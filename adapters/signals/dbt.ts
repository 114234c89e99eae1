/** dbt's jobs, as they come to a webhook. */
import { type FoundSignal, idOf, labelsOf, momentOf, textAt } from './read.js';
import { stateOf } from './states.js';

/** "job.run.errored" and its kin; undefined if it is something else. */
export function dbtSignal(payload: unknown, at: number): FoundSignal | undefined {
  const event = textAt(payload, 'eventType');
  if (!event?.startsWith('job.run.')) return undefined;
  const text = (name: string) => textAt(payload, 'data', name);
  const job = text('jobName') ?? text('jobId');
  const word = event.split('.').at(-1) === 'completed' ? text('runStatus') : (event.split('.').at(-1) ?? null);
  return {
    id: idOf('dbt', text('runId'), event, word),
    ...{ kind: 'run', state: stateOf(word, 'run'), subject: job ?? event, title: `${job}: ${word}` },
    at: momentOf(textAt(payload, 'timestamp')) ?? at,
    text: text('runStatusMessage'),
    labels: labelsOf(null, { job, project: text('projectName'), environment: text('environmentName'), event }),
  };
}
