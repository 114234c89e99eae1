/** Law 1: the product is pure; each outside package is known to one place only. */
import { describe, expect, test } from 'vitest';
import { imports, sources } from '../support/sources.js';

/** Pure libraries that the product may use. */
const PURE = [/^luxon$/, /^simple-statistics$/, /^natural\/lib\/natural\//, /^retext/, /^unified$/, /^vfile/];
/** Ways to reach a clock, randomness, timers, the network or the process. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bset(?:Timeout|Interval|Immediate)\b|\bprocess\.|\bfetch\(|\bDateTime\.(?:now|local|utc)\(\)/;
/** Packages and the only folder that may import each. */
const HOMES: [RegExp, string][] = [
  [/^botbuilder/, 'adapters/teams/'],
  [/^@slack\//, 'adapters/slack/'],
  [/^(?:kysely|libsql|pg)$/, 'adapters/store/'],
  [/^(?:hono|@hono\/|prom-client)/, 'adapters/web/'],
  [/^@fluent\//, 'adapters/prompts/'],
  [/^remark/, 'adapters/common/'],
  [/^(?:commander$|@commander-js\/)/, 'adapters/common/'],
  [/^compromise/, 'adapters/train/'],
  [/^onnxruntime-node$/, 'adapters/encoder/'],
  [/^fflate$/, 'adapters/teams/'],
  [/^simple-statistics$/, 'src/model/insights/'],
  [/^(?:chart\.js|@napi-rs\/canvas)$/, 'adapters/slack/'],
];

describe.each(sources('src', /\.ts$/))('$path', ({ text }) => {
  test('imports only the product and pure libraries', () => {
    const outside = imports(text).filter((name) => !name.startsWith('.') && !PURE.some((pure) => pure.test(name)));
    expect(outside).toEqual([]);
    expect(imports(text).filter((name) => name.includes('adapters'))).toEqual([]);
  });
  test('has no clock, chance, timer, network or process of its own', () => {
    expect(IMPURE.exec(text)?.[0]).toBeUndefined();
  });
});

test.each(HOMES)('%s is imported in %s only', (name, home) => {
  const users = [...sources('src', /\.tsx?$/), ...sources('adapters', /\.tsx?$/)].filter((s) =>
    imports(s.text).some((i) => name.test(i)),
  );
  expect(users.map((s) => s.path).filter((path) => !path.startsWith(home))).toEqual([]);
});

test('queries are made in adapters/store only', () => {
  const elsewhere = [...sources('src', /\.ts$/), ...sources('adapters', /\.tsx?$/)].filter(
    (s) => !s.path.startsWith('adapters/store/'),
  );
  const query = /\b(?:selectFrom|insertInto|updateTable|deleteFrom)\(/;
  expect(elsewhere.filter((s) => query.test(s.text)).map((s) => s.path)).toEqual([]);
});

test('platforms do not know each other, and only the root knows them all', () => {
  const all = sources('adapters', /\.tsx?$/);
  const platform = /adapters\/(slack|teams|web|signals)\//;
  for (const { path, text } of all) {
    const own = platform.exec(path)?.[1];
    const others = imports(text).filter(
      (name) => own && /\/(slack|teams|web|signals)\//.test(name) && !name.includes(`/${own}/`),
    );
    expect(others, path).toEqual([]);
  }
});

test('the checks find what they look for', () => {
  expect(IMPURE.test('const t = Date.now();')).toBe(true);
  expect(imports("import { a } from 'node:fs';\nawait import('pg')")).toEqual(['node:fs', 'pg']);
});
