/** The engine with the rules as shipped, made once for all the tests of a file. */
import { readRules } from '../../adapters/prompts/rules.js';
import { type Check, type CheckContext, Clarity } from '../../src/clarity/engine.js';

export const book = readRules();
export const engine = new Clarity(book);

/** A channel of five people, as most examples assume. */
export const CHANNEL: CheckContext = { medium: 'chat', participants: 5 };

export const check = (text: string, context: CheckContext = CHANNEL): Check => engine.check(text, context);
export const rulesIn = (text: string, context?: CheckContext) => check(text, context).findings.map((f) => f.rule);
