/** A deployment waits on GitHub, and is approved or rejected in chat: once. */
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { wording } from '../../../adapters/prompts/wording.js';
import { SignalHandler } from '../../../src/dispatch/on-signal.js';
import { add } from '../../../src/model/changes.js';
import type { Signal } from '../../../src/model/signals/signal.js';
import { plainText } from '../../../src/view/as-text.js';
import type { View } from '../../../src/view/view.js';
import { auditBook, signalWords } from '../../support/engine.js';
import { type Kit, kit, START } from '../../support/kit.js';
import { SAMPLES } from '../../support/sample-rows.js';

const CALLBACK = 'https://api.github.com/repos/acme/churn/actions/runs/42/deployment_protection_rule';
const SHA = '3f9ac01b2c3d4e5f60718293a4b5c6d7e8f90123';
let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn model');
  await k.say_('bo', 'take deployment');
  const row = { ...SAMPLES.signalSource('W1'), id: 'S1', kind: 'github', name: 'github' } as const;
  await k.store.transact('W1', 'source', async (unit) => {
    await unit.apply([add('signalSource', { ...row, channel: 'C-churn', paused: false, arrivedAt: START })]);
    return {};
  });
});

async function waiting(answersGates = true, more: Partial<Signal> = {}) {
  const { store, clock } = k;
  const fault = (error: unknown) => void k.faults.push(error);
  const signals = new SignalHandler({
    store,
    clock,
    say: wording(),
    newId,
    fault,
    auditBook,
    signalWords,
    answersGates,
  });
  const signal: Signal = {
    ...{ id: 'r1', kind: 'approval', state: 'waiting', subject: 'acme/churn@production', startedAt: START, at: START },
    ...{ title: 'acme/churn main → production', text: null, link: 'https://github.test/acme/churn', severity: null },
    labels: { environment: 'production', repository: 'acme/churn', ref: 'main', sha: SHA, callback: CALLBACK },
    ...{ model: null, actor: 'octocat' },
    ...more,
  };
  await signals.handle({ workspace: 'W1', source: 'S1', key: newId(), signals: [signal], body: '' });
  expect(k.faults).toEqual([]);
  return k.take();
}
const asked = async (): Promise<View> => {
  const [one] = await waiting();
  if (one?.to !== 'direct' || one.person !== 'U2') throw new Error('the owner was not asked');
  return one.view;
};

test('the owner of the deployment is asked, with what is known of the project', async () => {
  expect(plainText(await asked())).toBe(
    [
      'Deploy acme/churn 3f9ac01 to production?',
      'github is waiting with acme/churn 3f9ac01 for production, in Churn model. Started by octocat.',
      'Evaluation: not started',
      'Nothing is live right now.',
      'No open incidents',
      'Your answer goes to github at once and can’t be undone here.',
    ].join('\n'),
  );
});

test('what is live is said, and the lead is asked for a deployment that nobody owns', async () => {
  await k.say_('bo', 'release deployment');
  await k.say_('ana', 'lead me');
  const project = (await k.store.read('W1', (read) => read.find('project', {})))[0]?.id ?? '';
  const move = { ...SAMPLES.promotion('W1'), project, at: START - 1, toldAt: START - 1, callback: null };
  await k.store.transact('W1', 'move', async (unit) => {
    await unit.apply([add('promotion', move)]);
    return {};
  });
  const [one] = await waiting();
  expect(one?.to === 'direct' && one.person).toBe('U1');
  expect(one && plainText(one.view)).toContain('Live now: churn “7” 🦔 7');
});

test('nobody is asked if nobody is responsible, or the project is archived', async () => {
  await k.say_('bo', 'release deployment');
  expect(await waiting()).toEqual([]);
  await k.say_('bo', 'take deployment');
  await k.say_('ana', 'archive');
  expect(await waiting()).toEqual([]);
});

test('what the sender leaves out is left out: who began it, the repository and the commit', async () => {
  const labels = { environment: 'production', ref: 'main', callback: CALLBACK };
  const [one] = await waiting(true, { labels, actor: null });
  const text = one && plainText(one.view);
  expect(text).toContain('Deploy Churn model main to production?');
  expect(text).not.toContain('Started by');
});

