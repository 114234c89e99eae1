/** For every command, what is wrong, missing, too long, strange, unknown or another's: a specific answer, and no change. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ROW_KINDS } from '../../adapters/store/schema/schema.js';
import { type Arg, choicesOf } from '../../src/commands/args.js';
import { commands, typedCommands } from '../../src/features/index.js';
import { plainText } from '../../src/view/as-text.js';
import type { Call } from '../../src/view/view.js';
import { engine, learnFirst } from '../support/engine.js';
import { FULL, rounds } from '../support/full.js';
import { type Kit, kit, type Turn } from '../support/kit.js';
import { checkForm, checkView } from '../support/limits.js';

/** Everything that a refused command must leave as it is; people and channels are noted when they are seen. */
async function kept(k: Kit): Promise<string> {
  const rows = await Promise.all(
    ROW_KINDS.filter((kind) => !['person', 'channel', 'talk'].includes(kind)).map((kind) =>
      k.store.read('W1', (r) => r.find(kind, { order: ['id'] })),
    ),
  );
  return JSON.stringify(rows);
}

let k: Kit;
let foreign: Record<string, string>;
let before: string;

beforeAll(async () => {
  learnFirst();
  k = await kit();
  await k.say_('ana', 'new Secret', { workspace: 'W2', channel: 'other' });
  await k.say_('ana', 'task add hidden', { workspace: 'W2', channel: 'other' });
  const [project] = await k.store.read('W2', (r) => r.find('project', {}));
  const [stage] = await k.store.read('W2', (r) => r.find('stage', {}));
  const [task] = await k.store.read('W2', (r) => r.find('task', {}));
  foreign = { project: project?.id ?? '', stage: stage?.id ?? '', item: task?.id ?? '' };
  await k.say_('ana', 'new "Churn model"');
  await k.say_('bo', 'task add known');
  await k.say_('chi', 'undo');
  await k.say_('ana', 'own training @chi');
  before = await kept(k);
});

