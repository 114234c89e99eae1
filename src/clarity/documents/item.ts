/** Whether an item of a list of work is work, and where. */
import type { UnclearOwner } from '../labels.js';
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { ParsedSentence } from '../ownership/types.js';
import { endOf, startOf } from '../text/range.js';
import { lowOf, type TextToken } from '../text/tokens.js';
import { beginning } from './beginning.js';
import { isOwnerCell } from './owner-column.js';
import type { Named } from './person.js';
import type { Statement } from './statement.js';
import type { Genre, SectionKind, Vocabulary } from './vocabulary.js';

/** Tokens of a noun phrase that can be an item: "Survey on customer needs". */
const SHORTEST = 3;
/** The same where others of its list carry names. */
const SHORTEST_AMONG_NAMES = 2;
/** Tokens of an item among which a verb shows that it is a sentence. */
const VERB_REACH = 6;
/** Modalities of a sentence that tells something. */
const TOLD: ReadonlySet<string> = new Set(['will', 'can']);
/** Words of what was done to something, less than: "prompt box cleaned". */
const SHORTEST_ORDER = 5;
const LONGEST = 16;
/** The number of an item: "2024-34 (unassigned) Find …", "2.1 Write …", "R2. Install …". */
const MARK = /^[\s*_]*(?:\d{1,4}[-./]\d{1,3}|\p{Lu}{1,3}-?\d{1,3})[.:)]?\s+(?![–—-]\s)/u;
/** Behind the first word of an item: what follows explains it, as in "Detect - know of it before the users do". */
const DASH = /^[–—-]{1,2}$/;
/** Ends like the title of a pull request: "Use internal iteration #100845 (comparison)". */
const PULL_REQUEST = /\s#\d{2,}\s*(?:\([^()]{1,40}\)\s*)?$/;

/** Where an item stands. */
interface ItemPlace {
  statement: Statement;
  kind: SectionKind;
  genre: Genre;
  words: Vocabulary;
  /** Whether it says that nobody has it. */
  isOpen: boolean;
  /** Whether others of its list carry names. */
  isGiven: boolean;
}

/** What the place of an item, or its first word, decides whatever else is said; undefined if its words have to. */
function placeDecides(
  { sentence }: ParsedSentence,
  { statement, kind, words, isOpen }: ItemPlace,
): boolean | undefined {
  const { tokens } = sentence;
  const question = isAsked(sentence);
  const first = lowOf(tokens[0]);
  // "Put up a sign", "see if it can be faster"
  const isOrder = words.grammar('particles').has(lowOf(tokens[1]));
  const isPointing = words.grammar('points').has(first) && !isOrder;
  const points = isPointing || (kind !== 'action' && words.grammar('asks-readers').has(first));
  if (points || isTitle({ sentence }, statement, kind)) return false;
  const isTask =
    statement.kind === 'row' &&
    (statement.ticked === false || hasOwner(statement, words) || (kind === 'action' && hasStatus(statement, words)));
  if (question && statement.cells[0]?.isTask === true) return false;
  const isNobodys = isOpen && isFirst({ sentence }, statement) && (kind === 'action' || kind === 'plan') && !question;
  if (isTask || isNobodys) return tokens.length > 1;
  const isRule = tokens.some(
    ({ low }, i) => words.grammar('always').has(low) && (i === 0 || tokens[i - 1]?.low === ','),
  );
  return isRule ? false : undefined;
}

/** Whether it is a question, and not only has one in brackets: "look into the jump (bots?)". */
function isAsked({ tokens, question }: ParsedSentence['sentence']): boolean {
  const before = tokens.slice(
    0,
    tokens.findIndex(({ low }) => low.startsWith('?')),
  );
  return question && !(lastIndexOf(before, '(') > lastIndexOf(before, ')'));
}

const isFirst = ({ sentence: { tokens } }: Pick<ParsedSentence, 'sentence'>, { text }: Statement): boolean =>
  !/[.!?]\s/.test(text.slice(0, startOf(tokens)).replace(MARK, ''));

/** "Consider a second gateway. Costs money": said of the sentence in front of it. */
const isReason = (parsed: ParsedSentence, statement: Statement): boolean =>
  (bitsAt(parsed.classes, 0) & CLASS.presentS) !== 0 && !isFirst(parsed, statement);

const lastIndexOf = (tokens: readonly TextToken[], mark: string) => tokens.findLastIndex(({ low }) => low === mark);

const hasOwner = ({ cells }: Statement, words: Vocabulary) => cells.some((cell) => isOwnerCell(cell, words));

/** Whether a sentence of an item states work, by the place of the item. */
export function isItemWork(parsed: ParsedSentence, place: ItemPlace): boolean {
  const { statement, kind, genre, words } = place;
  const { tokens } = parsed.sentence;
  const question = isAsked(parsed.sentence);
  const first = lowOf(tokens[0]);
  const byPlace = placeDecides(parsed, place);
  if (byPlace !== undefined) return byPlace;
  if (tokens.some(({ low }) => words.sociable.has(low))) return false;
  const isLabelled = words.actionLabel.test(statement.text);
  const labelled = statement.pointed || isLabelled;
  const listed = kind === 'action' || kind === 'plan';
  const begins = beginning(parsed, words);
  if (words.decisionLabel.test(statement.text) && !labelled && words.idleVerbs.has(first)) return false;
  const second = lowOf(tokens[1]);
  if (begins === 'imperative' && (DASH.test(second) || (second === ',' && kind !== 'action'))) return false;
  if (begins === 'imperative' && isOver(parsed)) return false;
  if (kind === 'plan' && !labelled && words.grammar('meets').has(first)) return false;
  if (begins === 'imperative') return !question || labelled || words.who.test(statement.text);
  const tells = tokens.some(({ low }) => words.finite.has(low));
  if (begins === 'gerund') return (listed || labelled) && !question && !tells && !words.grammar('progress').has(first);
  const isDecided =
    words.grammar('decides').has(first) || (statement.pointed && words.grammar('conditions').has(first));
  // "=> GitHub issues": behind an arrow a noun is as often an answer.
  const isAnswer = !isLabelled && begins === 'words' && !hasVerb(parsed);
  if (labelled && begins !== 'past' && !tells && !isDecided && !isAnswer) return true;
  if (begins === 'past' || (question && !words.who.test(statement.text)) || tells || words.tells.has(first))
    return false;
  const isKnown = (place.isGiven && tokens.length >= SHORTEST) || isTask(parsed, genre, words);
  return (
    (labelled && !isAnswer) ||
    (kind === 'action' && isKnown && !isReason(parsed, statement) && isNounPhrase(parsed, place))
  );
}

