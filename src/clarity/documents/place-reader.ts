/** What the place of a statement says of it: the kind of its section, and whether it stands where work is listed. */
import { oncePer } from '../model/memoize.js';
import { beginning } from './beginning.js';
import type { DocumentEngine } from './engine.js';
import { ListReader } from './list-reader.js';
import type { OwnerReader } from './owner.js';
import { saidBy } from './phrases.js';
import { sectionKind } from './section.js';
import { isDatedOrder, isSentence, statesWork } from './sentence.js';
import type { Section, Statement } from './statement.js';
import { hasAction, hasOwnerAndTask, isSchedule } from './table.js';
import type { Genre, SectionKind, Vocabulary } from './vocabulary.js';

/** Documents that describe what is to be built. */
const DESCRIBES: ReadonlySet<Genre> = new Set(['proposal', 'specification', 'plan', 'other']);
/** Documents in which an order by a certain day is work. */
const DATES: ReadonlySet<Genre> = new Set(['minutes', 'plan', 'other']);
/** Words of a heading that can say that nobody has what stands below. */
const LONGEST_HEADING = 9;
/** Ends so that what stands below goes on with it. */
const GOES_ON = /(?::|\bto)\s*$/;

/** Reads the places of the statements of one document. */
export class PlaceReader {
  readonly lists: ListReader;
  /** Whether it says that nobody has it: "Load test: nobody yet", or an item with "Owner: tbd" below it. */
  readonly saysNobody = oncePer((statement: Statement) => this.isNobodys(statement));
  /** Whether a heading says that nobody has what stands below: "What nobody is doing at the moment". */
  private readonly isNobodysHeading = oncePer((heading: string) => {
    if (this.owners.isNobodysHeading(heading) || this.words.endsWithNobody.test(heading)) return true;
    const [first, ...more] = heading.split(/\s/).length > LONGEST_HEADING ? [] : this.engine.parse(heading);
    return (
      first?.sentence.question === false &&
      more.length === 0 &&
      saidBy(first, this.words).some(({ kind }) => kind === 'outright')
    );
  });
  /** Whether a line above all items of a section says that nobody has them: "Nobody has been released for this." */
  private readonly isNobodysList = oncePer(({ outer: [first, second] }: Section) => {
    if (first?.kind !== 'paragraph' || second?.kind !== 'item') return false;
    const [said] = this.engine.parse(first.text);
    return said !== undefined && saidBy(said, this.words).some(({ kind }) => kind === 'outright');
  });
  /** Whether a statement is such a line, and orders stand below it: they are asked about, and not the line. */
  announcesNobodys(statement: Statement): boolean {
    const { outer } = statement.section;
    if (statement !== outer[0] || !this.isNobodysList(statement.section)) return false;
    const items = outer.slice(1);
    return items.filter(this.isOrder).length * 2 >= items.length;
  }

  /** Whether it begins as an order. */
  private readonly isOrder = oncePer(({ text }: Statement) => {
    const [said] = this.engine.parse(text);
    return said !== undefined && beginning(said, this.words) === 'imperative';
  });
  /** Whether a word of its heading is in a list: "Checklist before the meeting" is gone through at each of them. */
  private isBelow({ headings }: Statement, list: 'checklists' | 'to-read'): boolean {
    const words = (headings.at(-1) ?? '').toLowerCase().split(/\P{L}+/u);
    return words.some((word) => this.words.grammar(list).has(word));
  }

  /** "Short term", above what is to be done by then. */
  private isHorizon({ headings }: Statement): boolean {
    return this.words.grammar('horizons').has((headings.at(-1) ?? '').toLowerCase());
  }

  /** Whether its list is one of topics: below one of them it says what was decided of it. */
  private isTopic(statement: Statement): boolean {
    return statement.parent === undefined ? this.hasDecisions(statement.siblings) : this.isTopic(statement.parent);
  }

  private readonly hasDecisions = oncePer((list: readonly Statement[]) =>
    list.some(({ children }) => children.some(({ text }) => this.words.decisionLabel.test(text))),
  );
  private readonly demandsIn = oncePer((section: Section) => demandsOf(section, this.words));
  /** Whether an item is a sentence that goes on in those below it. */
  private readonly goesOn = oncePer(({ text }: Statement) => {
    const [first] = GOES_ON.test(text) ? this.engine.parse(text) : [];
    return first !== undefined && isSentence(first, this.words);
  });

  constructor(
    private readonly engine: DocumentEngine,
    private readonly words: Vocabulary,
    private readonly owners: OwnerReader,
    private readonly genre: Genre,
  ) {
    this.lists = new ListReader(owners, genre, this.isOrder);
  }

