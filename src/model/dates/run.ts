/** Runs: pieces of dates next to one another, put together into one. */
import { endsHere } from './context.js';
import { pieceAt } from './pieces.js';
import type { Here, Piece, Said } from './said.js';

/** Pieces that make up one date; `clashes` if they cannot be one. */
export interface Joined {
  pieces: readonly Piece[];
  end: number;
  clashes: boolean;
}

/** Most pieces of one date. */
const MOST_PIECES = 6;

/** What stands between the pieces of one date. */
const BETWEEN =
  /(?:[ \t]{1,3}(?<bracket>\()|[ \t]?(?<comma>,)[ \t]{0,3}|\.?[ \t\u00a0]{1,4})(?:(?:on|at|of|in|the)[ \t]{1,3}){0,2}/y;
const GAP = /(?:\.?[ \t\u00a0]{1,4})/y;
/** A number that is left hanging behind a date: "friday 3". */
const NUMBER = /[ \t\u00a0]{1,4}(\d{1,4})(?=[ \t]*(?:$|[\n.,;!?)]))(?![.,]\d)/y;

const isClock = ({ is }: Said) => is === 'clock';
const isMain = ({ is }: Said) => !['clock', 'end', 'weekday', 'offset', 'vague'].includes(is);

/** Whether a piece can belong to the same date as those before it. */
function joins(before: readonly Said[], next: Said): boolean {
  switch (next.is) {
    case 'clock':
      return before.filter(isClock).length < 2;
    case 'end':
    case 'weekday':
      return !before.some(({ is }) => is === next.is || is === 'range');
    case 'offset':
      return before.every(({ is }) => is === 'clock' || is === 'end');
    case 'vague':
      return false;
    default:
      return !before.some(isMain) && (next.is !== 'range' || !before.some(({ is }) => is === 'weekday'));
  }
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The next piece, and what stands before it. */
function nextPiece(text: string, at: number, here: Here): { piece: Piece; comma: boolean; plain: boolean } | undefined {
  const gap = matchAt(GAP, text, at);
  const right = gap && pieceAt(text, at + gap[0].length, here);
  if (right) return { piece: right, comma: false, plain: true };
  const between = matchAt(BETWEEN, text, at);
  const piece = between && pieceAt(text, at + between[0].length, here);
  if (!piece) return undefined;
  const comma = between.groups?.comma !== undefined || between.groups?.bracket !== undefined;
  return { piece, comma, plain: false };
}

/** A bare number behind a weekday is a day of the month; behind anything else it makes nonsense of it. */
function danglingNumber(text: string, at: number, before: readonly Said[]): Piece | undefined {
  const found = matchAt(NUMBER, text, at);
  if (!found) return undefined;
  const d = Number(found[1]);
  const isDay = before.some(({ is }) => is === 'weekday') && !before.some(isMain) && d >= 1 && d <= 31;
  return { start: at, end: at + found[0].length, said: isDay ? { is: 'nth', d } : { is: 'impossible' } };
}

/** The longest run of pieces that begins at a place; undefined if none speaks of a day. */
export function joinAt(text: string, start: number, here: Here): Joined | undefined {
  const first = pieceAt(text, start, here);
  if (!first) return undefined;
  const pieces = [first];
  let clashes = false;
  let end = first.end;
  while (pieces.length < MOST_PIECES && !clashes) {
    const next = nextPiece(text, end, here);
    if (!next) break;
    const fits = joins(
      pieces.map(({ said }) => said),
      next.piece.said,
    );
    // Two dates in a row without anything between them cannot both be meant; those of a list can.
    if (!fits && (!next.plain || next.piece.need || isClock(next.piece.said))) break;
    clashes = !fits;
    pieces.push(next.piece);
    end = next.piece.end;
  }
  return finish(text, pieces, clashes);
}

function finish(text: string, all: readonly Piece[], clashes: boolean): Joined | undefined {
  const pieces = [...all];
  // "Friday at 9 sites" has no time.
  for (
    let last = pieces.at(-1);
    last && isClock(last.said) && last.need && !endsHere(text, last.end);
    last = pieces.at(-1)
  )
    pieces.pop();
  const hasDay = pieces.some(({ said }) => !isClock(said) && said.is !== 'offset');
  if (!hasDay) return undefined;
  const said = pieces.map((piece) => piece.said);
  const number = danglingNumber(text, pieces.at(-1)?.end ?? 0, said);
  if (number) pieces.push(number);
  const end = pieces.at(-1)?.end ?? 0;
  const closes = text[end] === ')' && /\([^()]*$/.test(text.slice(pieces[0]?.start ?? 0, end));
  return { pieces, end: closes ? end + 1 : end, clashes };
}
