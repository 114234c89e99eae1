/** Lists of what is blocked, late, due or nobody's: by the rules of the status, in the projects that are meant. */
import { beforeEach, describe, expect, test } from 'vitest';
import { endOfWeek } from '../../../src/features/answers/find.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import { controlsOf } from '../../../src/view/view.js';
import { answersWorld } from '../../support/answers-world.js';
import type { Kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await answersWorld();
});

const lines = async (who: string, words: string, where = {}) => (await k.say_(who, words, where)).text.split('\n');
const closed = { channel: 'closed', access: 'private' as const };

test.each([
  ['find blocked', ['Blocked', '[blocked] Deployment in Churn model — Chi Rao · “GPU quota not granted” · 3 days']],
  [
    'find blocked in Churn model',
    ['Blocked · Churn model', '[blocked] Deployment — Chi Rao · “GPU quota not granted” · 3 days'],
  ],
  ['find blocked in Fraud model', ['Nothing is blocked in Fraud model.']],
  ['find at-risk', ['Nothing is at risk in this channel’s projects.']],
  [
    'find overdue',
    [
      'Overdue',
      '[open] #3 Ask for GPU quota in Churn model — Chi Rao · overdue since Mon 23 Nov (2 days) · Deployment',
    ],
  ],
  [
    'find unowned in Churn model',
    [
      'Without an owner · Churn model',
      '[open] #2 Write the model card — no owner · Evaluation',
      'Not started yet, without an owner: Monitoring.',
    ],
  ],
  [
    'find due',
    [
      'Due by Fri 27 Nov',
      '[open] #3 Ask for GPU quota in Churn model — Chi Rao · overdue since Mon 23 Nov (2 days) · Deployment',
      '[open] #1 Version the training set in Churn model — Bo Berg · due Fri 27 Nov · Data',
    ],
  ],
  [
    'find due by 2026-11-26 in Churn model',
    [
      'Due by Thu 26 Nov · Churn model',
      '[open] #3 Ask for GPU quota — Chi Rao · overdue since Mon 23 Nov (2 days) · Deployment',
    ],
  ],
  ['find due in Fraud model', ['Nothing is due in Fraud model by Fri 27 Nov.']],
  [
    'find stuck in Churn model',
    ['Nothing is stuck in Churn model: everything in progress has moved lately.', 'Blocked: Deployment.'],
  ],
])('%s', async (words, says) => {
  expect(await lines('ana', words)).toEqual(says);
  expect(k.faults).toEqual([]);
});

test.each([
  ['2026-11-23', '2026-11-27'],
  ['2026-11-27', '2026-11-27'],
  ['2026-11-28', '2026-12-04'],
  ['2026-11-29', '2026-12-04'],
])('the working week of %s ends on %s', (today, friday) => {
  expect(endOfWeek(today)).toBe(friday);
});

describe('which projects', () => {
  test('in a direct message all that are seen, hidden ones only for those who see them', async () => {
    await k.say_('ana', 'new Secret', closed);
    await k.say_('ana', 'block data: no access', closed);
    await k.say_('ana', 'task add "Ask for access" project:Secret', closed);
    const direct = { direct: true };
    expect(await lines('ana', 'find blocked', direct)).toEqual([
      'Blocked',
      '[blocked] Deployment in Churn model — Chi Rao · “GPU quota not granted” · 3 days',
      '[blocked] Data in Secret — no owner · “no access” · less than a minute',
    ]);
    for (const which of ['blocked', 'unowned', 'due', 'overdue', 'stuck', 'at-risk', 'offered'])
      expect((await lines('bo', `find ${which}`, direct)).join(), which).not.toMatch(/Secret|access/);
    expect((await lines('ana', 'find unowned', direct)).join()).toContain('Ask for access in Secret');
  });

  test('a channel shows its own, not those of others; without any, all', async () => {
    await k.say_('ana', 'new Ranking', { channel: 'ranking' });
    await k.say_('ana', 'block data: no logs', { channel: 'ranking' });
    expect((await lines('bo', 'find blocked')).join()).not.toContain('Ranking');
    expect(await lines('bo', 'find blocked', { channel: 'ranking' })).toEqual([
      'Blocked · Ranking',
      '[blocked] Data — no owner · “no logs” · less than a minute',
    ]);
    expect(await lines('bo', 'find blocked', { channel: 'lounge' })).toHaveLength(3);
  });

  test('what not everybody in the channel may see is shown to whoever asks alone', async () => {
    await k.say_('ana', 'new Secret', closed);
    await k.say_('ana', 'block data: no access', closed);
    const { out } = await k.say_('ana', 'find blocked', { channel: 'lounge' });
    expect(out.map(({ to }) => to)).toEqual(['whisper']);
  });

  test('in an archived project nothing waits for anybody', async () => {
    await k.say_('ana', 'archive Churn model');
    expect(await lines('bo', 'find blocked')).toEqual(['Nothing is blocked in Fraud model.']);
    expect(await lines('bo', 'find overdue', { direct: true })).toEqual(['Nothing is overdue in any project.']);
    expect((await lines('bo', 'find unowned', { direct: true })).join()).not.toContain('#2');
    expect((await lines('bo', 'find blocked in Churn model')).join()).toContain('is archived');
  });
});

