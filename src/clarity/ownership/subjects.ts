/** Finds the subject of a clause. */
import { CLASS } from '../model/word-classes.js';
import type { Subject } from '../rules/rule-book.js';
import type { TextToken } from '../text/tokens.js';
import type { TokenView } from './token-view.js';

/** A subject and the head of its phrase. */
export interface SubjectPhrase {
  subject: Subject;
  head: TextToken | undefined;
}

const NO_SUBJECT: SubjectPhrase = { subject: 'none', head: undefined };
const ARTICLES: ReadonlySet<string> = new Set(['the', 'this', 'a', 'any', 'some', 'one']);
const CONJUNCTIONS: ReadonlySet<string> = new Set(['and', 'or', 'but', 'then', 'so', 'to']);
const BE_FORMS: ReadonlySet<string> = new Set(['is', 'are', 'am']);
/** How many tokens before a verb its subject is looked for. */
const REACH = 5;
/** How many tokens can describe a pronoun: "someone with more time than me should". */
const LONGEST_DESCRIPTION = 7;

/** The subject that begins at `i`, as after an inverted modal: "can *the team* …". Undefined if none begins there. */
export function subjectAt(view: TokenView, i: number): SubjectPhrase | undefined {
  const known = knownSubject(view, i);
  if (known !== undefined) return known;
  if (!ARTICLES.has(view.low(i))) return undefined;
  return { subject: view.grammar.teams.has(view.low(i + 1)) ? 'team' : 'thing', head: view.at(i + 1) };
}

/** The subject that ends before `i`: "*someone from ops* should". */
export function subjectBefore(view: TokenView, i: number): SubjectPhrase {
  let at = i - 1;
  while (at >= 0 && i - at < REACH && isBetweenSubjectAndVerb(view, at)) at--;
  const token = view.at(at);
  if (token === undefined || token.kind === 'punct') return NO_SUBJECT;
  const known = knownSubject(view, at);
  if (known !== undefined) return known;
  if (CONJUNCTIONS.has(token.low)) return { subject: 'none', head: token };
  return someoneBefore(view, at) ?? { subject: 'thing', head: token };
}

/** A pronoun, a team, or a person. */
function knownSubject(view: TokenView, i: number): SubjectPhrase | undefined {
  const head = view.at(i);
  if (head === undefined) return undefined;
  const subject = view.grammar.subjects.get(head.low);
  if (subject !== undefined) return { subject, head };
  if (isTeamAt(view, i)) return { subject: 'team', head };
  return head.kind === 'mention' || isPersonAt(view, i) ? { subject: 'person', head } : undefined;
}

function isBetweenSubjectAndVerb(view: TokenView, i: number): boolean {
  const low = view.low(i);
  return view.grammar.fillers.has(low) || view.is(i, CLASS.adverb) || view.grammar.modals.has(low) || BE_FORMS.has(low);
}

function isTeamAt(view: TokenView, i: number): boolean {
  return view.grammar.teams.has(view.low(i)) || (view.at(i)?.capital === true && view.is(i, CLASS.organization));
}

function isPersonAt(view: TokenView, i: number): boolean {
  const token = view.at(i);
  if (token?.kind !== 'word' || !token.capital) return false;
  const classes = view.classesAt(i);
  return classes === 0 || classes === CLASS.name || ((classes & CLASS.name) !== 0 && i > 0);
}

/** "Someone with more time should …": the pronoun comes before what describes it. */
function someoneBefore(view: TokenView, i: number): SubjectPhrase | undefined {
  for (let at = i - 1; at >= 0 && i - at <= LONGEST_DESCRIPTION; at--) {
    const head = view.at(at);
    if (head === undefined || head.kind === 'punct' || view.grammar.modals.has(head.low)) return undefined;
    if (view.grammar.subjects.get(head.low) === 'someone' && head.low !== 'who') return { subject: 'someone', head };
  }
  return undefined;
}
