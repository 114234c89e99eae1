/**
 * Text as RichTextBlocks. Teams reads Markdown in a TextBlock but not in the runs of a RichTextBlock, so whatever people
 * type is shown literally.
 */
import type { Span, Text } from '../../src/model/text.js';
import { webAddress } from '../platform/links.js';
import type { CardElement } from './cards.js';

/** A stretch of text with one style inside a RichTextBlock. */
export interface TextRun extends CardElement {
  type: 'TextRun';
  text: string;
}

/** A run. `style`: e.g. `{ weight: 'Bolder' }`. */
export const textRun = (text: string, style: object = {}): TextRun => ({ type: 'TextRun', text, ...style });

/** One line of runs. `more`: properties of the block, e.g. `{ spacing: 'None' }`. */
export const richText = (inlines: readonly TextRun[], more: object = {}): CardElement => ({
  type: 'RichTextBlock',
  inlines,
  ...more,
});

/** The text as one block a line, set close together. */
export function textElements(text: Text, style: object = {}): CardElement[] {
  return runLines(text, style).map((line, i) => richText(line, i === 0 ? {} : { spacing: 'None' }));
}

/** The text split at line breaks, each line as runs. Blank lines are left out: Teams rejects an empty run. */
export function runLines(text: Text, style: object = {}): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const span of text) {
    for (const [i, piece] of wordsOf(span).split('\n').entries()) {
      if (i > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push(runOf(withWords(span, piece), style));
    }
  }
  return lines.filter((line) => line.some((run) => run.text.trim() !== '')).map(mergeRuns);
}

const wordsOf = (span: Span): string => ('text' in span ? span.text : span.name);

const withWords = (span: Span, words: string): Span =>
  'text' in span ? { ...span, text: words } : { ...span, name: words };

function runOf(span: Span, style: object): TextRun {
  switch (span.is) {
    case 'bold':
      return textRun(span.text, { weight: 'Bolder', ...style });
    case 'code':
      return textRun(span.text, { fontType: 'Monospace', ...style });
    case 'person':
      return textRun(span.name, { weight: 'Bolder', ...style });
    case 'channel':
      return textRun(`#${span.name}`, style);
    case 'link':
      return linkRun(span.url, span.text, style);
    default:
      return textRun(span.text, style);
  }
}

function linkRun(address: string, text: string, style: object): TextRun {
  const url = webAddress(address);
  if (!url) return textRun(text, style);
  const selectAction = { type: 'Action.OpenUrl', url };
  return textRun(text.trim() === '' ? url : text, { color: 'Accent', underline: true, selectAction, ...style });
}

/** Joins neighbouring runs of the same style: each run costs bytes, and the size of a card is limited. */
function mergeRuns(line: readonly TextRun[]): TextRun[] {
  const merged: TextRun[] = [];
  for (const run of line) {
    const last = merged.at(-1);
    if (last && sameStyle(last, run)) merged[merged.length - 1] = { ...run, text: `${last.text}${run.text}` };
    else merged.push(run);
  }
  return merged;
}

function sameStyle({ text: _, ...style }: TextRun, { text: __, ...other }: TextRun): boolean {
  return JSON.stringify(style) === JSON.stringify(other);
}
