/** Forms of words and of items that documents are read by, as regular expressions. */
import type { DocumentGrammar } from './grammar.js';

/** A name in front of what somebody says. */
const SAYS = String.raw`^[\s*_]*(?:(?:@?[\p{L}.'’-]{1,20}(?:\s\p{Lu}[\p{L}.'’-]{0,20})?)\s?[:–-]\s)?`;
const SAYS_HERE = String.raw`^[\s*_]*(?:(?:@?[\p{L}.'’-]{1,20}):\s)?`;

/** The patterns of a language. */
export type SentencePatterns = ReturnType<typeof sentencePatternsOf>;

/** Compiles them. */
export function sentencePatternsOf(grammar: DocumentGrammar) {
  return { ...wordsOf(grammar), ...itemsOf(grammar), ...takesOf(grammar) };
}

function wordsOf(grammar: DocumentGrammar) {
  return {
    /** How participles end. */
    participle: new RegExp(`${grammar('participle-endings').any}$`),
    /** "(e.g. Phase 2)": what stands in front belongs to the same sentence. */
    shortForm: new RegExp(`\\b${grammar('short-forms').any}\\.\\s+$`, 'i'),
    /** How verbs end that are made of nouns: "dockerize". */
    verbEnding: new RegExp(`${grammar('verb-endings').any}$`),
    /** "@bo volunteering" */
    volunteered: new RegExp(
      `^[\\s*_]*@?[\\p{L}.'’-]{1,20}(?:\\s\\p{Lu}[\\p{L}.'’-]{0,20})?\\s${grammar('volunteering').any}[\\s.!]*$`,
      'iu',
    ),
    /** Nouns of doing: "migration", "assessment", "survey". */
    doing: new RegExp(`${grammar('doing-endings').any}$`),
    /** The number of a requirement, and what it demands. */
    demand: new RegExp(`^\\s*(\\p{Lu}{1,4})-?\\d{1,3}[.:)]?\\s.*\\s${grammar('demands').any}\\s`, 'u'),
    /** "See action 12", "part of …, see #12": it has its item elsewhere. */
    tracked: new RegExp(
      `\\b${grammar('tracked').any}\\s?(?:${grammar('items').any}\\s)?[[(#]{0,2}[A-Z]?-?\\d|\\b${grammar('parts').any}\\b.*\\b${grammar('see').any}\\s(?:\\p{L}+\\s)?#?\\d`,
      'iu',
    ),
    /** A next line that is a statement of its own: a bullet, a label or a speaker, a mark of a to-do. */
    beginsAnew: new RegExp(
      `^\\s{0,20}(?:[•◦▪–—]\\s|(?:->|→|=>|⇒)\\s|[-*+]\\s|\\d{1,3}[.)]\\s|\\[[ xX]?\\]|@[\\w-]{1,40}[:\\s]|\\[\\d{1,2}[:.]\\d\\d[^\\]]{0,12}\\]\\s|\\d{1,2}:\\d\\d(?::\\d\\d)?\\s(?:${grammar('half-days').any}\\s)?|\\p{Lu}[\\p{L}.'’-]{0,20}(?:\\s\\p{Lu}[\\p{L}.'’-]{0,20}){0,2}:\\s|${grammar('line-labels').any}\\b)`,
      'u',
    ),
  };
}

