/** The engine with the rules and models as shipped, made once for all the tests of a file. */
import { readAuditBook } from '../../adapters/prompts/audit-book.js';
import { readPhrasebook } from '../../adapters/prompts/phrasebook.js';
import { readRules } from '../../adapters/prompts/rules.js';
import { readSignalWords } from '../../adapters/prompts/signal-words.js';
import { readWeights } from '../../adapters/prompts/weights.js';
import type { Check, CheckContext } from '../../src/clarity/check.js';
import { Clarity } from '../../src/clarity/engine.js';
import { readLexicon } from '../../src/clarity/model/word-classes.js';
import { LEXICON } from '../../src/clarity/models/lexicon.js';
import { PATTERNS } from '../../src/clarity/models/patterns.js';
import { parseSentences } from '../../src/clarity/ownership/parse.js';
import { resourcesOf } from '../../src/clarity/ownership/resources.js';
import type { ParsedSentence } from '../../src/clarity/ownership/types.js';
import { authorTokens } from '../../src/clarity/text/sentences.js';
import { learnTurns } from '../../src/dispatch/read-command.js';

export const book = readRules();
export const phrasebook = readPhrasebook();
export const auditBook = readAuditBook();
export const signalWords = readSignalWords();
export const engine = new Clarity(book, readWeights());
export const lexicon = readLexicon(LEXICON);
export const resources = resourcesOf(book, lexicon, PATTERNS);

/**
 * Learns what sentences mean before a test says any: on a busy machine the seconds that it takes, once in a worker, are too long
 * for a transaction.
 */
export const learnFirst = (): void => learnTurns({ phrasebook });

/** A channel of five people, as most examples assume. */
export const CHANNEL: CheckContext = { medium: 'chat', participants: 5 };

export const check = (text: string, context: CheckContext = CHANNEL): Check => engine.check(text, context);
export const rulesIn = (text: string, context?: CheckContext) => check(text, context).findings.map((f) => f.rule);

/** All sentences of a text, parsed. */
export const parseAll = (text: string): ParsedSentence[] => parseSentences(text, authorTokens(text), resources);

/** The first sentence of a text, parsed. */
export function parse(text: string): ParsedSentence {
  const [first] = parseAll(text);
  if (first === undefined) throw new Error(`There is no sentence in "${text}"`);
  return first;
}
