/** What people write, without its marks of emphasis: they change how words look, not what they say. */
import { unmark } from '../clarity/text/emphasis.js';
import type { Mention } from '../ports/events.js';

/** A text, and who is mentioned in it. */
interface PlainText {
  text: string;
  mentions: readonly Mention[];
}

/**
 * `*block* training` is "block training". What is struck out is said no longer, and goes too.
 * @param keepHeadings for messages of several lines: those in bold alone say what stands under them
 */
export function withoutMarks<T extends PlainText>(
  written: T,
  keepHeadings = false,
): Omit<T, 'mentions'> & { mentions: Mention[] } {
  const { text, placeOf } = unmark(written.text, keepHeadings);
  const moved = written.mentions.map((mention) => ({
    ...mention,
    start: placeOf(mention.start),
    end: placeOf(mention.end),
  }));
  return { ...written, text, mentions: moved.filter(({ start, end }) => end > start) };
}
