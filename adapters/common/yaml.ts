/**
 * Reads the YAML files of `prompts/`. Parsing them takes a third of the time in which Baton starts, so `npm run build` does it once
 * and keeps what it read in `dist/prompts.json`, by a hash of the text: a file that was changed since is parsed again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promptsFolder, root } from './paths.js';

/** What was parsed, as JSON, by the hash of the text. */
type Parsed = ReadonlyMap<string, string>;

const builtFile = () => join(root(), 'dist', 'prompts.json');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Loaded only if something has to be parsed. */
function parse(text: string): unknown {
  const yaml: typeof import('yaml') = createRequire(import.meta.url)('yaml');
  return yaml.parse(text);
}

/** What a build has parsed; nothing before the first build, or if its file is damaged. */
export function readBuilt(file: string): Parsed {
  try {
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
    return new Map(entries.flatMap(([hash, json]) => (typeof json === 'string' ? [[hash, json] as const] : [])));
  } catch {
    return new Map();
  }
}

let fromBuild: Parsed | undefined;

/** What the last build has parsed, read once. */
function lastBuild(): Parsed {
  fromBuild ??= readBuilt(builtFile());
  return fromBuild;
}

/** The content of a YAML file. @throws Error if it cannot be read, or isn’t YAML */
export function readYamlFile(path: string, built = lastBuild()): unknown {
  const text = readFileSync(path, 'utf8');
  const json = built.get(hashOf(text));
  return json === undefined ? parse(text) : JSON.parse(json);
}

/** Parses all YAML files of a folder and its subfolders, for `readYamlFile`. */
export function keepParsed(folder = promptsFolder(), file = builtFile()): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const parsed = texts.map((text) => [hashOf(text), JSON.stringify(parse(text))]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(parsed)));
}
