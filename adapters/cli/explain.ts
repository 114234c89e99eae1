/** `baton explain`: prints the rules for people to read. */
import type { Rule } from '../../src/clarity/rules/rule-book.js';
import { nearest } from '../../src/model/names.js';
import { readRules } from '../prompts/rules.js';

/** Prints one rule, or all without an id. @returns the exit code: 1 if there is no such rule */
export function explain([id]: readonly string[]): number {
  const { rules } = readRules();
  const shown = id === undefined ? rules : rules.filter((rule) => rule.id === id);
  if (id !== undefined && shown.length === 0) {
    console.error(unknownRule(id, rules));
    return 1;
  }
  console.log(shown.map(ruleAsMarkdown).join('\n'));
  return 0;
}

function unknownRule(id: string, rules: readonly Rule[]): string {
  const ids = rules.map((rule) => rule.id);
  const near = nearest(id, ids);
  return `There is no rule ${id}.${near ? ` Did you mean ${near}?` : ''} The rules are: ${ids.join(', ')}.`;
}

/** A rule in Markdown: a heading, the reason, and examples. */
function ruleAsMarkdown({ id, title, why, examples }: Rule): string {
  const list = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join('\n');
  return `## ${id}\n\n**${title}**\n\n${why}\n\nUnclear:\n\n${list(examples.bad)}\n\nFine:\n\n${list(examples.good)}\n`;
}
