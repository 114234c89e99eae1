/** Makes an outcome's changes, with all that follows from them. */
import { expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import { keepOutcome } from '../../src/dispatch/keep-outcome.js';
import { add } from '../../src/model/changes.js';
import { plain } from '../../src/model/text.js';
import { paragraph, view } from '../../src/view/view.js';
import { inContext } from '../support/context.js';
import { kit } from '../support/kit.js';

const row = {
  id: 'person:U1:answers',
  workspace: 'W1',
  scope: 'person',
  target: 'U1',
  key: 'answers',
  value: 'x',
} as const;
const shown = view(paragraph([plain('Hello.')]));

test('changes are made, and can be undone', async () => {
  const k = await kit();
  await inContext(k, call('home'), (ctx, unit) =>
    keepOutcome(unit, ctx, { changes: [add('setting', row)], notice: [plain('Set.')] }),
  );
  expect(await k.store.read('W1', (r) => r.get('setting', row.id))).toMatchObject({ value: 'x' });
  expect((await k.say_('ana', 'undo')).text).toContain('undid this: Set.');
  expect(await k.store.read('W1', (r) => r.get('setting', row.id))).toBeUndefined();
});

test('final changes cannot be undone, nor what came before them', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await inContext(k, call('home'), (ctx, unit) =>
    keepOutcome(unit, ctx, { changes: [add('setting', row)], final: true }),
  );
  expect((await k.say_('ana', 'undo')).text).toContain('only undo your last change');
});

test('others are told: in private near the channel, or in a channel with somebody to tell if it is closed', async () => {
  const k = await kit();
  await inContext(k, call('home'), (ctx, unit) =>
    keepOutcome(unit, ctx, {
      tell: [
        { person: 'U2', view: shown },
        { channel: 'C2', thread: 'T1', view: shown, orTo: 'U3' },
      ],
    }),
  );
  expect(await k.take()).toMatchObject([
    { to: 'direct', person: 'U2', near: 'C-churn', view: shown },
    { to: 'channel', channel: 'C2', thread: 'T1', orTo: 'U3', view: shown },
  ]);
});
