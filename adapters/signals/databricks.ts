/** Databricks: the workspace's model registry, signed over the body, and alerts of Databricks SQL through a destination. */
import type { Signal } from '../../src/model/signals/signal.js';
import { bears, hmac, isSignature, type SentRequest } from './prove.js';
import { idOf, labelsOf, modelOf, momentOf, signalOf, textAt, valueAt } from './read.js';
import type { SourceReader } from './source.js';

/** A version moved to another stage of the registry, or something else happened there. */
function registrySignal(payload: unknown, event: string, at: number): Signal {
  const name = textAt(payload, 'model_name');
  const version = textAt(payload, 'version');
  const to = textAt(payload, 'to_stage');
  const when = momentOf(valueAt(payload, 'event_timestamp')) ?? at;
  const isMove = event === 'MODEL_VERSION_TRANSITIONED_STAGE' && to !== null;
  const isNew = event === 'MODEL_VERSION_CREATED';
  const from = textAt(payload, 'from_stage');
  return signalOf({
    id: idOf(event, name, version, from, to, textAt(payload, 'event_timestamp')),
    kind: isMove ? 'promotion' : isNew ? 'version' : 'other',
    state: isMove || isNew ? 'set' : 'unknown',
    subject: [name ?? event, ...(to ? [to] : [])].join('@'),
    at: when,
    title: isMove ? `${name} ${version} → ${to}` : `${name} ${version ?? ''} ${isNew ? '' : event}`,
    text: textAt(payload, 'text'),
    labels: labelsOf(null, { event, model: name, version, stage: to, from }),
    model: modelOf(name, version, to),
  });
}

/** An alert of Databricks SQL. */
function alertSignal(payload: unknown, at: number): Signal {
  const alert = valueAt(payload, 'alert');
  const name = textAt(alert, 'name') ?? textAt(alert, 'display_name');
  const id = textAt(alert, 'alert_id') ?? textAt(alert, 'id') ?? name ?? '';
  const word = (textAt(alert, 'state') ?? textAt(alert, 'status') ?? '').toLowerCase();
  const state = word === 'triggered' ? 'firing' : word === 'ok' ? 'resolved' : 'unknown';
  // It says neither when it began nor which time this is: what comes within a minute is the same.
  return signalOf({
    id: idOf('alert', id, word, Math.floor(at / 60_000)),
    ...{ kind: 'alert', state, subject: id, at, title: name },
    link: textAt(alert, 'url'),
    labels: labelsOf(null, { alertname: name, state: word }),
  });
}

function read(payload: unknown, { at }: SentRequest): Signal[] {
  const event = textAt(payload, 'event');
  if (event === null) return [];
  if (textAt(payload, 'alert', 'name') !== null || event === 'alert_state_change') return [alertSignal(payload, at)];
  const isTest = /test/i.test(textAt(payload, 'text') ?? '') && textAt(payload, 'model_name') === null;
  if (isTest)
    return [signalOf({ id: idOf('test', at), kind: 'test', state: 'succeeded', subject: event, at, title: event })];
  return [registrySignal(payload, event, at)];
}

/** Databricks. */
export const databricks: SourceReader = {
  kind: 'databricks',
  secret: 'random',
  isAuthentic: (sent, secret) =>
    isSignature(sent.headers['x-databricks-signature'] ?? '', hmac(secret, sent.body)) || bears(sent, secret),
  read,
};
