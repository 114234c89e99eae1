/** One question, one answer: status, all projects, the board, the digest and the reminders agree on what needs attention. */
import { beforeAll, describe, expect, test } from 'vitest';
import { board } from '../../src/features/board.js';
import { DAY, dayAt } from '../../src/model/dates/calendar.js';
import type { Reason } from '../../src/model/health.js';
import { CAST, type Kit, kit } from '../support/kit.js';

/** What a digest calls the part in which it names something for a reason. */
const IN_DIGEST: Record<Reason, string> = {
  blocked: 'Needs a decision',
  at_risk: 'Needs a decision',
  stuck: 'Stuck',
  unowned: 'No owner',
  waiting: 'No owner',
  overdue: 'Due',
};
/** The same for a reminder. Other reasons are not one person's. */
const IN_REMINDER: Partial<Record<Reason, string>> = {
  stuck: 'Stuck',
  waiting: 'Offered to you (“no” is a fine answer)',
  overdue: 'Overdue',
};
const DIGEST_PARTS = [...new Set(Object.values(IN_DIGEST))];
const REMINDER_PARTS = Object.values(IN_REMINDER);

interface Situation {
  /** Name of the project and of its only stage. */
  name: string;
  /** What Ana says 22 days ago, two days ago, and now. */
  before?: string[];
  lately?: string[];
  now?: string[];
  /** Why the stage, a task or the lead needs attention, the most urgent reason first. */
  reasons: Reason[];
  /** What the status says, line by line. */
  lines: string[];
  /** Who is reminded. */
  reminded?: string;
}

const SITUATIONS: Situation[] = [
  { name: 'Idle', reasons: [], lines: [] },
  { name: 'Fine', lately: ['start fine', 'take fine'], reasons: [], lines: [] },
  {
    name: 'Quiet',
    before: ['start quiet', 'take quiet'],
    reasons: ['stuck'],
    lines: ['Quiet is stuck: no update for 22 days.'],
    reminded: 'ana',
  },
  {
    name: 'Busy',
    before: ['start busy', 'take busy'],
    lately: ['task add check the figures stage:busy owner:me'],
    reasons: [],
    lines: [],
  },
  {
    name: 'Blocked',
    lately: ['block blocked no GPUs', 'take blocked'],
    reasons: ['blocked'],
    lines: ['Blocked is blocked.'],
  },
  {
    name: 'Risky',
    lately: ['at-risk risky few samples', 'take risky'],
    reasons: ['at_risk'],
    lines: ['Risky is at risk.'],
  },
  { name: 'Unowned', lately: ['start unowned'], reasons: ['unowned'], lines: ['Unowned has no owner.'] },
  { name: 'Just offered', lately: ['start just-offered'], now: ['own just-offered @bo'], reasons: [], lines: [] },
  {
    name: 'Offered',
    lately: ['start offered', 'own offered @bo'],
    reasons: ['waiting'],
    lines: ['Bo Berg was asked 2 days ago to take Offered, and hasn’t answered yet.'],
    reminded: 'bo',
  },
  {
    name: 'Led',
    lately: ['lead @bo'],
    reasons: ['waiting'],
    lines: ['Bo Berg was asked 2 days ago to lead Led, and hasn’t answered yet.'],
    reminded: 'bo',
  },
  { name: 'Due', lately: ['take due', 'due due 2026-03-24'], reasons: [], lines: [] },
  {
    name: 'Late',
    lately: ['take late', 'due late 2026-03-23'],
    reasons: ['overdue'],
    lines: ['Late is overdue.'],
    reminded: 'ana',
  },
  {
    name: 'Both',
    before: ['start both', 'due both 2026-03-23'],
    reasons: ['stuck', 'unowned', 'overdue'],
    lines: ['Both is overdue.', 'Both is stuck: no update for 22 days.', 'Both has no owner.'],
  },
  { name: 'Done', before: ['start done', 'due done 2026-03-09'], lately: ['done done'], reasons: [], lines: [] },
  { name: 'Task unowned', lately: ['task add write tests'], reasons: ['unowned'], lines: ['1 task has no owner.'] },
  { name: 'Task just offered', now: ['task add write docs owner:@bo'], reasons: [], lines: [] },
  {
    name: 'Task offered',
    lately: ['task add write more docs owner:@bo'],
    reasons: ['waiting'],
    lines: ['1 task was offered more than a day ago, with no answer yet.'],
    reminded: 'bo',
  },
  { name: 'Task due', lately: ['task add tune it owner:me by 2026-03-24'], reasons: [], lines: [] },
  {
    name: 'Task late',
    lately: ['task add tune more owner:me by 2026-03-23'],
    reasons: ['overdue'],
    lines: ['1 task is overdue.'],
    reminded: 'ana',
  },
];

/** The lines under one of some titles, up to the next of them. */
function under(text: string, title: string, titles: readonly string[]): string[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(title));
  if (at < 0) return [];
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) =>
    ['Moved', 'Nothing was finished', 'As of', ...titles].some((t) => line.startsWith(t)),
  );
  return end < 0 ? rest : rest.slice(0, end);
}

const channelOf = ({ name }: Situation) => ({ channel: name.toLowerCase().replaceAll(' ', '-') });

