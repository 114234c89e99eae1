/** The pages of single figures, of a team whose stages were re-opened, at risk, handed over and moved to later days. */
import { beforeAll, expect, test } from 'vitest';
import { type Kit, kit } from '../../support/kit.js';
import { nights, playProjects } from '../../support/played-year.js';

const NAMES = ['Churn', 'Ranking', 'Fraud', 'Search', 'Pricing', 'Ads', 'Risk', 'Demand'];
let k: Kit;
const page = async (text: string) => (await k.say_('ana', text)).text;

/** After the year, Training drifts everywhere: re-opened, at risk, handed over and due later; then it is done again. */
async function drift(): Promise<void> {
  for (const [i, name] of NAMES.entries()) {
    const [one, other] = i % 2 ? ['ana', 'bo'] : ['bo', 'ana'];
    await k.say_(one, `reopen training in ${name} because of drift`);
    await k.say_(other, `at-risk training in ${name} because the data is late`);
    await k.say_(other, `due training in ${name} 2027-0${1 + i}-01`);
    await k.say_(other, `own training in ${name} @${one}`);
    await nights(k, 8);
    await k.say_(one, `accept training in ${name}`);
    await k.say_(one, `due training in ${name} 2027-0${1 + i}-09`);
    await k.say_(one, `done training in ${name}`);
  }
}

beforeAll(async () => {
  k = await kit();
  await playProjects(k, NAMES);
  await drift();
  await k.say_('bo', 'new Late');
  await k.say_('bo', 'start data in Late');
}, 60_000);

test.each([
  ['stalls', ['data and labels — 64 days, 8 times', 'Training — 64 days, 8 times']],
  [
    'loops',
    [
      '7 times · nearly all within 8 days · mostly because of drift',
      'drift — 56 days, 7 times',
      'From re-opening to done again — nearly all within 8 days · from 7',
    ],
  ],
  [
    'handovers',
    [
      '8 changed hands · offers are answered: nearly all within 8 days',
      'From offer to acceptance — nearly all within 8 days · from 8',
    ],
  ],
  ['dates', ['8 moved, 8 to a later day', 'Half by no more than — 8 days']],
  ['pace', ['32 stages', 'Mar 26 — 5 stages', 'Aug–Sep 26 — 5 stages']],
])('%s', async (figure, lines) => {
  const text = await page(`insights ${figure}`);
  for (const line of lines) expect(text).toContain(line);
});

test('a forecast says between which days, and from how much', async () => {
  const text =
    /^Late — Data is likely to be done between \w{3} \d+ Sep and \w{3} \d+ Sep; the middle .* \(85 in 100, from 8 /m;
  expect(await page('insights forecast')).toMatch(text);
  expect(await page('insights forecast')).toContain('No forecast for 8 projects');
});

test('each has its line on the card', async () => {
  const text = await page('insights');
  expect(text).toContain('Time lost — data and labels 64 days\n');
  expect(text).toContain('Loops back — 7 times · nearly all within 8 days · mostly because of drift\n');
  expect(text).toContain('Due dates — 8 moved, 8 to a later day\n');
});

test('and its rows in the CSV', async () => {
  const rows = (await page('insights export')).split('\n');
  expect(rows).toEqual(
    expect.arrayContaining([
      'stall-by-reason,data,8,,,64',
      'stall-by-stage,Training,8,,,64',
      'loop,,7,8,8,',
      'loop-by-reason,drift,7,,,56',
      'hand-over,,8,,,',
      'due-date-moved,,8,,,',
    ]),
  );
});
