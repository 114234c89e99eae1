/** GitLab's pipelines and deployments, as they come to a webhook. */
import { type FoundSignal, idOf, labelsOf, momentOf, textAt, valueAt } from './read.js';
import { stateOf } from './states.js';

/** A "pipeline" or "deployment" hook; undefined if it is something else. */
export function gitlabSignal(payload: unknown, at: number): FoundSignal | undefined {
  const kind = textAt(payload, 'object_kind');
  if (kind === 'deployment') return deployment(payload, at);
  return kind === 'pipeline' ? pipeline(payload, at) : undefined;
}

const repositoryOf = (payload: unknown): string | null => textAt(payload, 'project', 'path_with_namespace');

/** What is known of the project, besides what the hook is about. */
const projectLabels = (payload: unknown) => ({
  repository: repositoryOf(payload),
  default_branch: textAt(payload, 'project', 'default_branch'),
});

function deployment(payload: unknown, at: number): FoundSignal {
  const repository = repositoryOf(payload);
  const word = textAt(payload, 'status');
  const environment = textAt(payload, 'environment');
  const ref = textAt(payload, 'ref');
  return {
    id: idOf('gitlab', repository, textAt(payload, 'deployment_id'), word),
    ...{ kind: 'deployment', state: stateOf(word, 'deployment'), subject: `${repository}@${environment}` },
    at: momentOf(textAt(payload, 'status_changed_at')) ?? at,
    title: `${repository} ${ref ?? ''} → ${environment}: ${word}`,
    link: textAt(payload, 'deployable_url'),
    labels: labelsOf(null, { ...projectLabels(payload), environment, ref, sha: textAt(payload, 'short_sha') }),
    actor: textAt(payload, 'user', 'username'),
  };
}

function pipeline(payload: unknown, at: number): FoundSignal {
  const repository = repositoryOf(payload);
  const run = valueAt(payload, 'object_attributes');
  const word = textAt(run, 'status');
  const branch = textAt(run, 'ref');
  const name = textAt(run, 'name') ?? textAt(run, 'source');
  return {
    id: idOf('gitlab', repository, textAt(run, 'id'), word),
    ...{ kind: 'run', state: stateOf(word, 'run'), subject: `${repository} ${name} ${branch}` },
    startedAt: momentOf(textAt(run, 'created_at')) ?? at,
    at: momentOf(textAt(run, 'finished_at')) ?? at,
    title: `${name} (${branch}): ${word}`,
    link: textAt(run, 'url'),
    labels: labelsOf(null, { ...projectLabels(payload), workflow: name, branch, sha: textAt(run, 'sha') }),
    actor: textAt(payload, 'user', 'username'),
  };
}
