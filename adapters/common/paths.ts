/** Finds the files that ship with Baton, from the TypeScript sources as well as from `dist`. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with `package.json`. */
export function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The folder with the wording and the rules, one subfolder for each language. */
export const promptsFolder = (): string => join(root(), 'prompts');
