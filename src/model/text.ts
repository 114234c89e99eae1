/**
 * Text as Baton says it: runs of plain characters and of things that each platform writes its own way (a person, a
 * channel, a day). Nothing in it is markup, so user text cannot become any.
 */
export type Span =
  | { is: 'plain'; text: string }
  | { is: 'bold'; text: string }
  | { is: 'code'; text: string }
  | { is: 'person'; id: string; name: string }
  | { is: 'channel'; id: string; name: string }
  | { is: 'day'; day: string; text: string }
  | { is: 'link'; url: string; text: string };

export type Text = readonly Span[];

export const plain = (text: string): Span => ({ is: 'plain', text });
export const bold = (text: string): Span => ({ is: 'bold', text });
export const code = (text: string): Span => ({ is: 'code', text });

/** A span's characters, as a screen reader or a notification would give them. */
function letters(span: Span): string {
  if (span.is === 'person') return span.name;
  if (span.is === 'channel') return `#${span.name}`;
  return span.text;
}

/** The text without any form: for labels, notifications, tests and tables of plain cells. */
export const flat = (text: Text): string => text.map(letters).join('');

/** Several texts in a row, `between` standing between them. */
export function join(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, i) => (i === 0 ? text : [plain(between), ...text]));
}

/** The first `most` UTF-16 units of a string, cut between characters, "…" at the cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = most - 1;
  const unit = text.charCodeAt(end - 1);
  if (unit >= 0xd800 && unit < 0xdc00) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** The title without the words of the date, which the task has as its due date. */
export function undated(title: string, words: string | undefined): string {
  if (!words || !title.endsWith(words)) return title;
  const rest = title.slice(0, -words.length).trimEnd();
  return rest.replace(/\s(?:by|before|until|till|on|due)$/i, '') || title;
}
