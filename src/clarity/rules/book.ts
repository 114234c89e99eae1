/** The rules as they are written in `prompts/<language>/rules`, and made ready to be matched. */
import type { ClaimWords } from '../claims.js';
import type { GrammarWords } from '../ownership/grammar.js';
import { compile, PatternIndex } from './pattern.js';

/** Who is to do a piece of work, as far as a reader can tell. */
export type Owner = 'self' | 'named' | 'addressed' | 'unclear_you' | 'collective' | 'indefinite' | 'team' | 'none';
/** What a sentence does about a piece of work. */
export type WorkKind = 'request' | 'need' | 'plan' | 'commitment';

/** What a rule is about: who does a piece of work, when it is due, or "your" and "you're" (found by a model of its own). */
export type RuleSubject = 'owner' | 'date' | 'youre';

export interface Rule {
  id: string;
  title: string;
  about: RuleSubject;
  /** The owner that a match stands for; null where the rule says nothing about owners. */
  owner: Owner | null;
  kind: WorkKind | null;
  why: string;
  /** What is said of a finding, with `{actual}` for its words. */
  message: string;
  patterns: { match: string; kind?: WorkKind }[];
  examples: { bad: string[]; good: string[] };
}

/** Words that give work to a person; `certain` ones name a doer beyond doubt. */
export type OwnerSign = 'certain' | 'self' | 'named' | 'addressed';

export interface RuleBook {
  lists: Record<string, string[]>;
  rules: Rule[];
  grammar: GrammarWords;
  /** Verbs in their base form, by what they do. */
  verbs: Record<string, string[]>;
  /** Nouns in their base form, by what they are. */
  nouns: Record<string, string[]>;
  /** Patterns of words that give work to a person. */
  owners: Record<OwnerSign, string[]>;
  claims: ClaimWords;
}

/** What a matched pattern says. */
export interface Sign {
  /** The rule's id, or the kind of owner for words that give the work to a person. */
  id: string;
  about: RuleSubject;
  owner: Owner | null;
  kind: WorkKind | null;
  /** The pattern's number among all, for the models. */
  number: number;
}

/** The patterns of a book, ready. Throws an Error that names a bad pattern. */
export function indexOf(book: RuleBook): PatternIndex<Sign> {
  const index = new PatternIndex<Sign>();
  let number = 0;
  for (const rule of book.rules)
    for (const { match, kind } of rule.patterns)
      index.add(compile(match, book.lists), {
        id: rule.id,
        about: rule.about,
        owner: rule.owner,
        kind: kind ?? rule.kind,
        number: number++,
      });
  for (const [id, patterns] of Object.entries(book.owners) as [OwnerSign, string[]][])
    for (const match of patterns) {
      const owner = id === 'certain' ? 'named' : id;
      const kind = id === 'addressed' ? 'request' : 'commitment';
      index.add(compile(match, book.lists), { id, about: 'owner', owner, kind, number: number++ });
    }
  return index;
}
