/**
 * Everything else: whatever signs by Standard Webhooks 1.0.0, as GitLab does, or can send a token. The body has the fields that
 * docs/signals.md lists, at its top or in `data`; GitLab's pipelines and deployments and dbt's jobs are known by their own.
 */
import type { Signal, SignalKind, SignalState } from '../../src/model/signals/signal.js';
import { bears, hmac, isSame, isStandard, type SentRequest, shows } from './prove.js';
import { type FoundSignal, idOf, labelsOf, modelOf, momentOf, severityOf, signalOf, textAt, valueAt } from './read.js';
import type { SourceReader } from './source.js';

const KINDS: ReadonlyMap<string, SignalKind> = new Map(
  (['alert', 'run', 'deployment', 'promotion', 'version', 'approval', 'test'] as const).map((kind) => [kind, kind]),
);

/** Words for states, of this form and of the systems that people connect by it. */
const STATES: readonly [SignalState, RegExp][] = [
  ['firing', /^(?:firing|alerting|triggered|open|opened|problem|critical|warning)$/],
  ['resolved', /^(?:resolved|ok|closed|recovered|normal)$/],
  ['succeeded', /^(?:succeeded|success|successful|passed|completed|complete|finished|healthy)$/],
  ['failed', /^(?:failed|failure|error|errored|crashed|degraded|timed_?out|timeout|aborted)$/],
  ['cancelled', /^(?:cancel+ed|cancelling|skipped|stopped|manual)$/],
  ['started', /^(?:started|running|created|pending|queued|in_?progress|progressing|waiting_for_resource|preparing)$/],
  ['inactive', /^(?:inactive|superseded)$/],
  ['set', /^(?:set|added|created|moved)$/],
  ['removed', /^(?:removed|deleted|unset)$/],
  ['waiting', /^(?:waiting|blocked|awaiting_approval)$/],
];

function stateOf(word: string | null, kind: SignalKind): SignalState {
  const state = STATES.find(([, words]) => words.test((word ?? '').toLowerCase()))?.[0];
  if (state !== undefined) return state;
  if (word !== null) return 'unknown';
  // Nothing was said: what the kind is about has happened.
  const usual: Partial<Record<SignalKind, SignalState>> = { alert: 'firing', promotion: 'set', version: 'set' };
  return usual[kind] ?? 'unknown';
}

/** A signed delivery has to be right in its signature, whatever else it bears; others bear the secret. */
function isAuthentic(sent: SentRequest, secret: string): boolean {
  const { headers, body } = sent;
  if (headers['webhook-signature'] !== undefined) return isStandard(sent, secret);
  if (secret.startsWith('whpk_')) return false;
  // dbt puts a signature where others put a token.
  const isSigned = isSame(headers.authorization ?? '', hmac(secret, body).toString('hex'));
  return bears(sent, secret) || shows(sent, secret) || isSigned;
}

/** GitLab: "pipeline" and "deployment" hooks. */
function gitlab(payload: unknown, at: number): FoundSignal | undefined {
  const kind = textAt(payload, 'object_kind');
  const repository = textAt(payload, 'project', 'path_with_namespace');
  const labels = { repository, default_branch: textAt(payload, 'project', 'default_branch') };
  if (kind === 'deployment') {
    const word = textAt(payload, 'status');
    const environment = textAt(payload, 'environment');
    return {
      id: idOf('gitlab', repository, textAt(payload, 'deployment_id'), word),
      ...{ kind: 'deployment', state: stateOf(word, 'deployment'), subject: `${repository}@${environment}` },
      at: momentOf(textAt(payload, 'status_changed_at')) ?? at,
      title: `${repository} ${textAt(payload, 'ref') ?? ''} → ${environment}: ${word}`,
      link: textAt(payload, 'deployable_url'),
      labels: labelsOf(null, {
        ...labels,
        environment,
        ref: textAt(payload, 'ref'),
        sha: textAt(payload, 'short_sha'),
      }),
      actor: textAt(payload, 'user', 'username'),
    };
  }
  if (kind !== 'pipeline') return undefined;
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
    labels: labelsOf(null, { ...labels, workflow: name, branch, sha: textAt(run, 'sha') }),
    actor: textAt(payload, 'user', 'username'),
  };
}

