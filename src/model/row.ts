/** What every row of the store has. */

/** What every row has. It belongs to one workspace; `version` starts at 1 and grows by 1 with each change. */
export interface Row {
  id: string;
  workspace: string;
  version: number;
}
