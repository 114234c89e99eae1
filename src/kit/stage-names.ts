/** The stages of projects, as insights count and name them: those that mean the same are one. */
import { meantKey } from '../model/insights/stage-keys.js';
import type { Project, Stage } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** With more projects, all stages are read and those of others passed over. */
const FEW_PROJECTS = 40;

/** Stages by their ids, and what they are counted as. */
export class StageNames {
  private readonly byId: ReadonlyMap<string, Stage>;
  private readonly keys: ReadonlyMap<string, string>;
  private readonly names = new Map<string, string>();

  constructor(stages: readonly Stage[]) {
    this.byId = new Map(stages.map((stage) => [stage.id, stage]));
    this.keys = new Map(stages.map(({ id, key }) => [id, meantKey(key)]));
    for (const { key, name, dropped } of stages) if (!dropped && !this.names.has(key)) this.names.set(key, name);
  }

  /** The key under which a stage is counted; undefined if it is not known. */
  keyOf(stage: string): string | undefined {
    return this.keys.get(stage);
  }

  /** How stages of a key are called here. @param key as `keyOf` gives it */
  nameOf(key: string): string {
    return this.names.get(key) ?? [...this.names].find(([own]) => meantKey(own) === key)?.[1] ?? key;
  }

  stage(id: string): Stage | undefined {
    return this.byId.get(id);
  }

  /** The stages of a project in their order, without dropped ones. */
  of(project: string): Stage[] {
    const own = [...this.byId.values()].filter((stage) => stage.project === project && !stage.dropped);
    return own.sort((a, b) => a.position - b.position);
  }
}

/** The stages of projects, dropped ones too. */
export async function stageNames(read: Reader, projects: readonly Project[]): Promise<StageNames> {
  const ids = projects.map(({ id }) => id);
  if (ids.length <= FEW_PROJECTS)
    return new StageNames(await inParts(ids, (project) => read.find('stage', { where: { project } })));
  const wanted = new Set(ids);
  return new StageNames((await read.find('stage', {})).filter(({ project }) => wanted.has(project)));
}
