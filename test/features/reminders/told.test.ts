/** What changes after a morning's look is told the next morning, once, whatever happens and wherever the person is. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayAt, daysUntil, plusDays } from '../../../src/model/dates/calendar.js';
import { instantOf } from '../../../src/model/dates/wall-clock.js';
import { plainText } from '../../../src/view/as-text.js';
import { rounds } from '../../support/full.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'digest schedule off');
});

const to = (iso: string) => k.clock.pass(Date.parse(iso) - k.clock.now());
const say = async (who: string, ...lines: string[]) => {
  for (const line of lines) {
    await k.insist(who, line, { direct: /^set|snooze|reminders/.test(line) });
  }
};

/** What a person is told when the alarms go off now, a line for each thing: "due #1", "overdue Data". */
async function told(person: string, names: readonly string[] = ['#1', '#2', '#3', '#4', 'Data']): Promise<string[]> {
  const out = await k.due();
  const views = out.flatMap((one) => (one.to === 'direct' && one.person === person ? [one.view] : []));
  let part = '';
  const lines = views.flatMap((view) => plainText(view).split('\n'));
  return lines.flatMap((line) => {
    part = ['Overdue', 'Due soon', 'Offered', 'Stuck'].find((word) => line.includes(word)) ?? part;
    const name = names.find((one) => new RegExp(`${one}(?!\\d)`).test(line));
    return name && part ? [`${part.toLowerCase().split(' ')[0]} ${name}`] : [];
  });
}

describe('changed after the morning’s look', () => {
  // Everybody here lives by UTC's clock and is looked after at nine.
  beforeEach(async () => {
    for (const who of ['ana', 'bo']) await say(who, 'set time-zone UTC me', 'task add other owner:me');
    to('2026-03-03T09:00Z');
    await k.due();
    k.clock.pass(3_600_000);
  });
  const next = async (person = 'U1') => {
    to('2026-03-04T09:00Z');
    return told(person);
  };

  test('`due data tomorrow`, said the day before', async () => {
    await say('ana', 'take data', 'due data tomorrow');
    expect(await next()).toEqual(['due Data']);
    to('2026-03-05T09:00Z');
    expect(await told('U1')).toEqual(['overdue Data']);
    to('2026-03-06T09:00Z');
    expect(await told('U1')).toEqual([]);
  });

  test('`due #1 tomorrow` of a task made long before', async () => {
    await say('ana', 'due #1 tomorrow');
    expect(await next()).toEqual(['due #1']);
  });

  test('`take` of a task that somebody else had', async () => {
    await say('bo', 'due #2 tomorrow');
    await say('bo', 'release #2');
    await say('ana', 'take #2');
    expect(await next()).toEqual(['due #2']);
  });

  test('an offer accepted', async () => {
    await say('bo', 'due #2 yesterday');
    await say('bo', 'release #2');
    const asked = await k.say_('bo', 'own #2 @ana');
    const offer = asked.out.find((one) => one.to === 'direct' && one.person === 'U1');
    await k.press('ana', offer && 'view' in offer ? offer.view : undefined, 'Accept', { direct: true });
    expect(await next()).toEqual(['overdue #2']);
  });

  test('done, then reopened', async () => {
    await say('ana', 'due #1 2026-03-02', 'done #1');
    to('2026-03-04T09:00Z');
    expect(await told('U1')).toEqual([]);
    await say('ana', 'reopen #1');
    to('2026-03-05T09:00Z');
    expect(await told('U1')).toEqual(['overdue #1']);
  });

  test('told, done with all there was, then reopened', async () => {
    await say('ana', 'due #1 2026-03-02');
    expect(await next()).toEqual(['overdue #1']);
    await say('ana', 'done #1');
    to('2026-03-05T09:00Z');
    expect(await told('U1')).toEqual([]);
    await say('ana', 'reopen #1');
    to('2026-03-06T09:00Z');
    expect(await told('U1')).toEqual(['overdue #1']);
  });

  test('archived, then restored', async () => {
    await say('ana', 'due #1 tomorrow', 'archive');
    expect(await next()).toEqual([]);
    await say('ana', 'restore Churn');
    to('2026-03-05T09:00Z');
    expect(await told('U1')).toEqual(['overdue #1']);
  });
});

test('a store of an older version: nothing is told again, nothing new is missed', async () => {
  await say('ana', 'set time-zone UTC me', 'task add old owner:me by 2026-03-01');
  to('2026-03-03T09:00Z');
  expect(await told('U1')).toEqual(['overdue #1']);
  // As the older version left it.
  await sql`update pace set told = '[]', "toldAt" = 0`.execute(k.opened.db);
  await say('ana', 'task add new owner:me by 2026-03-03');
  to('2026-03-04T09:00Z');
  expect(await told('U1')).toEqual(['overdue #2']);
  // It comes up a week after the older version told it, by that version's count.
  to('2026-03-09T09:00Z');
  expect(await told('U1')).toEqual(['overdue #1']);
});

