/** Rules of a team: which signals belong to which project, tried on what came in before they count. */
import { beforeEach, describe, expect, test } from 'vitest';
import { controls, controlsOf, view } from '../../../src/view/view.js';
import { IncidentWorld } from '../../support/incidents.js';
import { kit } from '../../support/kit.js';

let w: IncidentWorld;
beforeEach(async () => {
  w = await IncidentWorld.make(await kit());
  // Two projects in the channel: the channel alone says nothing any more.
  await w.k.say_('ana', 'new Ranking');
});

const unknown = { labels: { alertname: 'LatencyHigh', service: 'gateway' } };

describe('a signal that belongs nowhere', () => {
  test('is shown with the rules, and belongs to a project with one press', async () => {
    await w.tell(unknown);
    expect(await w.incidents()).toEqual([]);
    const { answer, text } = await w.k.say_('ana', 'signal rules');
    expect(text).toContain('These belong to no project yet');
    expect(text).toContain('service=gateway');
    const asked = await w.k.press('ana', answer, 'Belongs to');
    expect(asked.text).toContain('Which project do signals with service=gateway belong to?');
    await w.k.press('ana', asked.answer, 'Ranking');
    const [ranking] = await w.k.store.read('W1', (read) => read.find('project', { where: { key: 'ranking' } }));
    await w.tell({ ...unknown, id: 'next' });
    expect(await w.incidents()).toMatchObject([{ project: ranking?.id, number: 1 }]);
  });

  test('“signal belongs to …” means the last one', async () => {
    await w.tell(unknown);
    const { text } = await w.k.say_('ana', 'signal belongs to Ranking');
    expect(text).toContain('service=gateway belongs to Ranking');
  });
});

describe('a rule', () => {
  test('shows what it would do with what came in, before it counts', async () => {
    await w.tell({ ...unknown, name: 'One' }, { ...unknown, name: 'Two' }, { name: 'Three' });
    const { text, answer } = await w.k.say_('ana', 'signal rule if:"service=gate*" project:Ranking meaning:drift');
    expect(text).toContain('It fits 2 of the last 3 signals:');
    expect(text).toContain('One on churn');
    expect(text).not.toContain('Three');
    expect((await w.k.say_('ana', 'signal rules')).text).toContain('No rules yet');
    await w.k.press('ana', answer, 'Keep this rule');
    expect((await w.k.say_('ana', 'signal rules')).text).toContain('service=gate* — Ranking · drift');
  });

  test('keeps its stars, and is of the channel’s project if it names none', async () => {
    const { text } = await w.k.say_('ana', 'signal rule if:"alertname=*a*b*"');
    expect(text).toContain('What this rule would do for Churn');
    expect(text).toContain('alertname=*a*b*');
  });

  test('decides before labels do, names a stage, and can say that nothing follows', async () => {
    const save = async (text: string) => w.k.press('ana', (await w.k.say_('ana', text)).answer, 'Keep this rule');
    await save('signal rule if:"model=churn" project:Churn meaning:performance stage:deployment');
    await w.tell({});
    expect(await w.stage('evaluation')).toMatchObject({ state: 'done' });
    expect(await w.stage('deployment')).toMatchObject({ state: 'at_risk' });
    await save('signal rule if:"alertname=Noise" project:Churn meaning:ignore');
    expect(await w.tell({ name: 'Noise' })).toEqual([]);
  });

  test('is changed in a form, and moved up', async () => {
    const save = async (text: string) => w.k.press('ana', (await w.k.say_('ana', text)).answer, 'Keep this rule');
    await save('signal rule if:"model=one" project:Churn');
    await save('signal rule if:"model=two" project:Ranking');
    const list = await w.k.say_('ana', 'signal rules');
    expect(list.text).toMatch(/1\. model=two.*2\. model=one/s);
    const { handled } = await w.k.press('ana', list.answer, 'Edit');
    const fields = handled.form?.fields ?? [];
    expect(fields.map(({ name, value }) => [name, value]).slice(0, 1)).toEqual([['conditions', 'model=two']]);
    const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    const trial = await w.k.submit('ana', handled.form, { ...values, conditions: 'model=three' });
    await w.k.press('ana', trial.answer, 'Keep this rule');
    const { answer } = await w.k.say_('ana', 'signal rules');
    await w.k.press('ana', answer, 'Up');
    const { text } = await w.k.say_('ana', 'signal rules');
    expect(text).toMatch(/1\. model=one.*2\. model=three — Ranking/s);
    expect((await w.k.press('ana', answer, 'Up')).text).toContain('already the first');
  });

  test('names its stage in the list, goes in between when it is moved up, and may be gone when it is changed', async () => {
    const save = async (text: string) => w.k.press('ana', (await w.k.say_('ana', text)).answer, 'Keep this rule');
    for (const n of ['one', 'two', 'three']) await save(`signal rule if:"model=${n}" project:Churn stage:training`);
    const list = await w.k.say_('ana', 'signal rules');
    expect(list.text).toContain('1. model=three — Churn · what the signal says itself · Training');
    const ups = controlsOf(list.answer ?? { blocks: [] }).filter(({ label }) => label === 'Up');
    expect(ups).toHaveLength(2);
    await w.k.press('ana', view(controls(ups[1])), 'Up');
    const moved = await w.k.say_('ana', 'signal rules');
    expect(moved.text).toMatch(/1\. model=three.*2\. model=one.*3\. model=two/s);
    const { handled } = await w.k.press('ana', moved.answer, 'Edit');
    await w.k.press('ana', moved.answer, 'Remove');
    const values = Object.fromEntries((handled.form?.fields ?? []).map(({ name, value }) => [name, value]));
    const turn = await w.k.submit('ana', handled.form, { ...values, conditions: 'model=four' });
    expect(turn.text).toContain('no longer exists');
  });

  test('is for a stage of its own project', async () => {
    const [, other] = await w.k.store.read('W1', (read) => read.find('stage', { where: { key: 'data' } }));
    const { handled } = await w.k.press('ana', (await w.k.say_('ana', 'signal rules')).answer, 'New rule');
    const [churn] = await w.k.store.read('W1', (read) => read.find('project', { where: { key: 'churn' } }));
    const values = { conditions: 'model=x', project: churn?.id ?? '', stage: other?.id ?? '' };
    const turn = await w.k.submit('ana', handled.form, values);
    expect(turn.handled.errors).toEqual({ stage: 'Data isn’t a stage of Churn.' });
  });

  test('of an archived project does nothing', async () => {
    await w.tell(unknown);
    await w.k.say_('ana', 'signal belongs to Ranking');
    await w.k.say_('ana', 'archive Ranking');
    expect(await w.tell({ ...unknown, id: 'next' })).toEqual([]);
  });

  test('is not for guests', async () => {
    expect((await w.k.say_('gus', 'signal rule if:"*" project:Churn')).text).not.toContain('What this rule would do');
  });
});
