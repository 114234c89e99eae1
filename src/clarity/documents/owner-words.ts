/** Whom the words of an item or a sentence name: in front, in brackets, behind, or as the subject. */
import { oncePer } from '../model/memoize.js';
import { FieldReader } from './field-owner.js';
import { endsWithNobody } from './item-end.js';
import { NamePlaces } from './name-places.js';
import type { Named } from './person.js';
import type { Statement } from './statement.js';

/** In small letters, behind an arrow or a dash. */
const KNOWN_SUFFIX = /(?:\s[–—-]{1,3}|->|→|=>)\s?(\p{Ll}{2,15})[\s.]*$/u;
const KNOWN_PREFIX = /^[\s*_]*(\p{Ll}{2,15}):\s/u;
const WAS_DONE = /^[\s*_(]*(\p{L}[\p{L}'’-]{1,20})\s(\p{Ll}{3,15}(?:ed|t|n))\s/u;
const FIRST_BRACKETS = /^[\s*_]*[([]([^()[\]]{1,120})[)\]]/;
const LAST_BRACKETS = /[([]([^()[\]]{1,120})[)\]][\s.:]*$/;

/** Parts of brackets that name somebody and a day. */
const MOST_PARTS = 2;
/** Words of "Bo volunteers", "Ana has it", which can only speak of what was said before. */
const MOST_OF_FRAGMENT = 3;
/** Before a thought of its own. */
const COMMA = /[,;]\s/;
/** Reads who is named in a text. */
export class NamedReader extends NamePlaces {
  private readonly fields = new FieldReader(this.people, this.words);

  /** Whose a sentence or an item is, by its own words. */
  readonly inText = oncePer((wrapped: string) => this.namedIn(wrapped));

  private namedIn(wrapped: string): Named | 'self' | undefined {
    // A wrapped line leaves several blanks.
    const text = wrapped.replace(/ +/g, ' ');
    const rest = text.replace(this.words.actionLabel, '');
    const places = [...this.inPlaces(rest), ...this.inPlaces(text)];
    const found = [this.inLabel(rest), ...this.inBrackets(text), ...places, ...this.fields.betweenBars(text)];
    if (found.includes('person') || this.people.mentions(text) || this.hasKnown(text)) return 'person';
    if (this.words.self.test(text)) return 'self';
    return found.find((one) => one === 'nobody') ?? found.find((one) => one === 'group');
  }

  /** Whether a sentence has a person as its subject: "Bo will …", or gives the work to one. */
  isDoneBySomebody(sentence: string): boolean {
    if (this.words.self.test(sentence) || this.people.mentions(sentence)) return true;
    if (this.isToldBehind(sentence) || this.isForOffice(sentence)) return true;
    if (this.isDoneBehind(sentence) || this.isInClause(sentence) || this.words.owns.underWay.test(sentence))
      return true;
    return [...this.subjects(sentence), ...this.inBrackets(sentence), this.byVerb(sentence)].includes('person');
  }

  /** "The draft has to be shortened, which Bo does this week" */
  private isInClause(sentence: string): boolean {
    const name = this.words.owns.relative.exec(sentence)?.[1];
    return name !== undefined && this.people.named(name) === 'person';
  }

  /** "The chair was asked to write", of an office that somebody holds. */
  private isForOffice(sentence: string): boolean {
    const [, office] = this.words.owns.office.exec(sentence) ?? [];
    return office !== undefined && this.people.isKnown(office);
  }

  /** "It has to be copied -- Bo does it folder by folder", "sort them, Bo does it on Monday" */
  private isToldBehind(sentence: string): boolean {
    const parts = [this.words.owns.clauseBreak, COMMA].flatMap((mark) => sentence.split(mark).slice(1));
    return parts.some((part) => this.isDoing(part) && this.words.owns.speaksOf.test(part));
  }

  /** Whether a sentence is somebody's name, and perhaps a day: "Bo, by the 23rd". */
  isNameOnly(sentence: string): boolean {
    const name = this.words.owns.fragment.exec(sentence)?.[1];
    if (name === undefined) return false;
    return (/\p{Ll}/u.test(name) || this.people.isKnown(name)) && this.people.namedAlone(name) === 'person';
  }

  /** Whether the item that a sentence stands in, or the one above it, ends with somebody's name in brackets. */
  isInSomebodysItem({ text, parent }: Statement): boolean {
    return (
      this.endsInBrackets(text) || this.isLabelled(text) || (parent !== undefined && this.endsInBrackets(parent.text))
    );
  }

  /** "Lease: Bo, still open" */
  private isLabelled(text: string): boolean {
    const name = this.words.owns.afterLabel.exec(text)?.[1];
    return name !== undefined && this.people.isSurely(name);
  }

  private readonly endsInBrackets = oncePer(
    (text: string) => this.people.named(LAST_BRACKETS.exec(text)?.[1] ?? '') === 'person',
  );

  /** Whether an item ends with words that say that nobody has it: "Load test: nobody yet", "Runbook – ?". */
  endsWithNobody = (text: string): boolean => endsWithNobody(text, this.words);

  /** Whether somebody stands in a field of an item. */
  isInField = (text: string): boolean => this.fields.hasPerson(text);

  /** Whether an item says in the place of a name that nobody has it. */
  saysNobody(text: string): boolean {
    const owner = this.fields.saysNobody(text) ? this.inText(text) : 'person';
    return owner !== 'person' && owner !== 'self';
  }

  /** Whether all that stands in front of a sentence is a name: "Bo: need to …". */
  isSaidBySomebody(text: string, start: number): boolean {
    const { prefix, bracketPrefix } = this.words.owns;
    const [front = '', name = ''] = prefix.exec(text) ?? bracketPrefix.exec(text) ?? [];
    const isSaid = front.includes(':') ? this.people.isSpeaker(name) : this.people.named(name) === 'person';
    return isSaid && text.slice(front.length, start).trim() === '';
  }

  /** Whether a name stands behind a dash or an arrow: "Hire for the position — Tendai, from July". */
  isDashedTo(text: string): boolean {
    const name = this.words.owns.dashed.exec(text)?.[1];
    return name !== undefined && this.people.namedAlone(name) === 'person';
  }

  /** Whether an item gives somebody something to do: "Replay the logs - Bo", "Bo to replay the logs". */
  isOrderTo(text: string): boolean {
    const name = (this.words.owns.givenTo.exec(text) ?? this.words.owns.suffix.exec(text))?.[1];
    return name !== undefined && this.people.named(name) === 'person';
  }

  private isToDo(sentence: string): boolean {
    const name = this.words.owns.givenTo.exec(sentence)?.[1];
    return name !== undefined && this.people.named(name) === 'person';
  }

  /** Whether an item ends with somebody's name: "Survey – Bo", "Survey (Bo)", "Survey @bo". */
  endsWithName(text: string): boolean {
    const name = this.words.owns.suffix.exec(text)?.[1] ?? inShortBrackets(text);
    return name !== undefined && this.people.namedAlone(name) === 'person';
  }

  /** "relabel the first half -> sam", "sam: relabel it", of somebody whom the document knows. */
  protected hasKnown(text: string): boolean {
    const name = (KNOWN_SUFFIX.exec(text) ?? KNOWN_PREFIX.exec(text))?.[1];
    return name !== undefined && this.people.isKnown(name);
  }

  /** Whether a line begins with somebody who is to do something: "Bo to follow up", "Ana: Bo will look". */
  isGiven(line: string): boolean {
    const name = this.words.owns.given.exec(line)?.[1];
    return name !== undefined && this.people.named(name) === 'person';
  }

  protected inLabel = (text: string): Named | undefined => this.fields.inLabel(text);

  /** "Bo will do it", "Bo organises the training", where something was said of it or of training. */
  takes(sentence: string, before: string): boolean {
    if (this.words.owns.depends.test(sentence) || this.words.owns.denies.test(sentence)) return false;
    // What was named before is what is spoken of: "Move to Bedrock. Bedrock fixes these issues."
    const isTold = this.isToldOf(sentence) && !this.isThought(sentence) && !this.isSaidOf(sentence, before);
    if (!isTold && !this.isGiven(sentence)) return false;
    // "Ana to propose a list" follows from what was said, whatever its words.
    return this.isToDo(sentence) || this.speaksOf(sentence, before);
  }

  /** Whether a sentence begins with what was spoken of before: "Move to Bedrock. Bedrock fixes these issues." */
  isSaidOf(sentence: string, before: string): boolean {
    return before.indexOf(sentence.split(/\s/, 1)[0] ?? '') > 0;
  }

  /** "Bo knows them and will write", "Bo meets the vendor on Monday": what somebody will do, whatever is said of it. */
  isPlanOf(sentence: string): boolean {
    const { andWill, dated, planned } = this.words.owns;
    if (!planned.test(sentence)) return false;
    const name = (andWill.exec(sentence) ?? dated.exec(sentence))?.[1];
    return (
      name !== undefined &&
      this.people.named(name) === 'person' &&
      (/\s/.test(name) || !this.people.isNoun(name)) &&
      !this.words.owns.depends.test(sentence)
    );
  }

  /** Whether a sentence speaks of what was said before: "it", a word of it, or nothing else, as in "Bo volunteers". */
  speaksOf(sentence: string, before: string): boolean {
    if (sentence.trim().split(/\s/).length <= MOST_OF_FRAGMENT || this.words.owns.speaksOf.test(sentence)) return true;
    return wordsOf(sentence).some((word) => wordsOf(before).includes(word));
  }

  /** "The supplier has offered to do it": somebody has what was said before. */
  isDoneByThem(sentence: string): boolean {
    return this.words.owns.doesIt.test(sentence) && !this.words.owns.depends.test(sentence);
  }

  /** "(Lena killed it while we were talking)", of what "needs to be killed". */
  wasDone(line: string, before: string): boolean {
    const [, name = '', verb = ''] = WAS_DONE.exec(line) ?? [];
    return this.people.isKnown(name) && before.toLowerCase().includes(verb.slice(0, -1));
  }

  /** "It has to be tested, Ana and Bo pair on this": so says what stands behind a comma. */
  private isDoneBehind(sentence: string): boolean {
    return sentence
      .split(COMMA)
      .slice(1)
      .some((part) => this.isDoneByThem(part));
  }

  /** "[ ] (A12 - Bo) Draft the charter" */
  protected beginsWithName(text: string): boolean {
    const inside = FIRST_BRACKETS.exec(text)?.[1];
    return inside !== undefined && [...this.inBrackets(`(${inside})`)].includes('person');
  }
}

/** The beginnings of its longer words: "trained" and "training" have the same. */
const wordsOf = (text: string) => (text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 5));

/** "(Yara, week 12)": whoever stands first in brackets at the end. */
function inShortBrackets(text: string): string | undefined {
  const parts = LAST_BRACKETS.exec(text)?.[1]?.split(/[,;:]\s/) ?? [];
  return parts.length > MOST_PARTS ? undefined : parts[0];
}
