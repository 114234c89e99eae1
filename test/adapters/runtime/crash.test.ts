/**
 * kill -9 in the middle of a stream of commands, twenty times on each database: every acknowledged change is there once, with
 * its line of history and its answer; what was not acknowledged is there once after it is delivered again, as platforms do.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { migrate } from '../../../adapters/store/open.js';
import { command } from '../../support/crash-commands.js';
import { Kit } from '../../support/kit.js';
import type { Place } from '../../support/places.js';
import { DIALECTS, place } from '../../support/stores.js';

const ROUNDS = 20;
const CHILD = join(root(), 'dist', 'test', 'support', 'crash-child.js');

/** Runs the child from command `first` on and kills it after `acks` acknowledgements and `ms` more. @returns the last one acknowledged */
function killed(at: Place, first: number, acks: number, ms: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, String(first)], {
      env: { PATH: process.env.PATH, ...at.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let wrong = '';
    let dying = false;
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (dying || said.split('\n').length - 1 < acks) return;
      dying = true;
      setTimeout(() => child.kill('SIGKILL'), ms);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      wrong += chunk.toString();
    });
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the child ended by itself (${code}): ${wrong}`));
      else resolve(Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)));
    });
  });
}

/** Looks at the whole store: each task up to `last` once, in the order of its number. */
async function check(k: Kit, last: number): Promise<void> {
  const tasks = await k.store.read('W1', (r) => r.find('task', { order: ['number'] }));
  const lines = await k.store.read('W1', (r) => r.find('history', { where: { item: 'task', field: 'created' } }));
  const answers = await k.opened.db.selectFrom('outbox').select('id').execute();
  const titles = Array.from({ length: last - 1 }, (_, i) => `t${i + 2}`);
  expect(tasks.map((t) => t.title)).toEqual(titles);
  expect(tasks.map((t) => t.number)).toEqual(titles.map((_, i) => i + 1));
  expect(lines.map((l) => l.to).sort()).toEqual([...titles].sort());
  expect(answers).toHaveLength(last);
}

describe.concurrent.each(DIALECTS)('%s', (dialect) => {
  test(`${ROUNDS} kills`, { timeout: 240_000 }, async () => {
    const at = await place(dialect);
    let next = 1;
    for (let round = 0; round < ROUNDS; round += 1) {
      // Killed at another moment each time: after few or many acknowledgements, in the midst of the next command.
      const acked = await killed(at, next, 3 + ((round * 7) % 23), (round * 3) % 8);
      expect(acked).toBeGreaterThanOrEqual(next);
      const opened = at.open();
      await migrate(opened);
      const k = new Kit(opened);
      // The platform has no answer for the command after the last one acknowledged, and delivers it again; and the last one too.
      await k.app.handle(command(acked + 1));
      await k.app.handle(command(acked));
      expect(k.faults).toEqual([]);
      await check(k, acked + 1);
      await opened.close();
      next = acked + 2;
    }
    await at.remove();
    expect(next).toBeGreaterThan(ROUNDS * 5);
  });
});
