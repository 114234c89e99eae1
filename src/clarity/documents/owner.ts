/** Whose an item is: by a name in front, in brackets, behind, in its column, below it, or as the subject of its sentence. */

import { NAMES, type Named, type PersonReader } from './person.js';
import type { Section, Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

const WILL =
  "(?:will|'ll|’ll|to(?!\\sbe\\b)|should|must|shall|needs?\\sto|has\\sto|have\\sto|is|are|was|(?:has|have)(?!\\s(?:seen|noticed|heard|said|asked)\\b)|can|could|may|might|would|agree[ds]?|volunteer(?:s|ed)?|offer(?:s|ed)?|plans?|promised|takes?|took|owns?|leads?|wants?|hopes?|proposed?|proposes|suggest(?:s|ed)|asked|working|looking|starting|sent|started|already|also)";
/** Said of things as well: "Recovery is documented". */
const STATES = /^(?:is|are|was|has|have|can|could|may|might|would|should|must|needs?\sto|already|also)$/;
/** What is done to a thing, not by a person: "tests should be added". */
const PASSIVE = String.raw`\s(?:\p{L}+\s){0,2}?be\s(?:\p{L}+ly\s)?\p{L}+(?:ed|en|t|ne)\b`;
const PREFIX = new RegExp(
  `^[\\s*_\\[(]*(${NAMES})[\\s*_\\])]{0,4}(?::|\\s[–—-]{1,2}\\s|\\s?(?:->|→|=>)|[–—-]\\s)`,
  'u',
);
const BRACKET_PREFIX = new RegExp(`^[\\s*_]*[[(](${NAMES})[\\])]`, 'u');
const SUFFIX = new RegExp(`(?:\\s[–—-]{1,3}|->|→|=>|:|,?\\sby|\\sw/|\\|)\\s?[*_]*(${NAMES})[*_\\s.]*$`, 'u');
/** In small letters, behind an arrow or a dash. */
const KNOWN_SUFFIX = /(?:\s[–—-]{1,3}|->|→|=>)\s?(\p{Ll}{2,15})[\s.]*$/u;
const KNOWN_PREFIX = /^[\s*_]*(\p{Ll}{2,15}):\s/u;
/** "Legend: Rafael moves it", "Registry → Bo, by Friday". */
const AFTER_LABEL = new RegExp(`(?::|→|->|=>|\\s[–—-])\\s(${NAMES})(?:,|\\s\\p{Ll}{2,}s\\s)`, 'u');
const SUBJECT = new RegExp(
  `(?:^|[.;:,(–—-]\\s?|\\band\\s|\\bso\\s|\\bbut\\s)[\\s*_]*(${NAMES})[*_]*\\s(${WILL})(?![\\p{L}\\p{N}])(?!${PASSIVE})`,
  'gu',
);
const ANYWHERE = new RegExp(
  `(${NAMES})\\s(?:will|is\\sgoing\\sto|volunteered|agreed|offered|has\\svolunteered|is\\sworking|takes|owns)(?!${PASSIVE})\\s\\p{Ll}`,
  'gu',
);
const BRACKETS = /[([]([^()[\]]{1,120})[)\]]/g;
/** "Bo:" or "Ana Silva:" */
const LONE_NAME = /^[\s*_]*\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*)?[\s*_]*:[\s*_]*$/u;
/** "Bo talks to legal", of somebody whom the document knows. */
const FIRST_NAME = new RegExp(`^[\\s*_]*(${NAMES})\\s\\p{Ll}`, 'u');
const FIRST_BRACKETS = /^[\s*_]*[([]([^()[\]]{1,120})[)\]]/;
const LAST_BRACKETS = /[([]([^()[\]]{1,120})[)\]][\s.:]*$/;
const GIVEN = new RegExp(
  `^[\\s*_]*(?:${NAMES}\\s?:\\s)?(${NAMES})[*_]*\\s(?:will|to(?!\\s(?:the|a|an|our|this|that|all|my)\\b)|can|volunteer(?:s|ed)?|agreed\\sto|offered\\sto|(?:is|are)\\s(?:going\\sto|taking|working)|has\\s(?:volunteered|agreed|offered)|takes|'ll)(?![\\p{L}\\p{N}])(?!${PASSIVE})`,
  'u',
);
const DASHED = new RegExp(`(?:\\s[–—-]{1,2}|->|→|=>)\\s(${NAMES})[,;]\\s`, 'u');
const GIVEN_TO = new RegExp(`^[\\s*_]*(${NAMES})\\sto\\s\\p{Ll}`, 'u');
/** "LFAI will create a survey" */
const TEAM_WILL =
  /^[\s*_]*((?:the\s)?\p{L}[\p{L}\p{N}/&-]{1,20}(?:\s[\p{L}\p{N}/&-]{2,20}){0,2})\s(?:will|should|must|to|needs?\sto|has\sto)\s(?!be\b)\p{Ll}/iu;
