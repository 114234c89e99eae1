/** Incidents where a project is reported on: in the digest, the insights and the dossier. */
import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR, IncidentWorld, MINUTE } from '../../support/incidents.js';
import { kit } from '../../support/kit.js';

let w: IncidentWorld;
beforeEach(async () => {
  w = await IncidentWorld.make(await kit());
});

/** One that somebody took after some minutes, and closed an hour later. */
async function one(who: string, minutes: number, cause: string) {
  const startedAt = w.k.clock.now();
  await w.tell({ severity: 'critical' });
  w.k.clock.pass(minutes * MINUTE);
  await w.k.say_(who, 'incident take');
  w.k.clock.pass(HOUR);
  await w.tell({ startedAt, state: 'resolved' });
  const [last] = (await w.incidents()).slice(-1);
  await w.k.say_(who, `incident close ${last?.number} ${cause}`);
}

describe('the digest', () => {
  test('has what is open first, and what was closed with what moved', async () => {
    await one('bo', 4, 'a late table');
    await w.tell({ name: 'RecallLow', severity: 'critical' });
    const { text } = await w.k.say_('ana', 'digest');
    expect(text).toMatch(/Incidents\n\[going on\] #2 RecallLow on churn — started .* ago · Bo Berg was asked/);
    expect(text).toMatch(/Closed incidents\n\[closed\] #1 PrecisionLow on churn — closed .* · a late table/);
    expect(text.indexOf('Incidents')).toBeLessThan(text.indexOf('Closed incidents'));
    expect(text).toContain('A signal put Evaluation at risk.');
  });

  test('of a week before tells how things stood then', async () => {
    await w.tell({});
    w.k.clock.pass(8 * 24 * HOUR);
    await w.k.say_('bo', 'incident close 1 a late table');
    const { text } = await w.k.say_('ana', 'digest preview 2026-03-05');
    expect(text).toContain('#1 PrecisionLow');
    expect(text).not.toContain('a late table');
  });

  test('says nothing of what is only watched', async () => {
    await w.tell({ name: 'FeatureDrift' });
    const { text } = await w.k.say_('ana', 'digest');
    expect(text).not.toContain('Incidents');
  });
});

describe('the insights', () => {
  test('count incidents, and time them once there are several of several people', async () => {
    await one('bo', 4, 'a late table');
    expect((await w.k.say_('ana', 'insights')).text).toContain('Incidents — 1 incident, 0 open');
    await one('bo', 10, 'the same');
    await one('bo', 20, 'the same');
    const alone = await w.k.say_('ana', 'insights');
    expect(alone.text).toContain('3 incidents, 0 open · quiet within 1 hour (half of 3)');
    expect(alone.text).not.toContain('taken within');
    await one('chi', 8, 'something else');
    const { text } = await w.k.say_('ana', 'insights');
    expect(text).toContain('4 incidents, 0 open · taken within 8 minutes (half of 4)');
  });
});

test('the dossier has each incident with its times and its cause', async () => {
  await one('bo', 4, 'a late table');
  const { text } = await w.k.say_('ana', 'dossier');
  expect(text).toContain('Incidents');
  expect(text).toMatch(
    /2026-03-02: #1 PrecisionLow on churn · taken by Bo Berg · taken after 4 minutes · quiet after 1 hour · closed after 1 hour · closed by Bo Berg: a late table/,
  );
});
