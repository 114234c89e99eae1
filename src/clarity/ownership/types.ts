/** What the steps of the ownership analysis hand to one another. */

import type { OwnerClass, UnclearOwner, WorkKind } from '../labels.js';
import type { LinearModel } from '../model/linear.js';
import type { Lexicon } from '../model/word-classes.js';
import type { PatternMatch } from '../rules/match.js';
import type { PatternIndex } from '../rules/pattern-index.js';
import type { Subject } from '../rules/rule-book.js';
import type { Sign } from '../rules/signs.js';
import type { TextRange } from '../text/range.js';
import type { Sentence } from '../text/sentences.js';
import type { TextToken } from '../text/tokens.js';
import type { Grammar } from './grammar.js';
import type { SemanticClasses } from './semantic-classes.js';

/** What is known about a message besides its words. */
export interface MessageContext {
  /** Lines before it, oldest first, each `Name: text` in a conversation. */
  context?: readonly string[] | undefined;
  author?: string | undefined;
  /** The number of people who take part in the conversation. */
  participants?: number | undefined;
  /** `chat` (also if absent), `notes`, `issue`, `email`. */
  medium?: string | undefined;
  /** Where it mentions groups; those whose handle says so are found without. */
  groups?: readonly TextRange[] | undefined;
}

/** A clause that turns a verb into something to be done: "we should fix", "can you look", "to be done", an imperative. */
export interface Clause {
  /** What makes it: "should", "need", "will", "can", "want", "let's", "imperative", "please", "to" … */
  modality: string;
  subject: Subject;
  /** The head of the subject: "the data *team*". */
  head: TextToken | undefined;
  verb: TextToken | undefined;
  /** "Should be fixed", "needs testing": whoever does it is left out. */
  passive: boolean;
  /** The modal comes before its subject: "can we …". */
  inverted: boolean;
  negated: boolean;
  /** The word that subordinates it: "if", "because", "that" …; empty for a main clause. */
  subordinator: string;
  /** Index of the token that makes it. */
  start: number;
  /** Index after its verb. */
  end: number;
}

/** A sign, and where it matched. */
export interface SignMatch {
  sign: Sign;
  match: PatternMatch;
}

/** A sentence with all that is found in it before anything is weighed. */
export interface ParsedSentence {
  sentence: Sentence;
  /** The word classes of each token. */
  classes: readonly number[];
  signs: readonly SignMatch[];
  clauses: readonly Clause[];
}

/** All sentences of a message, with what is known besides. */
export interface ParsedMessage {
  sentences: readonly ParsedSentence[];
  context: MessageContext;
}

/** What parsing and describing a sentence needs besides the text. */
export interface Resources {
  lexicon: Lexicon;
  signs: PatternIndex<Sign>;
  grammar: Grammar;
  verbs: SemanticClasses;
  nouns: SemanticClasses;
}

/** What scoring needs in addition. */
export interface ScoringResources extends Resources {
  /** Whether a sentence states work, and whether to ask about it; both tasks in one table of weights. */
  decide: LinearModel;
  /** Its owner class and kind; all tasks in one table of weights. */
  classify: LinearModel;
}

/** A sentence with its scores and labels. */
export interface ScoredSentence {
  parsed: ParsedSentence;
  /** Log odds that it states work. */
  work: number;
  /** Compared with the threshold for asking its author. */
  nudge: number;
  owner: OwnerClass;
  kind: WorkKind;
  /** It says outright that nobody is named, and is not weighed. */
  explicit: boolean;
  /** If the models only guess that the writer does it: what else it would be. The encoder can decide for that. */
  otherwise?: Otherwise | undefined;
}

/** What a sentence would be if its writer did not do the work. */
export interface Otherwise {
  nudge: number;
  owner: UnclearOwner;
}

/** A sentence whose author is asked who will do the work. */
export interface AskedSentence extends ScoredSentence {
  owner: UnclearOwner;
}
