/** The owner that a sentence leaves open, by its words and its place. */
import type { Finding } from '../finding.js';
import type { UnclearOwner } from '../labels.js';
import { oncePer } from '../model/memoize.js';
import type { ParsedSentence } from '../ownership/types.js';
import { rangeOf } from '../text/range.js';
import { lowOf } from '../text/tokens.js';
import { beginning } from './beginning.js';
import { leavesSubjectOut } from './clause-verb.js';
import { isEditorsNote } from './editor-note.js';
import type { DocumentEngine } from './engine.js';
import { isItemWork, ownerOfItem } from './item.js';
import { isAskedOfGroup, isOrderOfIt } from './order.js';
import type { OwnerReader } from './owner.js';
import type { PlaceReader } from './place-reader.js';
import { isFirmStatement, openOwner, statesWork } from './sentence.js';
import type { Statement } from './statement.js';
import { isTaken } from './taken.js';
import type { Genre, SectionKind, Vocabulary } from './vocabulary.js';

/** Sentences of a paragraph. */
const MOST_SENTENCES = 4;

/** A statement with its place. */
export interface StatementPlace {
  statement: Statement;
  kind: SectionKind;
  /** Whether it stands where work is listed. */
  isItem: boolean;
  /** What the engine would ask the author of a message with these words. */
  asked: readonly Finding[];
}

/** Reads whose the sentences of one document are. */
export class OpenOwnerReader {
  private readonly isTracked = oncePer((text: string) =>
    this.words.tracked.test(text.replace(this.words.actionLabel, '')),
  );

  constructor(
    private readonly engine: DocumentEngine,
    private readonly words: Vocabulary,
    private readonly owners: OwnerReader,
    private readonly places: PlaceReader,
    private readonly genre: Genre,
  ) {}

  /** The owner that a sentence leaves open; undefined if it isn't work, or somebody has it. */
  ownerOf(parsed: ParsedSentence, place: StatementPlace): UnclearOwner | undefined {
    const { statement, kind } = place;
    const isItem = statement.kind !== 'paragraph';
    const isDecided = this.words.decisionLabel.test(statement.text) && isFirst(parsed, statement);
    const said = openOwner(parsed, { genre: this.genre, words: this.words, kind, isItem, isDecided });
    if (this.isItemWork(parsed, place)) {
      const owner = this.ofItem(parsed, statement);
      return owner !== undefined && said === 'indefinite' ? said : owner;
    }
    const open =
      said ??
      this.ownerOfNote(parsed, place) ??
      this.ownerOfDuty(parsed, place) ??
      this.ownerOfOrder(parsed, place) ??
      this.askedOwner(parsed, place);
    // "Let's collect the items of the agenda here"
    if (kind === 'agenda' && !isItem && open !== 'indefinite') return undefined;
    return open === undefined || this.isKept(parsed, place, open) ? undefined : open;
  }

  private isItemWork(parsed: ParsedSentence, { statement, kind, isItem }: StatementPlace): boolean {
    if (!isItem) return false;
    const isGiven = this.places.lists.hasNames(statement);
    const isOpen = this.owners.inText(statement.text) === 'nobody' || this.places.saysNobody(statement);
    return isItemWork(parsed, { statement, kind, genre: this.genre, words: this.words, isOpen, isGiven });
  }

  /** Whether somebody has what a sentence says, by its words, its place, or what follows. */
  private isKept(parsed: ParsedSentence, { statement, isItem }: StatementPlace, open: UnclearOwner): boolean {
    if (this.isSomebodys(parsed, statement) || this.isSpeakersPlan(parsed, statement)) return true;
    if (leavesSubjectOut(parsed) && this.isSaidBySomebody(parsed, statement)) return true;
    // "Decided: …" makes an item of the sentence behind it: a name elsewhere in the paragraph says nothing of that.
    const isWhole = statement.kind === 'row' || (isItem && (isOneWork(statement) || isFirst(parsed, statement)));
    if (open !== 'indefinite' && (this.owners.isUnderName(statement) || (isWhole && this.isOwned(statement))))
      return true;
    const isEnd = statement.kind !== 'paragraph' || isLast(parsed, statement);
    if (isEnd && this.owners.isInSomebodysItem(statement)) return true;
    return isTaken(statement, wordsIn(statement.text, parsed), this.owners, this.words);
  }

  /** The same of an item that is work. */
  ofItem(parsed: ParsedSentence, statement: Statement): UnclearOwner | undefined {
    if (this.isSomebodys(parsed, statement) || this.isOwned(statement) || this.owners.isUnderName(statement))
      return undefined;
    return ownerOfItem(this.owners.ownerOf(statement), statement.text, this.words);
  }

