/** Whoever leaves or is forgotten owns no question of an audit any more, and the past stays what it was. */
import { expect, test } from 'vitest';
import { auditOf } from '../../../src/kit/audit.js';
import { ownedQuestions } from '../../../src/kit/audit-owners.js';
import { auditBook } from '../../support/engine.js';
import { type Kit, kit } from '../../support/kit.js';

const auditIn = (k: Kit) =>
  k.store.read('W1', async (read) => {
    const [project] = await read.find('project', {});
    if (!project) throw new Error('no project');
    return auditOf({ read, auditBook }, project);
  });

test('whoever has left owns no question: it has no owner, and had one until then', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  await k.say_('ana', 'audit answer data-1 auto');
  await k.say_('ana', 'audit owner data-1 @bo');
  const before = k.clock.now();
  k.clock.pass(60_000);
  await k.roster.departed('W1', 'bo left', 'U2');
  const audit = await auditIn(k);
  expect(audit.standingsAt(before).get('data-1')?.owner).toBe('U2');
  expect(audit.standingsAt(k.clock.now()).get('data-1')).toMatchObject({ owner: null, value: 'auto' });
  expect(await k.store.read('W1', (read) => ownedQuestions(read, 'U2'))).toEqual([]);
});

test('a question that was given to somebody else is theirs alone', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  await k.say_('ana', 'audit owner data-1 @bo');
  await k.say_('ana', 'audit owner data-2 @bo');
  k.clock.pass(1);
  await k.say_('ana', 'audit owner data-1 @chi');
  const keys = async (id: string) =>
    (await k.store.read('W1', (read) => ownedQuestions(read, id))).map(({ question }) => question);
  expect(await keys('U2')).toEqual(['data-2']);
  expect(await keys('U3')).toEqual(['data-1']);
});
