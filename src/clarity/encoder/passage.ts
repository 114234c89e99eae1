/**
 * What the encoder reads of a message: the sentence, what stands before and after it, and the lines before. The same as
 * adapters/train/encoder/readings.py makes for training.
 */
import type { MessageContext } from '../ownership/types.js';
import type { TextRange } from '../text/range.js';

/** A sentence as the encoder reads it. */
export interface Passage {
  /** What stands before the sentence in its message. */
  left: string;
  sentence: string;
  /** What stands after it. */
  right: string;
  /** The medium and the size of the conversation: "chat few". */
  around: string;
  /** The last lines before the message, the oldest first, each with "me: " or "other: ". */
  before: readonly string[];
}

/** UTF-16 units of each part that are looked at. */
const AROUND = 400;
const LONGEST = 800;
const LONGEST_LINE = 500;
const LINES_BEFORE = 3;

const EMPHASIS = /(?<![\p{L}\p{N}_*])([*_~])(?=\S)([^*\n]*?\S)\1(?![\p{L}\p{N}_])/gu;
const SPEAKER = /^([^:\n]{1,40}): /;

/** A sentence of a message as the encoder reads it. @param range of the sentence in the text */
export function passageOf(text: string, { start, end }: TextRange, context: MessageContext): Passage {
  return {
    left: clean(text.slice(Math.max(0, start - AROUND), start)),
    sentence: clean(text.slice(start, Math.min(end, start + LONGEST))),
    right: clean(text.slice(end, end + AROUND)),
    around: `${context.medium ?? 'chat'} ${people(context.participants)}`,
    before: (context.context ?? []).slice(-LINES_BEFORE).map((line) => spoken(line, context.author)),
  };
}

/** Without emphasis, addresses and line breaks. */
const clean = (text: string): string =>
  text
    .replace(EMPHASIS, '$2')
    .replace(/<@[UW][A-Z0-9]+(\|[^>]*)?>/g, '@someone')
    .replace(/https?:\/\/\S+/g, 'http')
    .replace(/\s+/g, ' ')
    .trim();

/** The size of the conversation as a word. */
function people(participants: number | undefined): string {
  if (participants === undefined) return '';
  if (participants < 3) return participants === 1 ? 'one' : 'two';
  return participants < 5 ? 'few' : 'many';
}

/** A line before, as said by the writer or by somebody else. */
function spoken(line: string, author: string | undefined): string {
  const [label = '', speaker] = SPEAKER.exec(line) ?? [];
  const said = speaker === undefined ? line : `${speaker === author ? 'me' : 'other'}: ${line.slice(label.length)}`;
  return clean(said.slice(0, LONGEST_LINE));
}
