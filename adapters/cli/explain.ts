/** `baton explain`: the rules as they are written, for people. */

import type { Rule } from '../../src/clarity/rules/book.js';
import { nearest } from '../../src/model/names.js';
import { readRules } from '../prompts/rules.js';

/** Prints one rule, or all. Returns the exit code: 1 for a rule that there is not. */
export function explain([id]: readonly string[]): number {
  const { rules } = readRules();
  if (id === undefined) {
    console.log(rules.map(say).join('\n'));
    return 0;
  }
  const rule = rules.find((r) => r.id === id);
  if (rule) console.log(say(rule));
  else {
    const near = nearest(
      id,
      rules.map((r) => r.id),
    );
    console.error(
      `There is no rule ${id}.${near ? ` Did you mean ${near}?` : ''} The rules are: ${rules.map((r) => r.id).join(', ')}.`,
    );
  }
  return rule ? 0 : 1;
}

/** A rule in Markdown: a heading, the reason, and examples. */
export function say({ id, title, why, examples }: Rule): string {
  const list = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join('\n');
  return `## ${id}\n\n**${title}**\n\n${why}\n\nUnclear:\n\n${list(examples.bad)}\n\nFine:\n\n${list(examples.good)}\n`;
}
