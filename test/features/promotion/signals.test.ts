/** Versions that other systems tell of: the ledger, the question to the owner, and a status that cannot lie. */
import { beforeEach, describe, expect, test } from 'vitest';
import { storiesIn } from '../../../src/kit/promotions.js';
import { add } from '../../../src/model/changes.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import { standingAt } from '../../../src/model/promotions.js';
import type { Signal } from '../../../src/model/signals/signal.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { plainText } from '../../../src/view/as-text.js';
import { CAST, type Kit, kit, START } from '../../support/kit.js';

const HOUR = 3_600_000;
let k: Kit;
let n: number;
beforeEach(async () => {
  n = 0;
  k = await kit();
  await k.say_('ana', 'new Churn model');
  await k.say_('bo', 'take deployment');
  const source = {
    ...({ id: 'S1', workspace: 'W1', kind: 'mlflow', name: 'mlflow' } as const),
    ...{ channel: 'C-churn', by: CAST.ana?.id ?? '' },
    ...{ at: START, paused: false, secrets: null, headers: {}, page: null, heardAt: 0, arrivedAt: START },
  } as const;
  await k.store.transact('W1', 'source', async (unit) => {
    await unit.apply([add('signalSource', source)]);
    return {};
  });
});

/** What MLflow tells of an alias. */
const alias = (version: string | null, more: Partial<Signal> = {}): Signal => {
  n += 1;
  const at = more.at ?? k.clock.now();
  return {
    ...{ id: `d${n}`, kind: 'promotion', state: version === null ? 'removed' : 'set', subject: 'churn:champion' },
    ...{ startedAt: at, at, title: 'churn', text: null, link: 'https://mlflow.test/churn', severity: null, labels: {} },
    ...{ model: { name: 'churn', version, alias: 'champion' }, actor: null, ...more },
  };
};
const deployment = (state: Signal['state'], version: string, more: Partial<Signal> = {}): Signal =>
  alias(version, {
    ...{ kind: 'deployment', state, labels: { environment: 'production', repository: 'acme/churn' }, actor: 'octocat' },
    ...{ model: { name: 'churn', version, alias: 'production' }, ...more },
  });

/** @returns what was put into the outbox */
async function told(...signals: Signal[]): Promise<Outbound[]> {
  const delivery = { workspace: 'W1', source: 'S1', key: `k${n}-${signals.map(({ id }) => id).join()}`, body: '{}' };
  await k.signals.handle({ ...delivery, signals });
  expect(k.faults).toEqual([]);
  return k.take();
}

const said = (out: readonly Outbound[]): string[] =>
  out.map((one) => `${'person' in one ? one.person : one.to}: ${plainText(one.view)}`);
const question = (out: readonly Outbound[]) => {
  const [one, more] = out;
  if (one?.to !== 'direct' || more) throw new Error(`one question was expected: ${said(out).join('; ')}`);
  return one.view;
};
const text = async (who: string, command: string) => (await k.say_(who, command)).text;
const stage = async (name: string) =>
  k.store.read('W1', async (read) => (await read.find('stage', { where: { key: name } }))[0]);

