/**
 * Who is named, by shape and place: no list of first names can hold everybody's. In a place where names stand, words with
 * capitals are a name unless they are known to be something else.
 */
import { CLASS } from '../model/word-classes.js';
import type { DocumentEngine } from './engine.js';
import type { Vocabulary } from './vocabulary.js';

/** Whom some words stand for: a person, a group of which nobody is named, or expressly nobody. */
export type Named = 'person' | 'group' | 'nobody';

/** Letters that can be somebody's initials as well as the name of a thing. */
const LETTERS = /^\p{Lu}{3}$/u;
/** "Mei-Ling" */
/** "Point-in-time" */
/** "Port IT" */
const TEAM_LETTERS = /^\p{Lu}\p{Ll}{2,}\s\p{Lu}{2,3}$/u;
const JOINED_WORDS = /-\p{Ll}+-/u;
const JOINED_NAMES = /^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+/u;
const MOST_WORDS = 4;
/** People whom a document that says who was there knows, at least. */
const LEAST_KNOWN = 3;
/** UTF-16 units of words that stand in the place of a name: "still looking". */
const LONGEST_NOBODY = 30;
/** "pkafei" */
const SMALL_WORD = /^\p{Ll}{3,}$/u;
/** A place or a thing with its number. */
const NUMBERED = /^\p{Ll}+\s#?\d+$/u;
/** A word that can be one of these and no name is nobody's name: "Recommend", "Probably", "Converters". */
const NAMELESS = CLASS.verb | CLASS.presentS | CLASS.gerund | CLASS.adverb | CLASS.adjective | CLASS.plural;

/** Reads names by the words of a vocabulary, and by the people that a document is known to speak of. */
export class PersonReader {
  constructor(
    private readonly words: Vocabulary,
    private readonly engine: Pick<DocumentEngine, 'classesOf'>,
    private readonly known: ReadonlySet<string> = new Set(),
  ) {}

  /** Whether a handle is among the words. */
  mentions(text: string): boolean {
    return [...text.matchAll(this.words.names.mention)].some(([handle]) => !this.isGroup(handle.slice(1)));
  }

