/** Semantic classes: verbs by what they do and nouns by what they name, found in any form by their stem (Porter, from natural). */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { memoize } from '../model/memoize.js';

/** The base form of irregular forms, which stemming does not find. */
const IRREGULAR = new Map<string, string>([
  ['built', 'build'],
  ['written', 'write'],
  ['wrote', 'write'],
  ['done', 'do'],
  ['made', 'make'],
  ['taken', 'take'],
  ['took', 'take'],
  ['sent', 'send'],
  ['given', 'give'],
  ['gave', 'give'],
  ['brought', 'bring'],
  ['kept', 'keep'],
  ['found', 'find'],
  ['met', 'meet'],
  ['driven', 'drive'],
  ['chosen', 'choose'],
  ['held', 'hold'],
  ['led', 'lead'],
  ['left', 'leave'],
  ['rewritten', 'rewrite'],
  ['run', 'run'],
  ['ran', 'run'],
  ['seen', 'see'],
  ['shown', 'show'],
  ['thought', 'think'],
  ['told', 'tell'],
  ['said', 'say'],
  ['got', 'get'],
  ['gotten', 'get'],
]);

/** Looks up the semantic class of a word. */
export interface SemanticClasses {
  /** The class of a word in any of its forms, or "other". */
  classOf(word: string): string;
}

/** The stem of a word: "reviewing" and "reviewed" give "review", "wrote" gives "write". */
export const stemOf = memoize((word) => stemmer.stem(IRREGULAR.get(word) ?? word));

/** Prepares word lists by class. A word in two lists belongs to the first. */
export function semanticClasses(lists: Readonly<Record<string, readonly string[]>>): SemanticClasses {
  const classes = new Map<string, string>();
  for (const [name, words] of Object.entries(lists))
    for (const word of words) if (!classes.has(stemOf(word))) classes.set(stemOf(word), name);
  const known = (word: string) => classes.get(stemOf(word));
  const classOf = memoize((word) => known(word) ?? known(withoutPrefix(word)) ?? 'other');
  return { classOf };
}

/** "re-run" and "rerun" do what "run" does, only again; "deduplicate" and "unfreeze" in the same way. */
const withoutPrefix = (word: string): string => word.replace(/^(?:re|de|un|pre|over|auto|co)-?(?=\p{L}{3})/u, '');
