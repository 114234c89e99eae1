/** Whom a sentence is addressed to: the names before a colon or a comma at its start. */
import { lowOf, MENTIONED_EVERYBODY, MENTIONED_GROUP, type TextToken } from './tokens.js';

/** Whether a word is in the lexicon. */
export type IsKnownWord = (word: string) => boolean;

/** The names of an address, and the sentence after it. Who speaks to everybody names nobody. */
interface Address {
  address: TextToken[];
  /** Whether it ended in a colon. */
  colon: boolean;
  rest: TextToken[];
}

/** Tokens that an address can span, after a greeting. */
const LONGEST_ADDRESS = 6;
const MOST_NAMES = 4;
/** More capitalised words than this before a comma begin a sentence. */
const MOST_NAMES_BEFORE_COMMA = 2;
const GREETING = /^(?:hi|hey|hello|dear|ok|thanks)$/;
/** Everybody who reads it. */
const EVERYBODY = /^(?:all|everyone|everybody|team|folks|guys|y'all|people|friends|colleagues)$/;
/** How a mention that names nobody reads as the subject of a sentence. */
const AS_SUBJECT = new Map([
  [MENTIONED_EVERYBODY, 'everyone'],
  [MENTIONED_GROUP, 'team'],
]);
/** After such a mention these say what all of them are to do, or which of them; other words begin a sentence. */
const SAYS_OF_THEM = /^(?:to|should|must|needs?|has|have|is|are|will|who|with|in|on|of|and)$/;
/** Words that are capitalised before a colon or a comma, and are not names. */
const NOT_A_NAME =
  /^(?:hi|hey|hello|dear|thanks|thank|ok|okay|yes|no|yeah|sorry|well|so|also|great|sure|right|please|however|then|first|finally|maybe|but|and|todo|note|ai|action|fixme|xxx|nit|fyi|question|update|now|otherwise|currently|additionally|therefore|unfortunately|actually|again|next|suggestion|proposal)$/;

/** Splits an address off a sentence. Without one, mentions among the first three tokens count as the address. */
export function addressOf(all: TextToken[], isKnown: IsKnownWord): Address {
  const tokens = withoutEverybody(all);
  const names: TextToken[] = [];
  const start = greetingLength(tokens);
  for (const [i, token] of tokens.slice(start, start + LONGEST_ADDRESS).entries()) {
    const [next, afterNext] = tokens.slice(start + i + 1, start + i + 3);
    if (token.kind === 'mention' || isName(token) || isHandle(token, next, isKnown)) names.push(token);
    else if (token.low === ':' || token.low === ',') {
      if (!closesAddress(token, names, next)) break;
      if (token.low === ',' && continuesAddress(next, afterNext)) continue;
      return { address: names, colon: token.low === ':', rest: tokens.slice(start + i + 1) };
    } else if (names.length === 0 || !['and', '/', '&'].includes(token.low)) break;
  }
  return { address: tokens.slice(0, 3).filter(({ kind }) => kind === 'mention'), colon: false, rest: tokens };
}

/** The sentence after "All: …", "Hi team, …", "@here …" or "@infra …", which names nobody. */
function withoutEverybody(tokens: TextToken[]): TextToken[] {
  const at = greetingLength(tokens);
  const [who, next, afterNext] = tokens.slice(at, at + 3);
  if (who?.kind !== 'word' || next === undefined) return tokens;
  const mentioned = AS_SUBJECT.get(who.low);
  if (/^[:,]$/.test(next.low))
    return (mentioned || EVERYBODY.test(who.low)) && afterNext !== undefined ? tokens.slice(at + 2) : tokens;
  if (mentioned === undefined) return tokens;
  const rest = tokens.slice(at + 1);
  return SAYS_OF_THEM.test(next.low) ? [{ ...who, low: mentioned }, ...rest] : rest;
}

function greetingLength([first, second]: readonly TextToken[]): number {
  const greets = (token: TextToken | undefined) => token?.kind === 'word' && GREETING.test(token.low);
  if (!greets(first)) return 0;
  return greets(second) ? 2 : 1;
}

function closesAddress({ low }: TextToken, names: readonly TextToken[], next: TextToken | undefined): boolean {
  if (names.length === 0 || names.length > MOST_NAMES || next === undefined) return false;
  return low === ':' || names.length <= MOST_NAMES_BEFORE_COMMA || names.some(({ kind }) => kind !== 'word');
}

/** "Ana, Bo: …": after the comma comes another name. */
function continuesAddress(next: TextToken | undefined, afterNext: TextToken | undefined): boolean {
  if (next === undefined) return false;
  return next.kind === 'mention' || (isName(next) && /^[:,]$/.test(lowOf(afterNext)));
}

/** An unknown word before a colon: names in chat are often in lower case. */
function isHandle(token: TextToken, next: TextToken | undefined, isKnown: IsKnownWord): boolean {
  return next?.low === ':' && (token.kind === 'word' || token.kind === 'code') && !isKnown(token.low);
}

function isName({ kind, low, capital }: TextToken): boolean {
  if (kind !== 'word' && kind !== 'code') return false;
  return !NOT_A_NAME.test(low) && (capital || kind === 'code');
}
