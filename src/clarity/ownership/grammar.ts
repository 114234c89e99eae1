/** The grammar words of a rule book, ready to look up. */
import type { GrammarWords, Subject } from '../rules/rule-book.js';

type WordListName = Exclude<keyof GrammarWords, 'modals' | 'subjects' | 'contractions'>;

/** For each word what it means in a clause: a modality, a subject, or membership of a list. */
export interface Grammar extends Readonly<Record<WordListName, ReadonlySet<string>>> {
  modals: ReadonlyMap<string, string>;
  subjects: ReadonlyMap<string, Subject>;
  contractions: ReadonlyMap<string, readonly [Subject, string]>;
  /** Words for teams and roles. */
  teams: ReadonlySet<string>;
  /** Words with which the handle of a group ends. */
  groups: ReadonlySet<string>;
  /** Words that can begin a clause other than an imperative. */
  triggers: ReadonlySet<string>;
  /** Words that place what is said: which of `TENSES` each of them is. */
  tenses: ReadonlyMap<string, number>;
}

/** What a word can say of when something is: one bit each. */
export const TENSES = { past: 1, condition: 2, time: 4 } as const;

const OTHER_TRIGGERS = ['let', 'is', 'are', 'am', 'was', 'be', 'to'];

/** Prepares the grammar words. @param teams words for teams and roles */
export function grammarOf(words: GrammarWords, teams: readonly string[]): Grammar {
  const { modals, subjects, contractions, ...lists } = words;
  const modalityOf = new Map(invert(modals));
  const contractionOf = new Map(Object.entries(contractions));
  const triggers = [...modalityOf.keys(), ...contractionOf.keys(), ...lists.lets, ...lists.please, ...OTHER_TRIGGERS];
  return {
    going: new Set(lists.going),
    subordinators: new Set(lists.subordinators),
    fillers: new Set(lists.fillers),
    lets: new Set(lists.lets),
    please: new Set(lists.please),
    times: new Set(lists.times),
    past: new Set(lists.past),
    conditions: new Set(lists.conditions),
    anyone: new Set(lists.anyone),
    self: new Set(lists.self),
    wishes: new Set(lists.wishes),
    todo: new Set(lists.todo),
    kept: new Set(lists.kept),
    openers: new Set(lists.openers),
    asides: new Set(lists.asides),
    laughter: new Set(lists.laughter),
    outsiders: new Set(lists.outsiders),
    modals: modalityOf,
    subjects: new Map(invert(subjects)),
    contractions: contractionOf,
    teams: new Set(teams),
    groups: new Set([...teams, ...lists.groups]),
    triggers: new Set(triggers),
    tenses: tensesOf(lists),
  };
}

function tensesOf({ past, conditions, times }: Pick<GrammarWords, 'past' | 'conditions' | 'times'>) {
  const tenses = new Map<string, number>();
  for (const [words, tense] of [
    [past, TENSES.past],
    [conditions, TENSES.condition],
    [times, TENSES.time],
  ] as const)
    for (const word of words) tenses.set(word, (tenses.get(word) ?? 0) | tense);
  return tenses;
}

/** `{ i: ["i"], we: ["we", "us"] }` -> `["i", "i"], ["we", "we"], ["us", "we"]`. */
function invert<K extends string>(lists: Partial<Record<K, string[]>>): [word: string, name: K][] {
  const names = Object.keys(lists).filter((name): name is K => name in lists);
  return names.flatMap((name) => (lists[name] ?? []).map((word): [string, K] => [word, name]));
}
