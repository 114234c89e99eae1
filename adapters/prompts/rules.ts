/** Reads the rules of the language engine from `prompts/<language>/rules/*.yml`. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RuleBook } from '../../src/clarity/rules/book.js';
import { promptsFolder } from '../common/paths.js';

const KINDS = ['request', 'need', 'plan', 'commitment'] as const;
const OWNERS = ['self', 'named', 'addressed', 'unclear_you', 'collective', 'indefinite', 'team', 'none'] as const;
const text = z.string().trim().min(1);
const ruleSchema = z.strictObject({
  title: text,
  about: z.enum(['owner', 'date', 'youre']),
  owner: z.enum(OWNERS).nullable(),
  kind: z.enum(KINDS).nullable(),
  why: text,
  message: text,
  patterns: z
    .array(z.union([text, z.strictObject({ match: text, kind: z.enum(KINDS) })]))
    .transform((all) => all.map((p) => (typeof p === 'string' ? { match: p } : p))),
  examples: z.strictObject({ bad: z.array(text).min(1), good: z.array(text).min(1) }),
});
const listsSchema = z.record(z.string(), z.array(text).min(1));
const ownersSchema = z.strictObject({
  certain: z.array(text),
  self: z.array(text),
  named: z.array(text),
  addressed: z.array(text),
});

const grammarSchema = z.strictObject({
  moods: listsSchema,
  subjects: listsSchema,
  contractions: z.record(z.string(), z.tuple([text, text])),
  going: z.array(text),
  under: z.array(text),
  skip: z.array(text),
  lets: z.array(text),
  please: z.array(text),
  when: z.array(text),
  past: z.array(text),
  condition: z.array(text),
  anyone: z.array(text),
  own: z.array(text),
  wish: z.array(text),
  todo: z.array(text),
  kept: z.array(text),
});

const claimsSchema = z.strictObject({
  phrases: z.array(text),
  answers: z.array(text),
  verbs: z.array(text),
  emoji: z.array(text),
});

/** A rule file that cannot be used; the message names the file and the place. */
export class BadRule extends Error {}

/** All rules of a language. Throws a BadRule. */
export function readRules(language = 'en'): RuleBook {
  const folder = join(promptsFolder(), language, 'rules');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yml') && !file.startsWith('_'));
  return {
    lists: read(folder, '_lists.yml', listsSchema),
    grammar: read(folder, '_grammar.yml', grammarSchema),
    verbs: read(folder, '_verbs.yml', listsSchema),
    nouns: read(folder, '_nouns.yml', listsSchema),
    owners: read(folder, '_owners.yml', ownersSchema),
    claims: read(join(folder, '..'), 'claims.yml', claimsSchema),
    rules: files.sort().map((file) => ({ id: basename(file, '.yml'), ...read(folder, file, ruleSchema) })),
  } as RuleBook;
}

function read<T>(folder: string, file: string, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    content = parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    throw new BadRule(`${file}: ${(error as Error).message}`);
  }
  const result = schema.safeParse(content);
  if (!result.success) throw new BadRule(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
}