test('a wait without an address to answer to asks nobody', async () => {
  expect(await waiting(true, { labels: { environment: 'production' } })).toEqual([]);
});

test('one press sends the answer back, once, and cannot be undone', async () => {
  const question = await asked();
  const turn = await k.press('bo', question, 'Approve', { direct: true });
  expect(turn.text).toContain('approved acme/churn 3f9ac01 for production.');
  const sent = turn.out.filter(({ to }) => to === 'gate');
  expect(sent).toMatchObject([{ callback: CALLBACK, environment: 'production', approved: true }]);
  expect(sent.map((one) => plainText(one.view))).toEqual(['Approved by Bo Berg in Baton']);
  for (const label of ['Approve', 'Reject…']) {
    const again = await k.press('bo', question, label, { direct: true });
    const filled = again.handled.form && (await k.submit('bo', again.handled.form, { reason: 'no' }, { direct: true }));
    expect((filled ?? again).text).toContain('already approved it');
    expect((filled ?? again).out.filter(({ to }) => to === 'gate')).toEqual([]);
  }
  expect((await k.say_('bo', 'undo')).text).not.toContain('acme/churn');
});

test('an answer that was given up is told to whoever gave it, once', async () => {
  const { out } = await k.press('bo', await asked(), 'Approve', { direct: true });
  const [sent] = out.flatMap((one) => (one.to === 'gate' ? [one] : []));
  if (!sent) throw new Error('an answer was expected');
  for (let n = 0; n < 2; n += 1) await k.signals.answerLost('W1', sent);
  expect((await k.take()).map((one) => [one.to === 'direct' && one.person, plainText(one.view)])).toEqual([
    [
      'U2',
      'github didn’t get your answer about acme/churn 3f9ac01 for production, so it’s still waiting there. Answer it on github, or ask whoever runs Baton to send it again with baton outbox.\nOpen github',
    ],
  ]);
  await k.signals.answerLost('W1', { ...sent, id: 'gate:unknown' });
  expect(await k.take()).toEqual([]);
});

test('both answers are in the list of versions', async () => {
  await k.press('bo', await asked(), 'Approve', { direct: true });
  const { text } = await k.say_('ana', 'promotions');
  expect(text).toContain('[approved] Bo Berg approved acme/churn 3f9ac01 for production — 2 Mar 2026 10:00');
  expect((await k.say_('ana', 'live')).text).toContain('No version has gone live yet');
  expect((await k.say_('ana', 'promotions version 3f9ac01')).text).toContain('approved acme/churn');
});

test('rejecting asks why, and GitHub is told', async () => {
  const { handled } = await k.press('bo', await asked(), 'Reject…', { direct: true });
  const { out } = await k.submit('bo', handled.form, { reason: 'the pilot is not over' }, { direct: true });
  const sent = out.filter(({ to }) => to === 'gate');
  expect(sent).toMatchObject([{ approved: false }]);
  expect(sent.map((one) => plainText(one.view))).toEqual(['Rejected by Bo Berg in Baton: the pilot is not over']);
  expect((await k.say_('ana', 'promotions')).text).toMatch(/\[rejected\] Bo Berg rejected .* “the pilot is not over”/);
});

test('without a token, and told twice, nobody is asked', async () => {
  expect(await waiting(false)).toEqual([]);
  k = await kit();
});

test('only whoever is responsible for the deployment can answer', async () => {
  const question = await asked();
  const turn = await k.press('chi', question, 'Approve', { direct: true });
  expect(turn.text).toContain('Bo Berg');
  expect(turn.out.filter(({ to }) => to === 'gate')).toEqual([]);
});

test('what never waited cannot be answered', async () => {
  const question = await asked();
  const control = JSON.parse(JSON.stringify(question).replaceAll('S1:r1', 'S1:other'));
  expect((await k.press('bo', control, 'Approve', { direct: true })).text).toContain('no longer exists');
});
