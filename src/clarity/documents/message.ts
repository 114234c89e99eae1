/** Minutes and lists that are pasted into a chat: what their structure says of their lines, as in a document. */
import type { Finding } from '../finding.js';
import type { TextRange } from '../text/range.js';
import { placedFinding } from './check.js';
import type { DocumentEngine } from './engine.js';
import { readForm } from './form.js';
import { alternatives } from './grammar.js';
import { type DocumentNode, spanOfNode } from './node.js';
import { outlineOf } from './outline.js';
import { OwnerReader } from './owner.js';
import { markOwnerColumns } from './owner-column.js';
import { peopleOf } from './people.js';
import { PersonReader } from './person.js';
import { plainTree } from './plain.js';
import { StatementReader } from './statement-reader.js';
import type { DocumentWords, Vocabulary } from './vocabulary.js';
import type { Finder } from './word-patterns.js';

/** A line whose place says more than its words, and what is found in it. */
export interface PlacedLine extends TextRange {
  findings: Finding[];
  /** Whether whatever else is said in it is settled too: it is a topic, done, or a single sentence. */
  settled: boolean;
}

/** Two lines with bullets. */
const LISTED =
  /^[ \t]*(?:[-*+•◦▪–—]|\d{1,2}[.)])[ \t]+\S[^\n]*\n(?:[^\n]*\n){0,12}?[ \t]*(?:[-*+•◦▪–—]|\d{1,2}[.)])[ \t]+\S/mu;
/** UTF-16 units. */
const LONGEST = 12_000;
/** Lines that are read. */
const MOST_LINES = 150;

/** Tells whether a message could have a structure that matters: cheap, and no for nearly all chat. */
export function structureFinder({ grammar }: Pick<DocumentWords, 'grammar'>): Finder {
  const headed = new RegExp(`^[ \\t*_#>-]*(?:${alternatives(grammar['list-headings'])})\\b[^\\n]{0,40}(?:\\n|:)`, 'im');
  return (text) => text.includes('\n') && text.length <= LONGEST && (LISTED.test(text) || headed.test(text));
}

/** Reads messages by their structure. */
export class MessageReader {
  constructor(
    private readonly engine: DocumentEngine,
    private readonly words: Vocabulary,
  ) {}

  /** The lines whose place says more than their words: items of lists of work, topics of an agenda, what is done. */
  linesOf(text: string): PlacedLine[] {
    const tree = plainTree(text);
    const outline = outlineOf(text, tree, this.words);
    const people = new PersonReader(this.words, this.engine, peopleOf(outline, this.words, this.engine));
    markOwnerColumns(outline.statements, people, this.words);
    const owners = new OwnerReader(people, this.words, outline);
    readForm(outline, owners);
    const reader = new StatementReader(this.engine, this.words, owners, 'other');
    const placed = outline.statements
      .slice(0, MOST_LINES)
      .filter((statement) => reader.isPlaced(statement))
      .map((statement) => ({
        start: statement.start,
        end: statement.start + statement.text.length,
        settled: reader.isSilent(statement) || this.engine.parse(statement.text).length < 2,
        findings: reader.findingsIn(statement).map((finding) => placedFinding(finding, statement.start, text)),
      }));
    return [...headingsIn(tree), ...placed];
  }
}

/** Headings are no work, whatever their words. */
const headingsIn = ({ children = [] }: DocumentNode): PlacedLine[] =>
  children.flatMap((node) => {
    const span = node.type === 'heading' ? spanOfNode(node) : undefined;
    return span === undefined ? [] : [{ ...span, settled: true, findings: [] }];
  });
