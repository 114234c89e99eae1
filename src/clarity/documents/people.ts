/** The people that a document is known to speak of: those present, those who speak, those who own something. */
import { CLASS } from '../model/word-classes.js';
import type { DocumentEngine } from './engine.js';
import type { Outline } from './outline.js';
import { PersonReader } from './person.js';
import type { Vocabulary } from './vocabulary.js';

/** Somebody's first name in small letters in such a line. */
const SMALL_NAME = /^\s*(\p{Ll}{2,12})\s*(?:\(.*)?$/u;
/** "ngozi: fair" */
const SMALL_SPEAKER = /^\s*(\p{Ll}{4,12}):\s/u;
const LONGEST_INITIALS = 3;
const IN_SMALL_LETTERS = /^\p{Ll}/u;
/** "Room: Tariq, Mei-Lin, Bogdan" */
const LABELLED = /(?:^|[.;]\s)[\s*_]*\p{Lu}[\p{L} ]{2,20}[*_]*:\s([^.:;()]{3,120})/gu;
const LEAST_NAMES = 3;
/** Statements among which such a line says who was there. */
const OPENING = 8;
/** Lines that somebody has to begin to be a speaker. */
const LEAST_LINES = 2;

/** "Claire Duquesne (CD)" */
const INITIALS = /(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,3})\s\((\p{Lu}{2,4})\)/gu;

/** "Desugaring (mark-i-m)", "Alerts [zk, vp]": what stands in brackets at the end. */
const IN_BRACKETS = /[([]([\p{Ll}\d][\p{Ll}\d_, -]{1,30})[)\]]\s*$/u;

/** Names in small letters: whole names, and the first word of each. */
export function peopleOf(
  { statements }: Outline,
  words: Vocabulary,
  engine: Pick<DocumentEngine, 'classesOf'>,
): ReadonlySet<string> {
  const { names } = words;
  const reader = new PersonReader(words, engine);
  const people = new Set<string>();
  const add = (named: string, present = false) => {
    for (const name of named.split(names.separator))
      if (present || reader.named(name) === 'person') addName(people, name, engine);
  };
  const lines = new Map<string, number>();
  // "The students vanish in May": words of a sentence are nobody's name.
  const nameIn = (part: string) => {
    const name = names.leading.exec(part)?.[1] ?? '';
    const isWord = (engine.classesOf(name.toLowerCase()) & CLASS.functional) !== 0;
    return isWord && /^\s\p{Ll}/u.test(part.slice(part.indexOf(name) + name.length)) ? '' : name;
  };
  for (const [i, { text, headings }] of statements.entries()) {
    if (words.present.test(headings.at(-1) ?? ''))
      for (const part of text.split(names.separator)) add(nameIn(part), true);
    for (const [handle] of text.includes('@') ? text.matchAll(names.mention) : [])
      addHandle(people, handle.slice(1), words, engine);
    for (const [office, named] of officesIn(text, words)) {
      add(named, true);
      if (reader.named(named) === 'person' && words.grammar('offices').has(office)) people.add(office);
    }
    for (const [, name = '', letters = ''] of text.matchAll(INITIALS)) {
      if (initialsOf(name) === letters.toLowerCase()) people.add(letters.toLowerCase());
    }
    const present = (words.presentLine.exec(text)?.[1] ?? '').replace(/\.\s/g, ', ').split(names.separator);
    for (const part of present) add(nameIn(part), true);
    if (i < OPENING) for (const name of namesBehindLabels(text, words, engine)) add(name, true);
    if (present.length > 1) for (const part of present) add(smallName(part, engine), true);
    // "action: …" is said by nobody of that name.
    const label = SMALL_SPEAKER.exec(text)?.[1] ?? '';
    const small = words.notPeople.has(label) ? undefined : smallName(label, engine) || undefined;
    for (const speaker of [names.speaker.exec(text)?.[1], small, ...handlesIn(text, words, engine)])
      if (speaker !== undefined) lines.set(speaker, (lines.get(speaker) ?? 0) + 1);
  }
  for (const [speaker, count] of lines) if (count >= LEAST_LINES) add(speaker, IN_SMALL_LETTERS.test(speaker));
  return people;
}

