/** The sentences of a document that its judge weighs. */

import type { Passage } from '../encoder/passage.js';
import { passageOf } from '../encoder/passage.js';
import type { Finding } from '../finding.js';
import { isUnclearOwner } from '../labels.js';
import { oncePer } from '../model/memoize.js';
import type { ParsedSentence, ScoredSentence } from '../ownership/types.js';
import { rangeOf, type TextRange } from '../text/range.js';
import type { DocumentEngine } from './engine.js';
import type { OwnerReader } from './owner.js';
import { placeFeatures } from './place-features.js';
import type { Statement } from './statement.js';
import type { StatementReader } from './statement-reader.js';
import type { Genre, Vocabulary } from './vocabulary.js';

/** A sentence of a document as it is judged; its range is that in the document. */
export interface JudgedSentence extends TextRange {
  features: ReadonlyMap<string, number>;
  /** What the linear models say: whether to ask its writer, and whether it states work. In log odds. */
  scores: readonly [asks: number, work: number];
  /** What the encoder reads. */
  passage: Passage;
  /** Whether its place or its words give it to somebody. */
  isOwned: boolean;
  /** Whether it is a word by itself. */
  isLabel: boolean;
  /** Whether it says outright that nobody has it. */
  isExplicit: boolean;
  /** What is found if it is work without an owner, with offsets in its statement. */
  finding: () => Finding;
  statement: Statement;
}

/** What the sentences of a document are read with. */
interface Readers {
  engine: DocumentEngine;
  words: Vocabulary;
  owners: OwnerReader;
  reader: StatementReader;
  genre: Genre;
}

/** A score for what the linear models are sure is nothing. */
const NOTHING = -9;
/** Sentences of a statement that the linear models score. */
const MOST_SCORED = 100;
/** UTF-16 units of the item that a sentence stands in. */
const LONGEST_PARENT = 300;

/** The sentences of the statements that can be work, in their order. */
export function judgedSentences(statements: readonly Statement[], readers: Readers): JudgedSentence[] {
  const { engine, reader } = readers;
  const canBeWork = oncePer((statement: Statement) => reader.canBeWork(statement));
  const all = statements.flatMap((statement) =>
    engine.parse(statement.text).map((parsed, nth) => ({ statement, parsed, nth })),
  );
  const scoresOf = oncePer((statement: Statement) => scoredIn(statement, engine));
  return all
    .map((one, at) => ({ ...one, depth: at / all.length }))
    .filter(({ statement }) => canBeWork(statement))
    .map((one) => judgedSentence({ ...one, scored: scoresOf(one.statement)[one.nth] }, readers));
}

/** What the linear models say of the first sentences of a statement. */
function scoredIn(statement: Statement, engine: DocumentEngine): ScoredSentence[] {
  const [section = ''] = contextOf(statement);
  return engine.scored(engine.parse(statement.text).slice(0, MOST_SCORED), { medium: 'notes', context: [section] });
}

interface FoundSentence {
  statement: Statement;
  parsed: ParsedSentence;
  scored: ScoredSentence | undefined;
  depth: number;
}

function judgedSentence({ statement, parsed, scored, depth }: FoundSentence, readers: Readers): JudgedSentence {
  const { engine, words, owners, reader, genre } = readers;
  const range = rangeOf(parsed.sentence.tokens);
  const kind = reader.places.kindOf(statement);
  const owner = owners.ownerOf(statement);
  const place = { statement, parsed, genre, kind, isItem: reader.places.isItem(statement, kind), owner, depth };
  return {
    start: statement.start + range.start,
    end: statement.start + range.end,
    features: placeFeatures(place, words),
    scores: [scoreOf(scored?.nudge), scoreOf(scored?.work)],
    passage: passageOf(statement.text, range, { medium: 'notes', context: contextOf(statement) }),
    isOwned: owner === 'person' || owner === 'self',
    isLabel: isLabel(parsed),
    isExplicit: scored?.explicit === true,
    finding: () => engine.findingFor(statement.text, parsed, openOwnerOf(scored)),
    statement,
  };
}

/** "Prevent" */
const isLabel = ({ sentence }: ParsedSentence): boolean =>
  sentence.tokens.filter(({ kind }) => kind === 'word').length < 2;

const scoreOf = (score = NOTHING): number => (Number.isFinite(score) ? score : NOTHING);

const openOwnerOf = (scored: ScoredSentence | undefined) => {
  const { owner = 'none' } = scored ?? {};
  return isUnclearOwner(owner) ? owner : 'none';
};

/** Its headings, and the item that it stands in. */
const contextOf = ({ headings, parent }: Statement): string[] => [
  `[section] ${headings.join(' > ')}`,
  ...(parent === undefined ? [] : [parent.text.trim().slice(0, LONGEST_PARENT)]),
];
