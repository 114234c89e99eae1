/**
 * Turns a formatted message into text with spans. What is filled in takes the place of a placeholder after the markup
 * (`*bold*`, `` `code` ``) has been read, so that nothing people wrote can become markup.
 */
import type { Span, Text } from '../../src/model/text.js';

/** What can be filled in: what people wrote, or text with its own formatting. */
export type Filling = string | Span | Text;

type Style = 'plain' | 'bold' | 'code';

/** Characters of a private-use plane, which no wording contains. */
const OPEN = '\u{f0000}';
const CLOSE = '\u{f0001}';
const PLACEHOLDER = new RegExp(`^${OPEN}(\\d+)${CLOSE}$`, 'u');
const PARTS = new RegExp(`(${OPEN}\\d+${CLOSE}|\\*[^*]+\\*|\`[^\`]+\`)`, 'u');

/** Stands for the filling with this index. */
export const placeholder = (index: number): string => `${OPEN}${index}${CLOSE}`;

/** Reads the markup of a message, and puts the fillings in the places of their placeholders. */
export const fillPlaceholders = (message: string, fillings: readonly Filling[]): Text =>
  mergeNeighbours(spansOf(message, fillings, 'plain'));

function spansOf(message: string, fillings: readonly Filling[], style: Style): Span[] {
  const parts = message.split(PARTS).filter((part) => part !== '');
  return parts.flatMap((part): Span[] => {
    const [, index] = PLACEHOLDER.exec(part) ?? [];
    if (index !== undefined) return asSpans(fillings[Number(index)] ?? '', style);
    if (/^\*.+\*$/su.test(part)) return spansOf(part.slice(1, -1), fillings, 'bold');
    if (/^`.+`$/su.test(part)) return spansOf(part.slice(1, -1), fillings, 'code');
    return [{ is: style, text: part }];
  });
}

/** What people wrote takes on the style around it; text with its own formatting keeps it. */
function asSpans(filling: Filling, style: Style): Span[] {
  if (typeof filling === 'string') return [{ is: style, text: filling }];
  return 'is' in filling ? [filling] : [...filling];
}

/** Neighbouring spans of plain or of bold text become one. */
function mergeNeighbours(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && isMergeable(last) && isMergeable(span) && last.is === span.is)
      merged[merged.length - 1] = { is: last.is, text: last.text + span.text };
    else merged.push(span);
  }
  return merged;
}

const isMergeable = (span: Span): span is Extract<Span, { is: 'plain' | 'bold' }> =>
  span.is === 'plain' || span.is === 'bold';
