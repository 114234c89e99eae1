/** A first pass over the words of a message, so that most cost next to nothing. */
import { CLASS, type Lexicon } from './model/word-classes.js';
import { compilePattern } from './rules/pattern.js';
import { neededWords } from './rules/pattern-index.js';
import type { RuleBook } from './rules/rule-book.js';
import { type PatternCounts, signsOf } from './rules/signs.js';

/** Whether a text can state work at all. Of 237 labelled pieces of work in chat two are missed. */
export type Prefilter = (text: string, medium: string | undefined) => boolean;

/** Words of which a message has one if it states work. */
const WORK_CUE =
  /\b(?:should|shall|must|needs?|needed|needing|ha(?:s|ve|d) (?:to|got)|gotta|better|ought|let'?s|let us|will|['’]ll|wo(?:n|uld)|could|can|may|might|please|pls|plz|kindly|todo|fixme|xxx|tbd|some(?:one|body)|any(?:one|body)|whoever|who|volunteers?|going|gonna|plan\w*|action|steps?|follow|want|wants|like|i['’]?[md]|we['’][dr]|happy|intend|assign\w*|care|owners?|reviewers?|maintainers?|teams?|asap|to be|worth|missing|pending|proposal|propose|agreed?|consider|decided?|remember|forget|make sure|ensure|ping|mind|cc|feel free|working|taking|requires?|welcome|suggest\w*|recommend\w*|would|up to|it['’]d|why not|how about|deserves?)\b|@/i;
/** "QA to verify …": a name or a team, and what it is to do. */
const ASSIGNMENT = /^[\s\-*•]*\p{Lu}[\p{L}\d.-]*(?: [\p{L}\d.-]+){0,2} to \p{Ll}/mu;
const FIRST_WORD = /^[\s\-*•#>[\]()\d.)]*([a-z]+)/i;

/** The prefilter of a rule book. Notes, issues and e-mails always pass. */
export function prefilterOf(book: RuleBook, trained: PatternCounts, lexicon: Lexicon): Prefilter {
  const newRules = newRuleCue(book, trained);
  return (text, medium = 'chat') =>
    medium !== 'chat' ||
    WORK_CUE.test(text) ||
    ASSIGNMENT.test(text) ||
    newRules(text) ||
    startsWithVerb(text, lexicon);
}

function startsWithVerb(text: string, lexicon: Lexicon): boolean {
  const first = FIRST_WORD.exec(text)?.[1]?.toLowerCase();
  return first !== undefined && ((lexicon.get(first) ?? 0) & CLASS.verb) !== 0;
}

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
