/** What connected systems have shown is offered as evidence, and counts only once somebody takes it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { auditOf } from '../../../src/kit/audit.js';
import { add } from '../../../src/model/changes.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import type { Promotion } from '../../../src/model/promotion-rows.js';
import { slotOf } from '../../../src/model/promotions.js';
import { auditBook } from '../../support/engine.js';
import { type Kit, kit, START } from '../../support/kit.js';
import { SAMPLES } from '../../support/sample-rows.js';

const HOUR = 3_600_000;
let k: Kit;
let project: string;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn model');
  project = await k.store.read('W1', async (read) => (await read.find('project', {}))[0]?.id ?? '');
});

let n = 0;
async function known(is: Promotion['is'], at: number, more: Partial<Promotion> = {}): Promise<void> {
  n += 1;
  const entry: Promotion = {
    ...{ id: `e${n}`, workspace: 'W1', version: 1, project, is, about: null, model: 'churn', alias: 'champion' },
    ...{ slot: slotOf('churn', 'champion'), live: true, to: '7', at, toldAt: at, by: null, actor: null },
    ...{ evidence: null, source: 'mlflow', callback: null, undoneAt: null, ...more },
  };
  await k.store.transact('W1', `e${n}`, async (unit) => {
    await unit.apply([add('promotion', entry)]);
    return {};
  });
}
const asked = async (question: string) => (await k.say_('ana', `audit ask ${question}`)).text;
const standing = (key: string) =>
  k.store.read('W1', async (read) => {
    const [row] = await read.find('project', {});
    if (!row) throw new Error('no project');
    return (await auditOf({ read, auditBook }, row)).standingsAt(k.clock.now()).get(key);
  });

test('a version that was moved back is offered as a rehearsed rollback, and counts once it is taken', async () => {
  for (const [i, to] of ['6', '7', '6'].entries())
    await known('moved', START - (5 - i) * DAY, { to, evidence: 'https://mlflow.test/churn' });
  const { answer, text } = await k.say_('ana', 'audit ask deployment-4');
  expect(text).toContain('champion went back to churn 6 on Fri 27 Feb. https://mlflow.test/churn');
  expect(await standing('deployment-4')).toBeUndefined();
  await k.press('ana', answer, 'Use as evidence');
  expect(await standing('deployment-4')).toMatchObject({ value: null, evidenceAt: START - 3 * DAY });
  expect(await asked('deployment-4')).not.toContain('Use as evidence');
});

test('two moves forward, or back where nobody uses the model, are no rollback', async () => {
  await known('moved', START - 3 * DAY, { to: '6' });
  await known('moved', START - 2 * DAY, { to: '7' });
  const staging = { slot: slotOf('churn', 'staging'), alias: 'staging', live: false };
  for (const [i, to] of ['6', '7', '6'].entries()) await known('moved', START - (5 - i) * HOUR, { to, ...staging });
  expect(await asked('deployment-4')).not.toContain('went back');
});

describe('a check that failed', () => {
  const check = { alias: 'eval gate', slot: ':eval-gate', model: '', to: null, live: false };

  test('has stopped a deployment if none followed', async () => {
    await known('stopped', START - 2 * HOUR, check);
    expect(await asked('evaluation-6')).toContain(
      'The check “eval gate” failed on Mon 2 Mar, and nothing was deployed',
    );
  });

  test('has stopped nothing if one followed, and nothing can be said within the hour', async () => {
    await known('stopped', START - 3 * HOUR, check);
    await known('moved', START - 2.5 * HOUR);
    await known('stopped', START - HOUR / 2, check);
    expect(await asked('evaluation-6')).not.toContain('eval gate');
  });
});

test('a version with its run shows the code; without one it shows nothing', async () => {
  await known('registered', START - DAY, { to: '8' });
  expect(await asked('deployment-5')).not.toContain('registered');
  await known('registered', START - DAY, { to: '9', evidence: 'run 0a1b' });
  expect(await asked('deployment-5')).toContain('churn 9 was registered on Sun 1 Mar with what it came from: run 0a1b');
});

test('an alert that somebody took', async () => {
  const incident = {
    ...{ ...SAMPLES.incident('W1'), project, title: 'Recall fell', taken: 'U2', openedAt: START - 2 * HOUR },
    takenAt: START - HOUR,
  };
  await k.store.transact('W1', 'incident', async (unit) => {
    await unit.apply([add('incident', incident)]);
    return {};
  });
  expect(await asked('monitoring-5')).toContain('Bo Berg took “Recall fell” on Mon 2 Mar, 1 hour after the alert.');
});

test('a limit of spending that acted, in the audit of a language model', async () => {
  await k.say_('ana', 'audit setup llm');
  await known('limited', START - DAY, { alias: 'team budget', slot: ':team-budget', model: '', to: null, live: false });
  expect(await asked('llm-deployment-2')).toContain('The limit “team budget” acted on Sun 1 Mar.');
});
