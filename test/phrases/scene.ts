/** What is so before a phrase is said, besides the world: an offer that it answers, what it undoes, and the lines before it. */
import { type Phrase, singles } from './phrase.js';
import { NOW, WHO, type Who, type World } from './world.js';

const MINUTE = 60_000;
/** Answers to an offer. */
const ANSWERS = ['accept', 'decline', 'pass'];

/** Makes the world ready for a phrase. */
export async function setScene(world: World, phrase: Phrase): Promise<void> {
  const offered = offeredItem(phrase);
  if (offered !== undefined) await at(world, 20 * 60, () => world.call('Bo', 'own', { item: offered, person: 'Ana' }));
  if (undoesStart(phrase)) await at(world, 1, () => world.call('Ana', 'start', { stage: 'Evaluation' }));
  await sayBefore(world, phrase);
}

async function at(world: World, minutesAgo: number, act: () => Promise<void>): Promise<void> {
  world.now = NOW - minutesAgo * MINUTE;
  await act();
}

/**
 * What Bo has offered to Ana: what a line before says, else what the phrase is to answer, else Evaluation if it is to show
 * her offers. Nothing for any other phrase, so that a "yes" or a thumb that answers nothing finds nothing to answer.
 */
function offeredItem({ before = [], expect, why }: Phrase): string | undefined {
  const asked = before
    .map((line) => /^Baton: Bo asks: will you take (#\d+|[^“”?]+?) ?[“?]/.exec(line)?.[1])
    .find(Boolean);
  if (asked !== undefined) return asked;
  if (/nothing waits/.test(why)) return undefined;
  const wants = singles(expect);
  const answer = wants.find((want) => 'do' in want && ANSWERS.includes(want.do));
  if (answer && 'do' in answer) return answer.args?.item ?? 'Evaluation';
  const [first] = wants;
  return first && 'show' in first && first.show === 'offers' ? 'Evaluation' : undefined;
}

/** "Undo" undoes a start of Evaluation by Ana a minute ago, if nothing else was done before. */
const undoesStart = ({ before, expect }: Phrase): boolean =>
  before === undefined &&
  singles(expect).some((want) => ('do' in want && want.do === 'undo') || ('offer' in want && want.offer === 'undo'));

/** Says the lines before. Where Baton once did something else than it would now, it is done as the line says. */
async function sayBefore(world: World, { how, before = [] }: Phrase): Promise<void> {
  for (const [i, line] of before.entries()) {
    world.now = NOW - (before.length - i) * (MINUTE / 2);
    const [, name = '', text = ''] = /^(\w+): ([\s\S]*)$/.exec(line) ?? [];
    const who = WHO.find((one) => one === name);
    if (who) await sayOrPress(world, who, text, how);
    else await make(world, text);
  }
}

const BUTTONS: Readonly<Record<string, readonly [command: string, arg: string]>> = {
  Done: ['done', 'item'],
  Start: ['start', 'stage'],
  Unblock: ['unblock', 'stage'],
  Take: ['take', 'item'],
  'Take it': ['take', 'item'],
  Drop: ['drop', 'item'],
  Release: ['release', 'item'],
  Accept: ['accept', 'item'],
  Skip: ['skip', 'stage'],
};

async function sayOrPress(world: World, who: Who, text: string, how: Phrase['how']): Promise<void> {
  const pressed = /^\(pressed “([^”]+)” on ([^)]+)\)$/.exec(text);
  const button = BUTTONS[pressed?.[1] ?? ''];
  if (pressed && !button) throw new Error(`no button is called ${pressed[1]}`);
  if (button) await world.call(who, button[0], { [button[1]]: pressed?.[2] ?? '' });
  else if (text.startsWith('/baton')) await world.say(who, text.slice('/baton'.length).trim(), 'slash');
  else if (how === 'direct') await world.say(who, text, 'direct');
  // What is not said to Baton is said among people.
  else if (text.includes('@Baton')) await world.say(who, text, 'mention');
}

/** What a line of Baton's says that somebody has done. */
const DEEDS: readonly (readonly [
  said: RegExp,
  command: string,
  args: (groups: readonly string[]) => Record<string, string>,
])[] = [
  [/^(\w+) finished (.+?)\.?$/, 'done', ([item = '']) => ({ item })],
  [/^(\w+) dropped (.+?)\.?$/, 'drop', ([item = '']) => ({ item })],
  [/^(\w+) started (.+?)\.?$/, 'start', ([stage = '']) => ({ stage })],
  [/^(\w+) took (.+?)\.?$/, 'take', ([item = '']) => ({ item })],
  [/^(\w+) offered (.+?) to (\w+)\.?$/, 'own', ([item = '', person = '']) => ({ item, person })],
  [/^(\w+) marked (.+?) as blocked: “(.+)”\.?$/, 'block', ([stage = '', reason = '']) => ({ stage, reason })],
];

/** Does what a line of Baton's tells of, or reminds of what it reminds of; if it was done already, the same once more changes nothing. */
async function make(world: World, line: string): Promise<void> {
  const overdue = /^Overdue: #(\d+)/.exec(line)?.[1];
  if (overdue !== undefined) return world.remind('Ana', Number(overdue));
  for (const [said, command, args] of DEEDS) {
    const [, name = '', ...groups] = said.exec(line) ?? [];
    const who = WHO.find((one) => one === name);
    if (who) return world.call(who, command, args(groups));
  }
}
