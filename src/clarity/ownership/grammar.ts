/** The words by which a sentence is read: `prompts/<language>/rules/_grammar.yml`, ready to be looked up. */

export type Subject =
  | 'i'
  | 'we'
  | 'you'
  | 'someone'
  | 'all'
  | 'team'
  | 'person'
  | 'they'
  | 'it'
  | 'there'
  | 'thing'
  | 'none';

/** As it is written. */
export interface GrammarWords {
  /** For each mood, the words that make it. */
  moods: Record<string, string[]>;
  /** For each kind of subject, its words. */
  subjects: Partial<Record<Subject, string[]>>;
  /** Subject and mood in one word. */
  contractions: Record<string, [Subject, string]>;
  going: string[];
  under: string[];
  skip: string[];
  lets: string[];
  please: string[];
}

/** As it is used: the mood, the subject or the set that a word belongs to. */
export interface Grammar {
  moods: ReadonlyMap<string, string>;
  subjects: ReadonlyMap<string, Subject>;
  contractions: ReadonlyMap<string, readonly [Subject, string]>;
  going: ReadonlySet<string>;
  under: ReadonlySet<string>;
  skip: ReadonlySet<string>;
  lets: ReadonlySet<string>;
  please: ReadonlySet<string>;
  /** Words for teams and roles. */
  teams: ReadonlySet<string>;
  /** Words that can make a frame by themselves; besides them only a verb where a clause begins. */
  triggers: ReadonlySet<string>;
}

export function grammarOf(words: GrammarWords, teams: readonly string[]): Grammar {
  const moods = inverted(words.moods);
  const contractions = new Map(Object.entries(words.contractions));
  const others = ['let', 'is', 'are', 'am', 'was', 'be', 'to'];
  return {
    moods,
    subjects: inverted(words.subjects) as Map<string, Subject>,
    contractions,
    going: new Set(words.going),
    under: new Set(words.under),
    skip: new Set(words.skip),
    lets: new Set(words.lets),
    please: new Set(words.please),
    teams: new Set(teams),
    triggers: new Set([...moods.keys(), ...contractions.keys(), ...words.lets, ...words.please, ...others]),
  };
}

function inverted(lists: Partial<Record<string, string[]>>): Map<string, string> {
  return new Map(Object.entries(lists).flatMap(([name, words = []]) => words.map((word) => [word, name] as const)));
}