  /** Goals and dates that a plan lists are work; elsewhere they are not. */
  kindOf(statement: Statement): SectionKind {
    const named = this.sectionOf(statement);
    const isLabelled = statement.kind === 'item' && this.words.actionLabel.test(statement.text);
    if (named === 'quiet' && isLabelled && statesWork(this.genre)) return 'action';
    const kind = named === 'agenda' && statement.parent !== undefined ? 'open' : named;
    if (kind === 'open' && this.isRequirement(statement)) return 'quiet';
    if (kind !== 'quiet' && this.lists.isOfLinks(statement) && this.isBelow(statement, 'to-read')) return 'quiet';
    if (kind !== 'quiet' && kind !== 'agenda') {
      if (statement.pointed || this.lists.isListed(statement) || this.saysNobody(statement)) return 'action';
      if (this.owners.isTaskLine(statement)) return 'action';
      if (this.lists.hasBoxOfWork(statement) && !this.isBelow(statement, 'checklists') && this.isOrder(statement))
        return 'action';
      const isOfOrders =
        this.lists.isOfOrders(statement) || this.lists.isGivenOut(statement) || this.isNobodysList(statement.section);
      if (kind === 'open' && isOfOrders) return 'plan';
    }
    if (kind === 'plan' && this.isTopic(statement)) return statement.parent === undefined ? 'agenda' : 'open';
    if (kind !== 'scheduled') return kind;
    if (this.genre === 'post-mortem') return this.isHorizon(statement) ? 'plan' : 'quiet';
    return this.genre === 'plan' ? 'plan' : 'open';
  }

  /** The title of instructions ("How to …") makes none of their sections quiet. */
  private sectionOf({ headings }: Statement): SectionKind {
    const readsWords = statesWork(this.genre) && this.genre !== 'proposal';
    const kind = sectionKind(headings, this.words, readsWords);
    if (kind !== 'quiet') return kind;
    const isOfPage = this.genre === 'instructions' || headings.some((one) => this.words.headingOfGaps.test(one));
    return isOfPage ? sectionKind(headings.slice(1), this.words, readsWords) : kind;
  }

  /** Whether it stands where work is listed. */
  isItem(statement: Statement, kind: SectionKind): boolean {
    if (this.isOrderWithDay(statement, kind) || this.isOpenPoint(statement, kind)) return true;
    return statesWork(this.genre) && this.isListedItem(statement, kind);
  }

  private isListedItem(statement: Statement, kind: SectionKind): boolean {
    const { actionLabel, decisionLabel } = this.words;
    if (statement.kind === 'row')
      return (
        (isListed(kind) && !isSchedule(statement, this.words)) ||
        hasOwnerAndTask(statement, this.words) ||
        hasAction(statement, this.words)
      );
    if (this.saysNobody(statement) || this.owners.isTaskLine(statement)) return true;
    if (statement.pointed || actionLabel.test(statement.text) || decisionLabel.test(statement.text)) return true;
    return isListed(kind) && statement.kind === 'item' && this.isOwnItem(statement);
  }

  private isNobodys(statement: Statement): boolean {
    if (statement.kind !== 'item') return false;
    const isTold = statement.children.some((child) => this.owners.isTaskLine(child));
    if (this.owners.saysNobody(statement.text)) return true;
    if (statement.children.length === 0 && statement.headings.some(this.isNobodysHeading)) return true;
    return this.owners.endsWithNobody(statement.text) || (!isTold && this.owners.isGivenToNobody(statement));
  }

  /** An order to nobody by a certain day. */
  private isOrderWithDay(statement: Statement, kind: SectionKind): boolean {
    if (!DATES.has(this.genre) || statement.kind !== 'item' || kind === 'agenda') return false;
    return this.engine.parse(statement.text).some((parsed) => isDatedOrder(parsed, this.words));
  }

  /** In a specification: a row below "Open points" with a column for whoever settles it. */
  private isOpenPoint(statement: Statement, kind: SectionKind): boolean {
    const { columns } = this.words;
    const isOwned = statement.cells.some(({ column }) => columns.owner(column));
    return this.genre === 'specification' && kind === 'action' && statement.kind === 'row' && isOwned;
  }

  /** "R3 Every read must be logged", among others with such numbers: what is built has to do that. */
  private isRequirement({ text, section }: Statement): boolean {
    const letters = this.words.demand.exec(text)?.[1];
    if (letters === undefined || !DESCRIBES.has(this.genre)) return false;
    return (this.demandsIn(section).get(letters) ?? 0) > 1;
  }

  /** An item below another is work of its own, unless that one is a sentence that goes on in it. */
  private isOwnItem({ parent }: Statement): boolean {
    return parent === undefined || (!this.goesOn(parent) && this.isOwnItem(parent));
  }
}

/** How many demands of a section have numbers behind the same letters. */
function demandsOf({ statements }: Section, { demand }: Vocabulary): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of statements) {
    const letters = demand.exec(text)?.[1];
    if (letters !== undefined) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  }
  return counts;
}

const isListed = (kind: SectionKind) => kind === 'action' || kind === 'plan';
