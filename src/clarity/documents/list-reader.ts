/** What its list says of an item: whether the others have owners or boxes. */
import type { OwnerReader } from './owner.js';
import { statesWork } from './sentence.js';
import type { Statement } from './statement.js';
import type { Genre } from './vocabulary.js';

/** One in so many items of a list of work carries a name, or more do. */
const ONE_IN = 3;

/** Reads lists. */
export class ListReader {
  /** Each item is asked about once, and not once for each of its neighbours. */
  private readonly somebodys = new WeakMap<Statement, boolean>();

  constructor(
    private readonly owners: OwnerReader,
    private readonly genre: Genre,
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
    const list = statement.kind === 'item' ? listOf(statement) : [];
    const named = list.filter((one) => this.isSomebodys(one)).length;
    return named > 0 && named * ONE_IN >= list.length;
  }

  /** Whether it has an open box where other boxes are ticked or have owners. */
  isOpenBox(statement: Statement): boolean {
    return statement.ticked === false && this.isInUse(statement);
  }

  /** In minutes: whether another item of its list gives something to somebody. There an order is work. */
  isGivenOut(statement: Statement): boolean {
    if (this.genre !== 'minutes' || statement.kind !== 'item') return false;
    return listOf(statement).some((one) => one !== statement && this.owners.isOrderTo(one.text));
  }

  private isInUse({ section: { statements } }: Statement): boolean {
    const boxed = statements.filter(({ ticked }) => ticked !== undefined);
    return boxed.some(
      (one) => one.ticked === true || this.isSomebodys(one) || this.owners.inText(one.text) === 'person',
    );
  }

  private isSomebodys(statement: Statement): boolean {
    const known = this.somebodys.get(statement);
    if (known !== undefined) return known;
    const { text } = statement;
    const is = this.owners.endsWithName(text) || this.owners.isDashedTo(text);
    this.somebodys.set(statement, is);
    return is;
  }
}

/** The items next to one another that it stands among. */
function listOf(statement: Statement): Statement[] {
  const { parent, section } = statement;
  const all = (parent?.children ?? section.statements).filter((one) => one.parent === parent);
  const at = all.indexOf(statement);
  const isBreak = (one: Statement) => one.kind !== 'item' || one.headings.at(-1) !== statement.headings.at(-1);
  const from = all.findLastIndex((one, i) => i < at && isBreak(one)) + 1;
  const end = all.findIndex((one, i) => i > at && isBreak(one));
  return all.slice(from, end < 0 ? all.length : end);
}
