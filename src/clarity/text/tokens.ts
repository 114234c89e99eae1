/**
 * The tokenizer. Chat is not prose: mentions, code, links, emoji and the markup of Slack and Teams are tokens of their
 * own, so that the words around them can be parsed as if they were nouns.
 */

import { readCommonToken } from './common-tokens.js';

/** What a token is. */
export type TokenKind = 'word' | 'mention' | 'code' | 'url' | 'emoji' | 'number' | 'punct' | 'break';

/** A token, with its place in UTF-16 units, the end exclusive. */
export interface TextToken {
  kind: TokenKind;
  start: number;
  end: number;
  /** The text in lower case with a straight apostrophe; for code, links and the like a placeholder. */
  low: string;
  /** Whether it is a word that begins with a capital letter. */
  capital: boolean;
}

/** A token in lower case; nothing beyond the ends of a sentence. */
export const lowOf = (token: Pick<TextToken, 'low'> | undefined): string => token?.low ?? '';

/** Names of what was cut out of published data: `<URL>`, `[<-LINK->]`. */
const CUT_OUT = String.raw`<[A-Z]{2,9}>|\[<-[A-Z]+->\]`;
const SLACK_MARKUP = String.raw`<@[UW][A-Z0-9]{2,40}(?:\|[^<>\n]{0,80})?>|<#[A-Z0-9]{2,40}(?:\|[^<>\n]{0,80})?>|<![^<>\n]{1,80}>|<(?:https?:|mailto:)[^<>\n]{1,2000}>`;
const TEAMS_MARKUP = String.raw`<at(?:\s[^<>\n]{0,80})?>[^<>\n]{0,80}</at>`;
const CODE = '```[^]{0,20000}?(?:```|$)|`[^`\\n]{0,400}`';
const LINK = String.raw`(?:https?://|www\.)[^\s<>"'\x60]{1,2000}`;
const EMAIL = String.raw`[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}`;
const EMOJI = String.raw`:[a-z0-9_+-]{2,40}:|\p{Extended_Pictographic}(?:\u200d?[\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}]){0,12}`;
const MENTION = String.raw`@\*\*[^*\n]{1,60}\*\*|@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,60}`;
const NUMBER = String.raw`[$€£]?\d[\d.,:/%]{0,30}(?<![.,:/])[a-z]{0,2}(?![\p{L}\p{N}_])`;
const WORD = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_]{0,80}(?:['’][\p{L}]{1,12})?(?:(?:-|::|\.(?=[\p{Ll}_])|->)[\p{L}\p{N}_]{1,60}){0,6}(?:\(\))?`;
const BREAK = String.raw`\r\n|[\n\r\u2028\u2029]`;
const PUNCT = '[.!?…]{1,20}|-{1,5}|.';
const TOKEN_PATTERN = new RegExp(
  `(?<cutOut>${CUT_OUT})|(?<markup>${SLACK_MARKUP}|${TEAMS_MARKUP})|(?<code>${CODE})|(?<link>${LINK})|(?<email>${EMAIL})|(?<emoji>${EMOJI})|(?<mention>${MENTION})|(?<number>${NUMBER})|(?<word>${WORD})|(?<lineBreak>${BREAK})|(?<space>\\s+)|(?<punct>${PUNCT})`,
  'suy',
);
/** Names of things in programs: snake_case, camelCase, a::b, a.b, f(), v2. */
const IDENTIFIER = /[_()]|::|->|\p{Ll}\p{Lu}|\p{L}\.\p{L}|\p{L}\d/u;

/** How a mention of everybody is read. */
export const MENTIONED_EVERYBODY = '@everyone';
/** How a mention of a group is read; see `groups.ts`. */
export const MENTIONED_GROUP = '@team';
/** "@here", "<!channel>", "@**all**": whoever reads it. */
const EVERYBODY_MENTION = /^(?:@\*{0,2}|<!)(?:everyone|everybody|all|here|channel|team|topic|stream)(?:\*\*|[|>].*)?$/i;

/** What stands for a token whose own text does not matter. */
const PLACEHOLDER_TEXT = {
  mention: '@',
  code: '`',
  url: 'http',
  emoji: ':)',
  number: '0',
  break: '\n',
} as const;
type PlaceholderKind = keyof typeof PLACEHOLDER_TEXT;

/** The tokens of a text, without white space. Takes linear time: each alternative of the pattern is bounded. */
export function tokenizeText(text: string): TextToken[] {
  const tokens: TextToken[] = [];
  for (let at = 0; at < text.length; ) {
    const end = readCommonToken(text, at, tokens);
    at = end > at ? end : readByPattern(text, at, tokens);
  }
  return tokens;
}

/** The tokens of a text by the pattern alone: slower, and what it says is what counts. */
export function tokenizeByPattern(text: string): TextToken[] {
  const tokens: TextToken[] = [];
  for (let at = 0; at < text.length; ) at = readByPattern(text, at, tokens);
  return tokens;
}

function readByPattern(text: string, at: number, tokens: TextToken[]): number {
  TOKEN_PATTERN.lastIndex = at;
  const match = TOKEN_PATTERN.exec(text);
  if (match === null) return text.length;
  if (match.groups?.space === undefined) tokens.push(tokenOf(match));
  return match.index + match[0].length;
}

function tokenOf(match: RegExpExecArray): TextToken {
  const { 0: text, index: start, groups = {} } = match;
  const end = start + text.length;
  if (groups.word !== undefined && !IDENTIFIER.test(text)) {
    const low = text.toLowerCase().replaceAll('’', "'");
    return { kind: 'word', start, end, low, capital: text.charCodeAt(0) !== low.charCodeAt(0) };
  }
  if (groups.punct !== undefined) return { kind: 'punct', start, end, low: text, capital: false };
  const kind = placeholderKind(text, groups);
  // It points to nobody, so it is a word like any other.
  if (kind === 'mention' && EVERYBODY_MENTION.test(text))
    return { kind: 'word', start, end, low: MENTIONED_EVERYBODY, capital: false };
  return { kind, start, end, low: PLACEHOLDER_TEXT[kind], capital: false };
}

function placeholderKind(text: string, groups: Partial<Record<string, string>>): PlaceholderKind {
  if (groups.lineBreak !== undefined) return 'break';
  if (groups.cutOut !== undefined) return /CODE|ISSUE/.test(text) ? 'code' : 'url';
  if (groups.markup !== undefined) return markupKind(text);
  if (groups.word !== undefined || groups.code !== undefined) return 'code';
  if (groups.emoji !== undefined) return 'emoji';
  if (groups.mention !== undefined) return 'mention';
  return groups.number !== undefined ? 'number' : 'url';
}

function markupKind(text: string): PlaceholderKind {
  if (/^<(?:@|at|!)/.test(text)) return 'mention';
  return text.startsWith('<#') ? 'code' : 'url';
}
