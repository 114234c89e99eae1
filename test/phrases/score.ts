/** Judges what happened against what is wanted: by the rules of the runner's scorer, so that tests and figures agree. */
import { readSchedule, writeSchedule } from '../../src/model/schedule.js';
import {
  type Args,
  type Happened,
  type Made,
  type Phrase,
  type Played,
  type Single,
  type SingleWanted,
  singles,
  type Wanted,
} from './phrase.js';

/** Words that people choose themselves: a lead-in may stay. */
const FREE = ['reason', 'title', 'word', 'words', 'name', 'description', 'text'];
/** Arguments that stand for one another. */
const ITEMS = ['item', 'stage', 'task', 'what'];
const PEOPLE = ['person', 'owner', 'deputy', 'who'];
/** Arguments that may be guessed. */
const GUESSED: Readonly<Record<string, readonly string[]>> = { 'task add': ['stage'], own: ['person'] };
const MOST_OFFERS = 3;

const fold = (value = ''): string =>
  value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”"'’.!]+/g, '')
    .replace(/^#/, '')
    .replace(/\s+/g, ' ')
    .trim();
const withoutLeadIn = (value?: string): string => fold(value).replace(/^(because|since|as|due to|by)\s+/, '');
const scheduleOf = (value = ''): string => {
  const read = readSchedule(value, '2026-11-25');
  return read ? writeSchedule(read) : fold(value);
};

function isSame(key: string, want: string, got: string | undefined): boolean {
  if (got === undefined) return false;
  if (PEOPLE.includes(key)) return fold(want).split(' ')[0] === fold(got).split(' ')[0];
  if (key === 'when') return scheduleOf(want) === scheduleOf(got);
  return fold(want) === fold(got) || (FREE.includes(key) && withoutLeadIn(want) === withoutLeadIn(got));
}

/** Whether every argument that is wanted is there. */
const hasAll = (want: Args, got: Args): boolean =>
  Object.entries(want).every(
    ([key, value]) =>
      isSame(key, value, got[key]) || (ITEMS.includes(key) && ITEMS.some((other) => isSame(other, value, got[other]))),
  );

/** Arguments that nobody named. */
const surplus = (command: string, want: Args, got: Args): string[] =>
  Object.keys(got).filter(
    (key) =>
      !(key in want) &&
      !GUESSED[command]?.includes(key) &&
      !(ITEMS.includes(key) && ITEMS.some((other) => other in want)),
  );

/** Taking something is owning it oneself. */
const asOwning = ({ command, args }: Made): Made =>
  command === 'take' ? { command: 'own', args: { ...args, person: 'Ana' } } : { command, args };

const isMade = (want: Made, got: Made): boolean => {
  const [a, b] = [asOwning(want), asOwning(got)];
  return a.command === b.command && hasAll(a.args, b.args);
};

const partsOf = (happened: Happened): readonly Single[] => ('all' in happened ? happened.all : [happened]);

/** Whether what happened is what is wanted. */
export function fits(want: Wanted, got: Happened): boolean {
  if ('any' in want) return want.any.some((one) => fits(one, got));
  if ('all' in want) return want.all.every((one) => partsOf(got).some((part) => fits(one, part)));
  return !('all' in got) && fitsOne(want, got);
}

function fitsOne(want: SingleWanted, got: Single): boolean {
  if ('do' in want) return 'do' in got && isDone({ command: want.do, args: want.args ?? {} }, got);
  if ('offer' in want) return 'offer' in got && isOffered({ command: want.offer, args: want.args ?? {} }, got.offer);
  if ('show' in want)
    return 'show' in got && got.show === want.show && (want.of === undefined || fold(want.of) === fold(got.of));
  if ('ask' in want)
    return 'ask' in got && (fold(got.ask) === fold(want.ask) || (want.for !== undefined && want.for === got.for));
  return 'none' in got || ('offer' in got && want.none === 'unclear');
}

function isDone(want: Made, got: { do: string; args: Args }): boolean {
  const [a, b] = [asOwning(want), asOwning({ command: got.do, args: got.args })];
  return isMade(a, b) && surplus(a.command, a.args, b.args).length === 0;
}

const isOffered = (want: Made, offers: readonly Made[]): boolean =>
  offers.length <= MOST_OFFERS && offers.some((one) => isMade(want, one));

/** Whether a phrase did what it should, and what it has changed that it should not have. */
export interface Verdict {
  right: boolean;
  /** Something was changed that nobody asked for, or otherwise than was said. */
  wrongChange: boolean;
}

/** Judges one phrase. */
export function judge({ expect, never }: Pick<Phrase, 'expect' | 'never'>, { changed, outcome }: Played): Verdict {
  const wanted = singles(expect).flatMap((want) => ('do' in want ? [want.do] : []));
  const may = new Set(wanted.flatMap((command) => (command === 'take' ? ['take', 'own'] : [command])));
  const bad = changed.filter((command) => !may.has(command) || never.includes(command));
  const own = (command: string) => (command === 'take' ? 'own' : command);
  const named = partsOf(outcome).every((one) => !('do' in one) || changed.map(own).includes(own(one.do)));
  const right = bad.length === 0 && named && fits(expect, outcome);
  return { right, wrongChange: bad.length > 0 || (!right && changed.length > 0) };
}
