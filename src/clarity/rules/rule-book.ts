/** The rules and word lists as they are written in `prompts/<language>/rules` and `claims.yml`. */
import type { DocumentWords } from '../documents/vocabulary.js';
import type { UnclearOwner, WorkKind } from '../labels.js';

/** How an author's sentence is rewritten: `doer` "@… will you …?"; `agent` "… by @…"; `todo` "TODO: @… to …"; `address` "@… …". */
export const REWRITES = ['doer', 'agent', 'todo', 'address'] as const;
/** One of `REWRITES`. */
export type RewriteStyle = (typeof REWRITES)[number];

interface RuleText {
  /** The name of its file: `team-doer`. */
  id: string;
  title: string;
  why: string;
  /** What is said about a finding; `{actual}` stands for its words, `{expected}` for the better ones. */
  message: string;
  examples: { bad: string[]; good: string[] };
}

/** A pattern, and the kind of work that it states if it is not the rule's own. */
interface RulePattern {
  match: string;
  kind?: WorkKind | undefined;
}

interface PatternRule extends RuleText {
  /** Written as described in `pattern.ts`. */
  patterns: RulePattern[];
}

/** A rule about who does a piece of work. */
interface OwnerRule extends PatternRule {
  about: 'owner';
  owner: UnclearOwner;
  kind: WorkKind;
  /** Of two rules for the same owner that match a sentence, the higher one is reported. */
  priority: number;
  /** Reported if the models see this owner in a sentence that no pattern matches. Exactly one rule for each owner. */
  fallback: boolean;
  rewrite: RewriteStyle;
}

/** A rule about a date that is not one. Its findings are hints. */
interface DateRule extends PatternRule {
  about: 'date';
}

/** The rule about "your" and "you're". A model finds its cases, not patterns. */
export interface YoureRule extends RuleText {
  about: 'youre';
}

/** A rule file. */
export type Rule = OwnerRule | DateRule | YoureRule;

/** Kinds of words that give work to a person. `certain` ones settle who it is; the others are weighed. */
export const OWNER_SIGNS = ['certain', 'self', 'named', 'addressed'] as const;
/** One of `OWNER_SIGNS`. */
export type OwnerSign = (typeof OWNER_SIGNS)[number];

/** What the subject of a clause stands for. */
export const SUBJECTS = [
  'i',
  'we',
  'you',
  'someone',
  'all',
  'team',
  'person',
  'they',
  'it',
  'there',
  'thing',
  'none',
] as const;
/** One of `SUBJECTS`. */
export type Subject = (typeof SUBJECTS)[number];

/** Words that clauses are parsed by: `_grammar.yml`. */
export interface GrammarWords {
  /** For each modality ("should", "need", "will" …), the words that express it. */
  modals: Record<string, string[]>;
  /** For each kind of subject, its words. */
  subjects: Partial<Record<Subject, string[]>>;
  /** Subject and modality in one word: "i'll" is [i, will]. */
  contractions: Record<string, [Subject, string]>;
  going: string[];
  subordinators: string[];
  fillers: string[];
  lets: string[];
  please: string[];
  /** Words that give work a time. */
  times: string[];
  past: string[];
  conditions: string[];
  /** Pronouns for any person. */
  anyone: string[];
  /** First person singular. */
  self: string[];
  wishes: string[];
  todo: string[];
  /** Words that begin a sentence and subordinate nothing: "so". */
  openers: string[];
  /** Words around a sentence that no title needs: "btw", "lol". */
  asides: string[];
  laughter: string[];
  /** Words for teams of other houses, or for nobody in particular: "the vendor must", "people should". */
  outsiders: string[];
  /** Words with which the handle of a group ends, besides those for teams: "@data-eng". */
  groups: string[];
  /** Content words that keep their form in the shape of a sentence. */
  kept: string[];
}

/** Ways of saying that a piece of work is one's own: `claims.yml`. */
export interface ClaimWords {
  phrases: string[];
  answers: string[];
  verbs: string[];
  emoji: string[];
  /** In front of the name of a piece of work. */
  articles: string[];
  /** Names of any piece of work: "task". */
  'any-work': string[];
}

/** All that the engine reads from `prompts/<language>`. */
export interface RuleBook {
  /** Word lists that patterns name in braces. */
  lists: Record<string, string[]>;
  rules: Rule[];
  grammar: GrammarWords;
  /** For each semantic class, verbs in their base form. */
  verbs: Record<string, string[]>;
  /** For each semantic class, nouns in their base form. */
  nouns: Record<string, string[]>;
  /** Patterns of words that give work to a person. */
  owners: Record<OwnerSign, string[]>;
  claims: ClaimWords;
  /** How whole documents are read. */
  documents: DocumentWords;
}
