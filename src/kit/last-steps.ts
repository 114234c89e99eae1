/**
 * What happened last to stages: to themselves, or to the tasks that they have now. The history knows items and projects, not
 * stages, and a stage may have thousands of tasks: so the newest lines of its project are looked at before its tasks are.
 */
import type { HistoryEvent } from '../model/history-rows.js';
import type { Stage } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import { inParts, PART } from './in-parts.js';

/** The tasks of a stage with more than this are looked at only if the newest lines of its project do not tell. */
const FEW_TASKS = 100;
/** Lines of the history read at a time, for stages with few tasks. */
const LINES_READ = 1_000;
/** The newest lines of a project that are read at first, then twice as many each time, up to so many in all. */
const FIRST_LINES = 50;
const MOST_LINES = 1_550;

/** Instants, `below` itself left out. */
interface Instants {
  above: number;
  below: number;
}

/** The newest line by the id of the stage. */
type Steps = Map<string, HistoryEvent>;

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const projectsOf = (stages: readonly Stage[]): string[] => [...new Set(stages.map(({ project }) => project))];

/** Those of the stages to which, or to whose tasks, something happened in a span, by their ids. */
export async function stagesWithSteps(read: Reader, stages: readonly Stage[], at: Instants): Promise<Set<string>> {
  const touched = await inParts(projectsOf(stages), async (project) => [
    ...(await read.tally('history', 'itemId', { project, at })).keys(),
  ]);
  const found = new Set(touched.flatMap((id) => id ?? []));
  const wanted = new Set(idsOf(stages));
  const busy = new Set([...wanted].filter((id) => found.has(id)));
  const others = [...found].filter((id) => !busy.has(id));
  for (let i = 0; i < others.length && busy.size < wanted.size; i += PART)
    for (const stage of (await stageByTask(read, others.slice(i, i + PART))).values())
      if (stage !== null && wanted.has(stage)) busy.add(stage);
  return busy;
}

/** The newest line of the history for each stage or its tasks in a span, by the stage's id; of the same instant, that with the highest id. */
export async function lastSteps(read: Reader, stages: readonly Stage[], at: Instants): Promise<Steps> {
  const counts = new Map(
    await inParts(projectsOf(stages), async (project) => [...(await read.tally('task', 'stage', { project }))]),
  );
  const hasFew = ({ id }: Stage) => (counts.get(id) ?? 0) <= FEW_TASKS;
  const steps = await byTasks(read, stages.filter(hasFew), at);
  const large = stages.filter((stage) => !hasFew(stage));
  for (const project of projectsOf(large)) {
    const own = large.filter((stage) => stage.project === project);
    const known = await byProject(read, project, idsOf(own), at);
    for (const { id } of own) {
      const step = known.get(id) ?? (await newestOf(read, { id, project }, at));
      if (step) steps.set(id, step);
    }
  }
  return steps;
}

/** The stage of each task among some items, by the task's id. */
async function stageByTask(read: Reader, items: readonly string[]): Promise<Map<string, string | null>> {
  const tasks = await inParts(items, (id) => read.find('task', { where: { id } }));
  return new Map(tasks.map(({ id, stage }) => [id, stage]));
}

/** For stages with few tasks. */
async function byTasks(read: Reader, stages: readonly Stage[], at: Instants): Promise<Steps> {
  const ids = idsOf(stages);
  const tasks = await inParts(ids, (stage) => read.find('task', { where: { stage } }));
  const stageOf = new Map([
    ...ids.map((id) => [id, id] as const),
    ...tasks.map(({ id, stage }) => [id, stage] as const),
  ]);
  const steps: Steps = new Map();
  const lines = await inParts([...stageOf.keys()], (part) => newestOfEach(read, part, stageOf, at));
  for (const line of lines) keepNewest(steps, stageOf.get(line.itemId), line);
  return steps;
}

/** The newest line of each stage among some of its items, read until every stage has its line. */
async function newestOfEach(
  read: Reader,
  itemId: readonly string[],
  stageOf: ReadonlyMap<string, string | null>,
  at: Instants,
): Promise<HistoryEvent[]> {
  const missing = new Set(itemId.map((id) => stageOf.get(id)));
  const found: HistoryEvent[] = [];
  for (let offset = 0; missing.size > 0; offset += LINES_READ) {
    const page = await read.find('history', {
      where: { itemId, at },
      order: ['-at', '-id'],
      limit: LINES_READ,
      offset,
    });
    for (const step of page) if (missing.delete(stageOf.get(step.itemId))) found.push(step);
    if (page.length < LINES_READ) break;
  }
  return found;
}

/** For stages with many tasks: what the newest lines of their project say. A stage that they do not speak of is left out. */
async function byProject(read: Reader, project: string, stages: readonly string[], at: Instants): Promise<Steps> {
  const steps: Steps = new Map();
  for (let offset = 0, limit = FIRST_LINES; offset < MOST_LINES && steps.size < stages.length; limit *= 2) {
    const page = await read.find('history', { where: { project, at }, order: ['-at', '-id'], limit, offset });
    const stageOf = await stageByTask(read, [...new Set(page.map(({ itemId }) => itemId))]);
    for (const line of page) {
      const stage = stageOf.get(line.itemId) ?? line.itemId;
      if (stages.includes(stage)) keepNewest(steps, stage, line);
    }
    if (page.length < limit) break;
    offset += limit;
  }
  return steps;
}

/** The newest line of a stage with many tasks, one line of some of them at a time. */
async function newestOf(
  read: Reader,
  { id, project }: Pick<Stage, 'id' | 'project'>,
  { above, below }: Instants,
): Promise<HistoryEvent | undefined> {
  const steps: Steps = new Map();
  const tasks = await read.tally('task', 'id', { stage: id, project });
  await inParts([id, ...[...tasks.keys()].flatMap((task) => task ?? [])], async (itemId) => {
    // What is older than what was found already need not be looked for.
    const at = { above: steps.get(id)?.at ?? above, below };
    const page = await read.find('history', { where: { itemId, at }, order: ['-at', '-id'], limit: 1 });
    for (const line of page) keepNewest(steps, id, line);
    return page;
  });
  return steps.get(id);
}

function keepNewest(steps: Steps, stage: string | null | undefined, line: HistoryEvent): void {
  if (!stage) return;
  const known = steps.get(stage);
  if (!known || line.at > known.at || (line.at === known.at && line.id > known.id)) steps.set(stage, line);
}
