/** MLflow's model registry: signed by id, time and body; never says who did it, nor which version had an alias before. */
import type { Signal } from '../../src/model/signals/signal.js';
import { hmac, isRecent, isSame, type SentRequest } from './prove.js';
import { type FoundSignal, idOf, labelsOf, modelOf, momentOf, signalOf, textAt } from './read.js';
import type { SourceReader } from './source.js';

function isAuthentic(sent: SentRequest, secret: string): boolean {
  const { headers, body } = sent;
  const id = headers['x-mlflow-delivery-id'] ?? '';
  const seconds = headers['x-mlflow-timestamp'] ?? '';
  if (!isRecent(seconds, sent)) return false;
  const made = `v1,${hmac(secret, `${id}.${seconds}.`, body).toString('base64')}`;
  return isSame(headers['x-mlflow-signature'] ?? '', made);
}

/** What an event is: the kinds that name a model or a prompt have the same fields. */
function foundIn(entity: string, action: string, payload: unknown): Pick<FoundSignal, 'kind' | 'state' | 'title'> {
  const name = textAt(payload, 'data', 'name');
  const version = textAt(payload, 'data', 'version');
  const alias = textAt(payload, 'data', 'alias');
  if (name === 'example_model' || name === 'example_prompt') return { kind: 'test', state: 'succeeded', title: name };
  if (entity.endsWith('_alias'))
    return action === 'deleted'
      ? { kind: 'promotion', state: 'removed', title: `${name} · ${alias}` }
      : { kind: 'promotion', state: 'set', title: `${name} ${version} → ${alias}` };
  if (entity === 'model_version' || entity === 'prompt_version')
    return { kind: 'version', state: 'set', title: `${name} ${version}` };
  if (entity === 'budget_policy' && action === 'exceeded')
    return { kind: 'alert', state: 'firing', title: name ?? 'budget_policy' };
  return { kind: 'other', state: 'unknown', title: `${entity}.${action} ${name ?? ''}` };
}

function read(payload: unknown, { at, headers }: SentRequest): Signal[] {
  const entity = textAt(payload, 'entity');
  const action = textAt(payload, 'action');
  if (entity === null || action === null) return [];
  const name = textAt(payload, 'data', 'name');
  const version = textAt(payload, 'data', 'version');
  const alias = textAt(payload, 'data', 'alias');
  const when = textAt(payload, 'timestamp');
  const what = entity.startsWith('prompt') ? 'prompt' : 'model';
  return [
    signalOf({
      ...foundIn(entity, action, payload),
      id: idOf(entity, action, name, version, alias, when, headers['x-mlflow-delivery-id'] ?? null),
      subject: [name ?? entity, ...(alias ? [alias] : [])].join('@'),
      at: momentOf(when) ?? at,
      labels: labelsOf(null, {
        ...{ [what]: name, version, alias, event: `${entity}.${action}` },
        ...{ tag: textAt(payload, 'data', 'key'), value: textAt(payload, 'data', 'value') },
        ...{ workspace: textAt(payload, 'workspace'), run_id: textAt(payload, 'data', 'run_id') },
      }),
      model: modelOf(name, version, alias),
    }),
  ];
}

/** MLflow. */
export const mlflow: SourceReader = {
  kind: 'mlflow',
  secret: 'random',
  isAuthentic,
  deliveryOf: ({ headers }) => headers['x-mlflow-delivery-id'],
  read,
};
