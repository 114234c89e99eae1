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
  /** Words that give work a time. */
  when: string[];
  past: string[];
  condition: string[];
  /** Pronouns for any person. */
  anyone: string[];
  /** Words for the writer and what is theirs. */
  own: string[];
  wish: string[];
  todo: string[];
  /** Content words that matter as they are. */
  kept: string[];
}

/** Lists that are only looked up in. */
type SetName = Exclude<keyof GrammarWords, 'moods' | 'subjects' | 'contractions'>;

/** As it is used: the mood, the subject or the set that a word belongs to. */
export interface Grammar extends Readonly<Record<SetName, ReadonlySet<string>>> {
  moods: ReadonlyMap<string, string>;
  subjects: ReadonlyMap<string, Subject>;
  contractions: ReadonlyMap<string, readonly [Subject, string]>;
  /** Words for teams and roles. */
  teams: ReadonlySet<string>;
  /** Words that can make a frame by themselves; besides them only a verb where a clause begins. */
  triggers: ReadonlySet<string>;
}

export function grammarOf(words: GrammarWords, teams: readonly string[]): Grammar {
  const moods = inverted(words.moods);
  const contractions = new Map(Object.entries(words.contractions));
  const others = ['let', 'is', 'are', 'am', 'was', 'be', 'to'];
  const setOf = (name: SetName) => new Set(words[name]);
  return {
    going: setOf('going'),
    under: setOf('under'),
    skip: setOf('skip'),
    lets: setOf('lets'),
    please: setOf('please'),
    when: setOf('when'),
    past: setOf('past'),
    condition: setOf('condition'),
    anyone: setOf('anyone'),
    own: setOf('own'),
    wish: setOf('wish'),
    todo: setOf('todo'),
    kept: setOf('kept'),
    moods,
    subjects: inverted(words.subjects) as Map<string, Subject>,
    contractions,
    teams: new Set(teams),
    triggers: new Set([...moods.keys(), ...contractions.keys(), ...words.lets, ...words.please, ...others]),
  };
}

function inverted(lists: Partial<Record<string, string[]>>): Map<string, string> {
  return new Map(Object.entries(lists).flatMap(([name, words = []]) => words.map((word) => [word, name] as const)));
}
