/** What the build parses is what the files say, and a file that was changed later is read as it is now. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { promptsFolder } from '../../../adapters/common/paths.js';
import { keepParsed, readBuilt, readYamlFile } from '../../../adapters/common/yaml.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-yaml-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'rules'));
const path = join(folder, 'rules', 'one.yml');
const file = join(folder, 'parsed.json');

test('a file is parsed once, by the build; a file that has changed is parsed again', () => {
  writeFileSync(path, 'a: [1, "two"]\n');
  keepParsed(folder, file);
  const built = readBuilt(file);
  expect([...built.values()]).toEqual(['{"a":[1,"two"]}']);
  expect(readYamlFile(path, built)).toEqual({ a: [1, 'two'] });
  // Were it parsed, it would not be this.
  const [hash = ''] = built.keys();
  expect(readYamlFile(path, new Map([[hash, '"kept"']]))).toBe('kept');
  writeFileSync(path, 'a: [1, "three"]\n');
  expect(readYamlFile(path, built)).toEqual({ a: [1, 'three'] });
});

test('nobody changes what the next reader gets', () => {
  writeFileSync(path, 'a: [1]\n');
  keepParsed(folder, file);
  const built = readBuilt(file);
  expect(readYamlFile(path, built)).not.toBe(readYamlFile(path, built));
});

test('without a build, or with one that is damaged, files are parsed', () => {
  expect(readBuilt(join(folder, 'none')).size).toBe(0);
  for (const damaged of ['{"a":', '{"a":{"b":1}}']) {
    writeFileSync(file, damaged);
    expect(readYamlFile(path, readBuilt(file))).toEqual({ a: [1] });
  }
  writeFileSync(path, 'a: [');
  expect(() => readYamlFile(path, new Map())).toThrow(/flow/i);
});

test('what ships is all parsed by the build, and as it is', () => {
  const other = join(folder, 'all.json');
  keepParsed(promptsFolder(), other);
  const built = readBuilt(other);
  const names = readdirSync(promptsFolder(), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.yml$/.test(name),
  );
  expect(names.length).toBeGreaterThan(15);
  for (const path of names.map((name) => join(promptsFolder(), name)))
    expect(readYamlFile(path, built), path).toEqual(readYamlFile(path, new Map()));
});
