/** When words and names mean the same: spelling, short forms, telling words. Pure. */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { memoize } from '../clarity/model/memoize.js';
import { keyOf } from '../model/names.js';
import { canOwn } from '../model/people.js';
import type { Person } from '../model/people-rows.js';
import type { Project } from '../model/project-rows.js';
import type { WordLists } from './word-lists.js';

/** British and American spelling alike: "labelling", "labeling". */
export const spelled = (key: string): string =>
  key.replaceAll('ll', 'l').replaceAll('isation', 'ization').replaceAll('ise', 'ize').replaceAll('our', 'or');

/** Those who can have work, if any of them can. */
export function able(named: readonly Person[], first: readonly Person[]): readonly Person[] {
  const choices = [named.filter(canOwn), first.filter(canOwn), named.slice(0, 1), first.slice(0, 1)];
  return choices.find(({ length }) => length > 0) ?? [];
}

/** Those linked in the channel, if there are some; else the first. */
export const preferred = (projects: readonly Project[], here: readonly Project[]): Project[] => {
  const linked = projects.filter(({ id }) => here.some((project) => project.id === id));
  return linked.length > 0 ? linked : projects.slice(0, 1);
};

/** "deploy" for "deployment", "shadow" for "shadow-test" */
export const isShortFor = (key: string, name: string): boolean =>
  name.startsWith(key) && (name[key.length] === '-' || (!name.includes('-') && key.length >= 4));

/** "fraud" for "fraud-model": the words that tell a project from others, in front. */
export function isShortName(key: string, name: string, { has }: WordLists): boolean {
  const words = name.split('-').filter((word) => !has('genericInNames', word));
  return words.length > 0 && (key === words.join('-') || key === words[0]);
}

/** The telling words of a title, as stems. */
export interface TitleStems {
  all: ReadonlySet<string>;
  /** The first word, most often a verb: alone it does not mean the task. */
  verb: string;
}

/** Longest word that is stemmed: the stemmer takes time with the square of the length, and no English word is longer. */
const LONGEST_STEMMED = 30;

/** Titles and messages repeat their words. */
const stemOf = memoize<string>((word) => stemmer.stem(word));

/** The stem of a word: "label" for "labels" and "labelled". */
export const wordStem = (word: string): string => (word.length > LONGEST_STEMMED ? word : stemOf(word));

/** The words of a title that tell it from others, as stems. */
export function titleStems(title: string, { has }: WordLists): TitleStems {
  const words = keyOf(title)
    .split('-')
    .filter((word) => word !== '' && !has('weakInTitles', word));
  const stems = words.map(wordStem);
  return { all: new Set(stems), verb: stems[0] ?? '' };
}
