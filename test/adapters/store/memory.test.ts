import { expect, test } from 'vitest';
import { Memory } from '../../../adapters/store/memory.js';

/** A memory, and what was worked out instead of remembered. */
function watched() {
  const memory = new Memory();
  const worked: string[] = [];
  const ask = (workspace: string, name: string) =>
    memory.get(workspace, name, async () => {
      worked.push(`${workspace} ${name}`);
      return `${name} of ${workspace}`;
    });
  return { memory, worked, ask };
}

test('works something out once for each workspace and name', async () => {
  const { ask, worked } = watched();
  for (let n = 0; n < 2; n += 1) {
    expect(await ask('W1', 'a')).toBe('a of W1');
    expect(await ask('W1', 'b')).toBe('b of W1');
    expect(await ask('W2', 'a')).toBe('a of W2');
  }
  expect(worked).toEqual(['W1 a', 'W1 b', 'W2 a']);
});

test('remembers that there is nothing', async () => {
  const { memory } = watched();
  let n = 0;
  const nothing = async () => {
    n += 1;
    return undefined;
  };
  await memory.get('W1', 'a', nothing);
  await memory.get('W1', 'a', nothing);
  expect(n).toBe(1);
});

test('a failure is not remembered', async () => {
  const { memory, ask } = watched();
  await expect(memory.get('W1', 'a', () => Promise.reject(new Error('no connection')))).rejects.toThrow();
  expect(await ask('W1', 'a')).toBe('a of W1');
});

test('forgets a workspace, and only that', async () => {
  const { memory, ask, worked } = watched();
  await ask('W1', 'a');
  await ask('W2', 'a');
  memory.forget('W1');
  await ask('W1', 'a');
  await ask('W2', 'a');
  expect(worked).toEqual(['W1 a', 'W2 a', 'W1 a']);
});

test('does not grow without end', async () => {
  const { ask, worked } = watched();
  for (let n = 0; n <= 8; n += 1) await ask('W1', `day ${n}`);
  for (let n = 0; n < 1_000; n += 1) await ask(`X${n}`, 'a');
  worked.length = 0;
  await ask('X999', 'a');
  await ask('W1', 'day 8');
  expect(worked).toEqual(['W1 day 8']);
});
