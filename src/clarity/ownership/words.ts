/** Verbs by what they do and nouns by what they are, found in any of their forms by their stem (Porter, from natural). */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

const CACHE_LIMIT = 20_000;
const IRREGULAR = new Map<string, string>([
  ['built', 'build'],
  ['written', 'write'],
  ['wrote', 'write'],
  ['done', 'do'],
  ['made', 'make'],
  ['taken', 'take'],
  ['took', 'take'],
  ['sent', 'send'],
  ['given', 'give'],
  ['gave', 'give'],
  ['brought', 'bring'],
  ['kept', 'keep'],
  ['found', 'find'],
  ['met', 'meet'],
  ['driven', 'drive'],
  ['chosen', 'choose'],
  ['held', 'hold'],
  ['led', 'lead'],
  ['left', 'leave'],
  ['rewritten', 'rewrite'],
  ['run', 'run'],
  ['ran', 'run'],
  ['seen', 'see'],
  ['shown', 'show'],
  ['thought', 'think'],
  ['told', 'tell'],
  ['said', 'say'],
  ['got', 'get'],
  ['gotten', 'get'],
]);

export interface WordClasses {
  /** The class of a word in any of its forms, or "other". */
  classOf(word: string): string;
  /** The word's stem. */
  stemOf(word: string): string;
}

/** `lists` holds the words of each class in their base form. Stems that were worked out are kept, up to a bound. */
export function wordClasses(lists: Readonly<Record<string, readonly string[]>>): WordClasses {
  const stems = new Map<string, string>();
  const stemOf = (word: string) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stem = stemmer.stem(IRREGULAR.get(word) ?? word);
    if (stems.size < CACHE_LIMIT) stems.set(word, stem);
    return stem;
  };
  const classes = new Map<string, string>();
  for (const [name, words] of Object.entries(lists))
    for (const word of words) if (!classes.has(stemOf(word))) classes.set(stemOf(word), name);
  return { stemOf, classOf: (word) => classes.get(stemOf(word)) ?? 'other' };
}
