/** Stages of many projects that mean the same, whatever each team calls them. Pure. */
import { STAGE_ALIASES, TEMPLATE } from '../stages.js';

const MEANT: ReadonlyMap<string, string> = new Map(
  TEMPLATE.flatMap((id) => [id, ...(STAGE_ALIASES[id] ?? [])].map((word): [string, string] => [word, id])),
);

/** The key under which a stage is counted: "train" and "tuning" are training. @param key the key of its name */
export const meantKey = (key: string): string => MEANT.get(key) ?? key;
