/** Incidents, from the first signal until a person closes them. */
import { beforeEach, describe, expect, test } from 'vitest';
import { controlsOf } from '../../../src/view/view.js';
import { HOUR, IncidentWorld, MINUTE, words } from '../../support/incidents.js';
import { kit } from '../../support/kit.js';

let w: IncidentWorld;
beforeEach(async () => {
  w = await IncidentWorld.make(await kit());
});

describe('a performance alert', () => {
  test('opens one incident in the channel and puts evaluation and monitoring at risk', async () => {
    const out = await w.tell({ severity: 'critical', text: 'precision 0.61 < 0.7' });
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(
      /^channel: #1 PrecisionLow on churn \| Churn · from grafana-2 · critical · See the evidence \| precision 0.61 < 0.7/,
    );
    expect(out[0]).toContain('Evaluation and Monitoring are at risk');
    expect(out[0]).toContain('Bo Berg, can you take this?');
    expect(await w.stage('evaluation')).toMatchObject({ state: 'at_risk', pass: 2, reason: 'PrecisionLow on churn' });
    expect(await w.stage('monitoring')).toMatchObject({ state: 'at_risk', pass: 1 });
    expect(await w.stage('deployment')).toMatchObject({ state: 'done' });
  });

  test('is in the history as what another system said', async () => {
    await w.tell({});
    const { text } = await w.k.say_('ana', 'history evaluation');
    expect(text).toContain('A signal put Evaluation at risk.');
    expect(text).toContain('PrecisionLow on churn');
  });

  test('is one line of what needs attention, with who has it, until it is closed', async () => {
    await w.tell({});
    const status = async () => (await w.k.say_('ana', 'status')).text;
    expect(await status()).toMatch(/Needs attention\n\[going on\] #1 PrecisionLow on churn — .* · Chi Rao was asked/);
    expect((await w.k.say_('ana', 'status all')).text).toContain('3 things need attention');
    await w.k.say_('bo', 'take incident');
    expect(await status()).toMatch(/#1 PrecisionLow on churn — .* · Bo Berg has it/);
    await w.k.say_('bo', 'close incident a late table');
    expect(await status()).not.toContain('#1');
  });

  test('that is closed offers to take back the risk that it left, each stage to where it was', async () => {
    await w.tell({});
    const { out, text } = await w.k.say_('bo', 'close incident a late table');
    expect(text).toContain('It put Monitoring, Evaluation at risk');
    const view = out.find(
      (one) => 'view' in one && controlsOf(one.view).some(({ label }) => /back on track/.test(label)),
    )?.view;
    await w.k.press('bo', view, 'Mark Evaluation as done');
    await w.k.press('bo', view, 'Put Monitoring back on track');
    expect(await w.stage('evaluation')).toMatchObject({ state: 'done' });
    expect(await w.stage('monitoring')).toMatchObject({ state: 'in_progress' });
  });

  test('that is closed says nothing of a stage that somebody has moved since', async () => {
    await w.tell({});
    w.k.clock.pass(MINUTE);
    await w.k.say_('bo', 'unblock evaluation');
    await w.k.say_('bo', 'at risk evaluation because the labels drift');
    const { text } = await w.k.say_('bo', 'close incident 1 a late table');
    expect(text).toContain('It put Monitoring at risk');
  });

  test('that is closed leaves the risk to another one that is open for the same stages', async () => {
    const startedAt = w.k.clock.now();
    await w.tell({});
    await w.tell({ startedAt, state: 'resolved', id: 'over' });
    w.k.clock.pass(MINUTE);
    await w.tell({ name: 'RecallLow' });
    expect(await w.incidents()).toHaveLength(2);
    expect((await w.k.say_('bo', 'close incident 1 a late table')).text).not.toContain('at risk');
  });

  test('told again is the same incident, and says nothing', async () => {
    await w.tell({});
    expect(await w.tell({})).toEqual([]);
    expect(await w.incidents()).toMatchObject([{ number: 1, count: 1 }]);
  });

  test('that is resolved is quiet, and stays open', async () => {
    const startedAt = w.k.clock.now();
    await w.tell({ severity: 'critical' });
    w.k.clock.pass(25 * MINUTE);
    const out = await w.tell({ startedAt, state: 'resolved', id: 'over' });
    expect(out[0]).toMatch(/^thread: Quiet again, 25 minutes after the alert/);
    expect(out[1]).toMatch(/^update: .*quiet after 25 minutes/);
    expect(await w.incidents()).toMatchObject([{ state: 'open', quietAt: w.k.clock.now() }]);
    expect(await w.stage('evaluation')).toMatchObject({ state: 'at_risk' });
  });

  test('that comes again with another start is told in the thread of the same incident', async () => {
    await w.tell({});
    w.k.clock.pass(20 * MINUTE);
    const out = await w.tell({ state: 'firing' });
    expect(out[0]).toBe('thread: It’s back: PrecisionLow on churn');
    expect(await w.incidents()).toMatchObject([{ number: 1, count: 2 }]);
  });

  test('resolved before it fired is over when it arrives', async () => {
    const startedAt = w.k.clock.now() - HOUR;
    expect(await w.tell({ startedAt, state: 'resolved' })).toEqual([]);
    await w.tell({ startedAt });
    const [incident] = await w.incidents();
    expect(incident).toMatchObject({ state: 'open', firing: [], number: 1 });
    expect(incident?.quietAt).not.toBeNull();
  });

  test('with others in one delivery is one incident with a count', async () => {
    const out = await w.tell({}, { name: 'RecallLow' }, { name: 'LatencyHigh' });
    expect(out.filter((one) => one.startsWith('channel'))).toHaveLength(1);
    expect(out.filter((one) => one.startsWith('thread'))).toHaveLength(1);
    expect(await w.incidents()).toMatchObject([{ count: 3, subjects: [1, 2, 3].map(() => expect.any(String)) }]);
    expect((await w.later(11 * MINUTE)).join()).toContain('Still going on: 3 signals so far');
  });

  test('of another project’s archived model does nothing', async () => {
    await w.k.say_('ana', 'archive Churn');
    expect(await w.tell({})).toEqual([]);
    expect(await w.incidents()).toEqual([]);
  });
});

describe('drift', () => {
  test('once is watched and told to nobody, a second time it is an incident', async () => {
    expect(await w.tell({ name: 'FeatureDrift' })).toEqual([]);
    expect(await w.tell({ name: 'FeatureDrift', id: 'repeat' })).toEqual([]);
    expect(await w.stage('monitoring')).toMatchObject({ state: 'in_progress' });
    w.k.clock.pass(20 * MINUTE);
    const out = await w.tell({ name: 'FeatureDrift' });
    expect(out[0]).toMatch(/^channel: #1 FeatureDrift/);
    expect(await w.stage('monitoring')).toMatchObject({ state: 'at_risk' });
    expect(await w.stage('data')).toMatchObject({ state: 'done' });
    expect(await w.stage('evaluation')).toMatchObject({ state: 'done' });
  });

  test('for longer than an hour is an incident; data is proposed, not re-opened', async () => {
    await w.tell({ name: 'FeatureDrift' });
    expect(await w.later(59 * MINUTE)).toEqual([]);
    const [card] = await w.later(2 * MINUTE);
    expect(card).toMatch(/^channel: #1 FeatureDrift/);
  });

  test('over within the hour is forgotten after a week', async () => {
    const startedAt = w.k.clock.now();
    await w.tell({ name: 'FeatureDrift' });
    await w.tell({ name: 'FeatureDrift', startedAt, state: 'resolved' });
    await w.later(2 * HOUR);
    expect(await w.incidents()).toMatchObject([{ state: 'watched' }]);
    await w.later(7 * 24 * HOUR);
    expect(await w.incidents()).toEqual([]);
  });

  test('of which two systems tell is watched as one thing, and is one episode', async () => {
    await w.tell({ name: 'FeatureDrift' });
    await w.connect('second');
    w.k.clock.pass(10 * MINUTE);
    expect(await w.tell({ name: 'DataDrift' })).toEqual([]);
    expect(await w.incidents()).toMatchObject([{ state: 'watched', count: 2 }]);
    const [card] = await w.later(51 * MINUTE);
    expect(card).toMatch(/^channel: #1 FeatureDrift/);
  });

  test('of one thing, then hours later of another that a second system sees, is a second episode', async () => {
    const startedAt = w.k.clock.now();
    await w.tell({ name: 'FeatureDrift' });
    await w.tell({ name: 'FeatureDrift', startedAt, state: 'resolved' });
    await w.connect('second');
    w.k.clock.pass(3 * HOUR);
    expect((await w.tell({ name: 'DataDrift' }))[0]).toMatch(/^channel: #1 DataDrift on churn/);
    expect(await w.incidents()).toHaveLength(1);
  });

  test('of another system that ended before its beginning arrived is over within the same watch', async () => {
    await w.tell({ name: 'FeatureDrift' });
    await w.connect('second');
    const startedAt = w.k.clock.now();
    await w.tell({ name: 'DataDrift', startedAt, state: 'resolved' });
    await w.tell({ name: 'DataDrift', startedAt });
    expect(await w.incidents()).toMatchObject([{ state: 'watched' }]);
  });

  test('explains a performance alert: one incident', async () => {
    await w.tell({ name: 'FeatureDrift' });
    await w.tell({});
    expect(await w.incidents()).toMatchObject([{ number: 1, meaning: 'performance', count: 2 }]);
    await w.tell({ name: 'OtherDrift' });
    expect(await w.incidents()).toHaveLength(1);
  });
});

describe('deployments and runs', () => {
  const deployment = (state: 'failed' | 'succeeded' | 'inactive' | 'cancelled', environment = 'production') => ({
    ...{ kind: 'deployment' as const, state, subject: 'churn/production', title: 'Deploy v8' },
    labels: { repository: 'acme/churn', environment },
  });

  test('that fail re-open deployment', async () => {
    expect((await w.tell(deployment('failed'))).join('\n')).toContain('a deployment failed');
    expect(await w.stage('deployment')).toMatchObject({ state: 'at_risk', pass: 2 });
    expect(await w.stage('monitoring')).toMatchObject({ state: 'in_progress' });
  });

  test.each(['inactive', 'cancelled'] as const)('that are %s are no failure', async (state) => {
    expect(await w.tell(deployment(state))).toEqual([]);
    expect(await w.incidents()).toEqual([]);
  });

  test('to a preview are nobody’s business', async () => {
    expect(await w.tell(deployment('failed', 'preview'))).toEqual([]);
  });

  test('that succeed bring the loop a step further, and end their own failure', async () => {
    await w.tell(deployment('failed'));
    w.k.clock.pass(HOUR);
    const out = await w.tell(deployment('succeeded'));
    expect(out.join('\n')).toContain('Redeployed, 1 hour after the alert: Deploy v8');
    expect(await w.incidents()).toMatchObject([{ state: 'open', redeployedAt: w.k.clock.now(), firing: [] }]);
  });

  test('a failed training run counts once training was done', async () => {
    const run = (subject: string) => ({
      ...{ kind: 'run' as const, state: 'failed' as const, subject, title: 'Train' },
      labels: { repository: 'acme/churn', workflow: 'train', branch: 'main' },
    });
    await w.tell(run('one'));
    expect(await w.stage('training')).toMatchObject({ state: 'at_risk' });
    expect(await w.incidents()).toHaveLength(1);
    await w.k.say_('ana', 'incident close 1 cause: no disk');
    await w.tell(run('two'));
    expect(await w.incidents()).toHaveLength(1);
  });
});

describe('a stage that', () => {
  test.each([
    ['block evaluation no labels', 'blocked', 'no labels'],
    ['skip evaluation', 'skipped', null],
    ['at-risk evaluation the test set is too small', 'at_risk', 'the test set is too small'],
  ])('was changed with “%s” stays as it is', async (text, state, reason) => {
    if (!text.startsWith('skip')) await w.k.say_('ana', 'reopen evaluation because we look again');
    else await w.k.say_('ana', 'reopen evaluation because we look again');
    await w.k.say_('ana', text);
    await w.tell({});
    expect(await w.stage('evaluation')).toMatchObject({ state, reason });
  });
});

describe('the loop', () => {
  test('is timed from the alert to the cause', async () => {
    const startedAt = w.k.clock.now();
    await w.tell({ severity: 'critical' });
    w.k.clock.pass(4 * MINUTE);
    await w.k.say_('bo', 'incident take 1');
    for (const [ms, text] of [
      [HOUR, 'reopen training because of the drift'],
      [HOUR, 'done training'],
      [HOUR, 'done evaluation'],
    ] as const) {
      w.k.clock.pass(ms);
      const { out } = await w.k.say_('bo', text);
      if (text === 'done training') expect(out.map((one) => one.to)).toContain('message');
    }
    await w.tell({
      kind: 'promotion',
      state: 'set',
      subject: 'alias',
      model: { name: 'churn', version: '8', alias: 'champion' },
    });
    await w.tell({ startedAt, state: 'resolved' });
    const { text } = await w.k.say_('bo', 'close incident 1, the cause was the country feature was empty');
    expect(text).toContain('Bo Berg closed #1. Cause: the country feature was empty');
    const [incident] = await w.incidents();
    expect(incident).toMatchObject({
      state: 'closed',
      cause: 'the country feature was empty',
      closedBy: 'U2',
      taken: 'U2',
    });
    const shown = await w.k.say_('ana', 'incident 1');
    expect(shown.text).toMatch(
      /Alert .*Bo Berg took it.*Bo Berg finished retraining.*finished evaluation.*Redeployed.*Quiet again.*Bo Berg closed it/s,
    );
    expect(shown.text).toContain('taken after 4 minutes · retrained after 2 hours · evaluated after 3 hours');
  });
});

describe('a flood', () => {
  test('is one incident, whose end is heard', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `Alert${i}`);
    const startedAt = w.k.clock.now();
    const out = await w.tell(...names.map((name) => ({ name })));
    expect(out.filter((one) => one.startsWith('channel'))).toHaveLength(1);
    expect(out.length).toBeLessThan(6);
    await w.tell(...names.map((name) => ({ name, startedAt, state: 'resolved' as const })));
    const [incident, more] = await w.incidents();
    expect(more).toBeUndefined();
    expect(incident).toMatchObject({ state: 'open', firing: [] });
    expect(incident?.quietAt).not.toBeNull();
  });
});

test('the card names the version that went live last', async () => {
  await w.tell({
    ...{ kind: 'promotion', state: 'set', subject: 'alias', id: 'p1' },
    model: { name: 'churn', version: '7', alias: 'champion' },
  });
  w.k.clock.pass(3 * HOUR);
  const [card] = await w.tell({});
  expect(card).toContain('churn 7 (champion) went live 3 hours before the alert');
});

describe('a flood', () => {
  const many = (n: number) => Array.from({ length: n }, (_, i) => ({ name: `Alert ${i}` }));

  test('is one incident that counts every alert, also those that are dropped, and tells the number once', async () => {
    const out = await w.tell(...many(60));
    expect(out.filter((one) => one.startsWith('channel'))).toHaveLength(1);
    expect(await w.incidents()).toMatchObject([{ number: 1, count: 60 }]);
    const told = await w.later(11 * MINUTE);
    expect(told.filter((one) => one.startsWith('thread: Still going on'))).toEqual([
      'thread: Still going on: 60 signals so far.',
    ]);
    expect(told.filter((one) => one.startsWith('update')).join()).toContain('60 signals');
  });

  test('counts each alert once, however often it is delivered', async () => {
    const at = w.k.clock.now();
    await w.tell(...many(30).map((one) => ({ ...one, startedAt: at })));
    await w.tell(...many(30).map((one) => ({ ...one, startedAt: at })));
    expect(await w.incidents()).toMatchObject([{ count: 30 }]);
  });

  test('after the incident was closed begins nothing, and counts in nothing', async () => {
    await w.tell(...many(20));
    await w.k.say_('ana', 'close incident 1: a late table');
    expect(await w.tell({ name: 'One more' })).toEqual([]);
    expect(await w.incidents()).toMatchObject([{ state: 'closed', count: 20 }]);
  });
});

test('the card says which system told of it, also once that is disconnected', async () => {
  const [card] = await w.tell({ severity: 'critical' });
  expect(card).toContain('| Churn · from grafana-2 · critical · See the evidence |');
  await w.k.insist('ana', 'signal remove grafana-2');
  expect((await w.k.say_('bo', 'incident 1')).text).toContain('from grafana-2');
});

describe('a step that somebody takes back', () => {
  const retrained = async (...lines: string[]) => {
    await w.tell({});
    for (const line of ['reopen training because data came late', ...lines]) {
      w.k.clock.pass(MINUTE);
      await w.k.insist('bo', line);
    }
    await w.k.take();
  };
  const timeline = async () => (await w.k.say_('ana', 'incident 1')).text;

  test('is known by its stage, also if that is called something else by then', async () => {
    await retrained('done training', 'rename training to Model fitting');
    const { out } = await w.k.say_('bo', 'reopen Model fitting because data came late');
    expect(out.map(words)).toContain('thread: Model fitting isn’t done after all, so it doesn’t count here any more.');
    expect(await timeline()).not.toContain('finished retraining');
  });

  test.each(['undo', 'reopen training because data came late'])(
    'leaves the timeline by “%s” within ten minutes, and the thread says so',
    async (line) => {
      await retrained('done training');
      expect(await timeline()).toContain('Bo Berg finished retraining');
      w.k.clock.pass(9 * MINUTE);
      const { out } = await w.k.say_('bo', line);
      expect(out.map(words)).toContain('thread: Training isn’t done after all, so it doesn’t count here any more.');
      expect(await timeline()).not.toMatch(/finished retraining|retrained/);
      expect(await w.incidents()).toMatchObject([{ retrainedAt: null }]);
    },
  );

  test('counts again once it is made again', async () => {
    await retrained('done training', 'undo', 'done training');
    expect((await timeline()).match(/Bo Berg finished retraining/g)).toHaveLength(1);
    expect(await w.incidents()).toMatchObject([{ retrainedAt: w.k.clock.now() }]);
  });

  test('stays if the stage is re-opened later: it was a step', async () => {
    await retrained('done training');
    w.k.clock.pass(11 * MINUTE);
    await w.k.say_('bo', 'reopen training because data came late');
    expect(await timeline()).toContain('Bo Berg finished retraining');
  });

  test('stays if another system made it', async () => {
    await w.tell({});
    w.k.clock.pass(MINUTE);
    const run = {
      kind: 'run',
      state: 'succeeded',
      name: 'train',
      labels: { model: 'churn', pipeline: 'train' },
    } as const;
    await w.tell(run);
    const [before] = await w.incidents();
    expect(before?.retrainedAt).not.toBeNull();
    await w.k.say_('bo', 'reopen training because data came late');
    expect(await w.incidents()).toMatchObject([{ retrainedAt: before?.retrainedAt }]);
  });

  test('leaves an incident that was closed meanwhile, which stays closed', async () => {
    await retrained('done training', 'close incident 1: a late table');
    await w.k.say_('bo', 'reopen training because data came late');
    expect(await w.incidents()).toMatchObject([{ state: 'closed', retrainedAt: null }]);
  });
});
