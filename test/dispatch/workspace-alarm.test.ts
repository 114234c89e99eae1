/** Setting the alarms of a whole workspace, some at a time. */
import { expect, test } from 'vitest';
import { onWorkspaceAlarm, setWorkspaceAlarm } from '../../src/dispatch/workspace-alarm.js';
import type { ReadContext } from '../../src/kit/job.js';
import type { Change } from '../../src/model/changes.js';
import { type Kit, kit } from '../support/kit.js';

const inW1 = <T>(k: Kit, work: (job: ReadContext) => Promise<T>) =>
  k.store.read('W1', (read) => work({ read, now: k.clock.now(), workspace: 'W1' }));

/** How far the alarm has come, as its changes leave it; undefined once it is done. */
const progress = (changes: readonly Change[]) =>
  changes.flatMap((one) => (one.kind === 'alarm' && one.do === 'set' && one.row.id === 'arm' ? [one.row.subject] : []));

async function begun(): Promise<Kit> {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'set holidays 2026-12-25 workspace');
  return k;
}

test('it is due at once, and starts from the beginning when it is set again', async () => {
  const k = await kit();
  expect(await inW1(k, setWorkspaceAlarm)).toMatchObject({ do: 'add', row: { at: k.clock.now(), subject: '' } });
  await k.say_('ana', 'set holidays 2026-12-25 workspace');
  expect(await inW1(k, setWorkspaceAlarm)).toMatchObject({ do: 'set', row: { at: k.clock.now(), subject: '' } });
});

test('channels come first, then people, then it is done', async () => {
  const k = await begun();
  const first = await inW1(k, (job) => onWorkspaceAlarm(job, ''));
  expect(progress(first.changes)).toEqual(['person:']);
  const second = await inW1(k, (job) => onWorkspaceAlarm(job, 'person:'));
  expect(progress(second.changes)).toEqual([]);
});

test('more people than fit into one transaction come in several', async () => {
  const k = await begun();
  const people = Array.from({ length: 60 }, (_, i) => ({
    id: `X${i}`,
    name: `X ${i}`,
    zone: 'UTC',
    admin: false,
    standing: 'member' as const,
  }));
  await k.roster.introduce('W1', people);
  const { changes } = await inW1(k, (job) => onWorkspaceAlarm(job, 'person:'));
  const [next] = progress(changes);
  expect(next).toMatch(/^person:X\d+$/);
  const rest = await inW1(k, (job) => onWorkspaceAlarm(job, next ?? ''));
  expect(progress(rest.changes)).toEqual([]);
});

test('without its row there is nothing to do', async () => {
  const k = await kit();
  expect(await inW1(k, (job) => onWorkspaceAlarm(job, ''))).toEqual({ changes: [], messages: [] });
});
