/** Reads the rules of the language engine from `prompts/<language>/rules/*.yml`. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { GRAMMAR_LISTS } from '../../src/clarity/documents/grammar.js';
import { GENRES, SECTION_KINDS } from '../../src/clarity/documents/vocabulary.js';
import { UNCLEAR_OWNERS, WORK_KINDS } from '../../src/clarity/labels.js';
import { OWNER_SIGNS, REWRITES, type Rule, type RuleBook, SUBJECTS } from '../../src/clarity/rules/rule-book.js';
import { messageOf } from '../common/errors.js';
import { promptsFolder } from '../common/paths.js';
import { readYamlFile } from '../common/yaml.js';

const text = z.string().trim().min(1);
const words = z.array(text);
const wordLists = z.record(z.string(), words.min(1));

const pattern = z.union([
  text.transform((match) => ({ match })),
  z.strictObject({ match: text, kind: z.enum(WORK_KINDS) }),
]);
const ruleText = {
  title: text,
  why: text,
  message: text,
  examples: z.strictObject({ bad: words.min(1), good: words.min(1) }),
};
const ruleSchema = z.discriminatedUnion('about', [
  z.strictObject({
    ...ruleText,
    about: z.literal('owner'),
    owner: z.enum(UNCLEAR_OWNERS),
    kind: z.enum(WORK_KINDS),
    priority: z.int().min(0).default(0),
    fallback: z.boolean().default(false),
    rewrite: z.enum(REWRITES).default('address'),
    patterns: z.array(pattern).min(1),
  }),
  z.strictObject({ ...ruleText, about: z.literal('date'), patterns: z.array(pattern).min(1) }),
  z.strictObject({ ...ruleText, about: z.literal('youre') }),
]);

const ownersSchema = z.strictObject({ certain: words, self: words, named: words, addressed: words });

const grammarSchema = z.strictObject({
  modals: wordLists,
  subjects: z.partialRecord(z.enum(SUBJECTS), words),
  contractions: z.record(z.string(), z.tuple([z.enum(SUBJECTS), text])),
  going: words,
  subordinators: words,
  fillers: words,
  lets: words,
  please: words,
  times: words,
  past: words,
  conditions: words,
  anyone: words,
  self: words,
  wishes: words,
  todo: words,
  kept: words,
  openers: words,
  asides: words,
  laughter: words,
  outsiders: words,
  groups: words,
});

const claimsSchema = z.strictObject({
  phrases: words,
  answers: words,
  verbs: words,
  emoji: words,
  articles: words,
  'any-work': words,
});

const documentsSchema = z.strictObject({
  genres: z.record(z.enum(GENRES), z.strictObject({ title: words, headings: words })),
  sections: z.record(z.enum(SECTION_KINDS), words),
  leads: words,
  columns: z.strictObject({ owner: words, team: words, task: words, action: words, status: words }),
  'owner-labels': words,
  'owner-leads': words,
  'owner-marks': words,
  icons: z.strictObject({ done: words, open: words }),
  'action-labels': words,
  'decision-labels': words,
  self: z.strictObject({ anywhere: words, alone: words, last: words }),
  present: words,
  nobody: words,
  'for-now': words,
  'often-nothing': words,
  undone: words,
  sociable: words,
  facts: words,
  groups: words,
  forms: words,
  done: words,
  shelved: words,
  'not-people': words,
  outright: words,
  asks: words,
  gaps: words,
  notes: words,
  'idle-verbs': words,
  'process-verbs': words,
  changes: words,
  pieces: words,
  moves: words,
  people: words,
  wanted: words,
  fronts: words,
  negations: words,
  past: words,
  reasons: words,
  days: words,
  tells: words,
  finite: words,
});

const documentGrammarSchema = z.record(z.enum(GRAMMAR_LISTS), words);

/** A rule file cannot be used; the message names the file and the place in it. */
class BadRule extends Error {
  override name = 'BadRule';
}

/** A rule's name: it is stored with nudges and typed after `mute`. */
const RULE_ID = /^[a-z-]{2,30}$/;

/** All rules and word lists of a language. @param prompts the folder with the languages @throws BadRule */
export function readRules(language = 'en', prompts = promptsFolder()): RuleBook {
  const folder = join(prompts, language, 'rules');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yml') && !file.startsWith('_'));
  return {
    lists: readYaml(folder, '_lists.yml', wordLists),
    grammar: readYaml(folder, '_grammar.yml', grammarSchema),
    verbs: readYaml(folder, '_verbs.yml', wordLists),
    nouns: readYaml(folder, '_nouns.yml', wordLists),
    owners: readYaml(folder, '_owners.yml', ownersSchema),
    claims: readYaml(join(prompts, language), 'claims.yml', claimsSchema),
    documents: {
      ...readYaml(folder, '_documents.yml', documentsSchema),
      grammar: readYaml(folder, '_document-grammar.yml', documentGrammarSchema),
    },
    rules: files.sort().map((file) => readRule(folder, file)),
  };
}

function readRule(folder: string, file: string): Rule {
  const id = basename(file, '.yml');
  if (!RULE_ID.test(id) || OWNER_SIGNS.some((sign) => sign === id))
    throw new BadRule(
      `${file}: a rule's name has 2 to 30 small letters or hyphens, and is none of ${OWNER_SIGNS.join(', ')}`,
    );
  return { id, ...readYaml(folder, file, ruleSchema) };
}

function readYaml<T>(folder: string, file: string, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    content = readYamlFile(join(folder, file));
  } catch (error) {
    throw new BadRule(`${file}: ${messageOf(error)}`);
  }
  const result = schema.safeParse(content);
  if (!result.success) throw new BadRule(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
}