describe('the rules', () => {
  test('what is offered is not without an owner', async () => {
    await k.say_('ana', 'own #2 @bo');
    expect((await lines('ana', 'find unowned')).join()).not.toContain('#2');
    expect((await lines('ana', 'find unowned in Churn model')).slice(0, 2)).toEqual([
      'Every open task and everything under way in Churn model has an owner.',
      'Not started yet, without an owner: Monitoring.',
    ]);
    await k.say_('bo', 'decline #2 no time');
    expect((await lines('ana', 'find unowned')).join()).toContain('#2');
  });

  test('stages under way that nobody owns come before tasks', async () => {
    await k.say_('bo', 'release training');
    const [, stage, task] = await lines('ana', 'find unowned in Churn model');
    expect([stage, task].join()).toMatch(/Training — no owner · 2 days.*#2/);
  });

  test('stuck: the quietest first, and it agrees with the status', async () => {
    await k.say_('ana', 'start labelling in Fraud model');
    k.clock.pass(20 * DAY);
    expect(await lines('ana', 'find stuck')).toEqual([
      'Stuck',
      '[in progress] Training in Churn model — Bo Berg · hasn’t moved for 22 days',
      '[in progress] Labelling in Fraud model — no owner · hasn’t moved for 20 days',
      'Blocked: Deployment.',
    ]);
    expect((await k.say_('ana', 'status Churn model')).text).toContain('Training is stuck: no update for 22 days');
  });

  test('the longest overdue comes first, stages and tasks together', async () => {
    await k.insist('ana', 'due training 2026-11-20');
    await k.insist('ana', 'due evaluation 2026-11-24');
    const found = (await lines('ana', 'find overdue in Churn model')).slice(1);
    expect(found.map((line) => /Training|#3|Evaluation/.exec(line)?.[0])).toEqual(['Training', '#3', 'Evaluation']);
  });

  test('what is finished or dropped is not due', async () => {
    await k.say_('ana', 'due training 2026-11-26');
    await k.say_('ana', 'done training');
    await k.say_('ana', 'done #1');
    await k.say_('ana', 'drop #3');
    expect(await lines('ana', 'find due in Churn model')).toEqual(['Nothing is due in Churn model by Fri 27 Nov.']);
  });
});

describe('pages and buttons', () => {
  test('ten a page, stages and tasks in one order', async () => {
    await k.say_('bo', 'release training');
    for (let n = 5; n < 16; n += 1) await k.say_('ana', `task add t${n} project:"Churn model"`);
    const page1 = await k.say_('ana', 'find unowned in Churn model');
    expect(page1.text.match(/Training|#\d+/g)).toEqual([
      'Training',
      ...[2, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `#${n}`),
    ]);
    const page2 = await k.press('ana', page1.answer, 'More');
    expect(page2.text.match(/Training|#\d+/g)).toEqual(['#13', '#14', '#15']);
    expect((await k.press('ana', page2.answer, 'Back')).text).toContain('#12');
  });

  test('the day goes with the page', async () => {
    for (let n = 5; n < 16; n += 1) await k.say_('ana', `task add t${n} due:2026-12-10 project:"Churn model"`);
    const page1 = await k.say_('ana', 'find due by 2026-12-10');
    expect((await k.press('ana', page1.answer, 'More')).text).toContain('Due by Thu 10 Dec');
  });

  test('taken, given and unblocked from the list, which is drawn again', async () => {
    const { answer } = await k.say_('bo', 'find unowned in Churn model');
    expect(controlsOf(answer ?? { blocks: [] }).map(({ label }) => label)).toEqual([
      ...['I’ll take it', 'Give to…', 'Done', 'Open'],
    ]);
    expect((await k.press('bo', answer, 'Give to…', { value: 'U3' })).text).toContain('offered');
    const blocked = await k.say_('chi', 'find blocked in Churn model');
    expect((await k.press('chi', blocked.answer, 'Unblock')).text).toContain('Nothing is blocked in Churn model.');
  });

  test('from what is stuck to what is blocked', async () => {
    const { answer } = await k.say_('ana', 'find stuck in Churn model');
    expect((await k.press('ana', answer, 'What’s blocked')).text).toContain('[blocked] Deployment');
  });
});

describe('offers', () => {
  test('those that wait for oneself, then those that one has made, in private', async () => {
    await k.say_('ana', 'own #2 @bo');
    const { out, text, answer } = await k.say_('ana', 'find offered');
    expect(out.map(({ to }) => to)).toEqual(['whisper']);
    expect(text.split('\n')).toEqual([
      'Offers without an answer',
      'Evaluation in Churn model — from Bo Berg · 18 hours',
      '#2 Write the model card in Churn model — offered to Bo Berg, no answer yet · less than a minute',
    ]);
    const after = await k.press('ana', answer, 'Accept', { shared: false });
    expect(after.text).not.toContain('from Bo Berg');
    expect(after.text).toContain('#2 Write the model card');
  });

  test('of one project only, if it is named', async () => {
    expect((await lines('ana', 'find offered in Fraud model'))[0]).toContain('There are no open offers');
    expect((await lines('chi', 'find offered'))[0]).toContain('There are no open offers');
  });
});
