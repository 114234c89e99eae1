/** The places of a text in which names stand: in front, behind, in brackets, as the subject. */
import type { Named, PersonReader } from './person.js';
import type { Vocabulary } from './vocabulary.js';

/** UTF-16 units of names in front of a colon. */
const LONGEST_PREFIX = 80;
const BRACKETS = /[([]([^()[\]]{1,120})[)\]]/g;
const TOLD_OF =
  /^[\s*_]*((?:\p{Lu}\p{L}{0,3}\.\s)?\p{Lu}[\p{L}'’-]{1,20}(?:\s\p{Lu}[\p{L}'’-]{1,20})?)\s(\p{Ll}{2,15}s)(?![\p{L}'’])/u;

/** Reads the places of names. */
export class NamePlaces {
  constructor(
    readonly people: PersonReader,
    protected readonly words: Vocabulary,
  ) {}

  /** Whether an item tells what somebody does: "Ravi blocks merges on Fridays". */
  isToldOf(text: string): boolean {
    const [, name = '', verb = ''] = TOLD_OF.exec(text) ?? [];
    return this.people.named(name) === 'person' && (/\s/.test(name) || this.people.isDoer(name, verb));
  }

  /** "Bo thinks that it takes a week" */
  protected isThought(text: string): boolean {
    return this.words.grammar('thoughts').has(TOLD_OF.exec(text)?.[2] ?? '');
  }

  /** Whether a sentence behind another tells what somebody does: "Bo brings a proposal", but not "Acceptance has to be moved". */
  isDoing(sentence: string): boolean {
    const [, name = '', verb = ''] = TOLD_OF.exec(sentence) ?? [];
    if (/['’]s$/.test(name) || this.words.grammar('states').has(verb) || this.words.owns.plural.test(sentence))
      return false;
    return this.isToldOf(sentence);
  }

  /** Whether a sentence gives work to a team: "DevEx will update the accounts". */
  isGivenToGroup(sentence: string): boolean {
    const name = this.words.owns.team.exec(sentence)?.[1];
    return name !== undefined && this.people.isTeam(name);
  }

  /** The same of a note: "Radio workshop to find out why". */
  isNotedForGroup(sentence: string): boolean {
    const name = this.words.owns.teamTo.exec(sentence)?.[1];
    return name !== undefined && this.people.isGroupOfOurs(name);
  }

  protected byVerb(text: string): Named | undefined {
    const { assigned, told, theirOwn, held } = this.words.owns;
    const name =
      [assigned, told, theirOwn, held].map((place) => place.exec(text)?.[1]).find(Boolean) ?? this.agentOf(text);
    return name === undefined ? undefined : this.people.named(name);
  }

  /** Whoever does it in the passive; no letters that could be those of a date or a group: "by GA". */
  private agentOf(text: string): string | undefined {
    const name = this.words.owns.agent.exec(text)?.[1];
    const { separator } = this.words.names;
    return name?.split(separator).every((one) => /\p{Ll}/u.test(one)) ? name : undefined;
  }

  protected *inBrackets(text: string): Generator<Named | undefined> {
    for (const [, inside = ''] of text.matchAll(BRACKETS))
      for (const part of inside.replace(/^name=/, '').split(/\s[–—-]\s|[,;:]\s?/))
        yield this.isToldOf(part) ? 'person' : this.people.namedAlone(part.replace(this.words.owns.labelInside, ''));
  }

  protected *inPlaces(text: string): Generator<Named | undefined> {
    const { prefix, bracketPrefix, suffix, afterLabel, forWhom } = this.words.owns;
    for (const place of [prefix, bracketPrefix, suffix, afterLabel, forWhom]) {
      const name = place.exec(text)?.[1];
      if (name !== undefined) yield this.people.named(name);
    }
    const first = this.words.owns.first.exec(text)?.[1];
    if (first !== undefined && this.people.isKnown(first)) yield 'person';
    const last = this.words.owns.ending.exec(text)?.[1];
    if (last !== undefined && this.people.isSurely(last)) yield 'person';
    yield this.byVerb(text);
    yield* this.subjects(text);
    yield this.groupPrefix(text);
    yield this.mixedPrefix(text);
    yield this.smallName(text);
  }

  /** Somebody in small letters: "pool size, hugo, monday", "page for it (hugo started it)". */
  private smallName(text: string): Named | undefined {
    const { byDay, startedBy } = this.words.owns;
    const name = (byDay.exec(text) ?? startedBy.exec(text))?.[1];
    return name !== undefined && this.people.canBeName(name) ? 'person' : undefined;
  }

  /** "Bo + data team: …" */
  private mixedPrefix(text: string): Named | undefined {
    const colon = text.indexOf(': ');
    if (colon < 0 || colon > LONGEST_PREFIX) return undefined;
    const [, name = '', others = ''] = this.words.owns.mixedPrefix.exec(text) ?? [];
    const isSure = this.people.named(others) === 'group' || this.people.isKnown(name);
    return isSure && this.people.named(name) === 'person' ? 'person' : undefined;
  }

  protected *subjects(text: string): Generator<Named | undefined> {
    for (const pattern of [this.words.owns.subject, this.words.owns.anywhere])
      for (const [, name = '', verb = ''] of text.matchAll(pattern))
        if (!(this.words.grammar('states').has(verb) && this.people.isNoun(name))) yield this.people.named(name);
  }

  /** "All - look into …", "tech team: drafts …". */
  protected groupPrefix(text: string): Named | undefined {
    const name = /^[\s*_[(]*([\p{L}][\p{L}\s&/-]{1,40}?)[\s*_\])]{0,4}(?::|\s[–—-]{1,2}\s)/u.exec(text)?.[1];
    return name !== undefined && this.people.named(name) === 'group' ? 'group' : undefined;
  }
}