describe('an alias that goes to production', () => {
  test('is in the ledger, and the owner of the deployment is asked in private', async () => {
    const view = question(await told(alias('7')));
    expect(plainText(view)).toBe(
      [
        'Is Deployment done?',
        'mlflow: churn 7 went to champion on 2 Mar 2026 05:00.',
        'In Churn model, Deployment is “not started”.',
        'See the evidence',
        'Yes marks it as done and starts monitoring. Only you see this for now; without an answer, the status shows it tomorrow.',
      ].join('\n'),
    );
    expect(await text('ana', 'live')).toContain(
      '[live] churn 7 — champion · since 2 Mar 2026 10:00 · mlflow doesn’t say who moved it · See the evidence · no version to go back to',
    );
    expect(await stage('deployment')).toMatchObject({ state: 'not_started' });
  });

  test('one press: deployment done, monitoring started, and who confirmed it does not count as who moved it', async () => {
    const view = question(await told(alias('7')));
    const { text: answer } = await k.press('bo', view, 'Yes, it’s live', { direct: true });
    expect(answer).toContain(
      'Deployment is done and Monitoring has started: you confirmed that churn 7 is live. mlflow doesn’t say who moved it.',
    );
    expect(await stage('deployment')).toMatchObject({ state: 'done' });
    expect(await stage('monitoring')).toMatchObject({ state: 'in_progress' });
    expect(await text('ana', 'live')).toContain('mlflow doesn’t say who moved it');
    expect(await text('ana', 'history deployment')).toContain('Bo Berg finished Deployment.');
  });

  test('if monitoring has begun and the mover is known, neither is said again', async () => {
    await k.say_('bo', 'start monitoring');
    const view = question(await told(alias('7', { actor: 'octocat' })));
    const { text: answer } = await k.press('bo', view, 'Yes, it’s live', { direct: true });
    expect(answer).toContain('Deployment is done: you confirmed that churn 7 is live.');
    expect(answer).not.toContain('doesn’t say who moved it');
  });

  test('a question that settled itself is over', async () => {
    const view = question(await told(alias('7')));
    k.clock.pass(1_000);
    await told(alias(null));
    expect((await k.press('bo', view, 'Yes, it’s live', { direct: true })).text).toContain('They agree again');
    expect((await k.press('bo', view, 'Not yet', { direct: true })).text).toContain('They agree again');
  });

  test('who moved it can be picked', async () => {
    const view = question(await told(alias('7')));
    const turn = await k.press('bo', view, 'Yes, and it was moved by…', { direct: true, value: CAST.chi?.id });
    expect(turn.text).toContain('you confirmed that churn 7 is live. Chi Rao moved it.');
    expect(await text('ana', 'live')).toContain('moved by Chi Rao');
  });

  test('a press can be undone: the stages, the ledger and the question are as before', async () => {
    const view = question(await told(alias('7')));
    const turn = await k.press('bo', view, 'Yes, it’s live', { direct: true });
    await k.press('bo', turn.answer, 'Undo', { direct: true });
    expect(await stage('deployment')).toMatchObject({ state: 'not_started' });
    expect(await stage('monitoring')).toMatchObject({ state: 'not_started' });
    expect(await text('ana', 'live')).toContain('doesn’t say who moved it');
    expect((await k.press('bo', view, 'Yes, it’s live', { direct: true })).text).toContain('is done');
  });

  test('“Not yet” leaves all as it is, also a day later, until the version changes', async () => {
    const view = question(await told(alias('7')));
    expect((await k.press('bo', view, 'Not yet', { direct: true })).text).toContain('Deployment stays as it is');
    k.clock.pass(2 * DAY);
    expect(await text('ana', 'status')).not.toContain('another system');
    expect(await stage('deployment')).toMatchObject({ state: 'not_started' });
    question(await told(alias('8')));
  });

  describe('where the deployment is done already', () => {
    beforeEach(async () => {
      await k.say_('bo', 'done deployment');
      k.clock.pass(HOUR);
    });

    test('its owner is asked who moved it, and nothing else changes', async () => {
      const view = question(await told(alias('7')));
      expect(plainText(view)).toBe(
        [
          'Who moved churn 7?',
          'mlflow: churn 7 went to champion on 2 Mar 2026 06:00.',
          'See the evidence',
          'mlflow doesn’t say. Your answer goes into the list of versions, and nothing else changes.',
        ].join('\n'),
      );
      const turn = await k.press('bo', view, 'I did', { direct: true });
      expect(turn.text).toContain('You moved churn 7.');
      expect(await text('ana', 'live')).toContain('moved by Bo Berg');
      expect((await k.press('bo', view, 'I did', { direct: true })).text).toContain(
        'already down as the one who moved',
      );
      await k.press('bo', turn.answer, 'Undo', { direct: true });
      expect(await text('ana', 'live')).toContain('doesn’t say who moved it');
    });

    test('somebody else can have moved it', async () => {
      const view = question(await told(alias('7')));
      await k.press('bo', view, 'Someone else moved it', { direct: true, value: CAST.chi?.id });
      expect(await text('ana', 'live')).toContain('moved by Chi Rao');
    });

    test('nobody is asked if the sender says it, if the version is the same, or if people do not use it', async () => {
      expect(said(await told(alias('7', { actor: 'octocat' })))).toEqual([]);
      k.clock.pass(HOUR);
      expect(said(await told(alias('7')))).toEqual([]);
      expect(said(await told(alias('8', { model: { name: 'churn', version: '8', alias: 'staging' } })))).toEqual([]);
      question(await told(alias('9')));
    });
  });

  test('a second press on the same question changes nothing', async () => {
    const view = question(await told(alias('7')));
    await k.press('bo', view, 'Not yet', { direct: true });
    const { text: answer } = await k.press('bo', view, 'Yes, it’s live', { direct: true });
    expect(answer).toContain('You already answered: chat is right.');
    expect(await stage('deployment')).toMatchObject({ state: 'not_started' });
  });

  test('a stage below its score is held back as with `done`', async () => {
    await k.say_('ana', 'audit setup production hold');
    const view = question(await told(alias('7')));
    expect((await k.press('bo', view, 'Yes, it’s live', { direct: true })).text).toContain('expected');
    expect(await stage('deployment')).toMatchObject({ state: 'not_started' });
  });

  test('without an owner a deputy is asked, else the lead; without any nobody is', async () => {
    await k.say_('bo', 'release deployment');
    expect(said(await told(alias('7')))).toEqual([]);
    await k.say_('ana', 'take "Churn model"');
    await k.take();
    k.clock.pass(HOUR);
    // The one nobody was asked about is open still; a version in another place is asked about again.
    const other = alias('3', { model: { name: 'churn', version: '3', alias: 'production' } });
    expect(said(await told(other))).toEqual([expect.stringMatching(/^U1: Is Deployment done/)]);
  });

  test('another version while the question is open does not ask twice', async () => {
    question(await told(alias('7')));
    k.clock.pass(HOUR);
    expect(said(await told(alias('8')))).toEqual([]);
    k.clock.pass(DAY);
    expect(await text('ana', 'status')).toContain('mlflow: churn 8 went to champion');
  });

  test('a press on a question that is about an older version shows the newer one first', async () => {
    const old = question(await told(alias('7')));
    k.clock.pass(HOUR);
    await told(alias('8'));
    const turn = await k.press('bo', old, 'Yes, it’s live', { direct: true });
    expect(turn.text).toContain('churn 8 went to champion');
    expect(await stage('deployment')).toMatchObject({ state: 'not_started' });
    expect((await k.press('bo', turn.answer, 'Yes, it’s live', { direct: true })).text).toContain(
      'you confirmed that churn 8 is live',
    );
  });

  test('once it is taken away, what is live says that nothing is there, and since when', async () => {
    await told(alias('7'));
    k.clock.pass(HOUR);
    await told(alias(null));
    expect(await text('ana', 'live')).toContain('churn: nothing in champion — since 2 Mar 2026 11:00 · before: 7');
  });

  test('an alias that people do not use is kept and asks nobody', async () => {
    const staging = alias('9', { model: { name: 'churn', version: '9', alias: 'staging' } });
    expect(said(await told(staging))).toEqual([]);
    expect(await text('ana', 'promotions')).toContain('churn 9 went to staging');
  });
});

