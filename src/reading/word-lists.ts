/** Single words that are looked at by themselves: data of `prompts/`, where each list says what it is for. */

/** The lists. */
export const WORD_LISTS = [
  'articles',
  'beforeNouns',
  'determiners',
  'definite',
  'finite',
  'happened',
  'ofPeople',
  'stageHeads',
  'taskHeads',
  'vagueHeads',
  'projectHeads',
  'manyTasks',
  'numbered',
  'listJoins',
  'both',
  'causing',
  'conceding',
  'setting',
  'spans',
  'objecting',
  'amounts',
  'asWellAs',
  'choiceJoins',
  'pronouns',
  'plurals',
  'pointing',
  'personal',
  'personalSubjects',
  'possessive',
  'subjects',
  'me',
  'groups',
  'groupHeads',
  'beforeGroups',
  'everyone',
  'anyone',
  'alsoAtEnd',
  'aboutHeads',
  'ofProject',
  'weakInTitles',
  'genericInNames',
  'linking',
  'explaining',
  'negations',
  'nothing',
  'modals',
  'sight',
  'thatClause',
  'obliging',
  'please',
  'politeAtEnd',
  'idleAtStart',
  'and',
  'andSo',
  'hence',
  'thatDay',
  'asking',
  'asksOwner',
  'asksDue',
  'asksReason',
  'clauseJoins',
  'clauseStarts',
  'beforeGerund',
  'wordsLikeDays',
  'beforeReason',
  'nowhere',
  'into',
  'to',
  'in',
  'for',
  'called',
  'title',
  'by',
  'onDay',
  'toPerson',
  'forPerson',
  'withPerson',
  'beforeRole',
  'inStage',
  'smallInTitles',
  'page',
  'regrets',
  'saidOfModels',
  'alsoStates',
  'refusing',
  'beforeAnswer',
  'leaningVerbs',
  'scheduled',
  'persisting',
  'lasting',
  'abbreviations',
  'ifs',
  'beforeWhether',
  'quotedStates',
  'naming',
  'beforeStates',
] as const;

/** The name of a list. */
export type WordList = (typeof WORD_LISTS)[number];

/** The lists as the file has them: `the|a|an`. */
export type WordListsSource = Readonly<Record<WordList, string>>;

/** Lists of words, made ready. */
export class WordLists {
  private readonly lists: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(source: WordListsSource) {
    this.lists = new Map(Object.entries(source).map(([list, words]) => [list, new Set(words.split('|'))]));
  }

  /** Whether a folded word is in a list. */
  has = (list: WordList, fold: string | undefined): boolean =>
    fold !== undefined && (this.lists.get(list)?.has(fold) ?? false);

  /** Whether a folded word begins like one of a list: "mondays" like "mon". */
  begins = (list: WordList, fold: string): boolean =>
    [...(this.lists.get(list) ?? [])].some((word) => fold.startsWith(word));
}
