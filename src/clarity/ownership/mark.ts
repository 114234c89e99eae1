/** Chooses the rule that a nudge goes by, and the words that its finding points at. */
import type { UnclearOwner } from '../labels.js';
import type { Rule } from '../rules/rule-book.js';
import { endOf, startOf, type TextRange } from '../text/range.js';
import type { AskedSentence, SignMatch } from './types.js';

/** A rule, and the words that its finding points at. */
interface FindingMark extends TextRange {
  rule: string;
}

/** A sentence that leaves its owner open in a certain way. */
type MarkedSentence = Pick<AskedSentence, 'parsed' | 'owner'> & Partial<AskedSentence>;

/** For each owner, the rule that is reported if no pattern matched. */
export type FallbackRules = Readonly<Record<UnclearOwner, string>>;

/** Tokens. */
const LONGEST_MARK = 6;

/** The fallback rules of a book. @throws Error unless there is exactly one for each owner */
export function fallbackRulesOf(rules: readonly Rule[]): FallbackRules {
  const fallbackFor = (owner: UnclearOwner) => {
    const [rule, ...others] = rules.filter((one) => one.about === 'owner' && one.fallback && one.owner === owner);
    if (rule === undefined || others.length > 0)
      throw new Error(`Not exactly one rule is the fallback for the owner ${owner}`);
    return rule.id;
  };
  return {
    unclear_you: fallbackFor('unclear_you'),
    collective: fallbackFor('collective'),
    indefinite: fallbackFor('indefinite'),
    team: fallbackFor('team'),
    none: fallbackFor('none'),
  };
}

/** The rule and the words: of the match with the highest priority, then the first, then the longest. */
export function markOf({ parsed, owner }: MarkedSentence, fallbacks: FallbackRules): FindingMark {
  const { tokens } = parsed.sentence;
  const [chosen] = parsed.signs.filter(({ sign }) => sign.owner === owner).sort(byRank);
  const from = chosen?.match.markFrom ?? 0;
  const to = Math.min(chosen?.match.markTo ?? LONGEST_MARK, from + LONGEST_MARK, tokens.length);
  const words = tokens.slice(from, Math.max(to, from + 1));
  while (words.length > 1 && words.at(-1)?.kind === 'punct') words.pop();
  const marked = words.length > 0 ? words : tokens.slice(0, 1);
  return { rule: chosen?.sign.id ?? fallbacks[owner], start: startOf(marked), end: endOf(marked) };
}

const byRank = (a: SignMatch, b: SignMatch) =>
  b.sign.priority - a.sign.priority || a.match.markFrom - b.match.markFrom || b.match.markTo - a.match.markTo;
