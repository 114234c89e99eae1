/** A typed text without its marks of emphasis: they change how words look, not what they say. */
import { withoutEmphasis } from '../clarity/text/emphasis.js';
import type { Mention } from '../ports.js';

/** A text, and who is mentioned in it. */
interface PlainText {
  text: string;
  mentions: readonly Mention[];
}

/** `*block* training` is "block training". What is struck out is said no longer, and goes too. */
export function withoutMarks(written: PlainText): PlainText {
  const said = withoutEmphasis(written.text);
  if (said === written.text) return written;
  let text = '';
  // Where each character of what was written is now.
  const places: number[] = [];
  for (let at = 0; at < said.length; at += 1) {
    places.push(text.length);
    if (said[at] === written.text[at]) text += said[at];
  }
  places.push(text.length);
  const moved = written.mentions.map((mention) => ({
    ...mention,
    start: places[mention.start] ?? 0,
    end: places[mention.end] ?? 0,
  }));
  return { text, mentions: moved.filter(({ start, end }) => end > start) };
}
