/** No row is lost: each is on some page, on every platform, and what leads to the other pages and on from here is there as well. */
import { beforeAll, describe, expect, test } from 'vitest';
import { flat } from '../../src/model/text.js';
import { controlsOf, type View } from '../../src/view/view.js';
import { type Kit, kit } from '../support/kit.js';
import { missingIn, SURFACES } from '../support/whole.js';

const TASKS = 40;
const PROJECTS = 25;
const STAGES = 20;
/** About as long as people's titles and reasons get. */
const LONG =
  'the seasonality features of both regions are computed from raw events and not from the table, as it was agreed';

let k: Kit;
beforeAll(async () => {
  k = await kit();
  const lines: [who: string, line: string][] = [];
  for (let i = 2; i <= PROJECTS; i += 1) lines.push(['ana', `new "Project ${i} of the forecasting team"`]);
  lines.push(['ana', 'new Churn'], ['ana', 'main Churn']);
  for (let i = 6; i <= STAGES; i += 1) lines.push(['ana', `stage add "Stage ${i} of the long road"`]);
  for (let i = 1; i <= TASKS; i += 1)
    lines.push(['ana', `task add "${i} ${LONG}" stage:data${i % 3 === 0 ? ' owner:me' : ''}`]);
  for (let i = 1; i <= TASKS; i += 3) lines.push(['bo', `own #${i} @ana`]);
  for (let i = 6; i <= STAGES; i += 2) lines.push(['ana', `block "Stage ${i} of the long road" because ${LONG}`]);
  for (const [who, line] of lines) await k.insist(who, line);
  await k.take();
}, 120_000);

/** All pages of a list. */
async function pages(line: string): Promise<View[]> {
  const all: View[] = [];
  let { answer } = await k.say_('ana', line);
  for (; answer; { answer } = await k.press('ana', answer, 'More')) {
    all.push(answer);
    if (!controlsOf(answer).some(({ label }) => label === 'More')) break;
  }
  return all;
}

const titlesOn = (views: readonly View[]): string[] =>
  views.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.block === 'items' ? block.items.map(({ title }) => flat(title)) : [])),
  );

const VIEWS = [
  ...[
    'tasks',
    'tasks unowned',
    'tasks mine',
    'tasks done',
    'projects',
    'status',
    'status all',
    'stage data',
    'task #1',
  ],
  ...['offers', 'home', 'history', 'digest', 'find blocked', 'find unowned', 'next', 'moved', 'about data'],
  ...['settings', 'reminders', 'audience', 'insights', 'help', 'help tasks'],
];

describe.each(Object.entries(SURFACES))('in %s', (_, shows) => {
  test.each(VIEWS)('all that %s has is shown, on each of its pages', async (line) => {
    const all = await pages(line);
    expect(all.length).toBeGreaterThan(0);
    for (const view of all) expect(missingIn(view, shows)).toEqual([]);
  });
});

test.each<[line: string, rows: string[]]>([
  ['tasks', Array.from({ length: TASKS }, (_, i) => `#${i + 1} `)],
  ['tasks mine', Array.from({ length: 13 }, (_, i) => `#${3 * i + 3} `)],
  ['tasks unowned', Array.from({ length: 13 }, (_, i) => `#${3 * i + 2} `)],
  ['offers', Array.from({ length: 14 }, (_, i) => `#${3 * i + 1} `)],
  ['projects', Array.from({ length: PROJECTS - 1 }, (_, i) => `Project ${i + 2} of`)],
  ['status all', Array.from({ length: PROJECTS - 1 }, (_, i) => `Project ${i + 2} of`)],
  ['status', Array.from({ length: STAGES - 5 }, (_, i) => `Stage ${i + 6} of`)],
])('every row of %s is on one of its pages', async (line, rows) => {
  const titles = titlesOn(await pages(line));
  expect(rows.filter((row) => !titles.some((title) => title.includes(row)))).toEqual([]);
});
