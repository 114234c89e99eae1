/** Whose an item is: by its own words, in its column, below it, above it, or in a line of its section. */
import { once, oncePer } from '../model/memoize.js';
import type { Outline } from './outline.js';
import { isOwnerCell } from './owner-column.js';
import { NamedReader } from './owner-words.js';
import type { Named, PersonReader } from './person.js';
import type { Section, Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** "Bo:" or "Ana Silva:" */
const LONE_NAME = /^[\s*_]*\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*)?[\s*_]*:[\s*_]*$/u;
/** "Move it? [Lee]" */
const QUESTION = /\?(?:\s{0,3}[[(][^\])]{1,40}[\])])?$/;
/** Behind a name: "Lee: …", "[Lee] …". */
const NAMED_FRONT = /[:\]]\s/;
/** "[MS]", and nothing else */
const LINE_OF_NAME = /^\s*\[([^\]]{1,30})\]\s*$/u;
const INITIALS = /^\p{Lu}{2,3}$/u;
/** "What: get a quote" */
const TASK_LINE = /^[\s*_]*([\p{L} ]{3,20})[*_]*:[*_]*\s/u;
/** "priority: high · assignee: none" */
const FIELDS = /\s[·•|]\s/u;
const FIELD = /^[\s*_]*\p{L}[\p{L} ]{1,20}:\s/u;
/** Of the headings that look like names one in so many is known, or can be nothing else. */
const MOST_UNSURE = 3;
/** "Labelling (Bo)" */
const BRACKETS_AT_END = /\(([^()]{2,40})\)$/;
/** UTF-16 units of a line that says whose a section is. */
const LONGEST_OWNER_LINE = 120;

/** Tells whose the items of a document are. */
export class OwnerReader extends NamedReader {
  /** Whether somebody has all that has no name: a newcomer, or whoever a line says. */
  private readonly hasDefault = once(
    () =>
      this.words.newcomers.test(this.outline.title) || this.outline.statements.some(({ text }) => this.isDefault(text)),
  );
  /** Headings that are names, of people that are known or stand side by side: "## Bo". */
  private readonly nameHeadings = once(() => {
    const names = new Set(this.outline.headings.filter((one) => this.people.namedAlone(one) === 'person'));
    const sure = [...names].filter((one) => this.people.isSurely(one));
    const isOfPeople = sure.length > 0 && sure.length * MOST_UNSURE >= names.size;
    return isOfPeople ? names : new Set<string>();
  });
  /** Whether a box is ticked anywhere. */
  readonly hasTicks = once(() => this.outline.statements.some(({ ticked }) => ticked === true));
  /** Whose an item is; undefined if nothing is said of that. */
  readonly ownerOf = oncePer((statement: Statement) => this.findOwner(statement));
  /** "Owner: Bo" in a line of its own, for all that stands under the heading. */
  private readonly ofSection = oncePer((section: Section) => this.inLinesOf(section));
  private readonly isNobodysSection = oncePer(({ statements }: Section) =>
    statements.some((one) => isOwnLine(one) && this.isNobodysLine(one.text)),
  );
  private readonly hasOwnerLine = oncePer(({ children }: Statement) =>
    children.some(({ text }) => this.inLabel(text) !== undefined),
  );
  private readonly hasTaskLine = oncePer(({ children }: Statement) => children.some((one) => this.isTaskLine(one)));
  private readonly isHeaded = oncePer((parent: Statement) => this.isSomebodysList(parent));

  constructor(
    people: PersonReader,
    words: Vocabulary,
    private readonly outline: Pick<Outline, 'title' | 'headings' | 'statements'>,
  ) {
    super(people, words);
  }

