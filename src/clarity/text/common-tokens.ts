/**
 * Reads by hand what nearly all chat consists of (words, blanks and punctuation in ASCII), several times as fast as the
 * tokenizer's pattern. It gives the tokens that the pattern would, and leaves to it whatever could be anything else.
 */

/** A token that is read here. */
interface CommonToken {
  kind: 'word' | 'code' | 'punct' | 'break';
  start: number;
  end: number;
  low: string;
  capital: boolean;
}

/** Where tokens are added. */
interface Tokens {
  push(token: CommonToken): unknown;
}

/** What a character of ASCII can be; 0 is left to the pattern. */
const BLANK = 1;
const LINE_BREAK = 2;
const LOWER = 3;
const UPPER = 4;
const DIGIT = 5;
const UNDERSCORE = 6;
/** A token by itself, whatever follows. */
const ALONE = 7;
/** Of a run: "?!". */
const STOP = 8;
const SORTS = new Uint8Array(128);
for (const [sort, characters] of [
  [BLANK, ' \t\v\f'],
  [LINE_BREAK, '\r\n'],
  [LOWER, 'abcdefghijklmnopqrstuvwxyz'],
  [UPPER, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [DIGIT, '0123456789'],
  [UNDERSCORE, '_'],
  [ALONE, ',;"\'()/={}]#%&*|~^\\>'],
  [STOP, '.!?'],
] as const)
  for (const character of characters) SORTS[character.charCodeAt(0)] = sort;

const APOSTROPHE = 39;
const OPENING_BRACKET = 40;
const CLOSING_BRACKET = 41;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const AT = 64;
const PLUS = 43;
const NEWLINE = 10;
const RETURN = 13;
/** Longer words are left to the pattern, which has limits. UTF-16 units. */
const LONGEST_WORD = 60;
/** Longer endings after an apostrophe are. */
const LONGEST_ENDING = 11;

const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : NEWLINE);
/** Left to the pattern: 0, also for the end of ASCII. */
const sortAt = (text: string, at: number): number => SORTS[codeAt(text, at)] ?? 0;
const isWordSort = (sort: number): boolean => sort >= LOWER && sort <= UNDERSCORE;

/** Reads the token at a position, or the blanks there, and adds it. @returns its end; `at` if the pattern has to read it */
export function readCommonToken(text: string, at: number, tokens: Tokens): number {
  const sort = sortAt(text, at);
  if (sort === LOWER || sort === UPPER) return readWord(text, at, tokens);
  if (sort === BLANK) return readBlanks(text, at);
  if (sort === LINE_BREAK) return readBreak(text, at, tokens);
  if (sort === STOP) return readStop(text, at, tokens);
  return sort === ALONE ? addPunctuation(text, at, at + 1, tokens) : at;
}

/** Blanks swallow what follows of them, line breaks too. */
function readBlanks(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && sortAt(text, end) !== 0 && sortAt(text, end) <= LINE_BREAK) end++;
  return end < text.length && text.charCodeAt(end) > 127 ? at : end;
}

function readBreak(text: string, at: number, tokens: Tokens): number {
  const end =
    text.charCodeAt(at) === RETURN && codeAt(text, at + 1) === NEWLINE && at + 1 < text.length ? at + 2 : at + 1;
  tokens.push({ kind: 'break', start: at, end, low: '\n', capital: false });
  return end;
}

/** A dot can begin an address, or go on with one. */
function readStop(text: string, at: number, tokens: Tokens): number {
  let end = at + 1;
  while (end < text.length && end - at <= 20 && sortAt(text, end) === STOP) end++;
  const next = codeAt(text, end);
  if (next > 127 || end - at > 20) return at;
  const mayBeAddress = isWordSort(SORTS[next] ?? 0) || next === AT || next === PLUS || next === HYPHEN;
  return mayBeAddress && text.charCodeAt(at) === DOT ? at : addPunctuation(text, at, end, tokens);
}

function addPunctuation(text: string, start: number, end: number, tokens: Tokens): number {
  tokens.push({ kind: 'punct', start, end, low: text.slice(start, end), capital: false });
  return end;
}

function readWord(text: string, start: number, tokens: Tokens): number {
  if (text.startsWith('www.', start)) return start;
  const first = sortAt(text, start);
  let hasCapital = first === UPPER;
  let isIdentifier = false;
  let end = start + 1;
  for (let before = first; end < text.length; end++) {
    const sort = sortAt(text, end);
    if (!isWordSort(sort)) break;
    // Looked through once, not again from each of its letters.
    if (end - start > LONGEST_WORD) return start;
    if (sort === UPPER) hasCapital = true;
    // As in camelCase, v2, snake_case.
    if (sort === UNDERSCORE || (sort === UPPER && before === LOWER) || (sort === DIGIT && before <= UPPER))
      isIdentifier = true;
    before = sort;
  }
  if (codeAt(text, end) === APOSTROPHE) end = endOfEnding(text, end);
  if (end < 0 || end - start > LONGEST_WORD || goesOn(text, end)) return start;
  const word = text.slice(start, end);
  if (isIdentifier) tokens.push({ kind: 'code', start, end, low: '`', capital: false });
  else tokens.push({ kind: 'word', start, end, low: hasCapital ? word.toLowerCase() : word, capital: first === UPPER });
  return end;
}

/** Behind the small letters that follow an apostrophe, or before the apostrophe without any; -1 if the pattern has to see. */
function endOfEnding(text: string, apostrophe: number): number {
  let end = apostrophe + 1;
  while (end < text.length && sortAt(text, end) === LOWER) end++;
  if (end === apostrophe + 1) return codeAt(text, end) > 127 || sortAt(text, end) === UPPER ? -1 : apostrophe;
  return end - apostrophe > LONGEST_ENDING || sortAt(text, end) === UPPER ? -1 : end;
}

/** Whether what follows could make a word part of something longer: "a-b", "a::b", "a.b", "run()", an address. */
function goesOn(text: string, end: number): boolean {
  if (end >= text.length) return false;
  const code = text.charCodeAt(end);
  const next = codeAt(text, end + 1);
  if (code === COLON) return next === COLON || next === SLASH;
  if (code === OPENING_BRACKET) return next === CLOSING_BRACKET;
  if (code === DOT || code === HYPHEN)
    return (
      next > 127 ||
      isWordSort(SORTS[next] ?? 0) ||
      next === DOT ||
      next === HYPHEN ||
      next === PLUS ||
      next === AT ||
      next === 62
    );
  return code > 127 || code === AT || code === PLUS || isWordSort(SORTS[code] ?? 0);
}
