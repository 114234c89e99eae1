/** Reads the statements of one document: which of them are work that nobody is named for. */
import type { Finding } from '../finding.js';
import { oncePer } from '../model/memoize.js';
import type { ParsedSentence } from '../ownership/types.js';
import { rangeOf, type TextRange } from '../text/range.js';
import { lowOf } from '../text/tokens.js';
import { mentionsYour } from '../youre/detect.js';
import { beginning } from './beginning.js';
import { isDone, isOverBehindDash } from './done.js';
import type { DocumentEngine } from './engine.js';
import { hasStatus, withoutLabel } from './item.js';
import { endsUndone } from './item-end.js';
import { OpenOwnerReader, type StatementPlace, wordsIn } from './open-owner.js';
import type { OwnerReader } from './owner.js';
import { PlaceReader } from './place-reader.js';
import { RotaReader } from './rota.js';
import { isHeadingLine } from './section.js';
import { statesWork } from './sentence.js';
import type { Section, Statement } from './statement.js';
import { isLegend, isTitleRow, otherCells, taskCell } from './table.js';
import { isTakenLater } from './taken-later.js';
import type { Genre, SectionKind, Vocabulary } from './vocabulary.js';

/** A title, or what somebody said. */
const QUOTED = /["“][^"“”]{8,150}["”]/g;
/** The number of an issue, whose title follows. */
const ISSUE = /^\s*#\d/;
/** What stands in front of the only arrow of an item. */
const TOPIC = /^[^→⇒?]{3,60}\s(?:→|⇒|->|=>)\s+(?!.*(?:→|⇒|->|=>))(?=\p{Ll})/u;
/** Sentences behind one in which somebody can take it. */
const LATER = 3;
/** Words of a sentence that the next one goes on with. */
const SHORT_SENTENCE = 3;
/** Words of an item that can be a heading. */
const LONGEST_TITLE = 5;

/** Reads the statements of one document. */
export class StatementReader {
  readonly places: PlaceReader;
  private readonly open: OpenOwnerReader;
  private readonly rotas: RotaReader;
  private readonly listsTasks = oncePer((section: Section) => endsWithTasks(section, this.words));

  constructor(
    private readonly engine: DocumentEngine,
    private readonly words: Vocabulary,
    private readonly owners: OwnerReader,
    private readonly genre: Genre,
  ) {
    this.places = new PlaceReader(engine, words, owners, genre);
    this.rotas = new RotaReader(owners.people, words);
    this.open = new OpenOwnerReader(engine, words, owners, this.places, genre);
  }

  /** What is found in a statement, with offsets in its text. */
  findingsIn(statement: Statement): Finding[] {
    const kind = this.places.kindOf(statement);
    const isSilent = kind === 'quiet' || isDone(statement, this.words);
    const states = statesWork(this.genre) && !isSilent;
    const found = states || mentionsYour(statement.text) ? this.messageFindings(statement) : [];
    const about = (subject: 'owner' | 'date' | 'youre') =>
      found.filter(({ rule }) => this.engine.rule(rule).about === subject);
    if (isSilent || this.isTitle(statement, kind)) return about('youre');
    // What stands above a table that lists the work explains the table.
    if (kind === 'action' && statement.kind !== 'row' && this.listsTasks(statement.section)) return about('youre');
    const asked = kind === 'agenda' || this.genre === 'proposal' || !states ? [] : about('owner');
    return [...about('youre'), ...(states ? about('date') : []), ...this.ownerFindings(statement, kind, asked)];
  }

  /** Whether it can be work: it isn't done, and no title, legend or line about who does what. */
  canBeWork(statement: Statement): boolean {
    const isOver = isDone(statement, this.words) || this.isTitle(statement, this.places.kindOf(statement));
    return !isOver && !this.isAboutWork(statement);
  }

  private isTitle(statement: Statement, kind: SectionKind): boolean {
    const isItem =
      isLeaf(statement) && (kind === 'action' || statement.text.trim().split(/\s+/).length > LONGEST_TITLE);
    return isHeadingLine(statement.text, this.words) && !isItem;
  }

  /** Whether it only says whose something is, or what its section or the signs in it mean. */
  private isAboutWork(statement: Statement): boolean {
    if (this.owners.isWhoLine(statement) || this.owners.isDefault(statement.text)) return true;
    if (this.places.announcesNobodys(statement) || isTitleRow(statement, this.words)) return true;
    if (isLegend(statement, this.words) || namesNothing(statement, this.words)) return true;
    return this.words.facts.has(statement.cells[0]?.text.trim().toLowerCase() ?? '');
  }

  /** Whether its place says more of a statement than its words: an item of a list of work, a topic, what is done. */
  isPlaced(statement: Statement): boolean {
    return this.isSilent(statement) || this.places.isItem(statement, this.places.kindOf(statement));
  }

  /** Whether nothing in it is work, whatever its words. */
  isSilent(statement: Statement): boolean {
    const kind = this.places.kindOf(statement);
    return kind === 'agenda' || kind === 'quiet' || isDone(statement, this.words);
  }

  private messageFindings({ text, headings }: Statement): readonly Finding[] {
    return this.engine.findingsIn(text, { medium: 'notes', context: [`[section] ${headings.join(' > ')}`] });
  }

  /** A label of work inside a paragraph begins an item of its own: "Noted. Action: …". */
  private ownerFindings(statement: Statement, kind: SectionKind, asked: readonly Finding[]): Finding[] {
    const at = this.innerItem(statement);
    if (at === undefined) return this.findingsOfPart(statement, kind, asked);
    const front = { ...statement, text: statement.text.slice(0, at.start) };
    const item = { ...statement, text: ' '.repeat(at.start) + statement.text.slice(at.start, at.end) };
    const rest = { ...statement, text: ' '.repeat(at.end) + statement.text.slice(at.end) };
    return [
      ...this.findingsOfPart(front, kind, asked),
      ...this.findingsOfPart(item, 'action', asked),
      ...(rest.text.trim() === '' ? [] : this.findingsOfPart(rest, kind, asked)),
    ];
  }

  /** The sentence behind a label inside a statement, the label included. */
  private innerItem({ kind, text }: Statement): TextRange | undefined {
    const label = kind === 'row' || !statesWork(this.genre) ? null : this.words.innerLabel.exec(text);
    if (label === null) return undefined;
    const behind = label.index + label[0].length;
    const [first] = this.engine.parse(' '.repeat(behind) + text.slice(behind));
    if (first === undefined || (!label[0].endsWith(':') && beginning(first, this.words) !== 'imperative'))
      return undefined;
    return { start: label.index, end: rangeOf(first.sentence.tokens).end };
  }

  private findingsOfPart(statement: Statement, kind: SectionKind, asked: readonly Finding[]): Finding[] {
    if (this.isAboutWork(statement)) return [];
    const isItem = this.places.isItem(statement, kind);
    const text = withoutTitles(
      statement.kind === 'row' ? taskCell(statement, this.words) : withoutLabel(statement.text, isItem, this.words),
    );
    const isOpen = (statement.kind === 'item' && this.endsOpen(statement)) || this.rotas.isVacant(statement);
    if (isOpen && statesWork(this.genre)) return this.nobodys(statement);
    const place = { statement, kind, isItem, asked };
    const found = this.openIn(kind === 'action' && isItem ? this.withoutFront(text) : text, place);
    if (found.length === 0 && isItem && this.places.lists.isOpenBox(statement)) return this.openBox(statement, text);
    if (found.length === 0 && statement.kind === 'item') return this.behindArrow(text, place);
    if (found.length > 0 || statement.kind !== 'row') return found;
    return this.openIn(otherCells(statement, this.words), { ...place, isItem: false });
  }

  private openIn(text: string, place: StatementPlace): Finding[] {
    const sentences = this.engine.parse(text);
    const found = sentences.map((_, i) => this.findingOf(sentences, i, text, place));
    // "The guide is not started. It has to be there for RC2": the same work.
    const isSame = (i: number) =>
      found[i + 1] !== undefined &&
      !this.isOrder(sentences[i]) &&
      (this.speaksOfIt(sentences[i + 1]) || isShort(sentences[i]));
    // "Add a guide. This is not there yet."
    const isExplained = (i: number) =>
      found[i - 1] !== undefined &&
      this.isOrder(sentences[i - 1]) &&
      this.speaksOfIt(sentences[i]) &&
      !this.isOrder(sentences[i]);
    // "Who answers the phone? Nobody has been found so far."
    const isAnswer = (i: number) =>
      found[i - 1] !== undefined && isAsked(sentences[i - 1]) && sentences[i]?.clauses.length === 0;
    return found.flatMap((one, i) => (isSame(i) || isExplained(i) || isAnswer(i) ? [] : (one ?? [])));
  }

  private isOrder(parsed: ParsedSentence | undefined): boolean {
    return parsed !== undefined && beginning(parsed, this.words) === 'imperative';
  }

  private speaksOfIt(parsed: ParsedSentence | undefined): boolean {
    return this.words.grammar('pronouns-of').has(lowOf(parsed?.sentence.tokens[0]));
  }

  private findingOf(
    sentences: readonly ParsedSentence[],
    i: number,
    text: string,
    place: StatementPlace,
  ): Finding | undefined {
    const [parsed, next, ...later] = sentences.slice(i, i + 1 + LATER);
    if (parsed === undefined) return undefined;
    if (next !== undefined && next.sentence.address.length > 0 && beginning(next, this.words) === 'imperative')
      return undefined;
    const after = next === undefined ? lineAfter(place.statement) : wordsIn(text, next, true);
    if (i > 0 && this.owners.isNameOnly(wordsIn(text, parsed, true))) return undefined;
    if (this.words.shortForm.test(text.slice(0, rangeOf(parsed.sentence.tokens).start))) return undefined;
    if (this.isGivenIn(after, wordsIn(text, parsed), place)) return undefined;
    const isDone = (one: ParsedSentence) => this.owners.isDoneByThem(wordsIn(text, one, true));
    if (next !== undefined && [next, ...later].some(isDone)) return undefined;
    if (isOverBehindDash(parsed, this.words)) return undefined;
    const open = this.open.ownerOf(parsed, place);
    if (open === undefined || (next !== undefined && this.isTakenBy(next, parsed, text))) return undefined;
    return this.engine.findingFor(text, parsed, open);
  }

  /** Whether what follows gives a sentence to somebody: "Bo takes it", "Bo, by the 23rd", in an item also "Bo brings a proposal". */
  private isGivenIn(after: string, before: string, { isItem, statement }: StatementPlace): boolean {
    const { owners } = this;
    const isOne = isItem && statement.kind !== 'paragraph';
    return owners.takes(after, before) || owners.isNameOnly(after) || (isOne && owners.isDoing(after));
  }

  private isTakenBy(next: ParsedSentence, parsed: ParsedSentence, text: string): boolean {
    const end = rangeOf(parsed.sentence.tokens).end;
    const isJoined = text
      .slice(end - 1, rangeOf([...next.sentence.address, ...next.sentence.tokens]).start)
      .includes(';');
    const later = { parsed: next, text: wordsIn(text, next, true), before: wordsIn(text, parsed), isJoined };
    return isTakenLater(later, this.owners, this.words);
  }

  /** Whether it ends so that it is nobody's or not done: "Load test: nobody yet", "Data sheet: missing". */
  private endsOpen({ text, children }: Statement): boolean {
    if (this.owners.endsWithNobody(text)) return true;
    return this.genre !== 'proposal' && children.length === 0 && endsUndone(text, this.words);
  }

  /** "Load test: nobody yet" */
  private nobodys(statement: Statement): Finding[] {
    const [first] = this.engine.parse(statement.text);
    if (first === undefined || this.open.isOwned(statement)) return [];
    return [this.engine.findingFor(statement.text, first, 'indefinite')];
  }

  /** An open box among others in use is work, whatever its words: "onboarding". */
  private openBox(statement: Statement, text: string): Finding[] {
    const [first] = this.engine.parse(text);
    const isTitle = ISSUE.test(statement.text) || statement.children.length > 0;
    if (first === undefined || first.sentence.question || isTitle) return [];
    const owner = this.open.ofItem(first, statement);
    return owner === undefined ? [] : [this.engine.findingFor(text, first, owner)];
  }

  /** "Runner → get a hosted one": what follows from a topic. */
  private behindArrow(text: string, place: StatementPlace): Finding[] {
    const topic = TOPIC.exec(text)?.[0].length ?? 0;
    if (topic === 0 || !statesWork(this.genre) || this.genre === 'proposal') return [];
    const rest = ' '.repeat(topic) + text.slice(topic);
    const [first] = this.engine.parse(rest);
    if (first === undefined || beginning(first, this.words) !== 'imperative' || this.open.isOwned(place.statement))
      return [];
    return this.openIn(rest, { ...place, isItem: true, kind: 'action' });
  }

  /** With blanks for what stands in front of an order. */
  private withoutFront(text: string): string {
    const front = this.words.front.exec(text)?.[0].length ?? 0;
    if (front === 0) return text;
    const rest = ' '.repeat(front) + text.slice(front);
    const [first] = this.engine.parse(rest);
    return first !== undefined && beginning(first, this.words) === 'imperative' ? rest : text;
  }
}

/** Whether a section ends with a table of tasks. */
const endsWithTasks = ({ statements }: Section, words: Vocabulary): boolean =>
  statements.at(-1)?.kind === 'row' && statements.some((one) => hasStatus(one, words));

/** The next line of a paragraph, as a wrapped line with a name in front looks. */
function lineAfter({ kind, parent, siblings, nth, start, text }: Statement): string {
  if (kind !== 'paragraph' || parent !== undefined) return '';
  const next = siblings[nth + 1];
  return next?.kind === 'paragraph' && next.start === start + text.length + 1 ? next.text : '';
}

/** "Lead: still open. We look for somebody who …" */
const isShort = (parsed: ParsedSentence | undefined): boolean =>
  parsed !== undefined && parsed.sentence.tokens.filter(({ kind }) => kind === 'word').length <= SHORT_SENTENCE;

const isAsked = (parsed: ParsedSentence | undefined): boolean => parsed?.sentence.question === true;

const isLeaf = ({ kind, children }: Statement) => kind === 'item' && children.length === 0;

/** "(TBA)": an item that names no work. */
const namesNothing = (statement: Statement, { nobody }: Vocabulary): boolean =>
  isLeaf(statement) &&
  nobody.has(
    statement.text
      .replace(/[\s().*_]+/g, ' ')
      .trim()
      .toLowerCase(),
  );

/** With blanks for words in quotation marks among others: they are titles, or somebody else's. */
const withoutTitles = (text: string): string =>
  text.replace(QUOTED, (words) => (words.length < text.trim().length ? ' '.repeat(words.length) : words));
