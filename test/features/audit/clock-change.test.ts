/** On nights when the clock is changed, whoever owns an answer is reminded once, on that day; and facts are kept as on any night. */
import { expect, test } from 'vitest';
import { dayAt, plusDays } from '../../../src/model/dates/calendar.js';
import { instantOf } from '../../../src/model/dates/wall-clock.js';
import { plainText } from '../../../src/view/as-text.js';
import { type Kit, kit } from '../../support/kit.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** An answer on input checks is good for 180 days; its owner is reminded seven days before. */
const REMINDED_AFTER = 173 * DAY;

/** A zone, the day on which its clock is changed, and by how many minutes. */
const CHANGES: [zone: string, day: string, minutes: number][] = [
  ['Europe/Berlin', '2026-10-25', -60],
  ['Europe/Berlin', '2027-03-28', 60],
  ['America/New_York', '2026-11-01', -60],
  ['America/New_York', '2027-03-14', 60],
  ['Australia/Lord_Howe', '2026-10-04', 30],
  ['Africa/Cairo', '2027-04-30', 60],
  ['America/Santiago', '2026-09-06', 60],
];

const to = (k: Kit, at: number) => k.clock.pass(at - k.clock.now());

/** The local minute of the day at an instant. */
function minuteAt(instant: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const [hour = 0, minute = 0] = shown.format(instant).split(':').map(Number);
  return 60 * hour + minute;
}

/** Lets the alarms go off every half hour of some days. @returns when the person heard about the audit */
async function heard(k: Kit, person: string, days: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 48 * days; i += 1) {
    k.clock.pass(HOUR / 2);
    for (const one of await k.due())
      if (one.to === 'direct' && one.person === person && plainText(one.view).includes('is it still true'))
        times.push(k.clock.now());
  }
  return times;
}

test.each(CHANGES)('in %s, where the clock is changed on %s by %i minutes', async (zone, day, minutes) => {
  const midnight = instantOf(day, 0, zone);
  const length = instantOf(plusDays(day, 1), 0, zone) - midnight;
  expect(length).toBe(DAY - minutes * 60_000);
  for (const [time, least, most] of [
    ['09:00', 9 * 60, 9 * 60 + 29],
    // At half past two there is either no such time on that day, or it is there twice.
    ['02:30', 2 * 60 + 30, 4 * 60],
  ] as const) {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    await k.say_('ana', 'digest schedule off');
    for (const set of [`time-zone ${zone}`, 'weekends open', 'quiet-hours off', `reminder-time ${time}`])
      await k.say_('ana', `set ${set} me`, { direct: true });
    // Becomes due for a reminder on the evening before the night.
    to(k, midnight - 4 * HOUR - REMINDED_AFTER);
    await k.say_('ana', 'audit answer data-1 auto');
    await k.say_('ana', 'audit owner data-1 @ana');
    to(k, midnight - 5 * HOUR);
    await k.due();
    const times = await heard(k, 'U1', 3);
    expect(times.map((at) => dayAt(at, zone))).toEqual([day]);
    const minute = minuteAt(times[0] ?? 0, zone);
    expect(minute).toBeGreaterThanOrEqual(least);
    expect(minute).toBeLessThanOrEqual(most);
    // Facts are kept by days of UTC, whatever the clocks of people do.
    const [chronicle] = await k.store.read('W1', (read) => read.find('chronicle', {}));
    expect((chronicle?.through ?? 1) % DAY).toBe(0);
    expect(k.faults).toEqual([]);
  }
});
