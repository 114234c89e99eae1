/** The words that documents are read by, ready to look up. */

import { compilePattern } from '../rules/pattern.js';
import { PatternIndex } from '../rules/pattern-index.js';
import { type ColumnKind, columnFinders } from './columns.js';
import { type GenrePatterns, genrePatternsOf } from './genre-patterns.js';
import { type DocumentGrammar, type DocumentGrammarWords, documentGrammarOf } from './grammar.js';
import { type NamePatterns, namePatternsOf } from './name-patterns.js';
import { type OwnerPatterns, ownerPatternsOf } from './owner-patterns.js';
import { type SentencePatterns, sentencePatternsOf } from './sentence-patterns.js';
import {
  anywhere,
  doneAs,
  doneInStateAs,
  type Finder,
  fronted,
  innerLabelOf,
  labelled,
  ownerLabelOf,
  presentHeading,
  presentLineOf,
  selfOf,
  whole,
} from './word-patterns.js';

/** What a document is. */
export const GENRES = [
  'minutes',
  'plan',
  'proposal',
  'instructions',
  'specification',
  'template',
  'tracking',
  'post-mortem',
] as const;
/** One of `GENRES`, or `other` for a document that shows no signs of any. */
export type Genre = (typeof GENRE_NAMES)[number];

/** Everything that a document can be. */
export const GENRE_NAMES = [...GENRES, 'other'] as const;

/** What stands under a heading: see `prompts/en/rules/_documents.yml`. */
export const SECTION_KINDS = ['action', 'plan', 'agenda', 'present', 'aims', 'quiet', 'scheduled'] as const;
/** One of `SECTION_KINDS`, or `open` where headings say nothing. */
export type SectionKind = Exclude<(typeof SECTION_KINDS)[number], 'present' | 'aims'> | 'open';

/** `_documents.yml` as it is written. */
export interface DocumentWords {
  grammar: DocumentGrammarWords;
  genres: Record<(typeof GENRES)[number], { title: string[]; headings: string[] }>;
  sections: Record<(typeof SECTION_KINDS)[number], string[]>;
  leads: string[];
  columns: Record<ColumnKind, string[]>;
  'owner-labels': string[];
  'owner-leads': string[];
  'owner-marks': string[];
  icons: Record<'done' | 'open', string[]>;
  'action-labels': string[];
  'decision-labels': string[];
  self: Record<'anywhere' | 'alone' | 'last', string[]>;
  present: string[];
  nobody: string[];
  'for-now': string[];
  'often-nothing': string[];
  undone: string[];
  sociable: string[];
  facts: string[];
  groups: string[];
  forms: string[];
  done: string[];
  shelved: string[];
  'not-people': string[];
  /** Patterns, as the rules have them. */
  outright: string[];
  asks: string[];
  gaps: string[];
  notes: string[];
  'idle-verbs': string[];
  'process-verbs': string[];
  changes: string[];
  pieces: string[];
  moves: string[];
  people: string[];
  wanted: string[];
  fronts: string[];
  negations: string[];
  past: string[];
  reasons: string[];
  days: string[];
  tells: string[];
  finite: string[];
}

/** What a phrase says: outright that nobody is named, that somebody is looked for, or that there is work, as notes put it. */
export type PhraseKind = (typeof PHRASE_KINDS)[number];
const PHRASE_KINDS = ['outright', 'asks', 'gaps', 'notes'] as const;
/** In a pattern: nobody, in one word or two. */
const NOBODY = { mark: '{nobody}', forms: ['nobody|no-one|noone', 'no one'] } as const;

