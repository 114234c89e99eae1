/**
 * Azure Machine Learning through Event Grid, in both of its schemas. It signs nothing: a header with a secret proves who sends.
 * Its handshake proves only that this address listens, and is answered without following any address.
 */
import type { Signal, SignalState } from '../../src/model/signals/signal.js';
import { type SentRequest, shows } from './prove.js';
import { type FoundSignal, idOf, labelsOf, modelOf, momentOf, signalOf, textOf, valueAt, valueLike } from './read.js';
import type { SourceReader } from './source.js';

const VALIDATION = 'Microsoft.EventGrid.SubscriptionValidationEvent';
/** What a monitor writes into the tags of a run whose thresholds were passed. */
const BREACH = 'azureml_modelmonitor_threshold_breached';

const STATES: ReadonlyMap<string, SignalState> = new Map([
  ['completed', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['running', 'started'],
  ['queued', 'started'],
  ['starting', 'started'],
  ['preparing', 'started'],
]);

/** One event with its fields, whichever schema it is written in. */
interface GridEvent {
  id: string | null;
  type: string;
  subject: string;
  source: string | null;
  at: number;
  data: unknown;
}

function eventOf(value: unknown, at: number): GridEvent | undefined {
  const type = textOf(valueAt(value, 'eventType')) ?? textOf(valueAt(value, 'type'));
  if (type === null) return undefined;
  return {
    id: textOf(valueAt(value, 'id')),
    type,
    subject: textOf(valueAt(value, 'subject')) ?? '',
    source: textOf(valueAt(value, 'topic')) ?? textOf(valueAt(value, 'source')),
    at: momentOf(valueAt(value, 'eventTime') ?? valueAt(value, 'time')) ?? at,
    data: valueAt(value, 'data'),
  };
}

/** All events of a request: a list, one in a CloudEvent, or one whose fields are headers. */
function eventsIn(payload: unknown, { headers, at }: SentRequest): GridEvent[] {
  const { 'ce-type': type, 'ce-id': id, 'ce-source': source, 'ce-subject': subject, 'ce-time': time } = headers;
  if (type !== undefined) return [eventOf({ type, id, source, subject, time, data: payload }, at) ?? []].flat();
  const all = Array.isArray(payload) ? payload : [payload];
  return all.flatMap((one) => eventOf(one, at) ?? []);
}

const last = (name: string) => name.split('.').at(-1) ?? '';

function foundIn({ type, subject, data }: GridEvent): Pick<FoundSignal, 'kind' | 'state' | 'title' | 'text'> {
  const status = textOf(valueLike(data, 'runStatus'));
  const breach = textOf(valueLike(data, 'runTags', BREACH));
  switch (last(type)) {
    case 'ModelRegistered':
      return { kind: 'version', state: 'set', title: subject };
    case 'ModelDeployed':
      return { kind: 'deployment', state: 'succeeded', title: textOf(valueLike(data, 'serviceName')) ?? subject };
    case 'RunCompleted':
      return { kind: 'run', state: 'succeeded', title: textOf(valueLike(data, 'experimentName')) ?? subject };
    case 'DatasetDriftDetected':
      return { kind: 'alert', state: 'firing', title: `${last(type)} ${subject}` };
    case 'RunStatusChanged':
      return breach === null
        ? { kind: 'run', state: STATES.get((status ?? '').toLowerCase()) ?? 'unknown', title: `${subject}: ${status}` }
        : { kind: 'alert', state: 'firing', title: textOf(valueLike(data, 'experimentName')) ?? subject, text: breach };
    default:
      return { kind: 'other', state: 'unknown', title: `${last(type)} ${subject}` };
  }
}

/** "models/churn:3", or the name and version that the event has. */
function modelIn({ subject, data }: GridEvent) {
  const [, name = null, version = null] = /^models\/([^:]+):(.+)$/.exec(subject) ?? [];
  const [first = ''] = (textOf(valueLike(data, 'modelIds')) ?? '').split(',');
  const [deployed, deployedVersion] = first.trim().split(':');
  return modelOf(
    textOf(valueLike(data, 'modelName')) ?? name ?? (deployed || null),
    textOf(valueLike(data, 'modelVersion')) ?? version ?? deployedVersion ?? null,
  );
}

function signalFrom(event: GridEvent): Signal | undefined {
  if (event.type === VALIDATION) return undefined;
  const model = modelIn(event);
  const data = (name: string) => textOf(valueLike(event.data, name));
  return signalOf({
    ...foundIn(event),
    id: event.id === null ? idOf(event.type, event.subject, event.at) : idOf(event.id, event.source),
    subject: model?.name ?? (event.subject || last(event.type)),
    at: event.at,
    labels: labelsOf(null, {
      ...{ event: last(event.type), source: event.source, model: model?.name, version: model?.version },
      ...{ experiment: data('experimentName'), service: data('serviceName'), state: data('runStatus') },
      ...{ run: data('runId'), pipeline: data('experimentName') },
    }),
    model,
  });
}

/** Azure Event Grid. */
export const azure: SourceReader = {
  kind: 'azure',
  methods: ['OPTIONS'],
  secret: 'random',
  isAuthentic: shows,
  read: (payload, sent) => eventsIn(payload, sent).flatMap((event) => signalFrom(event) ?? []),
  greet: (payload, sent) => {
    const [event] = eventsIn(payload, sent);
    const code = event?.type === VALIDATION ? textOf(valueAt(event.data, 'validationCode')) : null;
    return code === null ? undefined : { validationResponse: code };
  },
};
