/**
 * Makes the lexicon of word classes. The tagger of compromise tags the texts; each word keeps the classes that it had in at
 * least one in ten of its places, and those of compromise's own word list. The result is the same each time.
 */
import nlp from 'compromise/three';
import { z } from 'zod';
import { CLASS } from '../../src/clarity/model/word-classes.js';

/** The first tag that a term has gives its class. */
const CLASS_OF_TAG: [string, number][] = [
  ['Gerund', CLASS.gerund],
  ['Participle', CLASS.participle],
  ['PastTense', CLASS.past],
  ['Infinitive', CLASS.verb],
  ['Imperative', CLASS.verb],
  ['PresentTense', CLASS.presentS],
  ['Modal', CLASS.functional],
  ['Auxiliary', CLASS.functional],
  ['Copula', CLASS.functional],
  ['Verb', CLASS.verb],
  ['Comparative', CLASS.adjective],
  ['Superlative', CLASS.adjective],
  ['Adjective', CLASS.adjective],
  ['Pronoun', CLASS.functional],
  ['Organization', CLASS.organization],
  ['Person', CLASS.name],
  ['FirstName', CLASS.name],
  ['ProperNoun', CLASS.name],
  ['Plural', CLASS.plural],
  ['Value', CLASS.number],
  ['Noun', CLASS.noun],
  ['Adverb', CLASS.adverb],
  ['Preposition', CLASS.functional],
  ['Conjunction', CLASS.functional],
  ['Determiner', CLASS.functional],
  ['Expression', CLASS.functional],
  ['QuestionWord', CLASS.functional],
];
/** Classes that are rarer among a word's places are left out. */
const LEAST_SHARE = 0.1;
/** Words in fewer texts are left out, unless compromise's own list has them: names in chats, typing errors. */
const FEWEST_TEXTS = 2;
const LEXICON_WORD = /^[a-z][a-z'-]*$/;
/** What compromise's own list counts for a word that the texts have; 1 for others. */
const OWN_LIST_WEIGHT = 0.5;

const taggedSchema = z.array(z.object({ terms: z.array(z.object({ normal: z.string(), tags: z.array(z.string()) })) }));
const modelSchema = z.object({
  one: z.object({ lexicon: z.record(z.string(), z.union([z.string(), z.array(z.string())])) }),
});

/** The lexicon of some texts, in the form that `readLexicon` reads. */
export function makeLexicon(texts: readonly string[]): string {
  const counts = new ClassCounts();
  const textsWith = new Map<string, number>();
  for (const text of texts) {
    const words = new Set<string>();
    for (const { terms } of taggedSchema.parse(nlp(text).json()))
      for (const { normal, tags } of terms) {
        counts.add(normal, classOf(tags), 1);
        words.add(normal);
      }
    for (const word of words) textsWith.set(word, (textsWith.get(word) ?? 0) + 1);
  }
  counts.keepOnly((word) => (textsWith.get(word) ?? 0) >= FEWEST_TEXTS);
  for (const [word, tags] of Object.entries(modelSchema.parse(nlp.model()).one.lexicon))
    counts.add(word, classOf([tags].flat()), counts.has(word) ? OWN_LIST_WEIGHT : 1);
  return counts.pack();
}

function classOf(tags: readonly string[]): number {
  return CLASS_OF_TAG.find(([tag]) => tags.includes(tag))?.[1] ?? 0;
}

/** How often each word had each class. */
class ClassCounts {
  private readonly counts = new Map<string, Map<number, number>>();

  has(word: string): boolean {
    return this.counts.has(word);
  }

  add(word: string, classBit: number, weight: number): void {
    if (classBit === 0 || !LEXICON_WORD.test(word)) return;
    const byClass = this.counts.get(word) ?? new Map<number, number>();
    byClass.set(classBit, (byClass.get(classBit) ?? 0) + weight);
    this.counts.set(word, byClass);
  }

  keepOnly(wanted: (word: string) => boolean): void {
    for (const word of this.counts.keys()) if (!wanted(word)) this.counts.delete(word);
  }

  /** A line for each set of classes: its bits in base 36, and its words. */
  pack(): string {
    const lines = new Map<number, string[]>();
    for (const [word, byClass] of this.counts) {
      const bits = commonClasses(byClass);
      lines.set(bits, [...(lines.get(bits) ?? []), word]);
    }
    return [...lines]
      .sort(([a], [b]) => a - b)
      .map(([bits, words]) => `${bits.toString(36)} ${words.sort().join(' ')}`)
      .join('\n');
  }
}

function commonClasses(byClass: ReadonlyMap<number, number>): number {
  const total = [...byClass.values()].reduce((a, b) => a + b, 0);
  return [...byClass].filter(([, n]) => n / total >= LEAST_SHARE).reduce((bits, [bit]) => bits | bit, 0);
}
