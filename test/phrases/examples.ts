/**
 * `node dist/test/phrases/examples.js <file> … > prompts/en/examples.tsv`: what the phrases of files teach the model of meanings.
 * Each is played, for its words and for the call that answers it; what it means is the first of the outcomes that are right.
 */
import { readFileSync } from 'node:fs';
import { choicesOf } from '../../src/commands/args.js';
import { commands } from '../../src/features/index.js';
import type { Call } from '../../src/view/view.js';
import { engine } from '../support/engine.js';
import { RENAMED } from './kinds.js';
import { type Phrase, readPhrases, type SingleWanted, singles, type Wanted } from './phrase.js';
import { Player } from './play.js';
import { judge } from './score.js';

/** A phrase that was played: its words, the outcomes that are right, and the calls that it came to. */
interface Heard {
  words: readonly string[];
  expect: Wanted;
  calls: readonly Call[];
  isRight: boolean;
}

/** A call as what is meant: what a command chooses from a list belongs to that, things and texts are what it is about. */
function meantBy({ command, args }: Call): string {
  const declared = commands.find(({ name }) => name === command)?.args ?? {};
  const chosen = Object.entries(args).filter(
    ([name]) => declared[name] && choicesOf(declared[name], engine).length > 0,
  );
  return [command, ...chosen.map(([name, value]) => `${name}=${value}`)].join(' & ');
}

const TODAY = new Map(Object.entries(RENAMED).map(([today, then]) => [then, today]));

/** What the first outcome means. @param shown calls that show a kind of thing */
function meaningOf(
  wanted: SingleWanted,
  call: Call | undefined,
  shown: ReadonlyMap<string, string>,
): string | undefined {
  const named = (act: string, command: string) =>
    `${act}\t${call?.command === (TODAY.get(command) ?? command) ? meantBy(call) : (TODAY.get(command) ?? command)}`;
  if ('do' in wanted) return named('do', wanted.do);
  if ('offer' in wanted) return named('offer', wanted.offer);
  if ('ask' in wanted) return wanted.for === undefined ? undefined : named('do', wanted.for);
  if ('none' in wanted) return 'none\t';
  const made = shown.get(wanted.show);
  return made === undefined ? undefined : `show\t${made}`;
}

/** The calls that show each kind of thing, the most frequent for each. */
function shownKinds(all: readonly Heard[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { expect, calls, isRight } of all) {
    const [call, more] = calls;
    if (!isRight || !call || more || !('show' in expect)) continue;
    const made = counts.get(expect.show) ?? new Map<string, number>();
    counts.set(expect.show, made.set(meantBy(call), (made.get(meantBy(call)) ?? 0) + 1));
  }
  return new Map([...counts].map(([kind, made]) => [kind, [...made].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '']));
}

/** One line, unless several different things are meant at once. */
function lineOf({ words, expect, calls }: Heard, shown: ReadonlyMap<string, string>): string[] {
  const meanings = ('all' in expect ? singles(expect) : singles(expect).slice(0, 1)).map((wanted) =>
    meaningOf(wanted, calls[0], shown),
  );
  const [meaning, ...others] = meanings;
  if (meaning === undefined || words.length === 0 || others.some((other) => other !== meaning)) return [];
  return [`${meaning}\t${words.join(' ')}`];
}

const player = new Player();
/** What leans on something that was said before can't be understood alone, and a command says less than a sentence. */
const isUsable = ({ how, before }: Phrase) => how !== 'slash' && before === undefined;
const heard: Heard[] = [];
for (const file of process.argv.slice(2))
  for (const phrase of readPhrases(readFileSync(file, 'utf8')).filter(isUsable)) {
    const { played, understood } = await player.playThrough(phrase);
    const calls = (understood?.acts ?? []).map(({ call }) => call);
    const words = understood?.heard?.() ?? [];
    heard.push({ words, expect: phrase.expect, calls, isRight: judge(phrase, played).right });
  }
const shown = shownKinds(heard);
console.log('# Made of the phrases in test/phrases (see its README.md): act, command with its choices, words.');
for (const line of [...new Set(heard.flatMap((one) => lineOf(one, shown)))].sort()) console.log(line);
