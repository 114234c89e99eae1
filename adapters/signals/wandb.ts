/** Weights & Biases automations: the body is a template that people paste from here, so that each field is known. */
import type { Signal } from '../../src/model/signals/signal.js';
import { bears, hmac, isSignature, type SentRequest } from './prove.js';
import { type FoundSignal, idOf, labelsOf, modelOf, severityOf, signalOf, textAt } from './read.js';
import type { SourceReader } from './source.js';

/** It sends neither an id nor a time: what comes again within this time is the same. */
const SAME_MS = 60_000;

/** A field of the template; one that W&B has not filled in says nothing. */
function fieldOf(payload: unknown, name: string): string | null {
  const text = textAt(payload, name);
  return text === null || /^\$\{[^}]*\}$/.test(text) ? null : text;
}

const KINDS: readonly [RegExp, Pick<FoundSignal, 'kind' | 'state'>][] = [
  [/TEST/, { kind: 'test', state: 'succeeded' }],
  [/ALIAS/, { kind: 'promotion', state: 'set' }],
  [/METRIC|THRESHOLD|ZSCORE|Z_SCORE|CHANGE/, { kind: 'alert', state: 'firing' }],
  [/LINK|CREATE|VERSION/, { kind: 'version', state: 'set' }],
];

/** What happened: a run's state says it by itself, anything else the kind of event. */
function kindOf(event: string, runState: string | null): Pick<FoundSignal, 'kind' | 'state'> {
  const state = (runState ?? '').toLowerCase();
  if (/fail|crash/.test(state)) return { kind: 'run', state: 'failed' };
  if (state === 'finished') return { kind: 'run', state: 'succeeded' };
  if (state === 'running') return { kind: 'run', state: 'started' };
  return KINDS.find(([words]) => words.test(event))?.[1] ?? { kind: 'other', state: 'unknown' };
}

function read(payload: unknown, { at, body }: SentRequest): Signal[] {
  const field = (name: string) => fieldOf(payload, name);
  const event = field('event_type') ?? field('event');
  if (event === null) return [];
  // "entity/model-registry/churn:v3"
  const whole = field('artifact_version_string');
  const name = field('artifact_collection_name') ?? whole?.split('/').at(-1)?.split(':')[0] ?? null;
  const version = field('artifact_version') ?? whole?.split(':').at(-1) ?? null;
  const alias = field('alias');
  const metric = field('metric_name');
  const kind = kindOf(event.toUpperCase(), field('run_state'));
  const about = name ?? field('run_name') ?? field('project_name') ?? event;
  return [
    signalOf({
      ...kind,
      id: idOf('wandb', Math.floor(at / SAME_MS), body.toString('latin1')),
      subject: [about, ...(metric ? [metric] : alias ? [alias] : [])].join('@'),
      at,
      title:
        field('title') ??
        (kind.kind === 'promotion' ? `${about} ${version ?? ''} → ${alias}` : `${about} ${metric ?? version ?? ''}`),
      text: field('message'),
      link: field('url'),
      severity: severityOf(field('severity')),
      labels: labelsOf(null, {
        ...{ model: name, version, alias, event, entity: field('entity_name'), project: field('project_name') },
        ...{ run: field('run_name'), metric, tag: field('tag') },
      }),
      model: modelOf(name, version, alias),
      actor: field('event_author'),
    }),
  ];
}

/** Weights & Biases. */
export const wandb: SourceReader = {
  kind: 'wandb',
  secret: 'random',
  isAuthentic: (sent, secret) =>
    isSignature(sent.headers['x-wandb-signature'] ?? '', hmac(secret, sent.body)) || bears(sent, secret),
  // The same minute of the same words is the same delivery.
  deliveryOf: ({ at, body }) => idOf(Math.floor(at / SAME_MS), body.toString('latin1')),
  read,
};
