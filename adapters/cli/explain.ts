/** `baton explain`: prints the rules for people to read. */
import type { Rule } from '../../src/clarity/rules/rule-book.js';
import { readRules } from '../prompts/rules.js';
import { unknownRule } from './unknown-rule.js';

/** Prints one rule, or all without an id. @throws BadUsage if there is no such rule */
export function explain(id: string | undefined): void {
  const { rules } = readRules();
  const shown = id === undefined ? rules : rules.filter((rule) => rule.id === id);
  if (id !== undefined && shown.length === 0) throw unknownRule(id, rules);
  console.log(shown.map(ruleAsMarkdown).join('\n'));
}

/** A rule in Markdown: a heading, the reason, and examples. */
function ruleAsMarkdown({ id, title, why, examples }: Rule): string {
  const list = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join('\n');
  return `## ${id}\n\n**${title}**\n\n${why}\n\nUnclear:\n\n${list(examples.bad)}\n\nFine:\n\n${list(examples.good)}\n`;
}