describe('any changes and mornings', () => {
  /** Zones in which clocks change within the weeks of the test, or which stand at the edges of the day. */
  const ZONES = [
    ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/Santiago', 'Asia/Kolkata', 'Australia/Lord_Howe'],
    ...['Pacific/Kiritimati', 'Pacific/Niue', 'America/Nuuk', 'Africa/Cairo', 'Africa/Casablanca'],
  ];
  /** Weeks with changes of the clock in March and April. */
  const FROM = '2026-03-09';
  const DAYS = 40;

  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ is: fc.constant('due' as const), n: fc.nat(3), days: fc.integer({ min: -3, max: 5 }) }),
    },
    { weight: 2, arbitrary: fc.record({ is: fc.constantFrom('done' as const, 'reopen' as const), n: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constantFrom('release' as const, 'take' as const), n: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constantFrom('archive' as const, 'restore Churn' as const) }) },
    { weight: 9, arbitrary: fc.record({ is: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }) },
  );
  type Step = { is: string; n?: number; days?: number; hours?: number };

  /** One thing's state at a look. */
  interface Thing {
    name: string;
    due: string | null;
    /** Open, theirs, and in a project that goes on. */
    waits: boolean;
  }

  async function things(): Promise<Thing[]> {
    return k.store.read('W1', async (read) => {
      const archived = new Set((await read.find('project', { where: { archived: true } })).map(({ id }) => id));
      const tasks = await read.find('task', {});
      return tasks.map(({ number, due, state, owner, project }) => ({
        name: `#${number}`,
        due,
        waits: state === 'open' && owner === 'U1' && !archived.has(project),
      }));
    });
  }

  /** Carries out one step, morning by morning if time passes. */
  async function take({ is, n = 0, days = 0, hours = 0 }: Step, zone: string, look: () => Promise<void>) {
    if (is === 'wait') {
      const until = k.clock.now() + hours * 3_600_000;
      while (k.clock.now() < until) {
        const [alarm] = await k.store.read('W1', (read) => read.find('alarm', { where: { what: 'reminder' } }));
        k.clock.pass(Math.max(0, Math.min(alarm?.at ?? until, until) - k.clock.now()));
        await look();
      }
      return;
    }
    const today = dayAt(k.clock.now(), zone);
    const item = `#${n + 1}`;
    if (is === 'due') await say('ana', `due ${item} ${plusDays(today, days)}`);
    else await say('ana', is === 'archive' || is === 'restore Churn' ? is : `${is} ${item}`);
  }

  test.each([
    ['working days', []],
    ['every day', ['set weekends open me']],
  ])(
    'each thing is told once when it is due and once when it is overdue: %s',
    { timeout: 600_000 },
    async (_, more) => {
      const run = async (steps: readonly Step[], zone: string, hour: number) => {
        k = await kit();
        await k.say_('ana', 'new Churn');
        await say('ana', 'digest schedule off', 'set quiet-hours off me', `set time-zone ${zone} me`);
        await say('ana', `set reminder-time ${String(hour).padStart(2, '0')}:00 me`, ...more);
        for (let n = 1; n <= 4; n += 1) await say('ana', `task add work owner:me`);
        k.clock.pass(instantOf(FROM, 12 * 60, zone) - k.clock.now());
        await k.due();
        const soon = new Set<string>();
        const late = new Map<string, string>();
        let lastDay = '';
        const look = async () => {
          const alarms = await k.store.read('W1', (read) => read.find('alarm', { where: { what: 'reminder' } }));
          const last = await k.store.read('W1', (read) => read.get('lastReminder', 'U1'));
          const today = dayAt(k.clock.now(), zone);
          const isLook = (alarms[0]?.at ?? Number.POSITIVE_INFINITY) <= k.clock.now() && last?.day !== today;
          const now = await things();
          const said = await told('U1');
          if (said.length > 0) expect(today, 'one message a day').not.toBe(lastDay);
          if (said.length > 0) lastDay = today;
          for (const line of said) {
            const [kind, name = ''] = line.split(' ');
            const thing = now.find((one) => one.name === name);
            expect(thing?.waits, `${line} waits`).toBe(true);
            const due = thing?.due ?? '';
            if (kind === 'due') {
              expect(due >= today, `${line} on ${today} is due ${due}`).toBe(true);
              expect(soon.has(`${name} ${due}`), `${line} told twice for ${due}`).toBe(false);
              soon.add(`${name} ${due}`);
            } else {
              expect(due < today, `${line} on ${today} was due ${due}`).toBe(true);
              const before = late.get(`${name} ${due}`);
              if (before) expect(daysUntil(today, before), `${line} again`).toBeGreaterThanOrEqual(7);
              late.set(`${name} ${due}`, today);
            }
          }
          if (!isLook) return;
          for (const { name, due, waits } of now) {
            const key = `${name} ${due}`;
            if (waits && due !== null && due < today)
              expect(daysUntil(today, late.get(key) ?? ''), `${name}, due ${due}, on ${today}`).toBeLessThan(7);
            else late.delete(key);
            // Due today, or tomorrow with a morning in between that is a day off: it has been said by now.
            if (waits && due === today) expect(soon.has(key), `${name} is due today, ${today}`).toBe(true);
          }
        };
        for (const one of steps) await take(one, zone, look);
        const left = DAYS * 24;
        await take({ is: 'wait', hours: Math.min(left, 24 * 9) }, zone, look);
        expect(k.faults).toEqual([]);
      };
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 8, maxLength: 30 }),
          fc.constantFrom(...ZONES),
          fc.constantFrom(7, 9, 12, 17, 20),
          run,
        ),
        { numRuns: rounds(4, 400), endOnFailure: !process.env.SHRINK },
      );
    },
  );
});
