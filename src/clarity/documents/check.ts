/**
 * Whole documents: minutes, plans, runbooks. A sentence is read with its place: its headings, its item, its column. What
 * the document is decides how far its sentences count as work.
 */
import type { Finding } from '../finding.js';
import { pointsOf } from '../text/point.js';
import { ignoredRanges } from '../text/quoted.js';
import type { DocumentEngine } from './engine.js';
import { readForm } from './form.js';
import { frontMatterOf } from './front-matter.js';
import { guessGenre, isArchived, namedGenre } from './genre.js';
import { type JudgedSentence, judgedSentences } from './judged.js';
import type { DocumentNode } from './node.js';
import { type Outline, outlineOf } from './outline.js';
import { OwnerReader } from './owner.js';
import { markOwnerColumns } from './owner-column.js';
import { peopleOf } from './people.js';
import { PersonReader } from './person.js';
import { statesWork } from './sentence.js';
import type { Statement } from './statement.js';
import { StatementReader } from './statement-reader.js';
import { GENRE_NAMES, type Genre, type Vocabulary } from './vocabulary.js';

/** What is known of a document besides its text. */
export interface DocumentContext {
  /** What it is; guessed if absent. A comment in the text, `<!-- baton-genre: plan -->`, counts for more than a guess. */
  genre?: Genre | undefined;
  /** Its file's name. */
  name?: string | undefined;
}

/** What a document is, and what was found in it, in order, with offsets in its text. */
export interface CheckedText {
  genre: Genre;
  findings: Finding[];
}

/** A document as it was read, for whoever judges it. */
export interface ReadDocument extends CheckedText {
  /** The sentences that can be work. */
  sentences: JudgedSentence[];
  /** Whether a finding is about who does the work. */
  isOwner(finding: Finding): boolean;
}

/** Reads documents. */
export class DocumentReader {
  constructor(
    private readonly engine: DocumentEngine,
    private readonly words: Vocabulary,
  ) {}

  /** Reads a parsed document by the rules alone. */
  check(text: string, tree: DocumentNode, context: DocumentContext = {}): CheckedText {
    const { genre, findings } = this.findings(text, tree, context);
    return { genre, findings };
  }

  /** Reads a parsed document, with its sentences. */
  read(text: string, tree: DocumentNode, context: DocumentContext = {}): ReadDocument {
    const { genre, findings, statements, reader, owners } = this.findings(text, tree, context);
    const { engine, words } = this;
    const isOwner = ({ rule, weight }: Finding) => weight === 'finding' && engine.rule(rule).about === 'owner';
    const sentences = judgedSentences(statements, { engine, words, owners, reader, genre });
    return { genre, findings, sentences, isOwner };
  }

  private findings(text: string, tree: DocumentNode, context: DocumentContext) {
    const outline = outlineOf(text, tree, this.words);
    const people = new PersonReader(this.words, this.engine, peopleOf(outline, this.words, this.engine));
    markOwnerColumns(outline.statements, people, this.words);
    const owners = new OwnerReader(people, this.words, outline);
    const filled = readForm(outline, owners);
    const genre = context.genre ?? this.genreOf(filled, text, context.name ?? '');
    const reader = new StatementReader(this.engine, this.words, owners, genre);
    // Comments tell what their writers think: only what says outright that nobody has it counts.
    const ofComments = new StatementReader(this.engine, this.words, owners, 'template');
    // What instructions tell of themselves, and of how they were used, is read like notes.
    const ofGaps = new StatementReader(this.engine, this.words, owners, 'minutes');
    const readerOf = ({ quoted, headings }: Statement) => {
      if (quoted === true) return ofComments;
      return !statesWork(genre) && headings.some((one) => this.words.headingOfGaps.test(one)) ? ofGaps : reader;
    };
    const pointOf = pointsOf(text);
    const ignored = new Set(ignoredRanges(text).map(({ start }) => pointOf(start).line));
    const statements = outline.statements.filter(({ start }) => !ignored.has(pointOf(start).line));
    const findings = statements.flatMap((statement) =>
      readerOf(statement)
        .findingsIn(statement)
        .map((finding) => placedFinding(finding, statement.start, text)),
    );
    const isOver = isArchived(text, this.words);
    const kept = findings.filter(({ rule }) => !isOver || this.engine.rule(rule).about === 'youre');
    const inOrder = kept.sort((a, b) => a.start - b.start || a.end - b.end);
    return { genre, findings: inOrder, statements: isOver ? [] : statements, reader, owners };
  }

  private genreOf(outline: Outline, text: string, name: string): Genre {
    const named = namedGenre(text);
    const known = GENRE_NAMES.find((genre) => genre === named);
    const title = frontMatterOf(text)?.title;
    const titled = title === undefined ? outline : { ...outline, title, titled: true };
    return known ?? guessGenre(titled, { text, name: name.replace(/\.\w+$/, '').replace(/[-_.]/g, ' ') }, this.words);
  }
}

/** A finding of a part of the text, with its offsets and words in the whole. */
export function placedFinding(finding: Finding, offset: number, text: string): Finding {
  const [start, end] = [finding.start + offset, finding.end + offset];
  return { ...finding, start, end, actual: text.slice(start, end) };
}
