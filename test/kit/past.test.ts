/** A digest of a week is the same whenever it is made: told at its time, or from the history when all has gone on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeDigest } from '../../src/features/digest/make-digest.js';
import type { DigestTarget } from '../../src/features/digest/target.js';
import { flat } from '../../src/model/text.js';
import { plainText } from '../../src/view/as-text.js';
import { auditBook } from '../support/engine.js';
import { rounds } from '../support/full.js';
import { CAST, Kit, kit } from '../support/kit.js';
import { snapshot } from '../support/memory-store.js';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const CHANNEL: DigestTarget = { kind: 'channel', id: 'C-churn' };

/** What people do, in the words they do it in. */
const STAGES = ['data', 'training', 'evaluation', 'deployment'];
const doings = fc.oneof(
  fc.constantFrom(
    'undo',
    'unlink Ranking',
    'link Ranking',
    'archive Ranking',
    'restore Ranking',
    'main Ranking',
    'stage add "Shadow" after: data',
    'drop Shadow',
    'rename data Features',
    'rename Features Data',
    'stage move training after: evaluation',
    'stage move training first',
    'audit answer deployment-4 auto',
    'audit answer deployment-4 not yet',
    'audit owner deployment-4 @ana',
    'audit setup llm',
    'audit setup model',
  ),
  fc
    .tuple(
      fc.constantFrom('start', 'done', 'unblock', 'take', 'release', 'skip', 'own @bo', 'own @chi'),
      fc.constantFrom(...STAGES),
    )
    .map(([a, s]) => `${a} ${s}`),
  fc
    .tuple(fc.constantFrom('block', 'at-risk', 'reopen'), fc.constantFrom(...STAGES))
    .map(([a, s]) => `${a} ${s} because of it`),
  fc
    .tuple(fc.constantFrom(...STAGES), fc.integer({ min: 1, max: 12 }))
    .map(([s, n]) => `due ${s} 2026-03-${String(n + 3).padStart(2, '0')}`),
  fc
    .tuple(
      fc.constantFrom('', ' in data', ' in training', ' in Ranking'),
      fc.constantFrom('', ' owner:@bo', ' owner:@ana'),
      fc.constantFrom('', ' by 2026-03-06', ' by 2026-03-12', ' by 2026-04-20'),
    )
    .map((p) => `task add "some work"${p.join('')}`),
  fc
    .tuple(
      fc.constantFrom('done', 'reopen', 'drop', 'take', 'release', 'accept', 'own @chi', 'due'),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([a, n]) => (a === 'due' ? `due #${n} 2026-03-${String(n + 6).padStart(2, '0')}` : `${a} #${n}`)),
  fc.integer({ min: 1, max: 9 }).map((n) => `decline #${n} no time`),
  fc.integer({ min: 1, max: 9 }).map((n) => `edit #${n} title:"other work" stage:evaluation`),
);
const deeds = fc.array(
  fc.record({ who: fc.constantFrom(...Object.keys(CAST)), text: doings, after: fc.integer({ min: 0, max: 30 }) }),
  { minLength: 5, maxLength: 25 },
);

/** An offer that is taken back by `undo` is gone without trace: nobody was asked in the end. */
const exact = (text: string) => !/^(undo|own|task add .*owner:@bo)/.test(text);

async function told(k: Kit, until: number): Promise<string> {
  return k.store.read('W1', async (read) => {
    const { say } = k;
    const job = { auditBook, read, say, now: k.clock.now(), label: (id: string, args = {}) => flat(say(id, args)) };
    const view = await makeDigest(job, CHANNEL, { from: until - WEEK, until, zone: 'UTC' }, { after: undefined });
    return view ? `${plainText(view)}\n${JSON.stringify(view.blocks.filter((b) => b.block === 'chart'))}` : 'none';
  });
}

async function play(k: Kit, list: readonly { who: string; text: string; after: number }[]): Promise<void> {
  for (const { who, text, after } of list) {
    k.clock.pass(after * HOUR);
    await k.say_(who, text);
  }
  expect(k.faults).toEqual([]);
}

test('made at its time and made again later', async () => {
  const prepared = await kit();
  await prepared.say_('ana', 'new Churn');
  await prepared.say_('ana', 'new Ranking');
  const copy = await snapshot(prepared.opened);
  await fc.assert(
    fc.asyncProperty(deeds, deeds, async (before, after) => {
      const k = new Kit(await copy());
      await play(k, before);
      k.clock.pass(1);
      const until = k.clock.now();
      const then = await told(k, until);
      // The store may not be asked what it did not know yet.
      await play(
        k,
        after.filter(({ text }) => exact(text)),
      );
      expect(await told(k, until)).toBe(then);
      await k.opened.close();
    }),
    { numRuns: rounds(15, 300) },
  );
});
