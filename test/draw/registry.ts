/** A registry that tells the drawn conversations of versions. */
import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import type { SqlStore } from '../../adapters/store/store.js';
import { SignalHandler } from '../../src/dispatch/on-signal.js';
import { add } from '../../src/model/changes.js';
import type { Clock } from '../../src/ports/clock.js';
import { auditBook, signalWords } from '../support/engine.js';
import { SAMPLES } from '../support/sample-rows.js';

/** @returns tells that the alias "champion" went to a version, or that it was removed */
export async function connectedRegistry(
  { store, clock }: { store: SqlStore; clock: Clock },
  workspace: string,
): Promise<(version: string | null) => Promise<void>> {
  const fault = (error: unknown) => console.error(error);
  const signals = new SignalHandler({ store, clock, say: wording(), newId, fault, auditBook, signalWords });
  const source = { ...SAMPLES.signalSource(workspace), id: 'registry', name: 'mlflow', paused: false, arrivedAt: 1 };
  await store.transact(workspace, newId(), async (unit) => {
    await unit.apply([add('signalSource', source)]);
    return {};
  });
  return async (version) => {
    const [id, at] = [newId(), clock.now()];
    const signal = {
      ...({ id, kind: 'promotion', state: version === null ? 'removed' : 'set', subject: 'champion' } as const),
      ...{ startedAt: at, at, title: 'churn', text: null, link: 'https://mlflow.example.com/churn', severity: null },
      ...{ labels: { project: 'Churn model' }, model: { name: 'churn', version, alias: 'champion' }, actor: null },
    };
    await signals.handle({ workspace, source: source.id, key: id, signals: [signal], body: '' });
  };
}