/** dbt: "job.run.errored" and its kin. */
function dbt(payload: unknown, at: number): FoundSignal | undefined {
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

/** What is around the data: CloudEvents 1.0 in the body or in headers, or the form that Standard Webhooks advises. */
interface Envelope {
  /** Unique for all that this sender sends; null if it says none. */
  id: string | null;
  type: string | null;
  at: number | undefined;
  data: unknown;
}

function envelopeOf(payload: unknown, { headers }: SentRequest): Envelope {
  const inHeaders = headers['ce-specversion'] !== undefined;
  const says = (name: string) => (inHeaders ? (headers[`ce-${name}`] ?? null) : textAt(payload, name));
  const type = says('type');
  if (says('specversion') !== null) {
    const id = says('id') && idOf('cloudevent', says('source'), says('id'));
    return { id, type, at: momentOf(says('time')), data: inHeaders ? payload : valueAt(payload, 'data') };
  }
  const own = valueAt(payload, 'data');
  const data = textAt(own, 'title') !== null || textAt(own, 'kind') !== null ? own : payload;
  return { id: headers['webhook-id'] ?? null, type, at: momentOf(valueAt(payload, 'timestamp')), data };
}

/** "alert.firing", also as "com.example.alert.firing": a kind, and the state that follows it. */
function kindIn(type: string | null): { kind: SignalKind | undefined; state: string | null } {
  const words = (type ?? '').toLowerCase().split('.');
  const at = words.findIndex((word) => KINDS.has(word));
  return { kind: KINDS.get(words[at] ?? ''), state: words[at + 1] ?? null };
}

/** The documented form. */
function plainForm(payload: unknown, sent: SentRequest): FoundSignal | undefined {
  const envelope = envelopeOf(payload, sent);
  const { data } = envelope;
  const typed = kindIn(envelope.type);
  const title = textAt(data, 'title');
  const kind = KINDS.get((textAt(data, 'kind') ?? '').toLowerCase()) ?? typed.kind;
  if (kind === undefined && title === null) return undefined;
  const word = textAt(data, 'state') ?? textAt(data, 'status') ?? typed.state;
  const model = modelOf(
    textAt(data, 'model', 'name') ?? textAt(data, 'model'),
    textAt(data, 'model', 'version') ?? textAt(data, 'version'),
    textAt(data, 'model', 'alias') ?? textAt(data, 'alias'),
  );
  const startedAt = momentOf(valueAt(data, 'started_at'));
  const at = momentOf(valueAt(data, 'at')) ?? envelope.at;
  return {
    id: idIn(payload, textAt(data, 'id') ?? envelope.id, word, at, sent),
    ...{ kind: kind ?? 'other', state: stateOf(word, kind ?? 'other'), at: at ?? sent.at, title, model },
    subject: textAt(data, 'subject') ?? (model ? [model.name, model.alias ?? ''].join('@') : title) ?? 'webhook',
    labels: labelsOf(valueAt(data, 'labels'), { model: model?.name, project: textAt(data, 'project') }),
    ...(startedAt !== undefined && { startedAt }),
    text: textAt(data, 'text') ?? textAt(data, 'description') ?? textAt(data, 'message'),
    link: textAt(data, 'link') ?? textAt(data, 'url'),
    severity: severityOf(textAt(data, 'severity')),
    actor: textAt(data, 'actor'),
  };
}

/**
 * What makes it the same when it is sent again. Without an id, the whole of it, if it says when it happened. If it does not, the
 * same words an hour later are most likely another failure, so that only those of the same minute are the same.
 */
function idIn(
  payload: unknown,
  given: string | null,
  state: string | null,
  at: number | undefined,
  sent: Pick<SentRequest, 'at'>,
): string {
  if (given !== null) return idOf(given, state);
  return idOf('said', at === undefined ? Math.floor(sent.at / 60_000) : null, JSON.stringify(payload));
}

/** One signal, or a list of them, as a batch of CloudEvents is. */
function read(payload: unknown, sent: SentRequest): Signal[] {
  const all = Array.isArray(payload) ? payload : [payload];
  return all.flatMap((one) => {
    const found = gitlab(one, sent.at) ?? dbt(one, sent.at) ?? plainForm(one, sent);
    return found ? [signalOf(found)] : [];
  });
}

/** Standard Webhooks, or a token. */
export const webhook: SourceReader = {
  kind: 'webhook',
  methods: ['PUT'],
  secret: 'whsec',
  isAuthentic,
  deliveryOf: ({ headers }) => headers['webhook-id'],
  read,
};