/** A specific answer that gives nothing away. Whether nothing changed is checked after all cases of a command. */
function checkRefusal(turn: Turn, what: string): void {
  expect(k.faults, what).toEqual([]);
  const answers = [turn.handled.form, turn.handled.errors, turn.answer].filter((a) => a !== undefined);
  expect(answers, what).toHaveLength(1);
  if (turn.answer) expect(checkView(turn.answer), what).toEqual([]);
  if (turn.handled.form) expect(checkForm(turn.handled.form), what).toEqual([]);
  const said = turn.text + JSON.stringify(turn.handled);
  expect(said, what).not.toMatch(/\bat .*\.(ts|js):\d|Error:|undefined|\[object|Secret|hidden/);
}

const checkNothingChanged = async () => expect(await kept(k)).toBe(before);

/** A value of the right kind, for the arguments that are not the one under test. */
async function good(arg: Arg): Promise<string> {
  const [project] = await k.store.read('W1', (r) => r.find('project', { limit: 1 }));
  const stages = await k.store.read('W1', (r) => r.find('stage', { order: ['position'] }));
  const values: Partial<Record<Arg['type'], string>> = {
    project: project?.id,
    stage: stages[0]?.id,
    item: stages[0]?.id,
    person: 'U2',
    day: 'friday',
    text: 'some words',
    choice: choicesOf(arg, engine)[0],
    page: '1',
  };
  return values[arg.type] ?? '';
}

const LONG = 'long '.repeat(2_000);
const STRANGE: Record<string, string> = {
  'ten thousand characters': LONG,
  'only spaces': '   ',
  'only signs': '!!! ··· """',
  'control characters': '\u0000\u0007\u202e\u200b',
  'an id of nothing': 'no-such-id',
  'an id from another workspace': 'FOREIGN',
  markup: '<script>alert(1)</script> <!channel> *b*',
  'a lone surrogate': '\ud800',
};

/** For each type, what cannot be taken for a value of it. */
const WRONG: Record<Arg['type'], string[]> = {
  project: Object.keys(STRANGE),
  stage: Object.keys(STRANGE),
  item: Object.keys(STRANGE),
  person: Object.keys(STRANGE),
  day: Object.keys(STRANGE),
  choice: Object.keys(STRANGE),
  text: ['ten thousand characters', 'only spaces', 'control characters', 'a lone surrogate'],
  page: [],
};

/** A command with each of its arguments wrong in each way, the others being right. */
async function wrongCalls({ name, args: declared }: (typeof commands)[number]): Promise<[what: string, call: Call][]> {
  const right: Record<string, string> = {};
  for (const [arg, a] of Object.entries(declared)) if (a.required || a.type === 'text') right[arg] = await good(a);
  return Object.entries(declared)
    .filter(([, { type, required }]) => type !== 'text' || required)
    .flatMap(([arg, { type }]) =>
      WRONG[type].map((what) => {
        const value = what === 'an id from another workspace' ? (foreign[type] ?? foreign.project) : STRANGE[what];
        return [`${arg}: ${what}`, { command: name, args: { ...right, [arg]: value ?? '' } }];
      }),
    );
}

describe('by button or form', () => {
  test.each(commands.filter((c) => Object.keys(c.args).length > 0))('$name refuses wrong values', async (command) => {
    for (const [what, call] of await wrongCalls(command)) checkRefusal(await k.call('ana', call), what);
    await checkNothingChanged();
  });

  test('a command that does not exist is refused', async () => {
    checkRefusal(await k.call('ana', { command: 'drop table', args: {} }), '');
    await checkNothingChanged();
  });
});

describe('typed', () => {
  /** Reading takes longer the more there is: `npm run soak` says ten thousand characters to each command, here one test does. */
  const hostile = [
    '',
    LONG.slice(0, rounds(500, LONG.length)),
    '"""""',
    "'; drop table task; --",
    '\u202e\u0000\u0007',
    '漢字 и кириллица',
    '<!channel> <@U1|x> [x](javascript:alert(1))',
    '#999999999999',
    '#0',
    '-1',
    '🦔'.repeat(300),
    '\ud800',
  ];
  /** Commands that take any words as a name, title or topic, or that need none. */
  const free = new Set([
    'new',
    'task add',
    'describe',
    'promoted',
    'help',
    'sample',
    'undo',
    'decline',
    'stage add',
    'project rename',
    'archive',
    'unlink',
    'mute',
    'unmute',
    'digest pause',
    'digest resume',
    'reminders off',
    'reminders on',
  ]);
  const refusing = typedCommands.filter((c) => !free.has(c.name)).map(({ name }, at) => ({ name, at }));
  /** In `npm test` each of the words is said to every third command, and each command hears a third of them. */
  const saidTo = (at: number) => hostile.filter((_, i) => FULL || (i + at) % 3 === 0);
  test.each(refusing)('$name refuses hostile words', async ({ name, at }) => {
    for (const words of saidTo(at)) checkRefusal(await k.say_('bo', `${name} ${words}`), words.slice(0, 60));
    await checkNothingChanged();
  });
  test('ten thousand characters are refused', async () => {
    for (const name of ['done', 'status', 'own']) checkRefusal(await k.say_('bo', `${name} ${LONG}`), name);
    await checkNothingChanged();
  });
  test('a command that is too long is refused', async () => {
    const turn = await k.say_('ana', `block data ${'x '.repeat(7_000)}`);
    expect(turn.text).toMatch(/a command can be up to 4,000/);
    checkRefusal(turn, '');
    await checkNothingChanged();
  });
  test('names in other scripts are names', async () => {
    const own = await kit();
    for (const name of ['顧客離脱モデル', 'Модель оттока', 'نموذج', 'Modèle “é”', '🦔 hedgehog']) {
      expect((await own.say_('ana', `new ${name}`, { channel: 'x' })).text).toContain('created');
      expect((await own.say_('ana', `status ${name}`, { channel: 'x' })).text).toContain(
        name.replace(/[“”]/g, '').slice(0, 5),
      );
    }
  });
  test('control and direction characters do not get into names, nor marks of emphasis; other markup stays plain text', async () => {
    const own = await kit();
    const turn = await own.say_('ana', 'new "a\u202eb\u0007 <b>c</b> *d*"');
    expect(turn.text).toContain('created ab <b>c</b> d with');
    expect(plainText((await own.say_('ana', 'status')).answer ?? { blocks: [] })).toContain('ab <b>c</b> d');
  });
});