describe('the ledger', () => {
  const live = (at: number) =>
    k.store.read('W1', async (read) => {
      const [project] = await read.find('project', {});
      const [story] = await storiesIn(read, project?.id ?? '');
      return story && standingAt(story, at)?.entry.to;
    });

  test('duplicates and another order make no difference', async () => {
    const [six, seven] = [alias('6', { at: START - 2 * DAY }), alias('7', { at: START - DAY })];
    await told(seven);
    await told(six);
    await told(seven, six);
    expect(await live(START - 3 * DAY)).toBeUndefined();
    expect(await live(START - 1.5 * DAY)).toBe('6');
    expect(await live(START)).toBe('7');
    expect(await text('ana', 'live')).toContain('before: 6 · to go back: 6');
    expect((await text('ana', 'promotions')).match(/went to champion/g)).toHaveLength(2);
  });

  test('what is told late asks nobody', async () => {
    await k.say_('bo', 'done deployment');
    await told(alias('7'));
    expect(said(await told(alias(null, { at: START - DAY })))).toEqual([]);
  });

  test('a sender whose clock is ahead writes nothing into the future', async () => {
    await told(alias('7', { at: START + 10 * DAY }));
    expect(await live(START)).toBe('7');
  });

  test('several models of one project have a place each', async () => {
    const uplift = alias('2', { subject: 'uplift', model: { name: 'uplift', version: '2', alias: 'champion' } });
    await told(alias('7'), uplift);
    const shown = await text('ana', 'live');
    expect(shown).toContain('churn 7');
    expect(shown).toContain('uplift 2');
  });

  test('who did it and on what evidence is as the sender says', async () => {
    await told(deployment('succeeded', '3f9ac01'));
    expect(await text('ana', 'live')).toContain(
      'churn 3f9ac01 — production · since 2 Mar 2026 10:00 · moved by octocat · See the evidence',
    );
  });

  test('words of a sender are shown as they are, never as a mention or a link of its own', async () => {
    await told(alias('<@U2> [x](javascript:1)', { link: null, actor: '@here' }));
    expect(await text('ana', 'live')).toContain('churn <@U2> [x](javascript:1)');
  });

  test('comes in pages, the newest version first', async () => {
    for (let i = 1; i <= 12; i += 1) await told(alias(String(i), { at: START - (20 - i) * HOUR }));
    const { answer } = await k.say_('ana', 'promotions');
    expect(plainText(answer ?? { blocks: [] })).toContain('churn 12 went');
    expect((await k.press('ana', answer, 'More')).text).toContain('churn 1 went');
  });

  test('the dossier has every version', async () => {
    await told(alias('7'));
    expect(await text('ana', 'dossier annex')).toContain('2026-03-02: churn 7 went to champion');
    expect(await text('ana', 'dossier')).toContain('churn 7 went to champion');
  });
});

