import type { Rule } from '../../src/clarity/rules/rule-book.js';
import { BadUsage } from '../common/bad-usage.js';
import { didYouMean } from '../common/command-line.js';

/** There is no such rule: the nearest one, and how to see all. */
export function unknownRule(id: string, rules: readonly Rule[]): BadUsage {
  const ids = rules.map((rule) => rule.id);
  return new BadUsage(`There is no rule ${id}.${didYouMean(id, ids)} The rules are ${ids.join(', ')}.`);
}