  /** Whether it says who has all that has no name. */
  isDefault(text: string): boolean {
    const [found, ...names] = this.words.owns.byDefault.exec(text) ?? [];
    const name = names.find((one) => one !== undefined)?.replace(/['’]s$/, '');
    return found !== undefined && (name === undefined || this.people.namedAlone(name) === 'person');
  }

  private findOwner(statement: Statement): Named | 'self' | undefined {
    const owner = this.ownOwner(statement);
    const isBlank = statement.cells.some((cell) => isOwnerCell(cell, this.words) && cell.text.trim() === '');
    const isFree = (owner === undefined || isBlank) && !this.endsWithNobody(statement.text);
    return isFree && this.hasDefault() ? 'person' : owner;
  }

  private ownOwner(statement: Statement): Named | 'self' | undefined {
    const own = this.inText(statement.text);
    if (own === 'person' || own === 'self') return own;
    return (
      this.inCells(statement) ??
      this.ofLineAbove(statement) ??
      this.below(statement) ??
      this.above(statement) ??
      this.ofLead(statement) ??
      this.ofSection(statement.section) ??
      own
    );
  }

  /** "[MS]" in a line of its own, above the items of MS. */
  private ofLineAbove({ kind, siblings, nth }: Statement): Named | undefined {
    return kind === 'item' ? this.linesAbove(siblings)[nth] : undefined;
  }

  private readonly linesAbove = oncePer((siblings: readonly Statement[]) => {
    let last: Named | undefined;
    return siblings.map((one) => {
      const own = last;
      last = this.inLineOnly(one) ?? this.inLineOnly(one.children.at(-1)) ?? last;
      return own;
    });
  });

  private inLineOnly(line: Statement | undefined): Named | undefined {
    const name = line?.kind === 'paragraph' ? LINE_OF_NAME.exec(line.text)?.[1] : undefined;
    if (name === undefined) return undefined;
    return INITIALS.test(name) ? 'person' : this.people.named(name);
  }

  /** "Then Bo will file a pull request to:" above a list. */
  private ofLead({ headings }: Statement): 'person' | undefined {
    return [...this.subjects(headings.at(-1) ?? '')].includes('person') ? 'person' : undefined;
  }

  private inLinesOf({ statements }: Section): Named | undefined {
    const named = statements.filter(isOwnLine).flatMap(({ text }) => this.inOwnerLine(text) ?? []);
    // Several such lines are those of its parts.
    return named.length === 1 && named[0] === 'person' ? 'person' : undefined;
  }

  /** "Owner: Bo" in a line of its own; not behind what is to be done. */
  private inOwnerLine(text: string): Named | undefined {
    const at = this.words.ownerLabel.exec(text)?.index ?? 0;
    const isOwn = text.trim().length < LONGEST_OWNER_LINE && /^[^.:;]*$/.test(text.slice(0, at));
    return isOwn ? this.inLabel(text) : undefined;
  }

  /** Whether a line of its section, or one below it, says that nobody has it: "Owner: tbd". */
  isGivenToNobody({ section, children }: Statement): boolean {
    return this.isNobodysSection(section) || children.some(({ text }) => this.isNobodysLine(text));
  }

  /** Whether it stands under somebody's name: "## Bo", "- need to fix the names, too", or under "Known gaps, all of them mine". */
  isUnderName({ headings }: Statement): boolean {
    return headings.some(
      (one) => this.nameHeadings().has(one) || this.isOwnedHeading(one) || this.words.owns.writers.test(one),
    );
  }

  /** "### Incremental index (Bo)", but not the title, or what stands in brackets for other reasons. */
  private readonly isOwnedHeading = oncePer((heading: string) => {
    const inside = heading === this.outline.title ? undefined : BRACKETS_AT_END.exec(heading)?.[1];
    if (inside === undefined) return false;
    const label = this.inLabel(inside);
    return label === 'person' || (label === undefined && this.people.namedAlone(inside) === 'person');
  });

  /** Whether it only says who does what the line next to it says: "Who: …". */
  isWhoLine({ text, parent }: Statement): boolean {
    if (parent === undefined || this.inLabel(text) === undefined) return false;
    return this.hasTaskLine(parent);
  }

  /** "Labelling (responsible: to be appointed)" */
  isNobodysHeading(heading: string): boolean {
    if (this.isNobodysLine(BRACKETS_AT_END.exec(heading)?.[1] ?? '')) return true;
    return this.words.grammar('without-one').has(heading.toLowerCase()) && this.tellsOfOwners();
  }

  /** Whether another heading speaks of owners: "With a new owner". */
  private readonly tellsOfOwners = once(() => this.outline.headings.some((one) => this.words.owns.ofOwners.test(one)));

  private isNobodysLine(line: string): boolean {
    const text = this.ownerField(line) ?? line;
    const label = this.words.ownerLabel.exec(text);
    const isFirst = label !== null && /^[\s*_(]*$/.test(text.slice(0, label.index));
    const who = label?.[1]?.replace(/(?<![\s*_).])[\s*_).]+$/, '') ?? '';
    return isFirst && /^[^[]+$/.test(who) && this.people.namedAsOwner(who) === 'nobody';
  }

  /** Of the fields of a card, the one of its owner: "priority: high · assignee: none"; undefined in other lines. */
  private ownerField(line: string): string | undefined {
    const fields = line.split(FIELDS);
    if (fields.length < 2 || !fields.every((field) => FIELD.test(field))) return undefined;
    const isShelved = fields.some((field) => this.words.shelved.has(field.split(':')[1]?.trim().toLowerCase() ?? ''));
    return isShelved ? '' : fields.find((field) => this.words.ownerLabel.test(field));
  }

  /** Whether it says what is to be done, next to a line that says who does it: "What: …" and "Who: …". */
  isTaskLine({ text, parent, children }: Statement): boolean {
    const label = TASK_LINE.exec(text)?.[1];
    if (label === undefined || parent === undefined || children.length > 0) return false;
    return this.words.columns.task(label) && this.hasOwnerLine(parent);
  }

  /** In a table, the column that is kept for it; without one, a cell that is a name and nothing else. */
  private inCells({ cells }: Statement): Named | undefined {
    if (cells.length === 0) return undefined;
    const all = cells.filter((cell) => isOwnerCell(cell, this.words) && !this.isTime(cell.text));
    // Beside another column for owners "April" is a month.
    const kept = all.filter(({ text }) => all.length === 1 || !this.words.days.has(text.trim().toLowerCase()));
    const persons = kept.filter(({ column }) => !this.words.columns.team(column));
    const column = persons.length > 0 ? persons : kept;
    if (column.length > 0) {
      const named = column.map(({ text }) => this.people.namedAsOwner(text));
      return named.find((one) => one === 'person') ?? named.find((one) => one === 'group') ?? 'nobody';
    }
    if (
      cells.some(({ text }) => this.people.isPlainlyPerson(text) || this.isDoneBySomebody(text) || this.isToldOf(text))
    )
      return 'person';
    return cells.some(({ text }) => this.people.named(text) === 'nobody') ? 'nobody' : undefined;
  }

  /** "13 Nov", "before the holidays", in a column "By" */
  private isTime(text: string): boolean {
    const [first = ''] = text.trim().toLowerCase().split(/\s/);
    return /^\d/.test(first) || (/\s/.test(text.trim()) && this.words.fronts.has(first));
  }

  /** "- Fix it" with "- Owner: Bo", "- Bo" or "- Bo is on it" below. */
  private below({ children }: Statement): Named | 'self' | undefined {
    for (const child of children) {
      // What has a box of its own is a part of the work.
      const isPart = child.ticked !== undefined;
      const named = this.inLabel(child.text) ?? (isPart ? undefined : this.people.namedAlone(child.text));
      if (named !== undefined) return named;
      const own = this.inText(child.text);
      if (own === 'person' || own === 'self') return own;
    }
    return undefined;
  }

  /** "- Bo:", "- Survey (Bo)" or "- Survey" and "Owner: Bo", with what is to be done below. A topic with a colon ("Helm:") looks the same: the document has to know the name. */
  private above({ parent, text }: Statement): 'person' | undefined {
    if (parent === undefined) return undefined;
    // "Lee: I like this!" above "Action item: write it down"
    const isAnswer = isSpeech(parent.text) && this.words.actionLabel.test(text);
    return this.isHeaded(parent) && !isAnswer ? 'person' : this.above(parent);
  }

  private isSomebodysList(parent: Statement): boolean {
    const name = this.words.owns.prefix.exec(parent.text)?.[1];
    return (
      (name !== undefined && this.people.isKnown(name)) ||
      this.people.isPlainlyPerson(parent.text.replace(/:\s*$/, '')) ||
      (LONE_NAME.test(parent.text) && this.people.named(parent.text) === 'person') ||
      this.inLabel(parent.text) === 'person' ||
      this.endsWithName(parent.text) ||
      parent.children.some(({ text }) => this.inOwnerLine(text) === 'person') ||
      (parent.ticked !== undefined && this.beginsWithName(parent.text))
    );
  }
}

/** "Lee: I like this!", "Move it? [Lee]" */
function isSpeech(text: string): boolean {
  const said = text.trimEnd();
  return QUESTION.test(said) || (/[.!?]$/.test(said) && NAMED_FRONT.test(said));
}

const isOwnLine = ({ kind, parent }: Statement) => kind === 'paragraph' && parent === undefined;
