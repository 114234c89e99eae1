/** What the judge of documents goes by besides a sentence's words: its place, its form, and what the rules read in it. */
import type { ParsedSentence } from '../ownership/types.js';
import { beginning } from './beginning.js';
import type { OwnerReader } from './owner.js';
import { saidBy } from './phrases.js';
import type { Statement } from './statement.js';
import type { Genre, SectionKind, Vocabulary } from './vocabulary.js';

/** A sentence where it stands. */
interface PlacedSentence {
  statement: Statement;
  parsed: ParsedSentence;
  genre: Genre;
  kind: SectionKind;
  /** Whether it stands where work is listed. */
  isItem: boolean;
  owner: ReturnType<OwnerReader['ownerOf']>;
  /** How far down in the document, from 0 to 1. */
  depth: number;
}

/** UTF-16 units, from which on a sentence is long. */
const LONG = 300;

/** Named numbers, most of them 1 for what is so. The names are those of the weights. */
export function placeFeatures(sentence: PlacedSentence, words: Vocabulary): ReadonlyMap<string, number> {
  const { statement, parsed, genre, kind, isItem, owner, depth } = sentence;
  const form = statement.kind;
  const begins = beginning(parsed, words);
  const tokens = parsed.sentence.tokens;
  const length = (tokens.at(-1)?.end ?? 0) - (tokens[0]?.start ?? 0);
  const names = [
    `genre=${genre}`,
    `section=${kind}`,
    `listed=${isItem}`,
    `form=${form}`,
    `begins=${begins}`,
    `genre+section+form=${genre},${kind},${form}`,
    `section+begins+form=${kind},${begins},${form}`,
    `genre+begins+form=${genre},${begins},${form}`,
    `owner=${owner ?? ''}`,
    `box=${statement.ticked ?? ''}`,
    ...(parsed.sentence.question ? ['question'] : []),
    ...(statement.children.length > 0 ? ['outer'] : []),
    ...(statement.parent === undefined ? [] : ['inner']),
    ...saidBy(parsed, words).map((said) => `said=${said.kind}`),
    ...parsed.clauses.flatMap(clauseNames),
  ];
  const is = names.map((name): [string, number] => [name, 1]);
  return new Map([...is, ['depth', depth], ['length', Math.min(length, LONG) / LONG]]);
}

const clauseNames = ({ modality, subject, subordinator, negated }: ParsedSentence['clauses'][number]): string[] => [
  `modality=${modality}`,
  `subject=${subject}`,
  ...(subordinator === '' ? [] : ['subordinate']),
  ...(negated ? ['negated'] : []),
];
