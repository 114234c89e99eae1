/** A command or question that was read once means the same again, unless something is called by one of its words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { choicesOf } from '../../src/commands/args.js';
import { typedCommands } from '../../src/features/index.js';
import { keyOf } from '../../src/model/names.js';
import type { Reader } from '../../src/ports/store.js';
import type { Remembered } from '../../src/reading/decision.js';
import { findThings } from '../../src/reading/find-things.js';
import { MOST_STEPS } from '../../src/reading/match.js';
import { NameIndex } from '../../src/reading/name-index.js';
import { phrasebookOf } from '../../src/reading/phrasebook.js';
import { keepPlain, plainCommand, plainQuestion } from '../../src/reading/plain-command.js';
import type { Saying } from '../../src/reading/saying.js';
import { tokenize } from '../../src/reading/tokens.js';
import { type Groundwork, Understanding } from '../../src/reading/understanding.js';
import type { World } from '../../src/reading/world.js';
import { engine, phrasebook } from '../support/engine.js';
import { FULL, rounds } from '../support/full.js';
import { kit } from '../support/kit.js';
import { SAMPLES, sampleProject, sampleTask } from '../support/sample-rows.js';

const W = 'W';
const ANA = SAMPLES.person(W);
const CHURN = sampleProject(W, 'Churn');
const book = phrasebookOf(phrasebook, typedCommands);

let read: Reader;
beforeAll(async () => {
  const k = await kit();
  await k.store.read(W, async (reader) => {
    read = reader;
  });
});

const saying = (text: string, talk?: Remembered, open: readonly string[] = []): Saying => ({
  ...{ read, text, talk, open, mentions: [], commands: typedCommands, me: ANA.id, channel: 'C', direct: false },
  ...{ now: Date.UTC(2026, 10, 25, 10), today: '2026-11-25', zone: 'UTC', order: 'day-first', inPart: [] },
  ...{ isStrict: true, waiting: open, phrasebook, clarity: engine },
});

const stage = (name: string) => ({ ...SAMPLES.stage(W), project: CHURN.id, dropped: false, name, key: keyOf(name) });

/** What there is besides one project with one stage: a project, a stage, a task and somebody of a name each. */
function worldWith(name?: string): World {
  const projects = name === undefined ? [CHURN] : [CHURN, sampleProject(W, name, { key: keyOf(name) })];
  const names = name === undefined ? [] : [name];
  const people = names.map((one) => ({ ...ANA, id: 'U9', name: one, key: keyOf(one), firstKey: keyOf(one) }));
  const stages = [stage('Data'), ...names.map(stage)];
  const tasks = names.map((title) => sampleTask(W, 1, { title, project: CHURN.id }));
  return { hasLinks: true, here: [CHURN], projects, stages, tasks, people: [ANA, ...people] };
}

/** A channel without projects. */
const NOTHING_HERE: World = { ...worldWith(), hasLinks: false, here: [] };

/** Worlds in which only one kind of thing has the name. */
function worldsWith(name: string): World[] {
  const [none, all] = [worldWith(), worldWith(name)];
  return (['projects', 'stages', 'tasks', 'people'] as const).map((kind) => ({ ...none, [kind]: all[kind] }));
}

function groundwork(said: Saying, world: World): Groundwork {
  const tokens = tokenize(said.text, []);
  const index = new NameIndex(world, book.words, book.wordLists);
  const things = findThings(said.text, tokens, index, said);
  return { world, book, tokens, things, budget: { steps: MOST_STEPS } };
}

/** Reads a text, as if for the first time. */
function decided(said: Saying, world: World) {
  const found = groundwork(said, world);
  const whole = new Understanding(said, found);
  return { found, whole, understood: whole.decide() };
}

/** What is remembered of a text that was read where nothing is called by its words. */
function remembered(text: string, world = worldWith()) {
  const { found, whole, understood } = decided(saying(text), worldWith());
  keepPlain(saying(text), found, understood, whole.said);
  return knownIn(saying(text), world);
}

/** What a text means without being read again. */
function knownIn(said: Saying, world: World) {
  const { tokens, things } = groundwork(said, world);
  return tokens.length === 1 || things.size === 0 ? plainCommand(said, book) : undefined;
}

/** All that can have been said before. */
const call = { command: 'task list', args: { which: 'open' } };
const TALKS: readonly Remembered[] = [
  { items: [`stage:${stage('Data').id}`], call, asked: null, offered: [] },
  {
    items: [],
    call: { command: 'due', args: {} },
    asked: { call: { command: 'due', args: {} }, arg: 'day' },
    offered: [],
  },
  { items: [], call, asked: { call: { command: 'block', args: {} }, arg: 'reason' }, offered: [call] },
  { items: [], call: { command: 'next', args: {} }, asked: null, offered: [call, call] },
];

/** The names of commands, alone and with each of their choices. */
const TEXTS = typedCommands.flatMap(({ name, aliases, args }) => {
  const choices = Object.values(args).flatMap((arg) => (arg.type === 'choice' ? choicesOf(arg, engine) : []));
  return [name, ...aliases].flatMap((one) => [one, ...choices.map((word) => `${one} ${word}`)]);
});

