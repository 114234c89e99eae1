/** When a digest comes, by the settings of its channel or person. */
import { personZone, settingIn } from '../../kit/job.js';
import { dayAt, middleZone } from '../../model/dates/calendar.js';
import type { Person } from '../../model/people-rows.js';
import { holidaysIn, readSetting } from '../../model/read-setting.js';
import { readSchedule, type Schedule } from '../../model/schedule.js';
import type { Calendar } from '../../model/schedule-times.js';
import type { Setting } from '../../model/setting-rows.js';
import type { Where } from '../../ports/query.js';
import type { Reader } from '../../ports/store.js';
import { type DigestTarget, SCHEDULE_SETTING } from './target.js';

/** When a digest comes. */
export interface DigestTimes {
  /** Undefined if it is switched off. */
  schedule: Schedule | undefined;
  calendar: Calendar;
  isPaused: boolean;
  /** How many milliseconds after its time it is still sent. */
  lateMs: number;
}

/** Later than any day on which a digest comes. */
const NEVER = '9999-12-31';
const HOUR_MS = 3_600_000;

/** Reads when a digest comes. */
export async function digestTimes(
  read: Reader,
  workspace: string,
  target: DigestTarget,
  now: number,
): Promise<DigestTimes> {
  const scope = target.kind === 'channel' ? 'channel' : 'person';
  const found = await read.find('setting', { where: { target: [workspace, target.id] } });
  const rows = found.filter((row) => row.scope === 'workspace' || row.scope === scope);
  const zone =
    scope === 'channel' ? await channelZone(read, rows) : personZone(rows, await read.get('person', target.id));
  const pause = settingIn(rows, 'digest-pause');
  const notBefore = pause === 'off' ? '' : pause === 'on' ? NEVER : pause;
  return {
    schedule: readSchedule(settingIn(rows, SCHEDULE_SETTING[target.kind]), dayAt(now, zone)),
    calendar: { zone, skip: holidaysIn(rows), notBefore },
    isPaused: pause !== 'off',
    lateMs: Number(settingIn(rows, 'digest-late')) * HOUR_MS,
  };
}

/** The zone set for the channel or the workspace, else the one that most members are in; of several such, the middle one. */
async function channelZone(read: Reader, rows: readonly Setting[]): Promise<string> {
  const ofChannel = readSetting(rows, 'time-zone', 'channel');
  const general = readSetting(rows, 'time-zone', 'workspace');
  if (ofChannel.from === 'channel') return ofChannel.value;
  if (general.from === 'workspace') return general.value;
  // Guests and people of other organisations count only if nobody is known to be a member.
  return (
    (await commonZone(read, { standing: 'member' })) ??
    (await commonZone(read, { standing: { except: ['bot'] } })) ??
    general.value
  );
}

async function commonZone(read: Reader, where: Where<Person>): Promise<string | undefined> {
  const zones = await read.tally('person', 'zone', { gone: false, ...where });
  const counted = [...zones].flatMap(([zone, n]) => (zone ? [{ zone, n }] : []));
  const most = Math.max(...counted.map(({ n }) => n));
  return middleZone(counted.filter(({ n }) => n === most).map(({ zone }) => zone));
}