describe('chat says done, and another system says otherwise', () => {
  beforeEach(async () => {
    await told(alias('6'));
    k.clock.pass(HOUR);
    await told(alias('7'));
    await k.say_('bo', 'done deployment');
    await k.take();
    k.clock.pass(HOUR);
  });

  test.each([
    ['removed', () => alias(null), 'mlflow: churn 7 was removed from champion'],
    ['moved back', () => alias('6'), 'mlflow: champion went back to churn 6 on 2 Mar 2026 07:00. Before: 7.'],
  ])('%s: the owner is asked with both sides, and one press re-opens the stage', async (_, signal, says) => {
    const view = question(await told(signal()));
    expect(plainText(view)).toContain(says);
    expect(plainText(view)).toContain('In Churn model, Deployment is “done”.');
    expect((await k.press('bo', view, 'Re-open it', { direct: true })).text).toContain('You re-opened Deployment.');
    expect(await stage('deployment')).toMatchObject({ state: 'in_progress', pass: 2 });
    expect((await stage('deployment'))?.reason).toContain('champion');
  });

  test('unanswered for a day it is on the status and in the digest, and a press there settles it', async () => {
    await told(alias(null));
    k.clock.pass(DAY - 1);
    expect(await text('ana', 'status')).not.toContain('another system');
    k.clock.pass(1);
    const shown = await k.say_('ana', 'status');
    expect(shown.text).toContain(
      '[contradiction] Deployment is “done” here, and another system says otherwise. — mlflow: churn 7 was removed',
    );
    expect(await text('ana', 'digest preview')).toContain('Chat and other systems disagree');
    const pressed = await k.press('ana', shown.answer, 'Still done');
    expect(pressed.text).not.toContain('another system');
    expect(await text('ana', 'status')).not.toContain('another system');
    expect(await text('ana', 'digest preview')).not.toContain('Chat and other systems disagree');
  });

  test('it goes away when they agree again: the stage was re-opened by hand', async () => {
    await told(alias(null));
    k.clock.pass(2 * DAY);
    await k.say_('bo', 'reopen deployment no version');
    expect(await text('ana', 'status')).not.toContain('another system');
  });

  test('or a version is there again', async () => {
    const view = question(await told(alias(null)));
    k.clock.pass(HOUR);
    await told(alias('8'));
    k.clock.pass(2 * DAY);
    expect(await text('ana', 'status')).not.toContain('another system');
    expect((await k.press('bo', view, 'Re-open it', { direct: true })).text).toContain('They agree again');
    expect(await stage('deployment')).toMatchObject({ state: 'done' });
  });

  test('“Still done” holds until it changes again', async () => {
    const view = question(await told(alias(null)));
    await k.press('bo', view, 'Still done', { direct: true });
    k.clock.pass(2 * DAY);
    expect(await text('ana', 'status')).not.toContain('another system');
    await told(alias('8'));
    k.clock.pass(HOUR);
    question(await told(alias(null)));
  });
});

