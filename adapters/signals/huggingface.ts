/** Hugging Face: the secret itself in a header; a new commit or tag of a model is a new version. */
import type { Signal } from '../../src/model/signals/signal.js';
import { isSame, type SentRequest } from './prove.js';
import { idOf, labelsOf, listAt, modelOf, signalOf, textAt } from './read.js';
import type { SourceReader } from './source.js';

/** One branch or tag that has moved. */
function refSignal(payload: unknown, ref: unknown, at: number): Signal {
  const name = textAt(payload, 'repo', 'name');
  const [, kind = '', short = null] = /^refs\/(heads|tags)\/(.+)$/.exec(textAt(ref, 'ref') ?? '') ?? [];
  const newSha = textAt(ref, 'newSha');
  const sha = newSha?.slice(0, 8) ?? null;
  return signalOf({
    id: idOf(name, textAt(ref, 'ref'), textAt(ref, 'oldSha'), newSha),
    kind: 'version',
    state: newSha === null ? 'removed' : 'set',
    subject: `${name}@${short}`,
    at,
    title: `${name} ${kind === 'tags' ? short : `${short} ${sha ?? ''}`}`,
    link: textAt(payload, 'repo', 'url', 'web'),
    labels: labelsOf(null, {
      ...{ repository: name, model: name, type: textAt(payload, 'repo', 'type'), sha: newSha },
      [kind === 'tags' ? 'tag' : 'branch']: short,
    }),
    model: modelOf(name, kind === 'tags' ? short : sha),
  });
}

function read(payload: unknown, { at, body }: SentRequest): Signal[] {
  const scope = textAt(payload, 'event', 'scope');
  const action = textAt(payload, 'event', 'action');
  const name = textAt(payload, 'repo', 'name');
  if (scope === null || name === null) return [];
  const refs = listAt(payload, 'updatedRefs').filter((ref) => !textAt(ref, 'ref')?.startsWith('refs/pr/'));
  if (scope.startsWith('repo') && refs.length > 0) return refs.map((ref) => refSignal(payload, ref, at));
  return [
    signalOf({
      id: idOf(body.toString('latin1')),
      ...{ kind: 'other', state: 'unknown', subject: name, at, title: `${name} ${scope} ${action}` },
      link: textAt(payload, 'repo', 'url', 'web'),
      labels: labelsOf(null, { repository: name, model: name, event: `${scope}.${action}` }),
    }),
  ];
}

/** Hugging Face. */
export const huggingface: SourceReader = {
  kind: 'huggingface',
  secret: 'random',
  isAuthentic: ({ headers, query }, secret) => isSame(headers['x-webhook-secret'] ?? query.get('secret') ?? '', secret),
  read,
};
