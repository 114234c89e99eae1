/** `baton outbox`: what was given up, listed with its reason, sent again and dropped. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runBaton } from '../../../adapters/cli/program.js';
import { newId } from '../../../adapters/common/ids.js';
import { systemClock } from '../../../adapters/runtime/clock.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { view } from '../../../src/view/view.js';

let folder: string;
let said: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-outbox-'));
  said = [];
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line) => void said.push(String(line)));
  const opened = openSqlite(folder);
  await migrate(opened);
  const store = new SqlStore(opened, systemClock);
  await store.transact('slack:T1', newId(), async (unit) => {
    await unit.send([
      { to: 'channel', id: newId(), channel: 'C1', thread: null, view: view() },
      { to: 'direct', id: newId(), person: 'U1', view: view() },
    ]);
    return {};
  });
  const outbox = new SqlOutbox(opened, systemClock);
  for (const one of await outbox.claim(10, 60_000))
    await outbox.failed(one, one.message.to === 'direct' ? 'no answer' : 'not_in_channel');
  await opened.close();
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const outbox = async (...args: string[]) => {
  said = [];
  const code = await runBaton(['outbox', ...args, '--data', folder]);
  return { code, text: said.join('\n') };
};

test('lists what was given up, with the reason and what helps', async () => {
  const { code, text } = await outbox('list');
  expect(code).toBe(0);
  expect(text).toMatch(
    /^2 {2}\d+ \w{3} \d{4} \d\d:\d\d UTC {2}in private to U1 \(slack:T1\)\n {4}no answer, after one try\. The platform/,
  );
  expect(text).toMatch(
    /1 {2}.* in C1 \(slack:T1\)\n {4}not_in_channel, after one try\. Baton is not in that channel\./,
  );
  expect(text).toMatch(/0 waiting, 2 given up\.$/);
});

test('sends some again, and drops the rest', async () => {
  expect(await outbox('resend', '1')).toEqual({ code: 0, text: 'One message is sent again.' });
  expect((await outbox('list')).text).toMatch(/1 waiting, 1 given up\.$/);
  expect((await outbox('resend', '#1', '7')).text).toMatch(/^0 messages are sent again\.\n#1, #7: not given up/);
  expect(await outbox('drop', '--all')).toEqual({ code: 0, text: 'One message is dropped.' });
  expect((await outbox('list')).text).toBe('1 waiting, none given up.');
});

test('wants to know which, and says where the numbers are', async () => {
  for (const words of [['resend'], ['drop'], ['drop', 'all']]) {
    const { code, text } = await outbox(...words);
    expect(code).toBe(2);
    expect(text).toContain('`baton outbox list`');
  }
});
