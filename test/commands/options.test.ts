/** What can be offered for an argument in a picker or form. */
import { expect, test } from 'vitest';
import * as arg from '../../src/commands/args.js';
import { optionsFor, projectInCall } from '../../src/commands/options.js';
import { inContext } from '../support/context.js';
import { type Kit, kit } from '../support/kit.js';

const labels = async (k: Kit, declared: arg.Arg, args: Record<string, string> = {}) =>
  (await inContext(k, { command: 'status', args }, (ctx) => optionsFor(ctx, 'which', declared))).map(
    ({ label }) => label,
  );

async function withTwo(): Promise<Kit> {
  const k = await kit();
  await k.say_('ana', 'new Churn stages: data, launch');
  await k.say_('ana', 'new Search stages: crawl', { channel: 'search' });
  await k.say_('ana', 'task add "label the set"');
  await k.say_('ana', 'start data');
  await k.say_('ana', 'done data');
  return k;
}

test('stages and tasks are those of the channel’s project, open stages first', async () => {
  const k = await withTwo();
  expect(await labels(k, arg.stage())).toEqual(['launch', 'data']);
  expect(await labels(k, arg.item())).toEqual(['launch', 'data', '#1 label the set']);
  expect(await labels(k, arg.task())).toEqual(['#1 label the set']);
});

test('a project in the call goes before the channel’s', async () => {
  const k = await withTwo();
  const [search] = await k.store.read('W1', (r) => r.find('project', { where: { key: 'search' } }));
  const args = { project: search?.id ?? '' };
  expect(await labels(k, arg.stage(), args)).toEqual(['crawl']);
  expect((await inContext(k, { command: 'status', args }, projectInCall))?.name).toBe('Search');
});

test('projects are the channel’s, else all', async () => {
  const k = await withTwo();
  expect(await labels(k, arg.project())).toEqual(['Churn']);
  await k.say_('ana', 'unlink Churn');
  expect(await labels(k, arg.project())).toEqual(['Churn', 'Search']);
});

test('choices are listed; texts, days and people are not', async () => {
  const k = await kit();
  expect(await labels(k, arg.choice('mine', 'my', 'unowned'))).toEqual(['Mine', 'Without an owner']);
  for (const declared of [arg.text(), arg.day(), arg.person(), arg.stage()])
    expect(await labels(k, declared)).toEqual([]);
});
