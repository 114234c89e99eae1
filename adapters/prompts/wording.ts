/** What Baton says: the Fluent files in `prompts/<language>/`, read once at the start. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Say } from '../../src/ports/say.js';
import { promptsFolder } from '../common/paths.js';
import { type Filling, fillPlaceholders, placeholder } from './placeholders.js';

/**
 * Gives the wording of a language.
 * @param folder with a subfolder for each language
 * @returns a function that throws an Error for a missing id or argument: a fault of the program, found by its tests
 */
export function wording(language = 'en', folder = promptsFolder()): Say {
  const bundle = readBundle(language, folder);
  return (id, args = {}) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`wording "${id}" is missing in prompts/${language}`);
    const fillings: Filling[] = [];
    const variables: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(args))
      variables[name] = typeof value === 'number' ? value : placeholder(fillings.push(value) - 1);
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, variables, errors);
    if (errors[0]) throw new Error(`wording "${id}": ${errors[0].message}`);
    return fillPlaceholders(text, fillings);
  };
}

/** Reads all files of one language. @throws Error if two files define the same message */
function readBundle(language: string, folder: string): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.ftl'));
  for (const file of files.sort()) {
    const resource = new FluentResource(readFileSync(join(folder, language, file), 'utf8'));
    const [clash] = bundle.addResource(resource);
    if (clash) throw new Error(`prompts/${language}/${file}: ${clash.message}`);
  }
  return bundle;
}
