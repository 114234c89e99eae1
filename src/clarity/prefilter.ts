/** A first pass over the words of a message, so that most cost next to nothing. */
import { CLASS, type Lexicon } from './model/word-classes.js';
import { compilePattern } from './rules/pattern.js';
import { neededWords } from './rules/pattern-index.js';
import type { RuleBook } from './rules/rule-book.js';
import { type PatternCounts, signsOf } from './rules/signs.js';
import { withoutEmphasis } from './text/emphasis.js';

/** Whether a text can state work at all. Of 237 labelled pieces of work in chat two are missed. */
export type Prefilter = (text: string, medium: string | undefined) => boolean;

/** Words of which a message has one if it states work. */
const WORK_CUE =
  /\b(?:should|shall|shld|must|needs?|needed|needing|ha(?:s|ve|d) (?:to|got|2)|ve to|got(?:ta| to)|hafta|better|ought|let'?s|let us|will|['’]ll|wo(?:n|uld)|could|can|may|might|please|pls|plz|kindly|todo|fixme|xxx|tb[da]|some(?:one|body)|any(?:one|body)|sum1|no ?(?:body|one)|whoever|who['’]?s?|volunteers?|takers?|labell?ers|annotators|hands|going|gonna|plan\w*|actions?|steps?|next up|follow|want\w*|like|i['’]?[md]|we['’](?:[dr]|ve)|happy|intend|assign\w*|unassigned|care|owner\w*|orphan\w*|reviewers?|maintainers?|teams?|asap|(?:to|2) be|2 b|worth|missing|miss|lack\w*|undone|outstanding|overdue|grabs|pending|unclaimed|uncovered|unfinished|open|left|proposal|propose|agreed?|consider|decided?|remember|forget|make sure|ensure|ping|ptal|mind|cc|feel free|working|taking|requir\w+|request\w*|necessary|unavoidable|deserves?|deadline|due|welcome|suggest\w*|recommend\w*|would|up to|it['’]d|why not|how about|belongs?|supposed|expects?|gets? \w+ed|yet|still waiting|(?:is|are|does|do|has|have|was|did)n['’]?t \w+|not (?:done|written|started|begun|covered|updated|merged|tested|in)|before (?:mon|tues|wednes|thurs|fri|the|we|it|launch|go)\w*|by (?:mon|tues|wednes|thurs|fri|eod|eow|tomorrow|tonight|noon)\w*|we \w+ (?:it|the|this|that|them|a|an|our)|is called for)\b|@|:\s*\?/im;
/** "QA to verify …": a name or a team, and what it is to do. */
const ASSIGNMENT = /^[\s\-*•]{0,20}\p{Lu}[\p{L}\d.-]*(?: [\p{L}\d.-]+){0,2} to \p{Ll}/mu;
const FIRST_WORD = /^[\s\-*•#>[\]()\d.)]*([a-z]+)/i;
/** Later in a message an imperative shows by its object: "… is stale. Rebuild the index", "no id -> add one". */
const LATER_WORDS =
  /(?:[.!?;:→\n]|->|=>|—|–| - |, (?:and|so|then)|\b(?:ok|so|then|now|first),?)[\s\-*•#>[\]()\d.)]{0,20}([a-z][a-z-]+)(?=(?: (?:up|down|out|off|over|back))? (?:the|a|an|all|this|that|these|those|it|them|our|its|each|every|one|some|any|\d|<|`|[a-z]+s\b)|[.!?]?$)/gim;

/** The prefilter of a rule book. Notes, issues and e-mails always pass. */
export function prefilterOf(book: RuleBook, trained: PatternCounts, lexicon: Lexicon): Prefilter {
  const newRules = newRuleCue(book, trained);
  return (written, medium = 'chat') => {
    if (medium !== 'chat') return true;
    const text = withoutEmphasis(written);
    return WORK_CUE.test(text) || ASSIGNMENT.test(text) || newRules(text) || hasImperative(text, lexicon);
  };
}

function hasImperative(text: string, lexicon: Lexicon): boolean {
  if (isVerb(FIRST_WORD.exec(text)?.[1], lexicon)) return true;
  for (const [, word] of text.matchAll(LATER_WORDS)) if (isVerb(word, lexicon)) return true;
  return false;
}

const isVerb = (word: string | undefined, lexicon: Lexicon): boolean =>
  word !== undefined && ((lexicon.get(word.toLowerCase()) ?? 0) & CLASS.verb) !== 0;

/** Whether a text has a word that a pattern added since the training needs: the cues above do not know it. */
function newRuleCue(book: RuleBook, trained: PatternCounts): (text: string) => boolean {
  const added = signsOf(book, trained).filter(({ sign }) => sign.number === undefined && sign.about === 'owner');
  const words = added.map(({ pattern }) => neededWords(compilePattern(pattern, book.lists)));
  if (words.includes(undefined)) return () => true;
  const cues = new Set(words.flatMap((some) => some ?? []));
  return (text) => {
    if (cues.size === 0) return false;
    const low = text.toLowerCase().replaceAll('’', "'");
    return [...cues].some((cue) => low.includes(cue));
  };
}