const ASSIGNED = new RegExp(`(?:assigned|delegated|given|owned|led|handled|driven)\\s(?:to|by)\\s+(${NAMES})`, 'iu');
const VIA = new RegExp(`\\b(?:via|cc)\\s(${NAMES})`, 'u');
/** The writer takes it. */
const SELF =
  /\b(?:I['’]?ll|I\s(?:will|can|could|have|need|plan|am|want|would|may|might|started|already|own|took|take)(?!['’]t|\snot\b)|I['’]m|I['’]d|I['’]ve|on it|(?<!\p{L}\s)will do|(?<=(?:→|->|=>|\s[–—-]|:)\s?)me\b(?=[\s.,;)]*$)|my\s(?:job|task|action|todo))\b/u;

/** UTF-16 units of a line that says whose a section is. */
const LONGEST_OWNER_LINE = 120;

/** Tells whose the items of a document are. */
export class OwnerReader {
  private readonly bySection = new Map<Section, boolean>();

  constructor(
    private readonly people: PersonReader,
    private readonly words: Vocabulary,
  ) {}

  /** Whose an item is; undefined if nothing is said of that. */
  ownerOf(statement: Statement): Named | 'self' | undefined {
    const own = this.inText(statement.text);
    if (own === 'person' || own === 'self') return own;
    return (
      this.inCells(statement) ??
      this.below(statement) ??
      this.above(statement) ??
      this.ofLead(statement) ??
      this.ofSection(statement) ??
      own
    );
  }

  /** "Then Bo will file a pull request to:" above a list. */
  private ofLead({ headings }: Statement): 'person' | undefined {
    return [...this.subjects(headings.at(-1) ?? '')].includes('person') ? 'person' : undefined;
  }

  /** "Owner: Bo" in a line of its own, for all that stands under the heading. */
  private ofSection({ section }: Statement): 'person' | undefined {
    let known = this.bySection.get(section);
    if (known === undefined) {
      known = section.statements.some(
        ({ kind, text, parent }) => kind === 'paragraph' && parent === undefined && this.isOwnerLine(text),
      );
      this.bySection.set(section, known);
    }
    return known ? 'person' : undefined;
  }

  private isOwnerLine(text: string): boolean {
    return text.trim().length < LONGEST_OWNER_LINE && this.inLabel(text) === 'person';
  }

  /** Whose a sentence or an item is, by its own words. */
  inText(text: string): Named | 'self' | undefined {
    const rest = text.replace(this.words.actionLabel, '');
    const found = [this.inLabel(text), ...this.inBrackets(text), ...this.inPlaces(rest), ...this.inPlaces(text)];
    if (found.includes('person') || this.people.mentions(text) || this.hasKnown(text)) return 'person';
    if (SELF.test(text)) return 'self';
    return found.find((one) => one === 'nobody') ?? found.find((one) => one === 'group');
  }

  /** Whether a sentence has a person as its subject: "Bo will …", or gives the work to one. */
  isDoneBySomebody(sentence: string): boolean {
    if (SELF.test(sentence) || this.people.mentions(sentence)) return true;
    return [...this.subjects(sentence), ...this.inBrackets(sentence), this.byVerb(sentence)].includes('person');
  }

  /** Whether the item that a sentence stands in, or the one above it, ends with somebody's name in brackets. */
  isInSomebodysItem({ text, parent }: Statement): boolean {
    const names = [text, parent?.text ?? ''].map((one) => LAST_BRACKETS.exec(one)?.[1] ?? '');
    return names.some((name) => this.people.named(name) === 'person');
  }

  /** Whether a sentence gives work to a team: "DevEx will update the accounts". */
  isGivenToGroup(sentence: string): boolean {
    const name = TEAM_WILL.exec(sentence)?.[1];
    return name !== undefined && this.people.isTeam(name);
  }

  /** Whether all that stands in front of a sentence is a name: "Bo: need to …". */
  isSaidBySomebody(text: string, start: number): boolean {
    const [front = '', name = ''] = PREFIX.exec(text) ?? BRACKET_PREFIX.exec(text) ?? [];
    return this.people.named(name) === 'person' && text.slice(front.length, start).trim() === '';
  }

  /** Whether a name stands behind a dash or an arrow: "Hire for the position — Tendai, from July". */
  isDashedTo(text: string): boolean {
    const name = DASHED.exec(text)?.[1];
    return name !== undefined && this.people.namedAlone(name) === 'person';
  }

  /** Whether an item gives somebody something to do: "Replay the logs - Bo", "Bo to replay the logs". */
  isOrderTo(text: string): boolean {
    const name = (GIVEN_TO.exec(text) ?? SUFFIX.exec(text))?.[1];
    return name !== undefined && this.people.named(name) === 'person';
  }

  /** Whether an item ends with somebody's name: "Survey – Bo", "Survey (Bo)", "Survey @bo". */
  endsWithName(text: string): boolean {
    const name = SUFFIX.exec(text)?.[1] ?? LAST_BRACKETS.exec(text)?.[1];
    return name !== undefined && this.people.namedAlone(name) === 'person';
  }

  /** "relabel the first half -> sam", "sam: relabel it", of somebody whom the document knows. */
  private hasKnown(text: string): boolean {
    const name = (KNOWN_SUFFIX.exec(text) ?? KNOWN_PREFIX.exec(text))?.[1];
    return name !== undefined && this.people.isKnown(name);
  }

  /** Whether a line begins with somebody who is to do something: "Bo to follow up", "Ana: Bo will look". */
  isGiven(line: string): boolean {
    const name = GIVEN.exec(line)?.[1];
    return name !== undefined && this.people.named(name) === 'person';
  }

  /** "Owner: Bo", "assigned to Bo". */
  private inLabel(text: string): Named | undefined {
    const value = this.words.ownerLabel.exec(text)?.[1];
    if (value === undefined) return undefined;
    return this.people.namedAsOwner(value.split(/[.;|)\]]|\s[–—-]\s/)[0] ?? '');
  }

  private byVerb(text: string): Named | undefined {
    const name = ASSIGNED.exec(text)?.[1] ?? VIA.exec(text)?.[1];
    return name === undefined ? undefined : this.people.named(name);
  }

  private *inBrackets(text: string): Generator<Named | undefined> {
    for (const [, inside = ''] of text.matchAll(BRACKETS))
      for (const part of inside.replace(/^name=/, '').split(/\s[–—-]\s|[,;:]\s?/)) yield this.people.namedAlone(part);
  }

  private *inPlaces(text: string): Generator<Named | undefined> {
    for (const place of [PREFIX, BRACKET_PREFIX, SUFFIX, AFTER_LABEL]) {
      const name = place.exec(text)?.[1];
      if (name !== undefined) yield this.people.named(name);
    }
    const first = FIRST_NAME.exec(text)?.[1];
    if (first !== undefined && this.people.isKnown(first)) yield 'person';
    yield this.byVerb(text);
    yield* this.subjects(text);
    yield this.groupPrefix(text);
  }

  private *subjects(text: string): Generator<Named | undefined> {
    for (const pattern of [SUBJECT, ANYWHERE])
      for (const [, name = '', verb = ''] of text.matchAll(pattern))
        if (!(STATES.test(verb) && this.people.isNoun(name))) yield this.people.named(name);
  }

  /** "All - look into …", "tech team: drafts …". */
  private groupPrefix(text: string): Named | undefined {
    const name = /^[\s*_[(]*([\p{L}][\p{L}\s&/-]{1,40}?)[\s*_\])]{0,4}(?::|\s[–—-]{1,2}\s)/u.exec(text)?.[1];
    return name !== undefined && this.people.named(name) === 'group' ? 'group' : undefined;
  }

  /** In a table, the column that is kept for it; without one, a cell that is a name and nothing else. */
  private inCells({ cells }: Statement): Named | undefined {
    if (cells.length === 0) return undefined;
    const column = cells.filter(({ column }) => this.words.columns.owner(column));
    if (column.length > 0) {
      const named = column.map(({ text }) => this.people.namedAsOwner(text));
      return named.find((one) => one === 'person') ?? named.find((one) => one === 'group') ?? 'nobody';
    }
    if (cells.some(({ text }) => this.people.isPlainlyPerson(text))) return 'person';
    return cells.some(({ text }) => this.people.named(text) === 'nobody') ? 'nobody' : undefined;
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

  /** "[ ] (A12 - Bo) Draft the charter" */
  private beginsWithName(text: string): boolean {
    const inside = FIRST_BRACKETS.exec(text)?.[1];
    return inside !== undefined && [...this.inBrackets(`(${inside})`)].includes('person');
  }

  /** "- Bo:", "- Survey (Bo)" or "- Survey" and "Owner: Bo", with what is to be done below. A topic with a colon ("Helm:") looks the same: the document has to know the name. */
  private above({ parent }: Statement): 'person' | undefined {
    if (parent === undefined) return undefined;
    const name = PREFIX.exec(parent.text)?.[1];
    const isTheirs =
      (name !== undefined && this.people.isKnown(name)) ||
      this.people.isPlainlyPerson(parent.text.replace(/:\s*$/, '')) ||
      (LONE_NAME.test(parent.text) && this.people.named(parent.text) === 'person') ||
      this.inLabel(parent.text) === 'person' ||
      this.endsWithName(parent.text) ||
      parent.children.some(({ text }) => this.isOwnerLine(text)) ||
      (parent.ticked !== undefined && this.beginsWithName(parent.text));
    return isTheirs ? 'person' : this.above(parent);
  }
}
