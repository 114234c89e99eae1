/** A question becomes a task, in the stage of its area. */
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { type Audit, auditOf, stageOfArea } from '../../kit/audit.js';
import { addTask } from '../../kit/new-task.js';
import { unchanged } from '../../kit/outcomes.js';
import { taskName } from '../../kit/text.js';
import type { AuditQuestion } from '../../model/audit/questions.js';
import type { Person } from '../../model/people-rows.js';
import type { Project, Task } from '../../model/project-rows.js';
import { findQuestion } from './find-question.js';

/** Open tasks that are looked through for one that a question has become. */
const MOST_TASKS = 500;

/** The open task that a question has become, if it has. */
export async function taskOf(ctx: Context, { project }: Audit, { task }: AuditQuestion): Promise<Task | undefined> {
  const where = { project: project.id, state: 'open' } as const;
  const open = await ctx.read.find('task', { where, order: ['due', 'number'], limit: MOST_TASKS });
  return open.find(({ title }) => title === task);
}

/**
 * Makes a task of a question. Without somebody named, the question's owner is asked to take it, else the owner of the stage;
 * where that is whoever presses, it is theirs at once.
 */
export async function makeAuditTask(
  ctx: Context,
  project: Project,
  words: string,
  given: Person | undefined,
): Promise<Outcome> {
  // Of two who press at the same moment, the second finds the task there.
  await ctx.nextNumber('project');
  const audit = await auditOf(ctx, project);
  const { question, standing } = findQuestion(ctx, audit, words).one;
  const known = await taskOf(ctx, audit, question);
  if (known) return unchanged(ctx.say('audit-task-already', { task: taskName(known) }));
  const stage = stageOfArea(await stagesOf(ctx.read, project.id), question.area);
  const owner = given ?? (await likelyOwner(ctx, [standing?.owner, stage?.owner]));
  return addTask(ctx, { title: question.task, stage, owner, due: undefined, project });
}

/** The first of some people who is still there. */
async function likelyOwner(ctx: Context, ids: readonly (string | null | undefined)[]): Promise<Person | undefined> {
  for (const id of ids) {
    const person = id ? await ctx.read.get('person', id) : undefined;
    if (person && !person.gone) return person;
  }
  return undefined;
}
