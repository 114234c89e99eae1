/** GitHub: deployments, workflows, checks and deployments that wait for an approval. It never sends again by itself. */
import type { Signal, SignalState } from '../../src/model/signals/signal.js';
import { hmac, isSame, type SentRequest } from './prove.js';
import { type FoundSignal, idOf, labelsOf, momentOf, signalOf, textAt, valueAt } from './read.js';
import type { SourceReader } from './source.js';

/** What GitHub's words for a state are. Of others nobody knows what they mean. */
const STATES: ReadonlyMap<string, SignalState> = new Map([
  ['success', 'succeeded'],
  ['neutral', 'succeeded'],
  ['failure', 'failed'],
  ['error', 'failed'],
  ['timed_out', 'failed'],
  ['startup_failure', 'failed'],
  ['cancelled', 'cancelled'],
  ['skipped', 'cancelled'],
  ['stale', 'cancelled'],
  ['inactive', 'inactive'],
  ['in_progress', 'started'],
  ['queued', 'started'],
  ['pending', 'started'],
  ['requested', 'started'],
  ['waiting', 'waiting'],
  ['action_required', 'waiting'],
]);
const stateOf = (word: string | null): SignalState => STATES.get(word ?? '') ?? 'unknown';

/** What an event is besides its repository and its actor; undefined for events that nothing is read from. */
type Read = (payload: unknown, at: number) => FoundSignal | undefined;

const repositoryOf = (payload: unknown) => textAt(payload, 'repository', 'full_name');

/** A branch of somebody's copy of the repository is not the branch of that name here. */
function branchOf(payload: unknown, run: unknown): string | null {
  const branch = textAt(run, 'head_branch');
  const from = textAt(run, 'head_repository', 'full_name');
  return branch !== null && from !== null && from !== repositoryOf(payload) ? `${from}:${branch}` : branch;
}

const deploymentStatus: Read = (payload, at) => {
  const status = valueAt(payload, 'deployment_status');
  const state = textAt(status, 'state');
  const environment = textAt(payload, 'deployment', 'environment') ?? textAt(status, 'environment');
  const ref = textAt(payload, 'deployment', 'ref');
  return {
    id: idOf('deployment_status', textAt(status, 'id') ?? textAt(status, 'created_at'), state),
    kind: 'deployment',
    state: stateOf(state),
    subject: `${repositoryOf(payload)}@${environment}`,
    startedAt: momentOf(valueAt(payload, 'deployment', 'created_at')) ?? at,
    at: momentOf(valueAt(status, 'created_at')) ?? at,
    title: `${repositoryOf(payload)} ${ref ?? ''} → ${environment}: ${state}`,
    text: textAt(status, 'description'),
    link:
      textAt(status, 'log_url') ??
      textAt(status, 'target_url') ??
      textAt(status, 'environment_url') ??
      textAt(payload, 'repository', 'html_url'),
    labels: labelsOf(null, {
      ...{ environment, ref, state, sha: textAt(payload, 'deployment', 'sha') },
      task: textAt(payload, 'deployment', 'task'),
    }),
    actor: textAt(status, 'creator', 'login'),
  };
};

const workflowRun: Read = (payload, at) => {
  const run = valueAt(payload, 'workflow_run');
  const name = textAt(run, 'name') ?? textAt(payload, 'workflow', 'name');
  const word = textAt(run, 'conclusion') ?? textAt(run, 'status') ?? textAt(payload, 'action');
  const branch = branchOf(payload, run);
  const startedAt = momentOf(valueAt(run, 'run_started_at')) ?? momentOf(valueAt(run, 'created_at')) ?? at;
  return {
    id: idOf('workflow_run', textAt(run, 'id'), textAt(run, 'run_attempt'), word),
    kind: 'run',
    state: stateOf(word),
    subject: `${repositoryOf(payload)} ${name} ${branch}`,
    startedAt,
    at: momentOf(valueAt(run, 'updated_at')) ?? at,
    title: `${name} (${branch}): ${word}`,
    text: textAt(run, 'display_title'),
    link: textAt(run, 'html_url'),
    labels: labelsOf(null, {
      ...{ workflow: name, branch, state: word, event: textAt(run, 'event'), sha: textAt(run, 'head_sha') },
      run: textAt(run, 'id'),
    }),
    actor: textAt(run, 'actor', 'login'),
  };
};

