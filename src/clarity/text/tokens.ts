/**
 * Cuts chat text into tokens with exact UTF-16 offsets. Chat is not prose: mentions, code, links, emoji and the markup
 * of Slack and Teams are tokens of their own, so that the words around them can be read as if they were nouns.
 */

export type TokenKind = 'word' | 'mention' | 'code' | 'url' | 'emoji' | 'number' | 'punct' | 'break';

/** One token. `low` is its text in lower case with a straight apostrophe; for code, links and the like a placeholder. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  low: string;
  /** A word that begins with a capital letter. */
  capital: boolean;
}

/** Words that stand for what was cut out of published data, as in `<URL>`. */
const PLACEHOLDER = String.raw`<[A-Z]{2,9}>|\[<-[A-Z]+->\]`;
const SLACK = String.raw`<@[UW][A-Z0-9]{2,40}(?:\|[^<>\n]{0,80})?>|<#[A-Z0-9]{2,40}(?:\|[^<>\n]{0,80})?>|<![^<>\n]{1,80}>|<(?:https?:|mailto:)[^<>\n]{1,2000}>`;
const TEAMS = String.raw`<at(?:\s[^<>\n]{0,80})?>[^<>\n]{0,80}</at>`;
const FENCE = '```[^]{0,20000}?(?:```|$)|`[^`\\n]{0,400}`';
const LINK = String.raw`(?:https?://|www\.)[^\s<>"'\x60]{1,2000}`;
const MAIL = String.raw`[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}`;
const EMOJI = String.raw`:[a-z0-9_+-]{2,40}:|\p{Extended_Pictographic}(?:\u200d?[\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}]){0,12}`;
const MENTION = String.raw`@\*\*[^*\n]{1,60}\*\*|@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,60}`;
const NUMBER = String.raw`[$€£]?\d[\d.,:/%]{0,30}(?<![.,:/])[a-z]{0,2}(?![\p{L}\p{N}_])`;
const WORD = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_]{0,80}(?:['’][\p{L}]{1,12})?(?:(?:-|::|\.(?=[\p{Ll}_])|->)[\p{L}\p{N}_]{1,60}){0,6}(?:\(\))?`;
const BREAK = String.raw`\r\n|[\n\r\u2028\u2029]`;
const PUNCT = '[.!?…]{1,20}|-{1,5}|.';
const TOKEN = new RegExp(
  `(${PLACEHOLDER})|(${SLACK}|${TEAMS})|(${FENCE})|(${LINK})|(${MAIL})|(${EMOJI})|(${MENTION})|(${NUMBER})|(${WORD})|(${BREAK})|(\\s+)|(${PUNCT})`,
  'gsu',
);
/** Names of things in programs: snake_case, camelCase, a::b, a.b, f(). */
const PROGRAM = /[_()]|::|->|\p{Ll}\p{Lu}|\p{L}\.\p{L}|\p{L}\d/u;

function specialKind(text: string): TokenKind {
  if (text.startsWith('<@') || text.startsWith('<at')) return 'mention';
  if (text.startsWith('<#')) return 'code';
  return text.startsWith('<!') ? 'mention' : 'url';
}

function placeholderKind(text: string): TokenKind {
  return /CODE|ISSUE/.test(text) ? 'code' : 'url';
}

const PLAIN: Record<Exclude<TokenKind, 'word' | 'punct'>, string> = {
  mention: '@',
  code: '`',
  url: 'http',
  emoji: ':)',
  number: '0',
  break: '\n',
};

/**
 * The tokens of a text, white space left out. Offsets are UTF-16 units of the text as given. Time is linear in the
 * length: each alternative of the pattern is bounded.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null && match.index < to; match = pattern.exec(text)) {
    if (match[11] !== undefined) continue;
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray): Token {
  const raw = match[0];
  const start = match.index;
  const make = (kind: TokenKind, low: string, capital = false): Token => ({
    kind,
    start,
    end: start + raw.length,
    low,
    capital,
  });
  const plain = (kind: keyof typeof PLAIN) => make(kind, PLAIN[kind]);
  if (match[9] !== undefined) {
    if (PROGRAM.test(raw)) return plain('code');
    const low = raw.toLowerCase().replaceAll('’', "'");
    return make('word', low, raw.charCodeAt(0) !== low.charCodeAt(0));
  }
  if (match[12] !== undefined) return make('punct', raw);
  if (match[10] !== undefined) return plain('break');
  if (match[1] !== undefined) return plain(placeholderKind(raw) as 'code');
  if (match[2] !== undefined) return plain(specialKind(raw) as 'mention');
  if (match[3] !== undefined) return plain('code');
  if (match[6] !== undefined) return plain('emoji');
  if (match[7] !== undefined) return plain('mention');
  return plain(match[8] !== undefined ? 'number' : 'url');
}
