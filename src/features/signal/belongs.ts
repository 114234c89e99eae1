/** The press that says where a signal belongs: a rule for what is like it. */
import { button, call } from '../../commands/calls.js';
import { writeConditions } from '../../model/signals/mapping.js';
import type { SignalSource } from '../../model/signals/rows.js';
import type { Signal } from '../../model/signals/signal.js';
import type { Button } from '../../view.js';

/** What tells one thing's signals from another's, the most telling first. */
const TELLING = ['model', 'model_name', 'repository', 'pipeline', 'job', 'alertname', 'workflow', 'prompt'];

/** The label that a rule for such signals goes by; nothing if it has to be the whole source. */
function conditionsFor({ labels }: Signal): Record<string, string> {
  const name = TELLING.find((one) => Object.hasOwn(labels, one));
  const value = name === undefined ? undefined : labels[name];
  return name === undefined || value === undefined ? {} : { [name]: value };
}

/** A button that asks for the project. */
export function belongsButton(label: string, source: SignalSource, signal: Signal): Button {
  const conditions = writeConditions(conditionsFor(signal));
  return button(label, call('signal belongs', { source: source.id, ...(conditions !== '' && { conditions }) }));
}
