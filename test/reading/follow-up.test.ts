/** What leans on what was said before. */
import { beforeEach, expect, test } from 'vitest';
import { controlsOf } from '../../src/view/view.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'task add "label the set" by friday');
});

/** The answer to the last of several lines, and its buttons. */
async function last(...lines: string[]) {
  let turn = await k.say_('ana', lines[0] ?? '', { spoken: true });
  for (const line of lines.slice(1)) turn = await k.say_('ana', line, { spoken: true });
  return { text: turn.text, buttons: turn.answer ? controlsOf(turn.answer).map(({ label }) => label) : [] };
}

test('“scratch that” undoes an order, and only drops what was asked or shown', async () => {
  expect((await last('start data', 'scratch that')).text).toContain('Ana Silva undid that');
  expect((await last('is data done?', 'scratch that')).text).toBe('OK, never mind.');
  expect((await last('start', 'scratch that')).text).toBe('OK, never mind.');
});

test('a day after an order is set, and after a look it is offered', async () => {
  expect((await last('take #1', 'and by wednesday please')).text).toContain('due on Wed 4 Mar');
  expect((await last('show #1', 'and by thursday please')).buttons).toEqual(['Set #1 label the set due Thu 5 Mar']);
});

test('a name after a look gives what was looked at to somebody, if that is confirmed', async () => {
  expect((await last('who owns data?', 'Bo then')).buttons).toEqual(['Offer Data to Bo Berg']);
});

test.each([
  ['digest every friday at 4pm', 'make it 5pm', 'Fridays at 17:00'],
  ['digest every friday at 4pm', 'no, thursdays', 'Thursdays at 16:00'],
  ['digest fridays', 'at 5pm please', 'Fridays at 17:00'],
  ['send my reminders at 9', 'better 10:00', 'now 10:00'],
  ['set quiet hours 20:00-07:00', 'make that 21:00-07:00', '21:00 to 07:00'],
])('%s, then “%s”: the rest stays as it was', async (first, then, comes) => {
  expect((await last(first, then)).text).toContain(comes);
});

test('a day after the one that was just set', async () => {
  expect((await last('due data friday', 'no, the friday after')).text).toContain('due on Fri 13 Mar');
  expect((await last('due data friday', 'make that the 12th, sorry')).text).toContain('due on Thu 12 Mar');
});

test('who a new task is for, and why something is blocked, can follow', async () => {
  expect((await last('task add write the docs', 'for bo')).text).toContain('offered #2 write the docs');
  expect((await last('block data: no disk', 'because the bucket is gone')).text).toContain('“the bucket is gone”');
});

test('“no, data” after an order offers it for that', async () => {
  expect((await last('start training', 'no, data')).buttons).toEqual(['Start Data']);
});

test('after several orders a correction changes none of them alone', async () => {
  const turn = await last('due data and training friday', 'no, the friday after');
  expect(turn.text).not.toContain('Fri 13 Mar');
});

test('what only begins like a reason changes no reason', async () => {
  expect((await last('block data: no disk', 'by friday')).text).toContain('due on Fri 6 Mar');
  expect((await last('block data: no disk', 'as for training, start it')).text).not.toContain('as blocked');
});
