/** Reads the published data sets that the models are trained on. Their licences are in the model card. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Use {
  text: string;
  start: number;
  end: number;
  form: string;
}
export interface Marked {
  id: string;
  text: string;
  errors?: { start: number; end: number; wrong: string; right: string }[];
  correct?: { start: number; end: number; form: string }[];
}
export interface Message {
  id: string;
  text: string;
  context?: string[];
  author?: string;
  participants?: number;
  medium?: string;
  source?: string;
}
export interface Labelled extends Message {
  kind: string;
  owner: string | null;
  nudge: 'yes' | 'no' | 'maybe';
  due: 'yes' | 'vague' | 'no' | null;
  span?: string | null;
  stratum?: string;
}

export function readLines<T>(folder: string, file: string): T[] {
  const path = join(folder, file);
  if (!existsSync(path)) throw new Error(`There is no ${file} in ${folder}.`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
