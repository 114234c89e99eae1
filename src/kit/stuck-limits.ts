/** After how long without a step a stage is stuck: longer than usual in this team, else what the setting says. */
import { DAY } from '../model/dates/calendar.js';
import type { Stage } from '../model/project-rows.js';
import { readSetting } from '../model/read-setting.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';
import { usualByKey } from './usual-by-key.js';

/** A stage with its limit. */
export interface Limited {
  stage: Stage;
  /** What is usual in this team for such a stage, in milliseconds; undefined if too little is known. */
  usualMs: number | undefined;
  /** Longer than this without a step is stuck. */
  limitMs: number;
}

/** Each stage with its limit. @param until what happened at this instant or later does not count */
export async function stuckLimits(read: Reader, stages: readonly Stage[], until: number): Promise<Limited[]> {
  const usual = await usualByKey(read.overall, until);
  const stalledAfter = await stalledAfterByProject(
    read,
    stages.filter(({ key }) => usual.get(key) === undefined),
  );
  return stages.flatMap((stage) => {
    const known = usual.get(stage.key);
    const limitMs = known ?? stalledAfter.get(stage.project);
    return limitMs === undefined ? [] : [{ stage, usualMs: known, limitMs }];
  });
}

/**
 * The setting `stalled-after` for each project, in milliseconds: the shortest that one of its channels sets, else the
 * workspace's. It goes with the project, not with the place where somebody asks, so that every place gives the same answer.
 */
async function stalledAfterByProject(read: Reader, stages: readonly Stage[]): Promise<Map<string, number>> {
  const [first] = stages;
  if (!first) return new Map();
  const projects = [...new Set(stages.map(({ project }) => project))];
  const links = await inParts(projects, (project) => read.find('link', { where: { project } }));
  const places = [first.workspace, ...new Set(links.map(({ channel }) => channel))];
  const rows = await inParts(places, (target) => read.find('setting', { where: { target, key: 'stalled-after' } }));
  const general = Number(readSetting(rows, 'stalled-after', 'workspace').value);
  const days = (project: string): number => {
    const channels = links.filter((link) => link.project === project).map(({ channel }) => channel);
    const own = rows.filter(({ scope, target }) => scope === 'channel' && channels.includes(target));
    return own.length > 0 ? Math.min(...own.map(({ value }) => Number(value))) : general;
  };
  return new Map(projects.map((project) => [project, days(project) * DAY]));
}
