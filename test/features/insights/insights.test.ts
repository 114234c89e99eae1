import { beforeEach, expect, test } from 'vitest';
import { App } from '../../../src/dispatch/on-command.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import type { FileToSave } from '../../../src/ports/file-to-save.js';
import { type Kit, kit } from '../../support/kit.js';
import { nights, playProjects } from '../../support/played-year.js';

let k: Kit;
const NAMES = ['Churn', 'Ranking', 'Fraud', 'Search', 'Pricing', 'Ads', 'Risk', 'Demand'];
const insights = async (text = 'insights', where = {}) => (await k.say_('ana', text, where)).text;

beforeEach(async () => {
  k = await kit();
});

test('a new project has nothing to tell yet, and says how little it is', async () => {
  await k.say_('ana', 'new Churn');
  const text = await insights();
  expect(text).toContain('There isn’t enough history yet');
  expect(text).toContain('no stage like Data has been finished here, and a forecast needs 8');
});

test('medians, flow, stalls and pace of a channel’s projects', async () => {
  await playProjects(k, NAMES);
  const text = await insights();
  // By hand, data took 6, 5, 8, 4, 7, 6, 6 and 5 days: the median is 6, and 95 in 100 of the way from the sixth to the seventh is 6.95.
  expect(text).toContain('Insights: this channel’s 8 projects, last 12 months');
  expect(await insights('insights stages')).toContain('Data — half within 6 days, 85 in 100 within 7 days · from 8');
  expect(text).toMatch(/Stages finished — 24 stages, \d+ in (\w{3}–)?\w{3} 26\n/);
  expect(text).toMatch(/Flow — worked on \d+% of the time · fully blocked \d+% · waiting for somebody \d+%/);
});

test('what takes longer than nearly all before comes first', async () => {
  await playProjects(k, NAMES);
  await k.say_('bo', 'new Late');
  await k.say_('bo', 'start data in Late');
  await nights(k, 12);
  expect(await insights()).toContain(
    'Taking longer than usual\nData — Late · 12 days so far, longer than 8 of 8 before',
  );
  const { answer } = await k.say_('ana', 'insights ageing');
  const [chart] = answer?.blocks.filter(({ block }) => block === 'chart') ?? [];
  expect(chart).toMatchObject({ bars: [{ label: 'Data · Late', share: 1, text: '8 of 8' }] });
  expect(await insights('insights owners')).toContain('\nnearly always at once · 1 has no owner now\n');
  expect(await insights('insights Late')).toContain('No forecast: Data has taken longer than nearly all of the 8');
});

test('figures of one person’s work are never shown, nor a forecast from them', async () => {
  for (const name of NAMES) {
    await k.say_('ana', `new ${name}`);
    await k.say_('ana', `take data in ${name}`);
    await k.say_('ana', `start data in ${name}`);
    await nights(k, 3);
    await k.say_('ana', `done data in ${name}`);
  }
  const text = await insights();
  expect(text).not.toMatch(/Data \d|Flow|Stages finished/);
  expect(await insights('insights stages')).toContain('Data — one person’s work only, so it isn’t shown');
  expect(await insights('forecast data in Churn')).toContain('is done already');
  await k.say_('ana', 'new More');
  expect(await insights('forecast data in More')).toContain('only one person has finished stages like Data');
  const csv = await insights('insights export');
  expect(csv).not.toMatch(/^(stage|flow|finished),/m);
});

test('a project that one may not see is in no figure, and as if it were not there', async () => {
  await playProjects(k, NAMES.slice(0, 4));
  await playProjects(k, NAMES.slice(4), { channel: 'secret', access: 'private' });
  const ofChi = (await k.say_('chi', 'insights all', { direct: true })).text;
  expect(ofChi).toContain('all 4 projects you can see');
  expect(ofChi).toContain('12 stages');
  expect((await k.say_('ana', 'insights all', { channel: 'secret', access: 'private' })).text).toContain('24 stages');
  // In the open channel, the past of the secret one does not even make a forecast surer.
  await k.say_('ana', 'new Late');
  expect((await k.say_('ana', 'forecast data in Late')).text).toContain('4 stages like Data have been finished');
});

test('what everybody may not see is answered in private', async () => {
  await playProjects(k, ['Churn']);
  await playProjects(k, ['Hidden'], { channel: 'secret', access: 'private' });
  expect((await k.say_('ana', 'insights')).out[0]?.to).toBe('channel');
  const secret = { channel: 'secret', access: 'private' } as const;
  expect((await k.say_('ana', 'insights', secret)).out[0]?.to).toBe('channel');
  expect((await k.say_('ana', 'insights all', secret)).out[0]?.to).toBe('whisper');
});

test('what was taken back never was; names do not matter; a span looks no further back', async () => {
  await playProjects(k, NAMES);
  const before = await insights();
  await k.say_('ana', 'reopen data in Churn because of drift');
  await k.say_('ana', 'undo');
  expect(await insights()).toBe(before);
  const stages = await insights('insights stages');
  await k.say_('ana', 'stage rename training in Churn to tuning');
  expect(await insights('insights stages')).toBe(stages);
  await k.say_('ana', 'stage drop evaluation in Churn');
  expect(await insights('insights stages')).toContain('Evaluation — nearly all within 5 days · from 8');
  k.clock.pass(200 * DAY);
  expect(await insights('insights quarter')).toContain('There isn’t enough history yet');
  expect(await insights('insights')).toContain('24 stages');
  expect(await insights('insights ever')).toContain('24 stages');
});

test('the figures as CSV: names are quoted, and none becomes a formula', async () => {
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'stage rename data to "=1+1, really"');
  await playProjects(k, NAMES.slice(1));
  const { text, out } = await k.say_('ana', 'insights export');
  expect(text).toContain('figure,of,n,median_days,p85_days,total_days');
  expect(text).toMatch(/^stage,Data,7,\d/m);
  expect(text).toMatch(/^finished,2026-\d\d(\/2026-\d\d)?,\d+,,,$/m);
  expect(out[0]?.to).toBe('whisper');
});

test('where browsers reach Baton, the figures are a file, for whoever asked alone', async () => {
  await playProjects(k, NAMES.slice(0, 5));
  const saved: FileToSave[] = [];
  const fileAddress = (file: FileToSave) => {
    saved.push(file);
    return 'https://baton.example.com/file/x';
  };
  const app = new App({ ...k.parts, fileAddress });
  await app.handle({ ...k.origin('ana', {}), type: 'command', text: 'insights export', mentions: [] });
  const [only, more] = await k.take();
  expect([only?.to, more]).toEqual(['whisper', undefined]);
  expect(JSON.stringify(only?.view)).toContain('https://baton.example.com/file/x');
  expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/^insights-year-\d{4}-\d\d-\d\d\.csv$/)]);
  expect(saved[0]?.text).toMatch(/^figure,of,n,median_days,p85_days,total_days\r\nstage,Data,5,.*\r\n$/s);
});

test('with more projects than are looked up one by one, the figures are of the same projects', async () => {
  await playProjects(k, NAMES.slice(0, 5));
  const before = await insights('insights stages');
  for (let n = 1; n <= 40; n += 1) await k.say_('ana', `new Idle ${n}`);
  expect(await insights('insights stages')).toBe(before.replace('5 projects', '45 projects'));
});
