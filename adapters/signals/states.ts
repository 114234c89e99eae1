/** States in the words of other systems. */
import type { SignalKind, SignalState } from '../../src/model/signals/signal.js';

/** Words for states: those of docs/signals.md, and of the systems that people connect as a webhook. */
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

/** The state that a word says; null: none is said. */
export function stateOf(word: string | null, kind: SignalKind): SignalState {
  const state = STATES.find(([, words]) => words.test((word ?? '').toLowerCase()))?.[0];
  if (state !== undefined) return state;
  if (word !== null) return 'unknown';
  // Nothing was said: what the kind is about has happened.
  const usual: Partial<Record<SignalKind, SignalState>> = { alert: 'firing', promotion: 'set', version: 'set' };
  return usual[kind] ?? 'unknown';
}
