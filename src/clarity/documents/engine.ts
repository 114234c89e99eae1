/** What reading a document needs of the engine that reads sentences. */
import type { CheckContext } from '../check.js';
import type { Finding } from '../finding.js';
import type { UnclearOwner } from '../labels.js';
import type { ParsedSentence, ScoredSentence } from '../ownership/types.js';
import type { Rule } from '../rules/rule-book.js';

/** Reads sentences. */
export interface DocumentEngine {
  /** What is found in a text by itself. */
  findingsIn(text: string, context: CheckContext): readonly Finding[];
  /** Its sentences with their clauses and signs. */
  parse(text: string): ParsedSentence[];
  /** The sentences with what the linear models say of them, in order. */
  scored(sentences: readonly ParsedSentence[], context: CheckContext): ScoredSentence[];
  /** The finding for a sentence that leaves its owner open in a certain way. */
  findingFor(text: string, parsed: ParsedSentence, owner: UnclearOwner): Finding;
  /** The word classes that a word in small letters can have, one bit each; 0 for one that is unknown. */
  classesOf(word: string): number;
  /** @throws Error for an unknown id */
  rule(id: string): Rule;
}
