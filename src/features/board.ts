/** Board: all projects by stage, with owner, state, age and due date; what is unowned, stalled or overdue is marked. */
import type { Context } from '../commands/command.js';
import { stagesOf } from '../commands/lookups.js';
import { stalled } from '../model/health.js';
import { keyOf } from '../model/names.js';
import type { Offer, Project, Stage } from '../model/rows.js';
import { readSetting } from '../model/settings.js';
import { isOpen } from '../model/stages.js';
import type { Reader } from '../ports.js';

export interface BoardStage {
  stage: Stage;
  owner: string | undefined;
  offeredTo: string | undefined;
  unowned: boolean;
  stalled: boolean;
  overdue: boolean;
  openTasks: number;
}

export interface BoardProject {
  project: Project;
  lead: string | undefined;
  stages: BoardStage[];
}

export interface Board {
  projects: BoardProject[];
  /** How many unowned, stalled, overdue or blocked stages are on this page. */
  needs: number;
  more: boolean;
}

export const BOARD_PAGE = 30;

/** One page of the board; `find` narrows it to projects whose name begins so. */
export async function board(
  read: Reader,
  at: Pick<Context, 'now' | 'today' | 'workspace'>,
  page: number,
  find = '',
): Promise<Board> {
  const key = keyOf(find);
  const where = { archived: false, ...(key !== '' && { key: { above: key } }) };
  const found = await read.find('project', {
    where,
    order: ['key'],
    limit: BOARD_PAGE + 1,
    offset: (page - 1) * BOARD_PAGE,
  });
  const rows = found.filter((p) => p.key.startsWith(key));
  const ids = rows.map((p) => p.id);
  const settings = await read.find('setting', { where: { target: at.workspace } });
  const after = Number(readSetting(settings, 'stalled-after').value);
  const offers = await read.find('offer', { where: { project: ids, state: 'waiting' } });
  const stages = (await Promise.all(ids.slice(0, BOARD_PAGE).map((id) => stagesOf(read, id)))).flat();
  const tasks = await read.tally('task', 'stage', { project: ids, state: 'open' });
  const people = await read.find('person', {
    where: {
      id: [...rows.map((p) => p.lead), ...stages.map((s) => s.owner), ...offers.map((o) => o.asked)].filter(
        (id) => id !== null,
      ),
    },
  });
  const name = (id: string | null | undefined) => people.find((p) => p.id === id)?.name;
  const cell = (stage: Stage): BoardStage => {
    const offer = offers.find((o: Offer) => o.itemId === stage.id);
    return {
      stage,
      owner: name(stage.owner),
      offeredTo: name(offer?.asked),
      unowned: isOpen(stage) && stage.state !== 'not_started' && !stage.owner,
      stalled: stalled(stage, at.now, after),
      overdue: isOpen(stage) && stage.due !== null && stage.due < at.today,
      openTasks: tasks.get(stage.id) ?? 0,
    };
  };
  const projects = rows.slice(0, BOARD_PAGE).map((project) => ({
    project,
    lead: name(project.lead),
    stages: stages.filter((s) => s.project === project.id).map(cell),
  }));
  const cells = projects.flatMap((p) => p.stages);
  const needs = cells.filter((c) => c.unowned || c.stalled || c.overdue || c.stage.state === 'blocked').length;
  return { projects, needs, more: rows.length > BOARD_PAGE };
}