/** "Room: Tariq, Mei-Lin, Bogdan. Remote: Yara": names behind labels, whatever these are, if most behind one can be nothing else. */
function namesBehindLabels(text: string, { names }: Vocabulary, engine: Pick<DocumentEngine, 'classesOf'>): string[] {
  const lists = [...text.matchAll(LABELLED)]
    .map(([, listed = '']) => listed.split(',').map((part) => part.trim()))
    .filter((parts) => parts.every((part) => names.onlyOne.test(part)));
  const isSure = (part: string) => {
    const classes = engine.classesOf(part.toLowerCase().split(/[\s-]/)[0] ?? '');
    return classes === 0 || classes === CLASS.name;
  };
  const isOfPeople = (parts: string[]) =>
    parts.length >= LEAST_NAMES && parts.filter(isSure).length * 2 >= parts.length;
  return lists.some(isOfPeople) ? lists.flat() : [];
}

/** "Chair: Ana Silva", "Ana Silva (clerk)", "Author: Bo Berg": in small letters what somebody is, and the name. */
function officesIn(text: string, { grammar, names }: Vocabulary): [string, string][] {
  if (!names.anyOffice.test(text)) return [];
  const inFront = [...text.matchAll(names.inOffice)].map(([, office = '', named = '']) => [office, named] as const);
  const behind = [...text.matchAll(names.withOffice)].map(([, named = '', office = '']) => [office, named] as const);
  return [...inFront, ...behind]
    .map(([office, named]): [string, string] => [office.trim().toLowerCase(), named])
    .filter(([office]) => grammar('offices').has(office) || grammar('credits').has(office));
}

/** "@oduya" is called "oduya", too. */
function addHandle(
  people: Set<string>,
  handle: string,
  { groups, notPeople }: Vocabulary,
  engine: Pick<DocumentEngine, 'classesOf'>,
): void {
  const low = handle.toLowerCase();
  const classes = engine.classesOf(low);
  const isFree = classes === 0 || (classes & CLASS.name) !== 0;
  if (/^\p{Ll}{3,}$/u.test(low) && isFree && !groups.has(low) && !notPeople.has(low)) people.add(low);
}

function smallName(part: string, engine: Pick<DocumentEngine, 'classesOf'>): string {
  const name = SMALL_NAME.exec(part)?.[1] ?? '';
  const classes = engine.classesOf(name);
  const isFree = name.length <= LONGEST_INITIALS ? (classes & CLASS.functional) === 0 : classes === 0;
  return isFree || (classes & CLASS.name) !== 0 ? name : '';
}

/** Handles in small letters: words in brackets at the end that the lexicon does not have, or initials. */
function handlesIn(text: string, words: Vocabulary, engine: Pick<DocumentEngine, 'classesOf'>): string[] {
  const isOther = (one: string) => words.nobody.has(one) || words.groups.has(one) || words.notPeople.has(one);
  const isHandle = (one: string) => {
    const classes = engine.classesOf(one);
    const isFree = one.length <= LONGEST_INITIALS ? (classes & CLASS.functional) === 0 : classes === 0;
    return /^[^\s]{2,20}$/.test(one) && isFree && !isOther(one);
  };
  return IN_BRACKETS.exec(text)?.[1]?.split(/,\s?/).filter(isHandle) ?? [];
}

/** The whole name, the first word of it, and its initials if they aren't a word. */
function addName(people: Set<string>, name: string, engine: Pick<DocumentEngine, 'classesOf'>): void {
  const low = name.trim().toLowerCase();
  if (low === '') return;
  people.add(low);
  const [first = ''] = low.split(/\s+/);
  if (first.length > 2) people.add(first);
  const initials = initialsOf(low);
  if (initials.length > 1 && engine.classesOf(initials) === 0) people.add(initials);
}

const initialsOf = (name: string) =>
  name
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => word[0] ?? '')
    .join('');
