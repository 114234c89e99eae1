/** A sample project is removed without a trace. */
import type { Project } from '../../src/model/project-rows.js';
import type { Statements } from './statements.js';
import type { LooseTables } from './tables.js';

/** What belongs to one project, and goes with a sample project. */
const OF_PROJECT = [
  'task',
  'stage',
  'offer',
  'history',
  'link',
  'audit_answer',
  'audit_profile',
  'chronicle',
  'chapter',
  'promotion',
  'contradiction',
  'signal_rule',
  'incident',
];

/** Deletes a project with everything that belongs to it. @throws TypeError unless it is a sample */
export async function eraseProject({ tx, workspace }: Statements, { id, sample }: Project): Promise<void> {
  if (!sample) throw new TypeError('only a sample project can be erased');
  const from = (table: string) => tx.withTables<LooseTables>().deleteFrom(table).where('workspace', '=', workspace);
  // First, so that what others are just adding to it is either in the store by now, or refused.
  await from('project').where('id', '=', id).execute();
  for (const table of OF_PROJECT) await from(table).where('project', '=', id).execute();
}