const checkRun: Read = (payload, at) => {
  const run = valueAt(payload, 'check_run');
  const name = textAt(run, 'name');
  const branch = textAt(run, 'check_suite', 'head_branch');
  const word = textAt(run, 'conclusion') ?? textAt(run, 'status');
  return {
    id: idOf('check_run', textAt(run, 'id'), word, textAt(run, 'completed_at')),
    kind: 'run',
    state: stateOf(word),
    subject: `${repositoryOf(payload)} ${name} ${branch}`,
    startedAt: momentOf(valueAt(run, 'started_at')) ?? at,
    at: momentOf(valueAt(run, 'completed_at')) ?? at,
    title: `${name} (${branch ?? textAt(run, 'head_sha')?.slice(0, 7)}): ${word}`,
    text: textAt(run, 'output', 'summary') ?? textAt(run, 'output', 'title'),
    link: textAt(run, 'details_url') ?? textAt(run, 'html_url'),
    labels: labelsOf(null, { check: name, branch, state: word, sha: textAt(run, 'head_sha') }),
  };
};

const protectionRule: Read = (payload, at) => ({
  id: idOf(
    'deployment_protection_rule',
    textAt(payload, 'deployment_callback_url'),
    textAt(payload, 'deployment', 'id'),
  ),
  kind: 'approval',
  state: 'waiting',
  subject: `${repositoryOf(payload)}@${textAt(payload, 'environment')}`,
  at: momentOf(valueAt(payload, 'deployment', 'created_at')) ?? at,
  title: `${repositoryOf(payload)} ${textAt(payload, 'deployment', 'ref') ?? ''} → ${textAt(payload, 'environment')}`,
  link: textAt(payload, 'repository', 'html_url'),
  labels: labelsOf(null, {
    environment: textAt(payload, 'environment'),
    ref: textAt(payload, 'deployment', 'ref'),
    sha: textAt(payload, 'deployment', 'sha'),
    callback: textAt(payload, 'deployment_callback_url'),
    installation: textAt(payload, 'installation', 'id'),
  }),
  actor: textAt(payload, 'deployment', 'creator', 'login'),
});

const release: Read = (payload, at) => {
  const version = textAt(payload, 'release', 'tag_name');
  if (textAt(payload, 'action') !== 'published') return undefined;
  return {
    id: idOf('release', textAt(payload, 'release', 'id'), textAt(payload, 'release', 'published_at')),
    ...{ kind: 'version', state: 'set', subject: `${repositoryOf(payload)}` },
    at: momentOf(valueAt(payload, 'release', 'published_at')) ?? at,
    title: `${repositoryOf(payload)} ${version}`,
    link: textAt(payload, 'release', 'html_url'),
    labels: labelsOf(null, { version }),
  };
};

const EVENTS: ReadonlyMap<string, Read> = new Map([
  ['deployment_status', deploymentStatus],
  ['workflow_run', workflowRun],
  ['check_run', checkRun],
  ['deployment_protection_rule', protectionRule],
  ['release', release],
]);

function read(payload: unknown, { headers, at }: SentRequest): Signal[] {
  const event = headers['x-github-event'] ?? '';
  if (event === 'ping') {
    const id = idOf('ping', headers['x-github-delivery'] ?? null);
    return [signalOf({ id, kind: 'test', state: 'succeeded', subject: 'ping', at, title: textAt(payload, 'zen') })];
  }
  const found = EVENTS.get(event)?.(payload, at);
  if (!found) return [];
  const repository = {
    repository: repositoryOf(payload),
    default_branch: textAt(payload, 'repository', 'default_branch'),
  };
  const actor = found.actor ?? textAt(payload, 'sender', 'login');
  return [signalOf({ ...found, actor, labels: labelsOf(found.labels, repository) })];
}

/** GitHub. */
export const github: SourceReader = {
  kind: 'github',
  secret: 'random',
  isAuthentic: ({ headers, body }, secret) =>
    isSame(headers['x-hub-signature-256'] ?? '', `sha256=${hmac(secret, body).toString('hex')}`),
  deliveryOf: ({ headers }) => headers['x-github-delivery'],
  read,
};
