/**
 * Makes the lexicon of word classes: compromise tags the published texts, and each word keeps the classes that it had
 * in at least one in ten of its places, with those of compromise's own word list. Deterministic: no clock, no chance.
 */
import nlp from 'compromise/three';
import { CLASS } from '../../src/clarity/model/classes.js';

/** The first tag that applies to a term gives its class. */
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
const SHARE = 0.1;
/** A word that stands in fewer texts is left out, unless compromise's own list has it. */
const FEWEST_TEXTS = 2;
const WORD = /^[a-z][a-z'-]*$/;

interface Term {
  normal: string;
  tags: string[];
}

function classOf(tags: readonly string[]): number {
  return CLASS_OF_TAG.find(([tag]) => tags.includes(tag))?.[1] ?? 0;
}

/** The lexicon in the form that `readLexicon` reads. */
export function makeLexicon(texts: readonly string[]): string {
  const counts = new Map<string, Map<number, number>>();
  const add = (word: string, bit: number, weight: number) => {
    if (bit === 0 || !WORD.test(word)) return;
    const byClass = counts.get(word) ?? new Map<number, number>();
    byClass.set(bit, (byClass.get(bit) ?? 0) + weight);
    counts.set(word, byClass);
  };
  const textsWith = new Map<string, number>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const sentence of nlp(text).json() as { terms: Term[] }[])
      for (const term of sentence.terms) {
        add(term.normal, classOf(term.tags), 1);
        seen.add(term.normal);
      }
    for (const word of seen) textsWith.set(word, (textsWith.get(word) ?? 0) + 1);
  }
  // Names of people in a chat and typing errors stand in one text alone: they are nobody's to keep, and teach nothing.
  for (const word of counts.keys()) if ((textsWith.get(word) ?? 0) < FEWEST_TEXTS) counts.delete(word);
  const own = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
  for (const [word, tags] of Object.entries(own)) add(word, classOf([tags].flat()), counts.has(word) ? 0.5 : 1);
  return pack(counts);
}

function pack(counts: Map<string, Map<number, number>>): string {
  const lines = new Map<number, string[]>();
  for (const [word, byClass] of counts) {
    const total = [...byClass.values()].reduce((a, b) => a + b, 0);
    const bits = [...byClass].filter(([, n]) => n / total >= SHARE).reduce((all, [bit]) => all | bit, 0);
    lines.set(bits, [...(lines.get(bits) ?? []), word]);
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([bits, words]) => `${bits.toString(36)} ${words.sort().join(' ')}`)
    .join('\n');
}
