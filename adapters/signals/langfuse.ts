/** Langfuse: prompts and their labels, signed over the time and the body with a secret that Langfuse makes. */
import type { Signal } from '../../src/model/signals/signal.js';
import { hmac, isRecent, isSame, type SentRequest } from './prove.js';
import { idOf, labelsOf, listAt, modelOf, momentOf, signalOf, textAt, textOf, valueAt } from './read.js';
import type { SourceReader } from './source.js';

function isAuthentic(sent: SentRequest, secret: string): boolean {
  const parts = (sent.headers['x-langfuse-signature'] ?? '').split(',').map((part) => part.trim());
  const seconds = parts.find((part) => part.startsWith('t='))?.slice(2);
  const given = parts.find((part) => part.startsWith('v1='))?.slice(3) ?? '';
  if (!isRecent(seconds, sent)) return false;
  return isSame(given, hmac(secret, `${seconds}.`, sent.body).toString('hex'));
}

/** Labels that Langfuse moves by itself with every version. */
const BY_ITSELF = new Set(['latest']);

/** A version of a prompt that has a label is the one that the label's users get. */
function read(payload: unknown, { at }: SentRequest): Signal[] {
  const type = textAt(payload, 'type');
  const id = textAt(payload, 'id');
  if (type === null || id === null) return [];
  const prompt = valueAt(payload, 'prompt');
  const name = textAt(prompt, 'name');
  const version = textAt(prompt, 'version');
  const action = textAt(payload, 'action');
  const when = momentOf(valueAt(payload, 'timestamp')) ?? at;
  const aliases = listAt(prompt, 'labels').flatMap((label) => textOf(label) ?? []);
  const named = aliases.filter((label) => !BY_ITSELF.has(label)).slice(0, 20);
  const base = { at: when, labels: labelsOf(null, { prompt: name, version, event: `${type}.${action}` }) };
  if (type !== 'prompt-version' || name === null)
    return [
      signalOf({ ...base, id: idOf(id), kind: 'other', state: 'unknown', subject: type, title: `${type} ${action}` }),
    ];
  if (action === 'deleted' || named.length === 0) {
    const state = action === 'deleted' ? 'removed' : 'set';
    return [signalOf({ ...base, id: idOf(id), kind: 'version', state, subject: name, title: `${name} ${version}` })];
  }
  return named.map((alias) =>
    signalOf({
      ...base,
      id: idOf(id, alias),
      ...{ kind: 'promotion', state: 'set', subject: `${name}@${alias}`, title: `${name} ${version} → ${alias}` },
      model: modelOf(name, version, alias),
    }),
  );
}

/** Langfuse. */
export const langfuse: SourceReader = { kind: 'langfuse', secret: 'theirs', isAuthentic, read };
