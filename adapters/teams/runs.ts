/** Text as lines of runs, in which no Markdown is read: what people write stays as it is. */
import type { Span, Text } from '../../src/model/text.js';
import { webAddress } from '../platform/links.js';
import type { Element } from './cards.js';

export type Run = Element & { type: 'TextRun' };

export const run = (text: string, more: object = {}): Run => ({ type: 'TextRun', text, ...more });

function runOf(span: Span, more: object): Run {
  switch (span.is) {
    case 'bold':
      return run(span.text, { weight: 'Bolder', ...more });
    case 'code':
      return run(span.text, { fontType: 'Monospace', ...more });
    case 'person':
      return run(span.name, { weight: 'Bolder', ...more });
    case 'channel':
      return run(`#${span.name}`, more);
    case 'link': {
      const url = webAddress(span.url);
      if (!url) return run(span.text, more);
      const selectAction = { type: 'Action.OpenUrl', url };
      return run(span.text.trim() === '' ? url : span.text, {
        color: 'Accent',
        underline: true,
        selectAction,
        ...more,
      });
    }
    default:
      return run(span.text, more);
  }
}

/** The text in lines, as runs. Empty spans are left out: an empty run is an error. */
export function lines(text: Text, more: object = {}): Run[][] {
  const made: Run[][] = [[]];
  for (const span of text) {
    const words = 'text' in span ? span.text : span.name;
    words.split('\n').forEach((piece, i) => {
      if (i > 0) made.push([]);
      const part = 'text' in span ? { ...span, text: piece } : { ...span, name: piece };
      if (piece !== '') made.at(-1)?.push(runOf(part as Span, more));
    });
  }
  return made.filter((line) => line.some((one) => String(one.text).trim() !== '')).map(merged);
}

/** Neighbours of one form as one: every run costs, and a card has so many bytes. */
function merged(line: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const one of line) {
    const { text: before, ...form } = all.at(-1) ?? { text: '' };
    const { text, ...own } = one;
    const same = all.length > 0 && JSON.stringify(form) === JSON.stringify(own);
    if (same) all[all.length - 1] = { ...one, text: `${before}${text}` };
    else all.push(one);
  }
  return all;
}

export const rich = (inlines: readonly Run[], more: object = {}): Element => ({
  type: 'RichTextBlock',
  inlines,
  ...more,
});
