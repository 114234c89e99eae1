/** Whom the words of an item or a sentence name: in front, in brackets, behind, or as the subject. */
import { oncePer } from '../model/memoize.js';
import { NAMES, type Named, type PersonReader } from './person.js';
import type { Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

const WILL =
  "(?:will|'ll|’ll|to(?!\\sbe\\b)|should|must|shall|needs?\\sto|has\\sto|have\\sto|is|are|was|(?:has|have)(?!\\s(?:seen|noticed|heard|said|asked)\\b)|can|could|may|might|would|agree[ds]?|volunteer(?:s|ed)?|offer(?:s|ed)?|plans?|promised|takes?|took|owns?|leads?|wants?|hopes?|proposed?|proposes|suggest(?:s|ed)|asked|working|looking|starting|sent|started|already|also)";
/** Said of things as well: "Recovery is documented". */
const STATES = /^(?:is|are|was|has|have|can|could|may|might|would|should|must|needs?\sto|already|also)$/;
/** What is done to a thing, not by a person: "tests should be added". */
const PASSIVE = String.raw`\s(?:\p{L}+\s){0,2}?be\s(?:\p{L}+ly\s)?\p{L}+(?:ed|en|t|ne)\b`;
/** A name in front: "Bo: …", "Bo – …". */
export const PREFIX = new RegExp(
  `^[\\s*_\\[(]*(${NAMES})[\\s*_\\])]{0,4}(?::|\\s[–—-]{1,2}\\s|\\s?(?:->|→|=>)|[–—-]\\s)`,
  'u',
);
const BRACKET_PREFIX = new RegExp(`^[\\s*_]*[[(](${NAMES})[\\])]`, 'u');
const SUFFIX = new RegExp(`(?:\\s[–—-]{1,3}|->|→|=>|:|,?\\sby|\\sw/|\\|)\\s?[*_]*(${NAMES})[*_\\s.]*$`, 'u');
/** In small letters, behind an arrow or a dash. */
const KNOWN_SUFFIX = /(?:\s[–—-]{1,3}|->|→|=>)\s?(\p{Ll}{2,15})[\s.]*$/u;
const KNOWN_PREFIX = /^[\s*_]*(\p{Ll}{2,15}):\s/u;
/** "Dana w/ design" */
const TOGETHER = String.raw`\s(?:w/|with|\+|&)\s`;
/** "Legend: Rafael moves it", "Registry → Bo, by Friday", "Page — Dana w/ design". */
const AFTER_LABEL = new RegExp(`(?::|→|->|=>|\\s[–—-])\\s(${NAMES})(?:,|\\s\\p{Ll}{2,}s\\s|${TOGETHER})`, 'u');
const SUBJECT = new RegExp(
  `(?:^|[.;:,(–—-]\\s?|\\band\\s|\\bso\\s|\\bbut\\s)[\\s*_]*(${NAMES})[*_]*\\s(${WILL})(?![\\p{L}\\p{N}])(?!${PASSIVE})`,
  'gu',
);
const ANYWHERE = new RegExp(
  `(${NAMES})\\s(?:will|is\\sgoing\\sto|volunteered|agreed|offered|has\\svolunteered|is\\sworking|takes|owns)(?!${PASSIVE})\\s\\p{Ll}`,
  'gu',
);
const BRACKETS = /[([]([^()[\]]{1,120})[)\]]/g;
/** "Bo talks to legal", of somebody whom the document knows. */
const FIRST_NAME = new RegExp(`^[\\s*_]*(${NAMES})\\s\\p{Ll}`, 'u');
/** What is to be done, a mark, and words in the place of a name. */
const NOBODY_AT_END = /^(.{3,120}?)(?:\s[–—-]{1,2}\s|:\s|\s?(?:→|->|=>)\s?|,\s|\s\()([^:→()]{1,30}?)\)?[\s.]*$/u;
const SHORTEST_LABEL = 5;
const TOLD_OF =
  /^[\s*_]*((?:\p{Lu}\p{L}{0,3}\.\s)?\p{Lu}[\p{L}'’-]{1,20}(?:\s\p{Lu}[\p{L}'’-]{1,20})?)\s(\p{Ll}{2,15}s)(?![\p{L}'’])/u;
const FIRST_BRACKETS = /^[\s*_]*[([]([^()[\]]{1,120})[)\]]/;
const LAST_BRACKETS = /[([]([^()[\]]{1,120})[)\]][\s.:]*$/;
const GIVEN = new RegExp(
  `^[\\s*_]*(?:${NAMES}\\s?:\\s)?(${NAMES})[*_]*\\s(?:will|to(?!\\s(?:the|a|an|our|this|that|all|my)\\b)|can|volunteer(?:s|ed)?|agreed\\sto|offered\\sto|(?:is|are)\\s(?:going\\sto|taking|working)|has\\s(?:volunteered|agreed|offered)|takes|'ll)(?![\\p{L}\\p{N}])(?!${PASSIVE})`,
  'u',
);
const DASHED = new RegExp(`(?:\\s[–—-]{1,2}|->|→|=>)\\s(${NAMES})(?:[,;]\\s|${TOGETHER})`, 'u');
/** "Will be adapted by S. Brandt" */
const AGENT = new RegExp(`\\bbe\\s(?:\\p{L}+\\s){1,4}by\\s(${NAMES})(?![\\p{L}\\p{N}])`, 'u');
/** What depends is taken by nobody yet. */
const DEPENDS = /\s(?:once|if|unless|when)\s/;
/** Of what was said before. */
const SPEAKS_OF = /\s(?:it|this|them|these|those|so)\b/;
/** "PH's assistant is fixing the time" */
const THEIR_OWN = new RegExp(
  `(?:^|[.;:,(–—-]\\s?)[\\s*_]*(${NAMES})['’]s\\s\\p{Ll}{3,20}\\s(?:is\\s\\p{Ll}+ing|will)\\s`,
  'u',
);
const GIVEN_TO = new RegExp(`^[\\s*_]*(${NAMES})\\sto\\s\\p{Ll}`, 'u');
/** "LFAI will create a survey" */
const TEAM_WILL =
  /^[\s*_]*((?:the\s)?\p{L}[\p{L}\p{N}/&-]{1,20}(?:\s[\p{L}\p{N}/&-]{2,20}){0,2})\s(?:will|should|must|to|needs?\sto|has\sto)\s(?!be\b)\p{Ll}/iu;
const ASSIGNED = new RegExp(`(?:assigned|delegated|given|owned|led|handled|driven)\\s(?:to|by)\\s+(${NAMES})`, 'iu');
const VIA = new RegExp(`\\b(?:via|cc)\\s(${NAMES})`, 'u');

/** Parts of brackets that name somebody and a day. */
const MOST_PARTS = 2;
/** Reads who is named in a text. */
export class NamedReader {
  constructor(
    protected readonly people: PersonReader,
    protected readonly words: Vocabulary,
  ) {}

  /** Whose a sentence or an item is, by its own words. */
  readonly inText = oncePer((wrapped: string) => this.namedIn(wrapped));

  private namedIn(wrapped: string): Named | 'self' | undefined {
    // A wrapped line leaves several blanks.
    const text = wrapped.replace(/ +/g, ' ');
    const rest = text.replace(this.words.actionLabel, '');
    const found = [this.inLabel(text), ...this.inBrackets(text), ...this.inPlaces(rest), ...this.inPlaces(text)];
    if (found.includes('person') || this.people.mentions(text) || this.hasKnown(text)) return 'person';
    if (this.words.self.test(text)) return 'self';
    return found.find((one) => one === 'nobody') ?? found.find((one) => one === 'group');
  }

  /** Whether a sentence has a person as its subject: "Bo will …", or gives the work to one. */
  isDoneBySomebody(sentence: string): boolean {
    if (this.words.self.test(sentence) || this.people.mentions(sentence)) return true;
    return [...this.subjects(sentence), ...this.inBrackets(sentence), this.byVerb(sentence)].includes('person');
  }

  /** Whether the item that a sentence stands in, or the one above it, ends with somebody's name in brackets. */
  isInSomebodysItem({ text, parent }: Statement): boolean {
    return this.endsInBrackets(text) || (parent !== undefined && this.endsInBrackets(parent.text));
  }

  private readonly endsInBrackets = oncePer(
    (text: string) => this.people.named(LAST_BRACKETS.exec(text)?.[1] ?? '') === 'person',
  );

  /** Whether an item ends with words that say that nobody has it: "Load test: nobody yet", "Runbook – ?". */
  endsWithNobody(text: string): boolean {
    const [, label = '', who = ''] = NOBODY_AT_END.exec(text) ?? [];
    const low = who.trim().toLowerCase();
    const { nobody, oftenNothing, facts } = this.words;
    if (!nobody.has(low) || oftenNothing.has(low) || label.trim().length < SHORTEST_LABEL) return false;
    return !label
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .some((word) => facts.has(word));
  }

  /** Whether an item tells what somebody does: "Ravi blocks merges on Fridays". */
  isToldOf(text: string): boolean {
    const [, name = '', verb = ''] = TOLD_OF.exec(text) ?? [];
    return this.people.named(name) === 'person' && (/\s/.test(name) || this.people.isDoer(name, verb));
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
    const name = SUFFIX.exec(text)?.[1] ?? inShortBrackets(text);
    return name !== undefined && this.people.namedAlone(name) === 'person';
  }

  /** "relabel the first half -> sam", "sam: relabel it", of somebody whom the document knows. */
  protected hasKnown(text: string): boolean {
    const name = (KNOWN_SUFFIX.exec(text) ?? KNOWN_PREFIX.exec(text))?.[1];
    return name !== undefined && this.people.isKnown(name);
  }

  /** Whether a line begins with somebody who is to do something: "Bo to follow up", "Ana: Bo will look". */
  isGiven(line: string): boolean {
    const name = GIVEN.exec(line)?.[1];
    return name !== undefined && this.people.named(name) === 'person';
  }

  /** "Owner: Bo", "assigned to Bo". */
  protected inLabel(text: string): Named | undefined {
    const value = this.words.ownerLabel.exec(text)?.[1];
    if (value === undefined) return undefined;
    return this.people.namedAsOwner(value.split(/[.;|)\]]|\s[–—-]\s/)[0] ?? '');
  }

  /** "Bo will do it", "Bo organises the training", where something was said of it or of training. */
  takes(sentence: string, before: string): boolean {
    if (DEPENDS.test(sentence)) return false;
    // What was named before is what is spoken of: "Move to Bedrock. Bedrock fixes these issues."
    const isTold = this.isToldOf(sentence) && before.indexOf(sentence.split(/\s/, 1)[0] ?? '') < 1;
    if (!isTold && !this.isGiven(sentence)) return false;
    return SPEAKS_OF.test(sentence) || wordsOf(sentence).some((word) => wordsOf(before).includes(word));
  }

  protected byVerb(text: string): Named | undefined {
    const name = [ASSIGNED, VIA, THEIR_OWN].map((pattern) => pattern.exec(text)?.[1]).find(Boolean) ?? agentOf(text);
    return name === undefined ? undefined : this.people.named(name);
  }

  protected *inBrackets(text: string): Generator<Named | undefined> {
    for (const [, inside = ''] of text.matchAll(BRACKETS))
      for (const part of inside.replace(/^name=/, '').split(/\s[–—-]\s|[,;:]\s?/))
        yield this.isToldOf(part) ? 'person' : this.people.namedAlone(part);
  }

  protected *inPlaces(text: string): Generator<Named | undefined> {
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

  protected *subjects(text: string): Generator<Named | undefined> {
    for (const pattern of [SUBJECT, ANYWHERE])
      for (const [, name = '', verb = ''] of text.matchAll(pattern))
        if (!(STATES.test(verb) && this.people.isNoun(name))) yield this.people.named(name);
  }

  /** "All - look into …", "tech team: drafts …". */
  protected groupPrefix(text: string): Named | undefined {
    const name = /^[\s*_[(]*([\p{L}][\p{L}\s&/-]{1,40}?)[\s*_\])]{0,4}(?::|\s[–—-]{1,2}\s)/u.exec(text)?.[1];
    return name !== undefined && this.people.named(name) === 'group' ? 'group' : undefined;
  }

  /** "[ ] (A12 - Bo) Draft the charter" */
  protected beginsWithName(text: string): boolean {
    const inside = FIRST_BRACKETS.exec(text)?.[1];
    return inside !== undefined && [...this.inBrackets(`(${inside})`)].includes('person');
  }
}

/** Whoever does it in the passive; no letters that could be those of a date or a group: "by GA". */
function agentOf(text: string): string | undefined {
  const name = AGENT.exec(text)?.[1];
  return name?.split(/,|\sand\s/).every((one) => /\p{Ll}/u.test(one)) ? name : undefined;
}

/** The beginnings of its longer words: "trained" and "training" have the same. */
const wordsOf = (text: string) => (text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 5));

/** "(Yara, week 12)": whoever stands first in brackets at the end. */
function inShortBrackets(text: string): string | undefined {
  const parts = LAST_BRACKETS.exec(text)?.[1]?.split(/[,;:]\s/) ?? [];
  return parts.length > MOST_PARTS ? undefined : parts[0];
}
