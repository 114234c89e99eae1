/**
 * A run of text as Baton writes it: characters, or something that each platform renders its own way (a person, a channel,
 * a day). Nothing in it is markup, so user text can never become markup.
 */
export type Span =
  | { is: 'plain'; text: string }
  | { is: 'bold'; text: string }
  | { is: 'code'; text: string }
  | { is: 'person'; id: string; name: string }
  | { is: 'channel'; id: string; name: string }
  | { is: 'day'; day: string; text: string }
  | { is: 'link'; url: string; text: string };

/** A text: spans in a row. */
export type Text = readonly Span[];

/** Ordinary characters. */
export const plain = (text: string): Span => ({ is: 'plain', text });
/** Characters with emphasis. */
export const bold = (text: string): Span => ({ is: 'bold', text });
/** Characters to be typed, such as a command. */
export const code = (text: string): Span => ({ is: 'code', text });

/** A span's characters, as a screen reader reads them. */
function spanCharacters(span: Span): string {
  if (span.is === 'person') return span.name;
  if (span.is === 'channel') return `#${span.name}`;
  return span.text;
}

/** The text as a plain string: for labels, notifications and tests. */
export const flat = (text: Text): string => text.map(spanCharacters).join('');

/** Texts in a row with `between` between them. */
export function join(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, i) => (i === 0 ? text : [plain(between), ...text]));
}

/** A sentence without its full stop, for where something follows on the same line. */
export function withoutStop(text: Text): Text {
  const last = text.at(-1);
  if (last?.is !== 'plain' || !/[^.]\.$|^\.$/.test(last.text)) return text;
  const rest = last.text.slice(0, -1);
  return rest === '' ? text.slice(0, -1) : [...text.slice(0, -1), plain(rest)];
}

/** The first `most` UTF-16 units of a string, cut between characters and ending in "…" if anything was cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = most - 1;
  const unit = text.charCodeAt(end - 1);
  if (unit >= 0xd800 && unit < 0xdc00) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** The first `most` UTF-16 units of a text; only the last span is cut. */
export function shorten(text: Text, most: number): Text {
  let left = most;
  const spans: Span[] = [];
  for (const span of text) {
    const length = flat([span]).length;
    if (length <= left) spans.push(span);
    else if (left > 1 && 'text' in span) spans.push({ ...span, text: cut(span.text, left) });
    left -= length;
    if (left <= 0) break;
  }
  return spans;
}

/** A title without its date, which becomes the task's due date: "label the data by friday" -> "label the data". */
export function withoutDate(title: string, words: string | undefined): string {
  if (!words || !title.endsWith(words)) return title;
  const rest = title.slice(0, -words.length).trimEnd();
  return rest.replace(/\s(?:by|before|until|till|on|due)$/i, '') || title;
}