let k: Kit;
beforeAll(async () => {
  k = await kit();
  const everybodySays = async (lines: (one: Situation) => string[] | undefined) => {
    for (const one of SITUATIONS) for (const text of lines(one) ?? []) await k.insist('ana', text, channelOf(one));
  };
  for (const one of SITUATIONS) await k.say_('ana', `new "${one.name}" stages: ${one.name}`, channelOf(one));
  await k.say_('ana', 'new "Put away" stages: Away', { channel: 'away' });
  for (const text of ['start away', 'due away 2026-03-09', 'task add tidy up'])
    await k.insist('ana', text, { channel: 'away' });
  await everybodySays((one) => one.before);
  k.clock.pass(20 * DAY);
  await everybodySays((one) => one.lately);
  await k.say_('ana', 'archive', { channel: 'away' });
  // Tuesday, 24 March.
  k.clock.pass(2 * DAY);
  await everybodySays((one) => one.now);
  expect(k.faults).toEqual([]);
});

describe.each(SITUATIONS)('$name: $reasons', (situation) => {
  const { name, reasons, lines, reminded } = situation;
  const needs = reasons.length > 0 ? 1 : 0;

  test('the status says so', async () => {
    const { text } = await k.say_('ana', 'status', channelOf(situation));
    const [, said = ''] = (text.split('All stages\n')[0] ?? '').split('Needs attention\n');
    expect(said.split('\n').filter((line) => line !== '')).toEqual(lines);
  });

  test('the list of all projects counts the same', async () => {
    const pages = [await k.say_('bo', 'status all'), await k.say_('bo', 'status all 2')];
    const line = pages
      .flatMap(({ text }) => text.split('\n'))
      .find((one) => one.replace(/^\[.*?\] /, '').startsWith(`${name} —`));
    expect(line).toBeDefined();
    expect(line?.includes('1 thing needs attention')).toBe(needs === 1);
  });

  test('the board shows and counts the same', async () => {
    const at = { now: k.clock.now(), today: dayAt(k.clock.now(), 'UTC'), zone: 'UTC' };
    const { projects, needs: counted } = await k.store.read('W1', (read) => board(read, at, 1, name));
    const own = projects.find(({ project }) => project.name === name);
    const ofTasks = (['unowned', 'waiting', 'overdue'] as const).filter((reason) => (own?.tasks[reason] ?? 0) > 0);
    const shown = [...(own?.stages.flatMap((stage) => stage.reasons) ?? []), ...ofTasks];
    expect(own?.leadOfferedTo === undefined ? shown : [...shown, 'waiting']).toEqual(reasons);
    if (projects.length === 1) expect(counted).toBe(needs);
  });

  test('the digest names it under the most urgent reason, and nowhere else', async () => {
    const { text } = await k.say_('ana', 'digest', channelOf(situation));
    const [first] = reasons;
    for (const title of DIGEST_PARTS) {
      const named = under(text, title, DIGEST_PARTS).filter((line) => !line.startsWith('[due]'));
      expect(named, title).toHaveLength(first && title === IN_DIGEST[first] ? 1 : 0);
    }
  });

  test('whoever it waits for is reminded of it', async () => {
    const [first] = reasons;
    const part = first && IN_REMINDER[first];
    for (const who of ['ana', 'bo']) {
      const { text } = await k.say_(who, 'reminder show', { direct: true });
      for (const title of REMINDER_PARTS) {
        const named = under(text, title, [...REMINDER_PARTS, 'Due soon']).filter((line) => line.includes(name));
        // Whoever asks sees also what nobody would be reminded of yet.
        const isJustOffered =
          who === 'bo' && title.startsWith('Offered to you') && /just offered|write docs/i.test(name);
        const isIn = (who === reminded && title === part) || isJustOffered;
        expect(named, `${who}: ${title}`).toHaveLength(isIn ? 1 : 0);
      }
    }
  });
});

test('nothing needs attention in an archived project', async () => {
  expect((await k.say_('ana', 'status "Put away"')).text).not.toContain('Needs attention');
  expect((await k.say_('ana', 'status all 2')).text).not.toContain('Put away');
  for (const who of Object.keys(CAST)) expect((await k.say_(who, 'reminder show')).text).not.toContain('Away');
});

test('a setting of one channel goes with its projects: every place gives the same answer', async () => {
  const own = await kit();
  await own.say_('ana', 'new Churn stages: data, training');
  for (const text of ['start data', 'take data', 'set stalled-after 4 channel']) await own.say_('ana', text);
  own.clock.pass(5 * DAY);
  expect((await own.say_('bo', 'status', { channel: 'elsewhere' })).text).toContain(
    'data is stuck: no update for 5 days.',
  );
  expect((await own.say_('bo', 'status all', { channel: 'elsewhere' })).text).toContain('1 thing needs attention');
  expect((await own.say_('ana', 'digest')).text).toContain('Stuck');
  expect((await own.say_('ana', 'digest portfolio', { direct: true })).text).toContain('Stuck');
  expect((await own.say_('ana', 'reminder show', { direct: true })).text).toContain('Stuck');
  const at = { now: own.clock.now(), today: dayAt(own.clock.now(), 'UTC'), zone: 'UTC' };
  expect((await own.store.read('W1', (read) => board(read, at, 1))).needs).toBe(1);
});
