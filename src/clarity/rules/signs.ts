/** The signs of a rule book: its patterns, each with what a match says about a sentence. */
import type { OwnerClass, WorkKind } from '../labels.js';
import { OWNER_SIGNS, type OwnerSign, type Rule, type RuleBook } from './rule-book.js';

/** What a matched pattern says. */
export interface Sign {
  /** The rule's id, or the kind of words that give the work to a person. */
  id: string;
  about: 'owner' | 'date';
  owner: OwnerClass | null;
  kind: WorkKind | null;
  /** The rule's priority; 0 for words that give the work to a person. */
  priority: number;
  /** The pattern's number in the trained models; undefined if they were trained without it. */
  number: number | undefined;
}

/** A sign and its pattern as it is written. */
interface WrittenSign {
  pattern: string;
  sign: Sign;
}

/** How many patterns each rule and each kind of owner words had when the models were trained, in the order of their numbers. */
export type PatternCounts = readonly (readonly [id: string, count: number])[];

/** The pattern counts of a book: for training with all of its patterns. */
export function patternCountsOf(book: RuleBook): PatternCounts {
  const counts = new Map<string, number>();
  for (const { sign } of signsOf(book, [])) counts.set(sign.id, (counts.get(sign.id) ?? 0) + 1);
  return [...counts];
}

/** All signs of a book, in the order of their numbers. */
export function signsOf(book: RuleBook, trained: PatternCounts): WrittenSign[] {
  const numberOf = patternNumbers(trained);
  return [
    ...book.rules.flatMap((rule) => signsOfRule(rule, numberOf)),
    ...OWNER_SIGNS.flatMap((id) =>
      book.owners[id].map((pattern, i) => ({ pattern, sign: { ...ownerSign(id), number: numberOf(id, i) } })),
    ),
  ];
}

type NumberOf = (id: string, i: number) => number | undefined;

/** A rule's patterns keep their numbers when rules and patterns are added: what the models do not know has none. */
function patternNumbers(trained: PatternCounts): NumberOf {
  const ranges = new Map<string, { start: number; count: number }>();
  let start = 0;
  for (const [id, count] of trained) {
    ranges.set(id, { start, count });
    start += count;
  }
  return (id, i) => {
    const range = ranges.get(id);
    return range !== undefined && i < range.count ? range.start + i : undefined;
  };
}

function signsOfRule(rule: Rule, numberOf: NumberOf): WrittenSign[] {
  if (rule.about === 'youre') return [];
  const { id, about } = rule;
  const { owner, kind, priority } = about === 'owner' ? rule : { owner: null, kind: null, priority: 0 };
  return rule.patterns.map((pattern, i) => ({
    pattern: pattern.match,
    sign: { id, about, owner, kind: pattern.kind ?? kind, priority, number: numberOf(id, i) },
  }));
}

function ownerSign(id: OwnerSign): Omit<Sign, 'number'> {
  const owner = id === 'certain' ? 'named' : id;
  const kind = id === 'addressed' ? 'request' : 'commitment';
  return { id, about: 'owner', owner, kind, priority: 0 };
}
