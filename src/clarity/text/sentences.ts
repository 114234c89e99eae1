/** Cuts a message into the sentences that its author wrote. Chat puts them on lines, in lists, and without capitals. */
import { foreignRanges, type Range } from './own.js';
import { type Token, tokenize } from './tokens.js';

export interface Sentence {
  tokens: Token[];
  /** It stood behind a list marker or a checkbox. */
  item: boolean;
  /** The checkbox was ticked, or the words were struck out: done. */
  done: boolean;
  question: boolean;
  /** A name in front of a colon or a comma: "Ana: …", "@ana, …". */
  address: Token[];
  /** Whether that name stood before a colon. */
  colon: boolean;
}

const LONGEST = 120;
const ABBREVIATION = new Set([
  'e.g',
  'i.e',
  'etc',
  'vs',
  'mr',
  'mrs',
  'ms',
  'dr',
  'no',
  'cf',
  'approx',
  'resp',
  'st',
  'inc',
]);
const MARKER = new Set(['-', '*', '•', '+', '–', '◦', '▪']);

/** The tokens of a text that are its author's own words: no quoted replies, signatures or ignored parts. */
export function ownTokens(text: string): Token[] {
  const tokens = tokenize(text);
  const foreign = foreignRanges(text);
  if (foreign.length === 0) return tokens;
  let next = 0;
  return tokens.filter(({ start }) => {
    while (next < foreign.length && (foreign[next] as Range).end <= start) next++;
    const range = foreign[next];
    return range === undefined || start < range.start;
  });
}

/** The sentences of a text, cut from its author's own tokens. `known` says whether a word is in the dictionary. */
export function sentencesOf(text: string, tokens: readonly Token[], known: (word: string) => boolean): Sentence[] {
  const sentences: Sentence[] = [];
  let open: Token[] = [];
  const close = () => {
    if (open.some((t) => t.kind !== 'punct')) sentences.push(sentenceOf(text, open, known));
    open = [];
  };
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'break') open.push(token);
    if (token.kind === 'break' || open.length >= LONGEST || endsSentence(text, tokens, i)) close();
  }
  close();
  return sentences;
}

function endsSentence(text: string, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  if (token.kind !== 'punct' || !/^[.!?…;]/.test(token.low)) return false;
  const next = tokens[i + 1];
  if (next === undefined) return true;
  if (/[?!]/.test(token.low) || token.low.length > 1) return !/^[)"'\]]/.test(next.low);
  const before = tokens[i - 1];
  if (before === undefined || ABBREVIATION.has(before.low) || (before.end - before.start === 1 && before.capital))
    return false;
  return /\s/.test(text[token.end] ?? ' ') || next.capital;
}

function sentenceOf(text: string, all: readonly Token[], known: (word: string) => boolean): Sentence {
  let tokens = all.slice();
  const struck = tokens[0]?.low === '~' && tokens.at(-1)?.low === '~';
  let item = false;
  let done = struck;
  const skip = (n: number) => {
    tokens = tokens.slice(n);
    item = true;
  };
  if (MARKER.has(tokens[0]?.low ?? '') && /\s/.test(text[(tokens[0] as Token).end] ?? '')) skip(1);
  else if (tokens[0]?.kind === 'number' && /^[.)]$/.test(tokens[1]?.low ?? '')) skip(2);
  if (tokens[0]?.low === '[' && (tokens[1]?.low === ']' || tokens[2]?.low === ']')) {
    done ||= tokens[1]?.low === 'x';
    skip(tokens[1]?.low === ']' ? 2 : 3);
  }
  while (tokens[0]?.kind === 'punct' && /^[*_#|(~]$/.test(tokens[0].low)) tokens = tokens.slice(1);
  const question = tokens.slice(-3).some((t) => t.kind === 'punct' && t.low.includes('?'));
  const { address, colon, rest } = addressOf(tokens, known);
  return { tokens: rest, item, done, question, address, colon };
}

const GREETING = new Set([
  'hi',
  'hey',
  'hello',
  'dear',
  'thanks',
  'thank',
  'ok',
  'okay',
  'yes',
  'no',
  'yeah',
  'sorry',
  'well',
  'so',
  'also',
  'great',
  'sure',
  'right',
  'please',
  'however',
  'then',
  'first',
  'finally',
  'maybe',
  'but',
  'and',
  'todo',
  'note',
  'ai',
  'action',
  'fixme',
  'xxx',
  'nit',
  'fyi',
  'question',
  'update',
  'now',
  'otherwise',
  'currently',
  'additionally',
  'therefore',
  'unfortunately',
  'actually',
  'again',
  'next',
  'suggestion',
  'proposal',
]);

/** A name or two at the start, before a colon or a comma. */
function addressOf(
  tokens: Token[],
  known: (word: string) => boolean,
): { address: Token[]; colon: boolean; rest: Token[] } {
  let at = 0;
  while (
    at < 2 &&
    tokens[at]?.kind === 'word' &&
    ['hi', 'hey', 'hello', 'dear', 'ok', 'thanks'].includes(tokens[at]?.low ?? '')
  )
    at++;
  const names: Token[] = [];
  for (let i = at; i < at + 6; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'mention' || isName(token) || isHandle(token, tokens[i + 1], known)) names.push(token);
    else if (/^[:,]$/.test(token.low)) {
      if (names.length === 0 || names.length > 4) break;
      const word = names.every((t) => t.kind === 'word');
      const next = tokens[i + 1];
      if (next === undefined || (token.low === ',' && word && names.length > 2)) break;
      if (token.low === ',' && (next.kind === 'mention' || (isName(next) && /^[:,]$/.test(tokens[i + 2]?.low ?? ''))))
        continue;
      return { address: names, colon: token.low === ':', rest: tokens.slice(i + 1) };
    } else if (!(names.length > 0 && (token.low === 'and' || token.low === '/' || token.low === '&'))) break;
  }
  const mentions = tokens.slice(0, 3).filter((t) => t.kind === 'mention');
  return { address: mentions, colon: false, rest: tokens };
}

/** A word that is in no dictionary, before a colon: chat names are often in lower case. */
function isHandle(token: Token, next: Token | undefined, known: (word: string) => boolean): boolean {
  return next?.low === ':' && (token.kind === 'word' || token.kind === 'code') && !known(token.low);
}

function isName(token: Token): boolean {
  if (token.kind !== 'word' && token.kind !== 'code') return false;
  return !GREETING.has(token.low) && (token.capital || token.kind === 'code');
}