/** `_documents.yml`, compiled. */
export interface Vocabulary extends SentencePatterns {
  grammar: DocumentGrammar;
  names: NamePatterns;
  owns: OwnerPatterns;
  signs: GenrePatterns;
  genres: { genre: (typeof GENRES)[number]; title: Finder; heading: Finder }[];
  /** In the order in which they are tried. */
  sections: { kind: (typeof SECTION_KINDS)[number]; heading: Finder }[];
  /** Whether a line announces a list of work. */
  leads: Finder;
  columns: Record<ColumnKind, Finder>;
  /** "Owner: …", "owner → …", "owned by …" with the words behind. */
  ownerLabel: RegExp;
  /** Icons that say whether an item is over. */
  icons: ReadonlyMap<string, boolean>;
  /** "AI: …", "Action item - …" at the start. */
  actionLabel: RegExp;
  /** Such a label, or an arrow, inside a paragraph: "Noted. Action: …". */
  innerLabel: RegExp;
  /** "Decision: …" at the start. */
  decisionLabel: RegExp;
  /** The writer takes it: "I'll", "on it". */
  self: RegExp;
  /** A heading above those who were there. */
  present: RegExp;
  /** A line that says who was there, with the words behind the colon. */
  presentLine: RegExp;
  nobody: ReadonlySet<string>;
  /** Of these, those that say as often that there is nothing to say. */
  oftenNothing: ReadonlySet<string>;
  /** Behind a task, at its end: it is not done. */
  undone: ReadonlySet<string>;
  sociable: ReadonlySet<string>;
  /** Words of what is known or not, but nobody's work. */
  facts: ReadonlySet<string>;
  groups: ReadonlySet<string>;
  /** Whether a text says that it is a form, copied to be filled in. */
  forms: Finder;
  /** Said at the start or the end of an item that is over. */
  done: RegExp;
  /** The same of a column of states: "rejected by the board". */
  doneInState: RegExp;
  /** In a column of states: not planned. */
  shelved: ReadonlySet<string>;
  notPeople: ReadonlySet<string>;
  phrases: PatternIndex<PhraseKind>;
  idleVerbs: ReadonlySet<string>;
  processVerbs: ReadonlySet<string>;
  changes: ReadonlySet<string>;
  /** What it can need one of: "a section". */
  pieces: ReadonlySet<string>;
  /** What a thing itself does if somebody has to see to it: "the jobs have to move". */
  moves: ReadonlySet<string>;
  people: ReadonlySet<string>;
  /** Words that a thing begins with that is needed: "a plan". */
  wanted: ReadonlySet<string>;
  /** What can stand in front of an order: "If nobody objects, …", "All …". */
  front: RegExp;
  /** Words that a time or a condition begins with: "before Friday". */
  fronts: ReadonlySet<string>;
  /** Before a verb or a sign of need: it is taken back. */
  negations: ReadonlySet<string>;
  /** Before them: it is told of the past. */
  past: ReadonlySet<string>;
  /** What a reason begins with. */
  reasons: ReadonlySet<string>;
  /** Words that a day is told by. */
  days: ReadonlySet<string>;
  /** Words that a sentence begins with which tells something. */
  tells: ReadonlySet<string>;
  /** Verbs that show that a sentence tells something. */
  finite: ReadonlySet<string>;
}

/** Compiles the words. @param lists those that patterns name in braces @throws Error that quotes a bad pattern */
export function vocabularyOf(words: DocumentWords, lists: Record<string, string[]>): Vocabulary {
  const { genres, sections, columns } = words;
  const grammar = documentGrammarOf(words.grammar);
  const names = namePatternsOf(grammar);
  const sentences = sentencePatternsOf(grammar);
  const heads = (phrases: readonly string[]) => whole(phrases, grammar);
  return {
    ...sentences,
    grammar,
    names,
    owns: ownerPatternsOf(grammar, names.any),
    signs: genrePatternsOf(grammar),
    genres: GENRES.map((genre) => ({
      genre,
      title: anywhere(genres[genre].title),
      heading: heads(genres[genre].headings),
    })),
    sections: SECTION_KINDS.map((kind) => ({ kind, heading: heads(sections[kind]) })),
    leads: anywhere(words.leads),
    columns: columnFinders(columns, heads, sentences.headingOfWork),
    ownerLabel: ownerLabelOf(words),
    icons: new Map([
      ...words.icons.done.map((icon) => [icon, true] as const),
      ...words.icons.open.map((icon) => [icon, false] as const),
    ]),
    actionLabel: labelled(words['action-labels']),
    innerLabel: innerLabelOf(words['action-labels']),
    decisionLabel: labelled(words['decision-labels']),
    self: selfOf(words.self, NOBODY.forms.join('|')),
    present: presentHeading(words.present),
    presentLine: presentLineOf(words.present),
    nobody: new Set(words.nobody.flatMap((one) => [one, ...words['for-now'].map((time) => `${one} ${time}`)])),
    oftenNothing: new Set(words['often-nothing']),
    undone: new Set(words.undone),
    sociable: new Set(words.sociable),
    facts: new Set(words.facts),
    groups: new Set(words.groups),
    forms: anywhere(words.forms),
    done: doneAs(words.done, grammar),
    doneInState: doneInStateAs(words.done, grammar),
    shelved: new Set(words.shelved),
    notPeople: new Set(words['not-people']),
    phrases: phraseIndex(words, lists),
    idleVerbs: new Set(words['idle-verbs']),
    processVerbs: new Set(words['process-verbs']),
    changes: new Set(words.changes),
    pieces: new Set(words.pieces),
    moves: new Set(words.moves),
    people: new Set(words.people),
    wanted: new Set(words.wanted),
    front: fronted(words.fronts, grammar),
    fronts: new Set(words.fronts),
    negations: new Set(words.negations),
    past: new Set(words.past),
    reasons: new Set(words.reasons),
    days: new Set(words.days),
    tells: new Set(words.tells),
    finite: new Set(words.finite),
  };
}

function phraseIndex(words: DocumentWords, lists: Record<string, string[]>): PatternIndex<PhraseKind> {
  const index = new PatternIndex<PhraseKind>();
  for (const kind of PHRASE_KINDS)
    for (const pattern of words[kind].flatMap(inAllForms)) index.add(compilePattern(pattern, lists), kind);
  return index;
}

const inAllForms = (pattern: string): string[] =>
  pattern.includes(NOBODY.mark) ? NOBODY.forms.map((form) => pattern.replace(NOBODY.mark, form)) : [pattern];
