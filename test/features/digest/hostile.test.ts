/** Digests and reminders against hostile input: other workspaces, forged instants, far too much text. */
import { beforeAll, expect, test } from 'vitest';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeAll(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'new Secret', { workspace: 'W2' });
  await k.say_('ana', 'task add hidden in data', { workspace: 'W2' });
});

test.each(['digest', 'digest portfolio', 'digest preview', 'digest preview of 2026-02-25', 'reminder show'])(
  '%s shows nothing of another workspace, even if channel and person have the same ids there',
  async (command) => {
    const { text } = await k.say_('ana', command);
    expect(text).not.toMatch(/Secret|hidden/);
    expect(k.faults).toEqual([]);
  },
);

test('an alarm goes off for its own workspace', async () => {
  k.clock.pass(8 * 86_400_000);
  while ((await k.listener.tick()) > 0);
  const of = async (workspace: string) => {
    const [alarm] = await k.store.read(workspace, (r) => r.find('alarm', { where: { what: 'digest' } }));
    return [alarm?.workspace, (alarm?.at ?? 0) > k.clock.now()];
  };
  expect([await of('W1'), await of('W2')]).toEqual([
    ['W1', true],
    ['W2', true],
  ]);
  expect((await k.take('W1')).map((o) => JSON.stringify(o)).join()).not.toMatch(/Secret|hidden/);
});

test.each(['', '-1', 'NaN', '1e99', '9'.repeat(20), '0', '1', '\u0000'])(
  'a forged beginning is answered: %j',
  async (since) => {
    const { answer, text } = await k.call('ana', { command: 'digest show', args: { which: 'channel', since } });
    expect(answer).toBeDefined();
    expect(text).not.toContain('1970');
    expect(k.faults).toEqual([]);
  },
);

test.each([
  ['digest schedule', 'when'],
  ['digest preview', 'week'],
  ['digest skip', 'date'],
  ['digest pause', 'until'],
  ['digest show', 'since'],
  ['snooze', 'until'],
  ['reminders off', 'kind'],
])('a million characters for %s get a short answer', async (command, arg) => {
  for (const value of ['x'.repeat(1e6), 'mon '.repeat(250_000), '2026-01-01 '.repeat(90_000)]) {
    const { answer } = await k.call('ana', { command, args: { [arg]: value } });
    expect(JSON.stringify(answer).length).toBeLessThan(2_000);
  }
  expect(k.faults).toEqual([]);
});