  private isSomebodys(parsed: ParsedSentence, { text, kind }: Statement): boolean {
    const said = wordsIn(text, parsed).replace(this.words.owns.asker, '');
    if (this.isTracked(text) || this.owners.isDoneBySomebody(said)) return true;
    const isNext = kind !== 'row' && text.slice(0, rangeOf(parsed.sentence.tokens).start).trim() !== '';
    return isNext && this.owners.isDoing(said);
  }

  /** "Bo: the audit is done. Next: the report" */
  private isSpeakersPlan({ sentence: { tokens } }: ParsedSentence, { text }: Statement): boolean {
    const [first, colon] = tokens;
    const isPlan = this.words.grammar('own-plans').has(lowOf(first)) && lowOf(colon) === ':';
    return isPlan && this.owners.isSaidBySomebody(text, text.search(/:\s/) + 1);
  }

  private isSaidBySomebody(parsed: ParsedSentence, { text }: Statement): boolean {
    return this.owners.isSaidBySomebody(text, rangeOf(parsed.sentence.tokens).start);
  }

  /** Whether somebody has it, by its words, its place or its list. */
  isOwned(statement: Statement): boolean {
    const owner = this.owners.ownerOf(statement);
    if (owner === 'person' || owner === 'self') return true;
    return statement.kind !== 'row' && this.owners.isToldOf(statement.text);
  }

  /** What instructions say of themselves. */
  private ownerOfNote(parsed: ParsedSentence, { statement: { kind, text } }: StatementPlace): UnclearOwner | undefined {
    if (this.genre !== 'instructions' || kind === 'row') return undefined;
    return this.words.todo.test(text) || isEditorsNote(parsed, this.words) ? 'none' : undefined;
  }

  /** Below a heading of work: "DevEx will update the accounts"; in any list: "DevEx to update the accounts". */
  private ownerOfDuty(parsed: ParsedSentence, { statement, kind }: StatementPlace): UnclearOwner | undefined {
    if (!statesWork(this.genre) || parsed.sentence.question) return undefined;
    const { start, end } = rangeOf(parsed.sentence.tokens);
    const said = statement.text.slice(start, end);
    if (kind === 'action' && this.owners.isGivenToGroup(said)) return 'team';
    const isNote = statement.kind === 'item' && beginning(parsed, this.words) === 'words';
    return isNote && this.genre !== 'proposal' && this.owners.isNotedForGroup(said) ? 'team' : undefined;
  }

  /** Of what was said before: "Move it up." */
  private ownerOfOrder(parsed: ParsedSentence, { statement, kind }: StatementPlace): UnclearOwner | undefined {
    if (kind === 'agenda' || isAside(parsed, statement)) return undefined;
    if (statesWork(this.genre) && isAskedOfGroup(parsed, this.words)) return 'collective';
    return isOrderOfIt(parsed, !isFirst(parsed, statement), this.genre, this.words) ? 'none' : undefined;
  }

  private askedOwner(parsed: ParsedSentence, { asked }: StatementPlace): UnclearOwner | undefined {
    const { start, end } = rangeOf(parsed.sentence.tokens);
    if (parsed.sentence.tokens.some(({ low }) => this.words.sociable.has(low))) return undefined;
    const found = asked.find((finding) => finding.start < end && finding.end > start);
    if (found === undefined || parsed.sentence.question || !isFirmStatement(parsed, this.words)) return undefined;
    if (parsed.clauses.length === 0 && this.words.grammar('each').has(lowOf(parsed.sentence.tokens[0])))
      return undefined;
    const rule = this.engine.rule(found.rule);
    return rule.about === 'owner' ? rule.owner : undefined;
  }
}

/** "What is it for? (Say it in one sentence)" */
const isAside = ({ sentence: { tokens } }: ParsedSentence, { text }: Statement): boolean =>
  /\(\s*$/.test(text.slice(0, rangeOf(tokens).start));

/** Whether an item is one piece of work, and no paragraph with a number in front. */
const isOneWork = ({ kind, text }: Statement): boolean =>
  kind === 'item' && (text.match(/[.!?]\s+\p{Lu}/gu)?.length ?? 0) < MOST_SENTENCES;

/** Whether no sentence stands in front of one, or behind it. */
const isFirst = ({ sentence: { tokens } }: ParsedSentence, { text }: Statement): boolean =>
  !/[.!?]\s/.test(text.slice(0, rangeOf(tokens).start));
const isLast = ({ sentence: { tokens } }: ParsedSentence, { text }: Statement): boolean =>
  !/\p{L}/u.test(text.slice(rangeOf(tokens).end));

/** The words of a sentence, without the blanks that a wrapped line leaves. @param isWhole with whom it is addressed to */
export const wordsIn = (text: string, { sentence }: ParsedSentence, isWhole = false): string => {
  const { start, end } = rangeOf(isWhole ? [...sentence.address, ...sentence.tokens] : sentence.tokens);
  return text.slice(start, end).replace(/\s+/g, ' ');
};