function itemsOf(grammar: DocumentGrammar) {
  const all = grammar('all').any;
  return {
    /** A word and a colon, a dash or brackets in front of what is to be done. */
    groupLabel: new RegExp(
      `^[\\s*_]*(?:@[\\w-]+\\/[\\w-]+\\s?[:–—-]?|[[(][^\\])]{1,60}[\\])]|\\p{L}[\\p{L}&/]{0,20}(?:\\s\\p{L}[\\p{L}&/]{0,20}){0,2}:|(?:${all}|\\p{L}+\\s${grammar('group-words').any})\\s[–—-]{1,2})(?=\\s)`,
      'iu',
    ),
    /** All that stands behind such a label if the label is what is to be done. */
    nobodyYet: new RegExp(`^\\s*(?:\\?{1,3}|${grammar('nobody-yet').any})[\\s.]*$`, 'i'),
    /** "Services without an owner" */
    endsWithNobody: new RegExp(`(?:^|\\s)${grammar('nobody-yet').any}$`, 'i'),
    /** In a place that is kept for a name: "not allocated". */
    nobodyFront: new RegExp(`^${grammar('nobody-fronts').any}\\b`, 'i'),
    /** Below a topic: what is to be done, or who does it. */
    verbOrName: new RegExp(
      `^[\\s*_]*(?:\\p{Lu}\\p{L}+[:(]|@|\\p{Lu}\\p{Ll}+\\s${grammar('behind-names').any}\\s)`,
      'u',
    ),
    /** A question mark in the place of a name: "Fix it - ?". */
    who: new RegExp(
      `(?:(?:\\s[–—-]|→|:|\\(|,)\\s?(?:\\?{1,3}|${grammar('who').any}\\s?\\?{1,3}|\\p{L}{2,15}\\s${grammar('or').any}\\s\\p{L}{2,15}\\s?\\?)|[.!?]\\s${grammar('who-behind').any}\\s?\\?)\\)?\\s*$`,
      'iu',
    ),
    /** "TODO: …" at the start of a line, that nobody is named behind. */
    todo: new RegExp(`^[\\s*_([]*${grammar('todo-labels').any}[*_]{0,2}\\s?[:–—-]\\s`),
    /** "[n/a] Notes for the store" */
    notApplicable: new RegExp(`^[\\s*_]*\\[${grammar('not-applicable').any}\\]\\s`, 'i'),
    /** "Comment (Bo Berg, 3 May): ", "**Bo** – 3 May: " */
    comment: new RegExp(
      `^[\\s*_]*(?:\\p{L}+\\s)?\\(?\\p{Lu}[\\p{L}\\s.'’*_-]{1,40}[,(–—-]?\\s(?:\\d{1,2}\\.?\\s${grammar('months').any}|${grammar('months').any}\\p{L}*\\s\\d|\\d{4}-\\d\\d)[^:\\n]{0,20}:\\s`,
      'iu',
    ),
    /** "Onboarding checklist for Bo" */
    newcomers: new RegExp(`\\b${grammar('newcomers').any}\\b`, 'i'),
    ...headingsOf(grammar),
    letterOfWork: new RegExp(`\\b${grammar('letters-of-work').any}\\b`, 'i'),
    allOfUs: new RegExp(`\\b${grammar('all-of-us').any}\\b`, 'i'),
  };
}

/** Headings that no list has, by words in them. */
function headingsOf(grammar: DocumentGrammar) {
  const anywhere = (list: 'headings-of-work' | 'headings-of-orders' | 'headings-of-others' | 'headings-of-gaps') =>
    new RegExp(`(?<![\\p{L}\\p{N}])${grammar(list).any}(?![\\p{L}\\p{N}])`, 'iu');
  return {
    headingOfWork: anywhere('headings-of-work'),
    headingOfOrders: anywhere('headings-of-orders'),
    headingOfOthers: anywhere('headings-of-others'),
    headingOfGaps: anywhere('headings-of-gaps'),
  };
}

function takesOf(grammar: DocumentGrammar) {
  const by = `${grammar('takes-by-verb').any}\\s`;
  return {
    /** "Bo: will do", "I can take it", with the speaker in front. */
    takes: new RegExp(`${SAYS}(?:${grammar('takes').any}\\b|${by}(?!${grammar('takes-not').any}\\b)\\p{L}+)`, 'iu'),
    /** "Will write it up" in a line of its own can be said of anything. */
    takesBare: new RegExp(`^[\\s*_]*${by}(?!${grammar('takes-alone').any}\\b)`, 'i'),
    /** In lines of their own, in a conversation. */
    offers: new RegExp(`${SAYS_HERE}${grammar('offers').any}\\b(?!\\s${grammar('offers-not').any})`, 'iu'),
  };
}
