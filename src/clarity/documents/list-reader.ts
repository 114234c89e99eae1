/** What its list says of an item: whether the others have owners or boxes. */
import { oncePer } from '../model/memoize.js';
import type { OwnerReader } from './owner.js';
import { statesWork } from './sentence.js';
import type { Section, Statement } from './statement.js';
import type { Genre } from './vocabulary.js';

/** One in so many items of a list of work carries a name, or more do. */
const ONE_IN = 3;

/** Items of a list of orders, and the share of them that are, at least. */
const LEAST_ORDERS = 3;
const SHARE_OF_ORDERS = 0.75;
/** The same of links. */
const LEAST_LINKS = 4;
const SHARE_OF_LINKS = 0.6;
/** Words of a heading; a longer one is a sentence that introduces a list of its own. */
const LONGEST_HEADING = 4;
/** UTF-16 units beside a link that say nothing of it. */
const MOST_BESIDE = 25;
/** Documents in which an open box is work. */
const BOXED: ReadonlySet<Genre> = new Set(['minutes', 'post-mortem']);
/** Documents of which all boxes stand for work, if some are ticked. */
const PLANS: ReadonlySet<Genre> = new Set(['plan', 'tracking']);

/** Items next to one another, under the same words. */
type List = readonly Statement[];

/** Reads lists. What holds for all of a list is asked once, and not once for each of its items. */
export class ListReader {
  private readonly listsAmong = oncePer(listsOf);
  private readonly isSomebodys = oncePer(({ text }: Statement) => this.endsWithOwner(text));
  private readonly namedIn = oncePer((list: List) => list.filter((one) => this.isSomebodys(one)).length);
  private readonly ordersIn = oncePer((list: List) => list.filter(({ text }) => this.owners.isOrderTo(text)));
  private readonly startsIn = oncePer((list: List) => list.filter((one) => isShort(one) && this.begins(one)).length);
  private readonly linksIn = oncePer((list: List) => list.filter(isLink).length);
  private readonly isInUse = oncePer((section: Section) => this.hasBoxesInUse(section));

  /** @param begins whether a statement begins as an order */
  constructor(
    private readonly owners: OwnerReader,
    private readonly genre: Genre,
    private readonly begins: (statement: Statement) => boolean,
  ) {}

  /** Whether its list is one of work: others in it have owners, or boxes of which some are ticked or have owners. */
  isListed(statement: Statement): boolean {
    if (!statesWork(this.genre)) return false;
    if (this.isOpenBox(statement)) return true;
    if (statement.kind !== 'item') return false;
    // In minutes names at the end are those of speakers as well.
    return this.genre !== 'minutes' && this.hasNames(statement);
  }

  /** Whether others in its list carry a name. */
  hasNames(statement: Statement): boolean {
    const list = this.listOf(statement);
    const named = this.namedIn(list);
    return named > 0 && named * ONE_IN >= list.length;
  }

  /** Whether its list is one of things to read: most of its items are links and nothing else. */
  isOfLinks(statement: Statement): boolean {
    const list = this.listOf(statement);
    return list.length >= LEAST_LINKS && this.linksIn(list) >= SHARE_OF_LINKS * list.length;
  }

  /** Whether it has an open box in a document in which boxes stand for work. */
  hasBoxOfWork({ ticked, kind }: Statement): boolean {
    if (ticked !== false || kind !== 'item') return false;
    return BOXED.has(this.genre) || (PLANS.has(this.genre) && this.owners.hasTicks());
  }

  /** In a post-mortem: whether its list is one of orders. Most items of it are, and they have no numbers as steps do. */
  isOfOrders(statement: Statement): boolean {
    if (this.genre !== 'post-mortem' || statement.ordered) return false;
    if ((statement.headings.at(-1) ?? '').split(/\s+/, LONGEST_HEADING + 1).length > LONGEST_HEADING) return false;
    const list = this.listOf(statement);
    return list.length >= LEAST_ORDERS && this.startsIn(list) >= SHARE_OF_ORDERS * list.length;
  }

  /** Whether it has an open box where other boxes are ticked or have owners. */
  isOpenBox({ ticked, section }: Statement): boolean {
    return ticked === false && this.isInUse(section);
  }

  /** In minutes: whether another item of its list gives something to somebody. There an order is work. */
  isGivenOut(statement: Statement): boolean {
    if (this.genre !== 'minutes') return false;
    return this.ordersIn(this.listOf(statement)).some(({ nth }) => nth !== statement.nth);
  }

  private listOf({ kind, siblings, nth }: Statement): List {
    return (kind === 'item' ? this.listsAmong(siblings)[nth] : undefined) ?? NOTHING;
  }

  private hasBoxesInUse({ statements }: Section): boolean {
    const boxed = statements.filter(({ ticked }) => ticked !== undefined);
    return boxed.some(
      (one) => one.ticked === true || this.isSomebodys(one) || this.owners.inText(one.text) === 'person',
    );
  }

  private endsWithOwner(text: string): boolean {
    return this.owners.endsWithName(text) || this.owners.isDashedTo(text) || this.owners.isInField(text);
  }
}

/** One sentence, and no principle that is explained. */
const isShort = ({ text }: Statement): boolean => !/[.!?:]\s+\p{Lu}/u.test(text.trim());

/** "[A course](…) (free)", "https://…" */
function isLink({ text, links, ticked }: Statement): boolean {
  const linked = links.reduce((sum, { start, end }) => sum + text.slice(start, end).trim().length, 0);
  const all = text.trim().replace(/\s{2,}/g, ' ').length;
  return ticked === undefined && (/^\s*https?:\/\/\S+\s*$/.test(text) || (linked > 0 && all - linked < MOST_BESIDE));
}

const NOTHING: List = [];

/** The list of each of some statements, in their order. */
function listsOf(siblings: readonly Statement[]): List[] {
  const lists: Statement[][] = [];
  for (const [i, one] of siblings.entries()) {
    const before = lists.at(-1);
    const list = before !== undefined && goesOn(siblings[i - 1], one) ? before : [];
    list.push(one);
    lists.push(list);
  }
  return lists;
}

const goesOn = (before: Statement | undefined, one: Statement): boolean =>
  before?.kind === 'item' && one.kind === 'item' && before.headings.at(-1) === one.headings.at(-1);