/** All runs of words in a text, and names that these are short for. */
function namesIn(text: string): string[] {
  const words = text.split(' ');
  const runs = words.flatMap((_, from) => words.slice(from).map((_, i) => words.slice(from, from + i + 1).join(' ')));
  return runs.flatMap((run) => (FULL ? [run, `${run} board`, `the ${run}`, `${run}s`] : [run, `${run} board`]));
}

test('a command and its choices are remembered, whoever says it', () => {
  expect(remembered('task list mine')).toEqual({
    act: 'show',
    call: { command: 'task list', args: { which: 'mine' } },
  });
  expect(remembered('status')).toEqual({ act: 'show', call: { command: 'status', args: {} } });
});

test.each(['status churn', 'done', 'task add write a card', 'task list due friday', 'block data', 'status; next'])(
  '“%s” is read each time',
  (text) => {
    expect(remembered(text)).toBeUndefined();
  },
);

/** As said in a sentence. */
const spoken = (text: string, talk?: Remembered, open?: readonly string[]): Saying => ({
  ...saying(text, talk, open),
  isStrict: false,
});

/** What a sentence shows without being read again. */
function shownBy(said: Saying, world: World) {
  const found = groundwork(said, world);
  const act = plainQuestion(said, found);
  return act && !new Understanding(said, found).followsUp() ? act : undefined;
}

/** What is remembered of a sentence. */
function rememberedOf(text: string, world = worldWith()) {
  const said = spoken(text);
  const { found, whole, understood } = decided(said, worldWith());
  keepPlain(said, found, understood, whole.said);
  return shownBy(said, world);
}

test('what is remembered of a command is not what a sentence means', () => {
  // Nobody else asks so in these tests.
  const help = 'help   ';
  expect(remembered(help)).toMatchObject({ act: 'show' });
  expect(plainCommand(spoken(help), book)).toBeUndefined();
  expect(shownBy(spoken(help), worldWith())).toBeUndefined();
});

test('a question in which nothing is named is remembered', () => {
  const act = { act: 'show', call: { command: 'find', args: { which: 'blocked' } } };
  expect(rememberedOf("what's blocked?")).toEqual(act);
  expect(rememberedOf("what's blocked?", worldWith('Blocked'))).toBeUndefined();
});

test.each(['how is it going?', 'who owns data?', 'start', 'undo that', 'yes', 'thanks', 'due tomorrow?'])(
  '“%s” is read each time',
  (text) => {
    expect(rememberedOf(text)).toBeUndefined();
  },
);

test('while something is open, a question is read each time', () => {
  rememberedOf("what's blocked?");
  for (const talk of TALKS.slice(1)) expect(shownBy(spoken("what's blocked?", talk), worldWith())).toBeUndefined();
  expect(shownBy(spoken("what's blocked?", undefined, ['stage:s']), worldWith())).toBeUndefined();
});

/** All that people say in `test/phrases`. */
function* said(): Generator<string> {
  const folder = join(import.meta.dirname, '../phrases');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl')))
    for (const [, text] of readFileSync(join(folder, file), 'utf8').matchAll(/"text": ?("(?:[^"\\]|\\.)*")/g))
      yield String(JSON.parse(text ?? '""'));
}

test('a question means what it would if it were read again, whatever was done last', () => {
  const share = rounds(40, 1);
  const some = <T>(all: Iterable<T>, one: number) => [...all].filter((_, i) => i % one === 0);
  const questions = some(new Set(said()), share).filter((text) => rememberedOf(text));
  expect(questions.length).toBeGreaterThan(3);
  const worlds = [worldWith(), NOTHING_HERE, worldWith('Zebra crossing')];
  for (const text of questions)
    for (const { name } of some(typedCommands, rounds(9, 1)))
      for (const world of worlds) {
        const talk = {
          items: [`stage:${stage('Data').id}`],
          call: { command: name, args: {} },
          asked: null,
          offered: [],
        };
        const act = shownBy(spoken(text, talk), world);
        if (!act) continue;
        const { whole, understood } = decided(spoken(text, talk), world);
        expect(understood, text).toEqual({ acts: [act] });
        expect(whole.likely(understood), text).toBe(understood);
      }
});

test('“task list mine” where a stage is called Mine is about that stage', () => {
  const [, stages] = worldsWith('Mine');
  expect(remembered('task list mine', stages)).toBeUndefined();
});

test('whatever is called by its words, and whatever was said before, it means what it would if it were read again', () => {
  const texts = TEXTS.filter((text) => remembered(text));
  expect(texts.length).toBeGreaterThan(300);
  const [share, oneWord] = [rounds(60, 1), rounds(15, 1)];
  for (const text of texts.filter((one, i) => i % (one.includes(' ') ? share : oneWord) === 0))
    for (const world of [worldWith(), NOTHING_HERE, ...namesIn(text).flatMap(worldsWith)])
      for (const talk of [undefined, ...TALKS]) {
        const said = saying(text, talk, talk?.offered.length ? [`stage:${stage('Data').id}`] : []);
        const known = knownIn(said, world);
        if (known) expect(decided(said, world).understood, text).toEqual({ acts: [known] });
      }
});
