/** Whom the fields of a line name: "Owner: Bo", "renew it | Bo", "TBD: renew it". */
import type { Named, PersonReader } from './person.js';
import type { Vocabulary } from './vocabulary.js';

/** "TBD: …", "[nobody] …" */
const IN_FRONT = /^[\s*_]*(?:[([]([^()[\]:]{1,20})[)\]]\s|([^:()[\]]{1,20}?)[*_]*:)/u;
/** What is to be done, in front of a label: no other field. */
const TASK = /^(?!\s*\p{L}[\p{L} ]{1,20}:\s).*\p{L}\s+\p{L}/u;
const BAR = /\s\|\s/;
/** What ends the value of a field; in a name there can be a full stop. */
const VALUE_END = /[,;|)\]]|\s[–—-]\s|\.\s|\.?$/;
const NAMES_END = /[.;|)\]]|\s[–—-]\s/;

/** Reads the fields of lines. */
export class FieldReader {
  constructor(
    private readonly people: PersonReader,
    private readonly words: Vocabulary,
  ) {}

  /** Whom "Owner: …", "assigned to …" and the like name. */
  inLabel(text: string): Named | undefined {
    const value = this.words.ownerLabel.exec(text)?.[1];
    if (value === undefined) return undefined;
    // "n.n.", "TBD, due in May"
    const first = lowOf(value.split(VALUE_END)[0] ?? '');
    if (this.words.nobody.has(first) || this.words.nobodyFront.test(first)) return 'nobody';
    return this.people.namedAsOwner(value.split(NAMES_END)[0] ?? '');
  }

  /** "Renew it | Bo | Friday" */
  betweenBars(text: string): (Named | undefined)[] {
    const [, ...parts] = text.split(BAR);
    return parts.map((part) => this.people.namedAlone(part));
  }

  /** Whether somebody stands in a field of an item: "renew it | Bo", "renew it. Owner: Bo". */
  hasPerson = (text: string): boolean => [this.inLabel(text), ...this.betweenBars(text)].includes('person');

  /** Whether a field says that nobody has it: "TBD: rotate the keys", "[?] rotate them", "… | nobody", "… Owner: open". */
  saysNobody(text: string): boolean {
    const [, inBrackets, inFront] = IN_FRONT.exec(text) ?? [];
    const label = this.words.ownerLabel.exec(text)?.index ?? 0;
    if (TASK.test(text.slice(0, label)) && this.inLabel(text) === 'nobody') return true;
    return [inBrackets, inFront, ...text.split(BAR).slice(1)].some((one) => this.isExpresslyNobody(one ?? ''));
  }

  private isExpresslyNobody(words: string): boolean {
    const low = lowOf(words);
    return this.words.nobody.has(low) && !this.words.oftenNothing.has(low);
  }
}

const lowOf = (words: string): string =>
  words
    .replace(/[\s*_]+/g, ' ')
    .trim()
    .toLowerCase();
