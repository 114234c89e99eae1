/** The regular expressions that the words of `_documents.yml` make. */

import { alternatives, type DocumentGrammar } from './grammar.js';

/** Phrases that are looked for in a text. */
export type Finder = (text: string) => boolean;

/** A label of work inside a paragraph, or an arrow: "Noted. Action: …". */
export const innerLabelOf = (labels: readonly string[]): RegExp =>
  new RegExp(
    `(?<=[.;!)][*_]{0,2}\\s{1,3})[*_[(]{0,3}(?:(?:${alternatives(labels)})(?:\\s?#?\\d{1,4}(?:[-./]\\d{1,4})?)?[\\])*_]{0,4}\\s?(?:\\([^)]{1,40}\\)\\s?)?:|(?:→|->|=>|⇒)\\s)`,
    'iu',
  );

/** A heading above those who were there. */
export const presentHeading = (words: readonly string[]): RegExp =>
  new RegExp(`^\\W{0,6}(?:${alternatives(words)})(?![\\p{L}\\p{N}])`, 'iu');

/** "Present: Ana, Bo", also behind another sentence of the line. */
export const presentLineOf = (words: readonly string[]): RegExp =>
  new RegExp(`(?:^|[.;]\\s)\\W{0,6}(?:${alternatives(words)})\\W{0,4}:(.*)`, 'iu');

/** Said at the start or the end of an item that is over. */
export const doneAs = (words: readonly string[], grammar: DocumentGrammar): RegExp =>
  new RegExp(
    `^[\\s([*_]*(?:${alternatives(words)}|${grammar('done-in-front').any})(?![\\p{L}\\p{N}])\\s{0,3}(?:[,:)\\]–—-]|$)|[:,;]\\s(?:${alternatives(words)})\\s${grammar('behind-done').any}\\s|[([]\\s?(?:${alternatives(words)})(?![\\p{L}\\p{N}])[^)\\]]*[)\\]]\\s*$|(?:^|[\\s([–—:-])(?<!${grammar('before-not-done').any}\\s)(?<!\\b${grammar('until-done').any}\\s[^.;,:()]{1,40})(?:${alternatives(words)})[\\s)\\].!]*$`,
    'iu',
  );

/** Said of something that is over, in a column of states: "rejected by the board". */
export const doneInStateAs = (words: readonly string[], grammar: DocumentGrammar): RegExp =>
  new RegExp(`^[\\s*_]*(?:${alternatives(words)})\\s${grammar('behind-done').any}\\s`, 'iu');

/** "If nobody objects, land it", "All review it": up to the order. */
export const fronted = (words: readonly string[], grammar: DocumentGrammar) =>
  new RegExp(
    `^[\\s*_]*(?:(?:${alternatives(words)})\\s[^,.:;?!]{2,60},|${grammar('all').any}(?:\\sto)?)\\s+(?=\\p{Ll})`,
    'iu',
  );

/** Case counts: "I'll", not "ill". @param nobody words in front of these that take them back: "nobody on it" */
export function selfOf(
  { anywhere, alone, last }: Record<'anywhere' | 'alone' | 'last', string[]>,
  nobody: string,
): RegExp {
  const any = (phrases: readonly string[]) => alternatives(phrases).replaceAll("'", "['’]?");
  const taken = `(?:${any(anywhere)})(?!['’]t|\\snot\\b)`;
  return new RegExp(
    `(?<!\\b(?:${nobody})\\s)\\b(?:${taken}|(?<!\\p{L}\\s)(?:${any(alone)})|(?<=(?:→|->|=>|\\s[–—-]|:)\\s?)(?:${any(last)})\\b(?=[\\s.,;)]*$)|(?<=[([])(?:${any(last)})(?=[,)\\]])|(?<=^[\\s*_]*)(?:${any(last)})(?=:\\s))(?![\\p{L}\\p{N}])`,
    'u',
  );
}

/** "Owner: …" anywhere; "owner → …", "owner – …" and "owned by …" at the start; an icon of a person. */
export function ownerLabelOf(words: Record<'owner-labels' | 'owner-leads' | 'owner-marks', string[]>): RegExp {
  const labels = `(?:${alternatives(words['owner-labels'])})(?:\\(s\\))?[*_]{0,2}`;
  const colon = `(?<![\\p{L}\\p{N}])${labels}\\s{0,3}[:=]`;
  const arrow = `^[\\s*_(]*${labels}\\s{1,3}(?:→|->|=>|[–—-])\\s`;
  const lead = `^[\\s*_(]*(?:${alternatives(words['owner-leads'])})\\s`;
  const icon = `(?:${words['owner-marks'].join('|')})\\ufe0f?`;
  return new RegExp(`(?:${colon}|${arrow}|${lead}|${icon})\\s*(.*)`, 'isu');
}

/** The words of a label at the start: "AI:", "ACTION (Bo):", "Action item -", "[TODO]". */
export const labelled = (labels: readonly string[]) =>
  new RegExp(
    `^[\\s*_]*\\[(?:${alternatives(labels)})\\][*_]*\\s+|^[\\s\\[(*_]*(?:${alternatives(labels)})(?:\\s?#?\\d{1,4}(?:[-./]\\d{1,4})?)?[\\])*_]*(?:\\s{0,3}[:–—]|\\s-|\\s{0,2}(?=[\\[(@])|\\s(?=\\p{L}[\\p{L}\\s]{1,30}:\\s))\\s*`,
    'iu',
  );

/** Whether one of some phrases stands anywhere in a text. */
export const anywhere = (phrases: readonly string[]): Finder => {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(phrases)})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.test(text);
};

/** The whole heading, apart from what stands in brackets, behind a dash or a colon, or a name in front. */
export const whole = (phrases: readonly string[], grammar: DocumentGrammar): Finder => {
  const pattern = new RegExp(
    `^(?:${grammar('heading-fronts').any}\\s)*(?:${alternatives(phrases)})\\s*(?:[:(–—/&,-].*|${grammar('heading-ends').any}\\s.*)?[?!.]*$`,
    'iu',
  );
  return (text) => pattern.test(text.trim());
};
