/** The press that says where a signal belongs: a rule for what is like it. */
import { button, call } from '../commands/calls.js';
import type { Showing } from '../commands/context.js';
import type { Project } from '../model/project-rows.js';
import { writeConditions } from '../model/signals/mapping.js';
import type { Signal } from '../model/signals/signal.js';
import type { Reader } from '../ports/store.js';
import type { Button } from '../view/view.js';

/** What tells one thing's signals from another's, the most telling first. */
const TELLING = [
  ...['model', 'model_name', 'registered_model', 'project', 'repository', 'service', 'pipeline', 'job', 'alertname'],
  ...['workflow', 'prompt'],
];

/** What a rule for such signals goes by, in words: the most telling label, or the title if they have none. */
export function telling({ labels, model, title }: Pick<Signal, 'labels' | 'model' | 'title'>): string {
  if (model) return writeConditions({ model: model.name });
  const name = TELLING.find((one) => Object.hasOwn(labels, one));
  const value = name === undefined ? undefined : labels[name];
  return writeConditions(name === undefined || value === undefined ? { title } : { [name]: value });
}

/** Projects to which a signal can belong, by what their viewer sees; of many, enough to know that there is more than one. */
export const possibleProjects = (read: Reader): Promise<Project[]> =>
  read.find('project', { where: { archived: false }, order: ['key', 'id'], limit: 2 });

/** A button that makes the rule; with several projects it asks for which. @param possible from `possibleProjects` */
export function belongsButton(
  { label }: Pick<Showing, 'label'>,
  source: string,
  signal: Signal,
  possible: readonly Project[],
): Button {
  const args = { source, conditions: telling(signal) };
  const [only, more] = possible;
  if (!only || more) return button(label('button-signal-belongs'), call('signal belongs', args));
  const named = label('button-signal-belongs-to', { project: only.name });
  return button(named, call('signal belongs', { ...args, project: only.id }));
}