test('whoever says it is done while nothing is live is asked as well, once', async () => {
  await told(alias('7'));
  k.clock.pass(HOUR);
  await told(alias(null));
  k.clock.pass(HOUR);
  const { out } = await k.say_('ana', 'done deployment');
  expect(said(out).filter((one) => one.startsWith('U2: Is Deployment still done?'))).toHaveLength(1);
  await k.say_('ana', 'reopen deployment oops');
  const again = await k.say_('ana', 'done deployment');
  expect(said(again.out).filter((one) => one.includes('still done?'))).toEqual([]);
});

test('a stage that was re-opened for the next version is no contradiction to the one that is live', async () => {
  await told(alias('7'));
  await k.say_('bo', 'done deployment');
  k.clock.pass(HOUR);
  await k.say_('bo', 'reopen deployment drift');
  k.clock.pass(2 * DAY);
  expect(await text('ana', 'status')).not.toContain('another system');
});

test('a deployment that was replaced by a later one has not failed', async () => {
  await k.say_('bo', 'done deployment');
  expect(said(await told(deployment('inactive', 'abc1234')))).toEqual([]);
  expect(await text('ana', 'promotions')).toContain('No version has gone live yet');
});

describe('the days on which clocks change, in Lisbon', () => {
  test.each([
    // It has 23 hours: at 01:00 it is 02:00.
    ['2026-03-29', '2026-03-29T00:00:00Z', '2026-03-29T22:59:59Z', '2026-03-29T23:00:00Z'],
    // It has 25 hours: at 02:00 it is 01:00 again.
    ['2026-10-25', '2026-10-24T23:00:00Z', '2026-10-25T23:59:59Z', '2026-10-26T00:00:00Z'],
  ])('%s ends when its last hour is over', async (day, first, last, next) => {
    const moved = async (version: string, iso: string) => {
      const at = Date.parse(iso);
      k.clock.pass(at - k.clock.now());
      await told(alias(version, { at }));
    };
    await moved('6', new Date(Date.parse(first) - 1_000).toISOString());
    await moved('7', first);
    await moved('8', last);
    await moved('9', next);
    k.clock.pass(DAY);
    const shown = await text('ana', `live on ${day}`);
    expect(shown).toMatch(/\[live\] churn 8 — champion .* before: 7/);
    const [, changed = ''] = shown.split('Changed that day');
    expect(['6', '7', '8', '9'].filter((version) => changed.includes(`churn ${version} went`))).toEqual(['7', '8']);
  });
});