  /** Whom the words stand for where a name can stand; undefined if they are something else. */
  named(words: string): Named | undefined {
    const bare = words.replace(/^[\s*_"'“”([]+|(?<![\s*_"'“”)\].:,])[\s*_"'“”)\].:,]+$/gu, '');
    if (this.words.nobody.has(bare.toLowerCase())) return 'nobody';
    if (this.words.names.onlyEverybody.test(bare) || this.isJoinedGroup(bare)) return 'group';
    const parts = bare.split(this.words.names.separator).filter((part) => part !== '');
    if (parts.some((part) => this.isPerson(part.trim()))) return 'person';
    return parts.some((part) => this.isGroup(part)) ? 'group' : undefined;
  }

  /** Whether words are a name wherever they stand: a handle, first and last name, or somebody the document knows. */
  isPlainlyPerson(words: string): boolean {
    const bare = words.trim();
    const isPlain = this.words.names.onlyHandle.test(bare) || /\s/.test(bare) || this.known.has(bare.toLowerCase());
    return isPlain && this.words.names.onlyNames.test(bare) && this.named(bare) === 'person';
  }

  /** Whether a single word is a noun that nobody is known to be called. */
  isNoun(word: string): boolean {
    const low = word.toLowerCase();
    const classes = this.known.has(low) ? 0 : this.engine.classesOf(low);
    return (classes & CLASS.noun) !== 0 && (classes & CLASS.name) === 0;
  }

  /** Whether a word, also in small letters, is known, or one that no lexicon has, or only as a name. */
  canBeName(word: string): boolean {
    const low = word.toLowerCase();
    const classes = this.engine.classesOf(low);
    const isFree = classes === 0 || (classes & CLASS.name) !== 0;
    return (
      this.known.has(low) ||
      (isFree && !this.isGroup(word) && !this.words.notPeople.has(low) && !this.words.days.has(low))
    );
  }

  /** Whether a single word can only be a name, and the next one tells what somebody does: "Ravi blocks". */
  isDoer(name: string, verb: string): boolean {
    const classes = this.engine.classesOf(name.toLowerCase());
    const isName = classes === 0 || (classes & CLASS.name) !== 0 || this.known.has(name.toLowerCase());
    return isName && (this.engine.classesOf(verb) & CLASS.presentS) !== 0;
  }

  /** Whether words are names that the document knows, or one that can be nothing else. */
  isSurely(words: string): boolean {
    const classes = this.engine.classesOf(words.toLowerCase());
    return this.isKnown(words) || (classes === CLASS.name && this.named(words) === 'person');
  }

  /** Whether words in front of a colon are somebody who speaks: where the document knows who was there, no noun or word that no lexicon has. */
  isSpeaker(words: string): boolean {
    const isOther = this.known.size >= LEAST_KNOWN && (this.engine.classesOf(words.toLowerCase()) & CLASS.name) === 0;
    return this.named(words) === 'person' && (!isOther || /\s/.test(words) || this.isKnown(words));
  }

  /** Whether words are a group's name, or look like a name and nobody's. */
  isTeam(words: string): boolean {
    return (
      this.named(words) === 'group' || (this.words.names.thing.test(words) && !this.known.has(words.toLowerCase()))
    );
  }

  /** "Radio workshop": a group, and what kind of one. */
  isGroupOfOurs(words: string): boolean {
    const [last = '', ...others] = words.toLowerCase().replace(this.words.names.article, '').split(/\s+/).toReversed();
    const isKind = (word: string) => (this.engine.classesOf(word) & (CLASS.functional | CLASS.past)) === 0;
    return this.words.groups.has(last) && others.every(isKind);
  }

  /** Whom words stand for that are names and nothing else, and no letters that could be a thing's. */
  namedAlone(words: string): Named | undefined {
    const bare = words.trim();
    if (LETTERS.test(bare) && !this.known.has(bare.toLowerCase())) return undefined;
    const named = this.named(bare);
    return named !== 'person' || this.words.names.onlyNames.test(bare) || this.isKnown(bare) ? named : undefined;
  }

  /** Whether words are a handle, or names that the document is known to have. */
  isKnown(words: string): boolean {
    const parts = words.split(this.words.names.separator).map((part) => part.trim());
    return parts.every((part) => this.isHandle(part) || this.known.has(part.toLowerCase()));
  }

  /** Whom the words stand for in a place that is kept for names: there a word in small letters is a name too. */
  namedAsOwner(words: string): Named {
    const bare = words.trim().replace(/^[*_("'\s![]+|(?<![*_)"'.\s\][])[*_)"'.\s\][]+$/gu, '');
    const isNobody = (one: string) => !/\p{L}/u.test(one) || this.words.nobody.has(one.trim().toLowerCase());
    if (bare.length < LONGEST_NOBODY && this.words.nobodyFront.test(bare)) return 'nobody';
    if (isNobody(bare) || isNobody(bare.split('(')[0] ?? '') || isNobody(bare.split(/\s/)[0] ?? '')) return 'nobody';
    // "ABC?", "site 11"
    if (/^\p{Lu}{2,4}\?$/u.test(words.trim()) || NUMBERED.test(bare)) return 'group';
    const named = this.named(bare);
    if (this.isOffice(bare)) return 'group';
    const parts = bare.split(this.words.names.separator).filter((part) => /\p{L}/u.test(part));
    const isMixed =
      parts.some(
        (part) => this.named(part) !== 'person' && !(SMALL_WORD.test(part.trim()) && this.canBeName(part.trim())),
      ) && !parts.some((part) => this.isPlainlyPerson(part));
    if (named === 'person' && isMixed && !this.isNameWithGroup(parts)) return 'group';
    if (named !== undefined) return named;
    return bare
      .split(this.words.names.separator)
      .every((part) => this.isGroup(part) || this.words.names.nounEnding.test(part.toLowerCase()))
      ? 'group'
      : 'person';
  }

  /** "Call centre": a noun in small letters behind a word that nobody is known by. */
  private isOffice(bare: string): boolean {
    const [first = '', second = '', ...rest] = bare.split(' ');
    return (
      rest.length === 0 &&
      /^\p{Ll}{3,}$/u.test(second) &&
      (this.isNoun(second) || (this.engine.classesOf(second) === 0 && !this.canBeName(first))) &&
      !this.known.has(first.toLowerCase())
    );
  }

  /** "Marek + infra": a word that can only be a name, and groups. */
  private isNameWithGroup(parts: readonly string[]): boolean {
    const names = parts.filter((part) => this.named(part) === 'person');
    return (
      names.length < parts.length &&
      parts.every((part) => names.includes(part) || this.isGroup(part)) &&
      names.every((name) => !this.isNoun(name))
    );
  }

  private isHandle(words: string): boolean {
    const { onlyHandle, onlyEverybody } = this.words.names;
    return onlyHandle.test(words) && !onlyEverybody.test(words) && !this.isGroup(words.slice(1));
  }

  /** A name, by its shape; a name that the document is known to have, whatever its shape. */
  private isPerson(part: string): boolean {
    if (this.isHandle(part)) return true;
    const low = part.toLowerCase();
    if (this.known.has(low)) return true;
    if (!this.words.names.onlyOne.test(part) || this.words.names.thing.test(part) || JOINED_WORDS.test(part))
      return false;
    if (this.isJoinedWord(low) || this.words.grammar('determiners').has(low)) return false;
    const words = low.split(/\s+/).map((word) => word.replace(this.words.names.contraction, ''));
    if (words.length > MOST_WORDS || this.isNameless(words) || this.isGroup(part) || this.words.notPeople.has(low))
      return false;
    // "Zach A": a letter behind a name is an initial.
    const isJoined = JOINED_NAMES.test(part);
    return !words.some((word, i) => (i === 0 || word.length > 1) && this.isNoName(word, isJoined));
  }

  /** "On-call", "read-only" */
  private isJoinedWord(low: string): boolean {
    const [first = '', ...rest] = low.split('-');
    if (rest.length === 0 || this.known.has(low)) return false;
    const isOther = (word: string) => (this.engine.classesOf(word) & CLASS.name) === 0;
    return (
      (isOther(low) && this.engine.classesOf(low) !== 0) || (this.engine.classesOf(first) & CLASS.functional) !== 0
    );
  }

  private isNoName(word: string, isJoined: boolean): boolean {
    return this.words.notPeople.has(word) || (!isJoined && this.words.names.nounEnding.test(word));
  }

  private isNameless([word = '', ...others]: readonly string[]): boolean {
    const classes = others.length === 0 ? this.engine.classesOf(word) : 0;
    return (classes & NAMELESS) !== 0 && (classes & CLASS.name) === 0;
  }

  /** "Arch/Infra SIG" */
  private isJoinedGroup(words: string): boolean {
    return /^[^\s,&+;]+\/[^\s,&+;]+\s/.test(words) && this.isGroup(words);
  }

  private isGroup(part: string): boolean {
    const { names } = this.words;
    const low = part.trim().toLowerCase().replace(/^@/, '').replace(names.article, '');
    if (this.words.groups.has(low)) return true;
    if (TEAM_LETTERS.test(part.trim()) && !this.known.has(low)) return true;
    const last = low.split(/\s+/).at(-1) ?? '';
    return this.words.groups.has(last) || this.words.grammar('team-ends').has(last) || names.groupBeginning.test(low);
  }
}
