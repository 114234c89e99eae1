/** Who is told of what is changed: those who see it. */
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { type Kit, kit } from '../support/kit.js';

const secret = { channel: 'secret', access: 'private' } as const;
const toBo = (out: readonly Outbound[]) => out.filter((one) => one.to === 'direct' && one.person === 'U2');

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Falcon', secret);
  await k.insist('bo', 'own data @chi', secret);
});

test.each([
  ['is told', false, 1],
  ['who does not see it any more is not', true, 0],
])('of a refusal the asker %s', async (_, isGone, n) => {
  if (isGone) await k.roster.leftPlace('W1', newId(), 'C-secret', 'U2');
  const { out } = await k.say_('chi', 'decline too much', { direct: true });
  expect(toBo(out)).toHaveLength(n);
});

test.each([
  ['is told', false, 1],
  ['who does not see it any more is not', true, 0],
])('of a departure the asker %s', async (_, isGone, n) => {
  if (isGone) await k.roster.leftPlace('W1', newId(), 'C-secret', 'U2');
  await k.roster.departed('W1', newId(), 'U3');
  expect(toBo(await k.take())).toHaveLength(n);
});

test('whoever loses sight of their work by a change is told of that change', async () => {
  await k.say_('chi', 'accept', { direct: true });
  const { out } = await k.say_('ana', 'release data', secret);
  expect(out).toContainEqual(expect.objectContaining({ to: 'direct', person: 'U3' }));
});

test('a guest who gave work away hears of the answer if they are in its channel', async () => {
  await k.say_('ana', 'set guest-changes linked workspace');
  await k.say_('chi', 'decline no time', { direct: true });
  await k.insist('gus', 'own training @chi', secret);
  const { out } = await k.say_('chi', 'decline too much', { direct: true });
  expect(out).toContainEqual(expect.objectContaining({ to: 'direct', person: 'U7' }));
});
