/** What a sentence of a document says of work that nobody is named for, by its clauses and by the kind of its document. */
import type { UnclearOwner } from '../labels.js';
import { CLASS } from '../model/word-classes.js';
import type { Clause, ParsedSentence } from '../ownership/types.js';
import type { Subject } from '../rules/rule-book.js';
import type { TextToken } from '../text/tokens.js';
import type { Genre, Vocabulary } from './vocabulary.js';

/** How far prose counts: `told` plans and needs of the group; `process` those among people; `outright` only words that say that nobody is named. */
type Trust = 'told' | 'process' | 'outright';

const TRUST: Record<Genre, Trust> = {
  minutes: 'told',
  tracking: 'told',
  'post-mortem': 'told',
  plan: 'told',
  other: 'told',
  proposal: 'process',
  instructions: 'outright',
  specification: 'outright',
  template: 'outright',
};

const GROUP: ReadonlySet<Subject> = new Set(['we', 'all']);
const THINGS: ReadonlySet<Subject> = new Set(['thing', 'it', 'there', 'team']);
/** Modalities that state more than a thought. */
const FIRM: ReadonlySet<string> = new Set(['should', 'need', 'will', 'going', "let's", 'be-to']);
/** A modal that is a thought only, wherever it is written like a firm one. */
const HEDGES = /^(?:might|could|may|would|maybe|perhaps|possibly|if|unless|assuming|ideally|eventually)$/;
const NEEDS = /^(?:need|needs|have|has)$/;
/** What minutes report with "that". */
const REPORTS = /^(?:noted|agreed|decided|concluded|resolved|confirmed|stressed|agreement|decision|consensus)$/;
const NEVER = /^(?:never|nor|neither|no-longer)$/;
const CONDITIONS = /^(?:if|unless|when|whenever|assuming|in case)$/;
const OPINIONS =
  /^(?:think|thinks|thought|opinion|suggest|suggests|suggested|wonder|wonders|prefer|prefers|feel|feels|believes?)$/;

/** Whether a document of this genre states work in its prose. */
export const statesWork = (genre: Genre): boolean => TRUST[genre] !== 'outright';