const hasVerb = ({ classes, clauses }: ParsedSentence): boolean =>
  clauses.length > 0 || classes.some((bits) => bits === CLASS.verb || isPresent(bits));

/** "Adds", and no plural as well. */
const isPresent = (bits: number): boolean => (bits & (CLASS.presentS | CLASS.plural)) === CLASS.presentS;

/** "Prompt box cleaned": three or four words, of which the last tells what was done to the one in front of it. */
function isOver({ sentence: { tokens }, classes }: ParsedSentence): boolean {
  const words = tokens.filter(({ kind }) => kind !== 'punct');
  const at = words.length - 1;
  const isShort = words.length > 2 && words.length < SHORTEST_ORDER && words.length === tokens.length;
  return (
    isShort &&
    /ed$/.test(lowOf(words[at])) &&
    (bitsAt(classes, at) & CLASS.participle) !== 0 &&
    (bitsAt(classes, at - 1) & CLASS.functional) === 0
  );
}

/** A row of a table under "Action items" is one, be it a goal: "The API is documented". */
export const hasStatus = ({ cells }: Statement, { columns }: Vocabulary) =>
  cells.some(({ column }) => columns.task(column)) && cells.some(({ column }) => columns.status(column));

/** In minutes a noun under "Action items" is as often a topic: there it has to be one of doing. */
const isTask = ({ sentence: { tokens } }: ParsedSentence, genre: Genre, { changes, doing }: Vocabulary) =>
  genre !== 'minutes' || tokens.slice(0, 2).some(({ low }) => changes.has(low) || doing.test(low));

/** A link and nothing else, or what ends with a number: the title of something. Under a heading of work that is what is to be done. */
function isTitle(
  { sentence: { tokens } }: Pick<ParsedSentence, 'sentence'>,
  { links, text }: Statement,
  kind: SectionKind,
): boolean {
  if (kind !== 'action' && PULL_REQUEST.test(text)) return true;
  const [link] = links;
  return kind !== 'action' && link !== undefined && link.start <= startOf(tokens) && link.end >= endOf(tokens) - 1;
}

function isNounPhrase(
  { sentence: { tokens, address }, classes, clauses }: ParsedSentence,
  { statement, isGiven, words: { verbOrName, grammar } }: ItemPlace,
): boolean {
  const { children, text } = statement;
  const words = tokens.filter(({ kind }) => kind === 'word');
  // "The new phase adds features", but not "the flag gets an owner"
  const isTold = classes
    .slice(0, VERB_REACH)
    .some((bits, i) => i > 0 && isPresent(bits) && !grammar('decides-so').has(lowOf(tokens[i])));
  const isSentence = clauses.some(({ modality, subject }) => subject !== 'none' && TOLD.has(modality));
  if (isTold || isSentence) return false;
  const isShort = isGiven && statement.ticked === undefined && address.length === 0;
  const shortest = isShort ? SHORTEST_AMONG_NAMES : SHORTEST;
  if (words.length < shortest || words.length > LONGEST || /:\s*$/.test(text)) return false;
  if (tokens.some(({ low }, i) => grammar('limits').has(low) && tokens[i + 1]?.kind === 'number')) return false;
  return !children.some((child) => verbOrName.test(child.text));
}

/** The text with blanks for a label and a group in front: "AI tech team: drafts …", "(12, All) Review …". */
export function withoutLabel(text: string, isItem: boolean, words: Vocabulary): string {
  if (!isItem) return text;
  const mark = MARK.exec(text)?.[0].length ?? 0;
  const behind = text.slice(mark);
  const label = mark + ((words.actionLabel.exec(behind) ?? words.decisionLabel.exec(behind))?.[0].length ?? 0);
  const found = words.groupLabel.exec(text.slice(label))?.[0].length ?? 0;
  // "Price backfill: TBD": what is to be done stands in front.
  const isTask = words.nobodyYet.test(text.slice(label + found)) && !isFact(text.slice(label, label + found), words);
  const group = isTask ? 0 : found;
  return ' '.repeat(label + group) + text.slice(label + group);
}

/** "Due:", "Owner:", "Impact:": what stands behind it tells something of a task. */
const isFact = (label: string, { notPeople }: Vocabulary): boolean =>
  label
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => word !== '' && notPeople.has(word));

/** The owner that an item leaves open. */
export const ownerOfItem = (is: Named | 'self' | undefined, text: string, { allOfUs }: Vocabulary): UnclearOwner => {
  if (is !== 'group') return 'none';
  return allOfUs.test(text) ? 'collective' : 'team';
};
