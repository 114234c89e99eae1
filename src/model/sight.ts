/** What one viewer sees of a workspace. */

/** What a viewer sees. */
export interface Sight {
  /** Ids of the projects that are seen in full: these, or all but these. */
  readonly projects: readonly string[] | { except: readonly string[] };
  /** Ids of the viewer's own stages and tasks in other projects. */
  readonly items: readonly string[];
  /** Ids of the projects that those are part of: no more of them is seen than their names. */
  readonly named: readonly string[];
}

/** Whether a project is seen in full. */
export const seesProject = ({ projects }: Sight, id: string): boolean =>
  'except' in projects ? !projects.except.includes(id) : projects.includes(id);
