/** Texts made to take long: each is answered, whatever it repeats, and none makes anything fail. */
import { beforeAll, expect, test } from 'vitest';
import { LONGEST_COMMAND } from '../../src/dispatch/read-command.js';
import { type Kit, kit } from '../support/kit.js';

const LONG = LONGEST_COMMAND - 1;

let k: Kit;
beforeAll(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  for (let i = 0; i < 10; i += 1) await k.say_('ana', `task add "write the card number ${i} for data"`);
});

const PIECES = [
  ...['mark data as done and ', 'data, training, evaluation, ', '#1 ', '7 ', 'the ', 'who owns data? ', 'block data\n'],
  ...['" ', '3 dec ', 'if ', 'assign #2 to bo and #4 to chi, ', 'the card number ', 'due: ', '( ', '@bo ', 'maybe '],
  ...[
    'both #1 and #2 ',
    'give it a rest. ',
    'swap #3 over to chi, ',
    'no, ',
    'make a task of that. ',
    'data is done, isn’t it, ',
    'done, save that, ',
    'end of q2 next year ',
  ],
  ...[
    'stage add a after ',
    'digest schedule x, ',
    'do not ',
    'x',
    'a😀',
    '`',
    '> data\n',
    'please ',
    'training is ',
    'it ',
    'data’s ',
  ],
];

test.each(PIECES)('%j, again and again', async (piece) => {
  const text = piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG);
  const turn = await k.say_('ana', text);
  const spoken = await k.app.handle({ ...k.origin('ana', {}), type: 'command', text, mentions: [], spoken: true });
  expect(turn.text).not.toBe('');
  expect(spoken).toBeDefined();
  expect(k.faults).toEqual([]);
});

test('a text too long to be read to its end changes nothing: “maybe” may stand there', async () => {
  const why = 'I want to see Bo’s numbers, '.repeat(40);
  await k.app.handle({
    ...k.origin('ana', {}),
    type: 'command',
    text: `take #2, ${why} maybe`,
    mentions: [],
    spoken: true,
  });
  const [task] = await k.store.read(k.workspace, (r) => r.find('task', { where: { number: 2 } }));
  expect(task?.owner).toBeNull();
});
