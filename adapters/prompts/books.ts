/** All that the product knows from `prompts/`, besides wording. */
import { Clarity } from '../../src/clarity/engine.js';
import { readAuditBook } from './audit-book.js';
import { readPhrasebook } from './phrasebook.js';
import { readRules } from './rules.js';
import { readSignalWords } from './signal-words.js';
import { readWeights } from './weights.js';

/** Reads the books. @throws Error if one of them has a mistake */
export const readBooks = () => ({
  clarity: new Clarity(readRules(), readWeights()),
  phrasebook: readPhrasebook(),
  auditBook: readAuditBook(),
  signalWords: readSignalWords(),
});
