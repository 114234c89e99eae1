/** What another system said, in one form for all of them. Sources read their payloads into it; nothing else knows a payload. */

/** The systems that Baton listens to. `webhook`: any other that signs by Standard Webhooks. */
export const SIGNAL_SOURCES = [
  'alertmanager',
  'grafana',
  'github',
  'mlflow',
  'wandb',
  'azure',
  'sagemaker',
  'huggingface',
  'databricks',
  'langfuse',
  'webhook',
] as const;
/** One of them. */
export type SourceKind = (typeof SIGNAL_SOURCES)[number];

/**
 * What a signal is about. `alert`: a limit was crossed. `run`: a pipeline or a workflow of CI ran. `deployment`: a version was
 * put somewhere. `promotion`: an alias, a stage or an approval moved, so that another version is the one to use. `version`: a
 * new version is there. `approval`: a deployment waits for somebody. `test`: the sender tries the connection. `other`: read, and
 * nothing follows from it.
 */
export type SignalKind = 'alert' | 'run' | 'deployment' | 'promotion' | 'version' | 'approval' | 'test' | 'other';

/**
 * What has become of it. Alerts are `firing` or `resolved`; runs and deployments are `started`, `succeeded`, `failed`,
 * `cancelled` or `inactive` (replaced by a later one, which isn't a failure); promotions and versions are `set` or `removed`;
 * approvals are `waiting`. `unknown`: a word that the sender's documentation does not have.
 */
export type SignalState =
  | 'firing'
  | 'resolved'
  | 'started'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'inactive'
  | 'set'
  | 'removed'
  | 'waiting'
  | 'unknown';

/** How bad the sender says it is. */
export type Severity = 'critical' | 'warning' | 'info';

/** A version of a model, as its registry names it. */
export interface ModelVersion {
  name: string;
  /** Null if the sender does not say which. */
  version: string | null;
  /** The alias, stage or environment it is put to, such as "champion" or "production". */
  alias: string | null;
}

/** One transition: something began, ended or moved. Texts are plain, without control characters, and cut to the limits. */
export interface Signal {
  /** What makes this transition the same when it is told again: for an alert its fingerprint, start and state. */
  id: string;
  kind: SignalKind;
  state: SignalState;
  /** What it is about, the same from beginning to end and from one episode to the next: an alert's fingerprint, a model's alias. */
  subject: string;
  /** When this episode began (epoch ms); `at` if the thing has no episodes. A new start is a new episode. */
  startedAt: number;
  /** When the transition happened (epoch ms), by the sender's clock. */
  at: number;
  /** One line for people, at most LONGEST_TITLE characters. */
  title: string;
  /** What else the sender says, at most LONGEST_TEXT characters; null if nothing. */
  text: string | null;
  /** Where to look: an http(s) address; null if the sender names none. */
  link: string | null;
  /** Null if the sender does not say. */
  severity: Severity | null;
  /**
   * What rules look at: the sender's own labels, and those that each source adds, such as "repository", "environment", "model",
   * "alertname". Names in lower case.
   */
  labels: Readonly<Record<string, string>>;
  model: ModelVersion | null;
  /** Who did it, in the sender's words; null if the sender does not say, as MLflow never does. */
  actor: string | null;
}

/** Longest title, UTF-16 units. */
export const LONGEST_TITLE = 200;
/** Longest text, UTF-16 units. */
export const LONGEST_TEXT = 1_000;
/** Longest name or value of a label, UTF-16 units; so too for names of models and people. */
export const LONGEST_LABEL = 200;
/** Most labels of one signal. */
export const MOST_LABELS = 40;
/** How much of one delivery is read. */
export const MOST_SIGNALS = 200;
