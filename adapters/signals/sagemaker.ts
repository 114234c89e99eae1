/** SageMaker through EventBridge's API destinations: the connection sends a key in a header that people name. */
import type { Signal, SignalState } from '../../src/model/signals/signal.js';
import { bears, type SentRequest, shows } from './prove.js';
import { type FoundSignal, idOf, labelsOf, listAt, modelOf, momentOf, signalOf, textAt, valueAt } from './read.js';
import type { SourceReader } from './source.js';

/** A mere stamp on a version says "Approved" again: only changes of these count. */
const MOVES = new Set(['ModelApprovalStatus', 'ModelLifeCycle']);

const STATES: ReadonlyMap<string, SignalState> = new Map([
  ['succeeded', 'succeeded'],
  ['completed', 'succeeded'],
  ['inservice', 'succeeded'],
  ['successful', 'succeeded'],
  ['failed', 'failed'],
  ['rollingback', 'failed'],
  ['rolled_back', 'failed'],
  ['systemupdating', 'started'],
  ['creating', 'started'],
  ['updating', 'started'],
  ['executing', 'started'],
  ['inprogress', 'started'],
  ['started', 'started'],
  ['stopped', 'cancelled'],
  ['stopping', 'cancelled'],
]);
const stateOf = (word: string | null): SignalState => STATES.get((word ?? '').toLowerCase()) ?? 'unknown';

const nameIn = (arn: string | null) => arn?.split('/').at(-1) ?? null;

type Read = (detail: unknown, event: unknown) => FoundSignal | undefined;

/** A version was approved or rejected, or moved along its life cycle. */
const modelPackage: Read = (detail, event) => {
  const changed = valueAt(detail, 'UpdatedModelPackageFields');
  if (Array.isArray(changed) && !changed.some((field) => MOVES.has(String(field)))) return undefined;
  const text = (...path: string[]) => textAt(detail, ...path);
  const name = text('ModelPackageGroupName');
  const version = text('ModelPackageVersion');
  const approval = text('ModelApprovalStatus');
  const stage = text('ModelLifeCycle', 'Stage');
  const isWaiting = approval === 'PendingManualApproval';
  const alias = Array.isArray(changed) && !changed.includes('ModelApprovalStatus') ? stage : (approval ?? stage);
  return {
    // Several events tell one change; their ids differ.
    id: idOf(
      text('ModelPackageArn'),
      approval,
      ...[stage, text('ModelLifeCycle', 'StageStatus')],
      text('LastModifiedTime') ?? textAt(event, 'time'),
    ),
    kind: isWaiting ? 'version' : 'promotion',
    state: approval === 'Rejected' ? 'removed' : 'set',
    subject: name ?? nameIn(text('ModelPackageArn')) ?? '',
    at: 0,
    title: `${name} ${version} → ${alias}`,
    text: text('ApprovalDescription') ?? text('ModelLifeCycle', 'StageDescription'),
    labels: labelsOf(null, { approval, stage, version, model: name }),
    model: modelOf(name, version, alias),
    actor: nameIn(text('LastModifiedBy', 'UserProfileName')),
  };
};

/** Something that has a name and a status: an endpoint, a pipeline, a job. */
const statusOf =
  (kind: 'deployment' | 'run', name: string, status: string, label: string): Read =>
  (detail, event) => {
    const what = nameIn(textAt(detail, name) ?? textAt(event, 'resources', 0));
    const word = textAt(detail, status);
    const state = stateOf(word);
    const reason = textAt(detail, 'FailureReason') ?? textAt(detail, 'failureReason');
    return {
      id: idOf(what, word, textAt(detail, 'LastModifiedTime') ?? textAt(event, 'time')),
      ...{ kind, state, subject: what ?? label, at: 0, title: `${what}: ${word}`, text: reason },
      labels: labelsOf(null, { [label]: what, state: word }),
    };
  };

/** A monitor's schedule: it says that limits were broken by how its last run ended. */
const monitoring: Read = (detail, event) => {
  const what = nameIn(textAt(detail, 'MonitoringScheduleName') ?? textAt(event, 'resources', 0));
  const word = textAt(detail, 'MonitoringExecutionStatus') ?? textAt(detail, 'MonitoringScheduleStatus');
  const isBroken = word === 'CompletedWithViolations';
  return {
    id: idOf(what, word, textAt(detail, 'LastModifiedTime') ?? textAt(event, 'time')),
    kind: isBroken ? 'alert' : 'run',
    state: isBroken ? 'firing' : stateOf(word),
    ...{ subject: what ?? 'monitoring', at: 0, title: `${what}: ${word}` },
    text: textAt(detail, 'FailureReason'),
    labels: labelsOf(null, { schedule: what, state: word, type: textAt(detail, 'MonitoringType') }),
  };
};

const EVENTS: readonly [RegExp, Read][] = [
  [/^SageMaker Model Package State Change$/, modelPackage],
  [
    /^SageMaker Endpoint Deployment State Change$/,
    statusOf('deployment', 'EndpointName', 'DeploymentStatus', 'endpoint'),
  ],
  [/^SageMaker Endpoint State Change$/, statusOf('deployment', 'EndpointName', 'EndpointStatus', 'endpoint')],
  [/^SageMaker Monitoring Schedule State Change$/, monitoring],
  [
    /^SageMaker Model Building Pipeline Execution Status Change$/,
    statusOf('run', 'pipelineArn', 'currentPipelineExecutionStatus', 'pipeline'),
  ],
  [/^SageMaker Training Job State Change$/, statusOf('run', 'TrainingJobName', 'TrainingJobStatus', 'job')],
  [/^SageMaker Processing Job State Change$/, statusOf('run', 'ProcessingJobName', 'ProcessingJobStatus', 'job')],
];

function read(payload: unknown, sent: SentRequest): Signal[] {
  const type = textAt(payload, 'detail-type');
  if (type === null) return [];
  const at = momentOf(valueAt(payload, 'time')) ?? sent.at;
  const detail = valueAt(payload, 'detail');
  const known = EVENTS.find(([name]) => name.test(type));
  const other: FoundSignal = {
    id: idOf(textAt(payload, 'id')),
    kind: 'other',
    state: 'unknown',
    subject: type,
    at,
    title: type,
  };
  const found = known ? known[1](detail, payload) : other;
  if (!found) return [signalOf(other)];
  const more = { event: type, account: textAt(payload, 'account'), region: textAt(payload, 'region') };
  const tags = listAt(detail, 'Tags').slice(0, 10);
  const tagged = tags.map((tag): [string, string | null] => [textAt(tag, 'Key') ?? '', textAt(tag, 'Value')]);
  return [signalOf({ ...found, at, labels: labelsOf({ ...Object.fromEntries(tagged), ...found.labels }, more) })];
}

/** Amazon SageMaker. */
export const sagemaker: SourceReader = {
  kind: 'sagemaker',
  secret: 'random',
  isAuthentic: (sent, secret) => shows(sent, secret) || bears(sent, secret),
  read,
};
