/**
 * Everything else: whatever signs by Standard Webhooks 1.0.0, as GitLab does, or can send a token. The body has the fields that
 * docs/signals.md lists, at its top or in `data`; GitLab's pipelines and deployments and dbt's jobs are known by their own.
 */
import type { Signal, SignalKind } from '../../src/model/signals/signal.js';
import { dbtSignal } from './dbt.js';
import { gitlabSignal } from './gitlab.js';
import { bears, hmac, isSame, isStandard, type SentRequest, shows } from './prove.js';
import { type FoundSignal, idOf, labelsOf, modelOf, momentOf, severityOf, signalOf, textAt, valueAt } from './read.js';
import type { SourceReader } from './source.js';
import { stateOf } from './states.js';

const KINDS: ReadonlyMap<string, SignalKind> = new Map(
  (['alert', 'run', 'deployment', 'promotion', 'version', 'approval', 'test'] as const).map((kind) => [kind, kind]),
);

/** A signed delivery has to be right in its signature, whatever else it bears; others bear the secret. */
function isAuthentic(sent: SentRequest, secret: string): boolean {
  const { headers, body } = sent;
  if (headers['webhook-signature'] !== undefined) return isStandard(sent, secret);
  if (secret.startsWith('whpk_')) return false;
  // dbt puts a signature where others put a token.
  const isSigned = isSame(headers.authorization ?? '', hmac(secret, body).toString('hex'));
  return bears(sent, secret) || shows(sent, secret) || isSigned;
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
    const found = gitlabSignal(one, sent.at) ?? dbtSignal(one, sent.at) ?? plainForm(one, sent);
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
