/** Words by which the sentences of documents are read: `_document-grammar.yml`, as it is written, and ready to look up. */
import { oncePer } from '../model/memoize.js';

/** The lists of `_document-grammar.yml`, which says what each is for. */
export const GRAMMAR_LISTS = [
  'duties',
  'advice',
  'resolves',
  'demands',
  'needs',
  'has-to',
  'has',
  'wishes',
  'reports',
  'agrees',
  'group',
  'joins',
  'weak-joins',
  'objects',
  'conditions',
  'occasions',
  'follow-a-verb',
  'before-times',
  'behind-orders',
  'quantities',
  'verbs-too',
  'said-before',
  'said-again',
  'askers',
  'determiners',
  'additions',
  'ever',
  'each',
  'again-and-again',
  'by-rule',
  'past-needs',
  'outcomes',
  'begins',
  'before-days',
  'deadlines',
  'fragment-days',
  'before-months',
  'month-or-modal',
  'pronouns',
  'own-plans',
  'pronouns-of',
  'before-needs',
  'behind-need-noun',
  'behind-need',
  'before-need-noun',
  'participle-endings',
  'hedges',
  'weak-hedges',
  'never',
  'opinions',
  'plans',
  'behind-wishes',
  'decides',
  'progress',
  'always',
  'points',
  'particles',
  'asks-readers',
  'limits',
  'doing-endings',
  'all',
  'all-of-us',
  'group-words',
  'nobody-yet',
  'nobody-fronts',
  'who',
  'or',
  'who-behind',
  'behind-names',
  'headings-of-work',
  'headings-of-orders',
  'headings-of-others',
  'headings-of-gaps',
  'tracked',
  'items',
  'parts',
  'see',
  'not-applicable',
  'asked',
  'line-labels',
  'half-days',
  'list-headings',
  'heading-fronts',
  'heading-ends',
  'behind-done',
  'did',
  'done-in-front',
  'before-not-done',
  'until-done',
  'name-particles',
  'name-joins',
  'everybody',
  'name-beginnings',
  'noun-endings',
  'name-contractions',
  'group-beginnings',
  'articles',
  'does',
  'does-not',
  'states',
  'does-anywhere',
  'is-given',
  'is-not-given',
  'team-does',
  'passive',
  'passive-endings',
  'agents',
  'before-objects',
  'whoever',
  'belongs',
  'letters-of-work',
  'for-whom',
  'held-by',
  'labels-inside',
  'behind-work',
  'beside-names',
  'given',
  'given-to',
  'noun-joins',
  'plural-verbs',
  'told',
  'mine',
  'before-subjects',
  'does-it',
  'not-doers',
  'depends',
  'denials',
  'speaks-of',
  'their-own',
  'their-own-states',
  'takes',
  'takes-by-verb',
  'takes-not',
  'takes-alone',
  'offers',
  'offers-not',
  'here',
  'own-parts',
  'stale',
  'edited',
  'recurs',
  'todo-labels',
  'every',
  'newcomers',
  'nameless',
  'falls-to',
  'does-them',
  'roles',
  'offices',
  'credits',
  'months',
  'times',
  'gaps',
  'orders',
  'readers',
  'writers',
  'past-verbs',
  'form-fields',
] as const;

/** `_document-grammar.yml` as it is written. */
export type DocumentGrammarWords = Record<(typeof GRAMMAR_LISTS)[number], string[]>;

/** Words and phrases that do one thing. */
interface WordList {
  /** Whether a word is among them. */
  has: (low: string) => boolean;
  /** Any of them, as a regular expression. */
  any: string;
}

/** The list of a name. */
export type DocumentGrammar = (list: (typeof GRAMMAR_LISTS)[number]) => WordList;

/** Makes the lists ready. */
export const documentGrammarOf = (words: DocumentGrammarWords): DocumentGrammar =>
  oncePer((name) => listOf(words[name]));

function listOf(words: readonly string[]): WordList {
  const all = new Set(words);
  return { has: (low) => all.has(low), any: `(?:${alternatives(words).replaceAll("'", "['’]")})` };
}

/** Any of some phrases, the longest first, as a regular expression. */
export const alternatives = (phrases: readonly string[]) =>
  phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) =>
      phrase
        .replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
        .replace(/^\*/, '[\\p{L}\\p{N}-]*')
        .replace(/ \*|\*/g, (star) => (star === '*' ? '[\\p{L}\\p{N}-]*' : '\\s.*'))
        .replace(/ /g, '\\s+'),
    )
    .join('|');
