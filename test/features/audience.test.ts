/** Who sees a project, and who decides it. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

const reach = async (k: Awaited<ReturnType<typeof kit>>) =>
  (await k.store.read('W1', (r) => r.find('project', {}))).map((project) => project.reach);

test('a project in a private channel is seen by its people, one that is also in a public channel by everyone', async () => {
  const k = await kit();
  await k.say_('ana', 'new Falcon', { channel: 'falcon', access: 'private' });
  expect(await reach(k)).toEqual(['places']);
  expect((await k.say_('bo', 'status falcon')).text).not.toContain('Falcon');
  await k.say_('ana', 'link falcon', { channel: 'hall' });
  expect(await reach(k)).toEqual(['everyone']);
  expect((await k.say_('bo', 'status falcon')).text).toContain('Falcon');
  await k.say_('ana', 'undo', { channel: 'hall' });
  expect(await reach(k)).toEqual(['places']);
});

test('who speaks in a private channel sees its projects elsewhere too, and tells nobody by asking', async () => {
  const k = await kit();
  await k.say_('ana', 'new Falcon', { channel: 'falcon', access: 'private' });
  await k.say_('bo', 'help', { channel: 'falcon', access: 'private' });
  const turn = await k.say_('bo', 'status falcon');
  expect(turn.out).toMatchObject([{ to: 'whisper', person: 'U2' }]);
  expect(turn.text).toContain('Only you can see this');
});

test('a membership that nobody has confirmed for an hour no longer counts', async () => {
  const k = await kit();
  await k.say_('ana', 'new Falcon', { channel: 'falcon', access: 'private' });
  await k.say_('bo', 'help', { channel: 'falcon', access: 'private' });
  k.clock.pass(61 * 60_000);
  expect((await k.say_('bo', 'projects')).text).not.toContain('Falcon');
  expect((await k.say_('bo', 'projects', { channel: 'falcon', access: 'private' })).text).toContain('Falcon');
});

test('a channel that becomes private takes its projects along', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'help', { access: 'private' });
  expect(await reach(k)).toEqual(['places']);
  await k.say_('ana', 'help');
  expect(await reach(k)).toEqual(['everyone']);
});

test('names are taken only among what one sees', async () => {
  const k = await kit();
  await k.say_('ana', 'new Falcon', { channel: 'falcon', access: 'private' });
  expect((await k.say_('bo', 'new Falcon')).text).toContain('created Falcon');
  expect((await k.say_('bo', 'new Falcon')).text).toContain('already a project called');
});

test('without admins, anybody decides about a project that nobody leads', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.store.transact('W1', 'no admins', async (unit) => {
    for (const person of await unit.find('person', { where: { admin: true } }))
      await unit.apply([{ do: 'set', kind: 'person', was: person, row: { ...person, admin: false } }]);
    return {};
  });
  expect((await k.say_('bo', 'audience channels')).text).toContain('only to the people in its channels');
});

test('no public channel is told of a project that one can no longer see there', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.insist('ana', 'own data @bo');
  await k.say_('ana', 'audience owners');
  const { out } = await k.say_('bo', 'accept data', { direct: true });
  expect(out.filter(({ to }) => to === 'channel').map((one) => one.to === 'channel' && one.channel)).not.toContain(
    'C-churn',
  );
});

test('who only has work in a project sees that part of it, under its name', async () => {
  const k = await kit();
  await k.say_('ana', 'new Falcon', { channel: 'falcon', access: 'private' });
  await k.insist('ana', 'own data @bo', { channel: 'falcon', access: 'private' });
  const { answer } = await k.say_('bo', 'accept', { direct: true });
  const status = await k.press('bo', answer, 'Status', { direct: true });
  expect(status.text).toContain('You only see the part of this project that’s yours.');
  expect(status.text).toContain('Data — Bo Berg');
  expect(status.text).not.toContain('Training');
});

test('of two projects with one name, the one of the channel is meant', async () => {
  const k = await kit();
  await k.say_('ana', 'new Falcon', { channel: 'falcon', access: 'private' });
  await k.say_('bo', 'new Falcon', { channel: 'other' });
  await k.say_('ana', 'start data in falcon', { channel: 'other' });
  const stages = await k.store.read('W1', (r) => r.find('stage', { where: { state: 'in_progress' } }));
  const [project] = await k.store.read('W1', (r) => r.find('link', { where: { channel: 'C-other' } }));
  expect(stages.map((stage) => stage.project)).toEqual([project?.project]);
});

test('a channel is not told of a departure from a project that not everybody there sees', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('bo', 'take data');
  await k.say_('ana', 'audience owners');
  await k.roster.departed('W1', 'bo left', 'U2');
  expect((await k.take()).filter(({ to }) => to === 'channel')).toEqual([]);
});

test('a button about a channel shows nothing of it to somebody who is not in it any more', async () => {
  const k = await kit();
  const falcon = { channel: 'falcon', access: 'private' as const };
  await k.say_('ana', 'new Falcon', falcon);
  await k.say_('bo', 'help', falcon);
  const pressed = async () => {
    const inbound = { ...k.origin('bo', falcon), elsewhere: true as const };
    await k.app.handle({
      ...inbound,
      type: 'call',
      via: 'button',
      call: { command: 'status', args: {} },
      message: null,
    });
    return JSON.stringify(await k.take());
  };
  expect(await pressed()).toContain('Falcon');
  await k.roster.leftPlace('W1', 'bo left', 'C-falcon', 'U2');
  expect(await pressed()).not.toContain('Falcon');
  expect(await pressed(), 'nor does pressing it make them a member').not.toContain('Falcon');
});

test('that a hidden project was the main one is not told by undo', async () => {
  const k = await kit();
  await k.say_('ana', 'new Hidden');
  await k.say_('ana', 'lead me');
  await k.say_('ana', 'audience owners');
  await k.say_('bo', 'new Open');
  expect((await k.say_('bo', 'main open')).text).toContain('Open');
  expect((await k.say_('bo', 'undo')).text).toContain('undid th');
});