/** The owner that a sentence leaves open; undefined if it states no work, or not plainly enough for its genre. @param listed whether it stands where work is listed */
export function openOwner(
  parsed: ParsedSentence,
  genre: Genre,
  words: Vocabulary,
  listed = false,
): UnclearOwner | undefined {
  const { sentence, classes } = parsed;
  if (sentence.done) return undefined;
  const phrases = words.phrases.matches(sentence.tokens, classes).map(({ value }) => value);
  const trust = TRUST[genre];
  if (phrases.includes('outright') && !isConditional(parsed)) return 'indefinite';
  if (trust === 'outright' || sentence.question || isHedged(parsed)) return undefined;
  if (trust === 'told' && phrases.includes('notes')) return 'none';
  for (const clause of parsed.clauses) {
    const owner = clauseOwner(clause, parsed, trust, words, listed);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

function clauseOwner(
  clause: Clause,
  parsed: ParsedSentence,
  trust: Trust,
  words: Vocabulary,
  listed: boolean,
): UnclearOwner | undefined {
  const { subject, negated, inverted, passive, verb } = clause;
  const modality = modalityOf(clause, parsed);
  if (negated || inverted || !isStated(clause, parsed) || !FIRM.has(modality)) return undefined;
  const isWork = verb !== undefined && !words.idleVerbs.has(verb.low);
  const isProcess = verb !== undefined && words.processVerbs.has(verb.low);
  if (modality === 'will' && /^when(?:ever)?$/.test(parsed.sentence.tokens[0]?.low ?? '')) return undefined;
  if (listed && passive && isWork && (subject === 'none' || THINGS.has(subject)))
    return subject === 'team' ? 'team' : 'none';
  if (trust === 'process') return GROUP.has(subject) && isProcess && !passive ? 'collective' : undefined;
  if (GROUP.has(subject) && !passive) return isWork && !isSaidOfSomething(clause, parsed) ? 'collective' : undefined;
  if (subject === 'none' && modality === 'need') return isNeedOfNotes(clause, parsed, words) ? 'none' : undefined;
  if (
    (THINGS.has(subject) || (subject === 'person' && passive)) &&
    modality === 'need' &&
    (passive ? isWork : isNeedOfThings(clause, parsed, words))
  )
    return subject === 'team' ? 'team' : 'none';
  return undefined;
}

/** "Will need to" and "should have to" are needs. */
function modalityOf({ modality, start, end }: Clause, { sentence: { tokens } }: ParsedSentence): string {
  const isNeed = tokens.slice(start + 1, end).some(({ low }, i, rest) => NEEDS.test(low) && rest[i + 1]?.low === 'to');
  return isNeed && modality !== 'can' ? 'need' : modality;
}

/** Said as such, or reported: "we agreed that the docs need to be updated". */
function isStated({ subordinator, start }: Clause, { sentence: { tokens } }: ParsedSentence): boolean {
  if (subordinator === '' || subordinator === 'so') return true;
  return subordinator === 'that' && tokens.slice(0, start).some(({ low }) => REPORTS.test(low));
}

/** "The two things we need to solve are …": the group's need describes something, and is not stated. */
function isSaidOfSomething({ start, head }: Clause, { sentence: { tokens }, classes }: ParsedSentence): boolean {
  const at = head === undefined ? start : tokens.indexOf(head);
  const before = tokens[at - 1];
  return (
    before?.kind === 'word' &&
    ((classes[at - 1] ?? 0) & (CLASS.noun | CLASS.plural)) !== 0 &&
    ((classes[at - 1] ?? 0) & (CLASS.adverb | CLASS.functional)) === 0
  );
}

/** "Need to merge the PR", "Still need more examples": notes leave the subject out. */
function isNeedOfNotes({ start, verb }: Clause, { sentence: { tokens } }: ParsedSentence, words: Vocabulary): boolean {
  const comma = tokens.findLastIndex(({ kind }, i) => kind === 'punct' && i < start);
  const before = tokens.slice(comma + 1, start);
  const low = tokens[start]?.low ?? '';
  const opens = before.every(({ low }) => /^(?:still|also|and|but|will|probably|then|now|just|we|so)$/.test(low));
  return opens && /^needs?$/.test(low) && tokens.length > start + 2 && !(verb && words.idleVerbs.has(verb.low));
}

/** "The docs need some updates", "the packages need to move". */
function isNeedOfThings(
  { start, verb, head }: Clause,
  { sentence: { tokens } }: ParsedSentence,
  words: Vocabulary,
): boolean {
  const [modal, next, after] = tokens.slice(start, start + 3);
  if (modal === undefined || !/^needs?$/.test(modal.low) || next === undefined || words.people.has(head?.low ?? ''))
    return false;
  if (/^(?:for|of|is|was)$/.test(next.low) || /^(?:the|a|no|any|and)$/.test(tokens[start - 1]?.low ?? '')) return false;
  return next.low === 'to'
    ? words.changes.has(verb?.low ?? '')
    : words.changes.has(after?.low ?? '') || words.changes.has(next.low);
}

const isConditional = ({ sentence: { tokens } }: ParsedSentence) => tokens.some(({ low }) => CONDITIONS.test(low));

function isHedged(parsed: ParsedSentence): boolean {
  const { tokens } = parsed.sentence;
  return tokens.some(
    ({ low }, i) => OPINIONS.test(low) || NEVER.test(low) || (HEDGES.test(low) && (i === 0 || low !== 'would')),
  );
}

/** Words after a verb that could be a noun: "alert when …". */
const FOLLOWS_A_VERB = /^(?:when|whenever|if)$/;

/** Verbs that begin a wish elsewhere: "plan the meetings". */
const PLANS = /^(?:plan|try|propose|suggest|recommend)$/;

/** How an item of a list begins: with a verb as one says to somebody, with a gerund, or otherwise. */
export function beginning({
  sentence,
  classes,
  clauses: [first],
}: ParsedSentence): 'imperative' | 'gerund' | 'past' | 'words' {
  const [token, second] = sentence.tokens;
  const bits = classes[0] ?? 0;
  if (second === undefined) return 'words';
  if (token?.kind === 'word' && FOLLOWS_A_VERB.test(second.low)) return 'imperative';
  if (PLANS.test(token?.low ?? '') && second.kind === 'word' && !/^(?:to|that)$/.test(second.low)) return 'imperative';
  if (first?.modality.startsWith('imperative') && first.start === 0) return 'imperative';
  if ((bits & CLASS.adverb) !== 0 && first?.modality.startsWith('imperative') && first.start === 1) return 'imperative';
  const adverb = (bits & CLASS.adverb) !== 0 || (token?.low ?? '').endsWith('ly');
  if (isGerund(token, bits) && second !== undefined) return 'gerund';
  if (adverb && isGerund(second, classes[1] ?? 0)) return 'gerund';
  if (first?.modality === 'please' && first.start === 0) return 'imperative';
  if (token?.kind === 'word' && /ed$/.test(token.low) && (bits & (CLASS.past | CLASS.participle)) !== 0) return 'past';
  return 'words';
}

const isGerund = (token: TextToken | undefined, bits: number) => token?.kind === 'word' && (bits & CLASS.gerund) !== 0;

/** Whether it says something of somebody or something, and does not only name or order it. */
export const isSentence = (parsed: ParsedSentence): boolean =>
  beginning(parsed) === 'words' && parsed.clauses.some(({ subject }) => subject !== 'none');

/** Whether it tells, without a "can", a "maybe" or a "not", what is to be done. */
export const isFirmStatement = (parsed: ParsedSentence): boolean =>
  beginning(parsed) === 'words' &&
  (parsed.clauses.length > 0 || parsed.signs.length > 0) &&
  !isHedged(parsed) &&
  parsed.clauses.every(({ negated, modality }) => !negated && modality !== 'can');
