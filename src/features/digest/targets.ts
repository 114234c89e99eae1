/** For whom there is a digest, when it comes, and over which projects. */

import { personZone, settingIn } from '../../kit/job.js';
import { allAt, inParts, projectsAt } from '../../kit/past.js';
import { dayAt, plusDays } from '../../model/dates.js';
import type { Person, Project, Setting } from '../../model/rows.js';
import {
  type Calendar,
  daysBefore,
  instantOf,
  lastTime,
  nextTime,
  readSchedule,
  type Schedule,
} from '../../model/schedule.js';
import { holidaysIn, readSetting } from '../../model/settings.js';
import type { Reader } from '../../ports.js';
import type { Span } from './gather.js';
import type { DigestKind } from './view.js';

/** A channel, or a person. */
export interface Target {
  kind: DigestKind;
  id: string;
}

export const nameOf = ({ kind, id }: Target) => `${kind}:${id}`;
export const digestAlarmId = (target: Target) => `digest:${nameOf(target)}`;

export function targetOf(name: string): Target {
  const at = name.indexOf(':');
  return { kind: name.slice(0, at) as DigestKind, id: name.slice(at + 1) };
}

export const SETTING: Record<DigestKind, string> = {
  channel: 'digest',
  me: 'my-digest',
  portfolio: 'portfolio-digest',
};

/** Projects of one digest. */
const MOST_PROJECTS = 500;
const WEEK_DAYS = 7;

export interface Times {
  /** Undefined where there is no such digest. */
  schedule: Schedule | undefined;
  calendar: Calendar;
  /** So much later it is still sent. */
  lateMs: number;
  rows: readonly Setting[];
}

/** The zone that most people of a workspace are in: that of a channel, unless somebody sets another. */
async function usualZone(read: Reader, rows: readonly Setting[]): Promise<string> {
  const set = readSetting(rows, 'time-zone', 'channel');
  const all = readSetting(rows, 'time-zone', 'workspace');
  if (set.from === 'channel') return set.value;
  if (all.from === 'workspace') return all.value;
  const zones = await read.tally('person', 'zone', { gone: false });
  const counted = [...zones].filter((entry): entry is [string, number] => Boolean(entry[0]));
  counted.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return counted[0]?.[0] ?? all.value;
}

/** What never comes. */
const NEVER = '9999-12-31';

/** When a digest comes. */
export async function timesOf(read: Reader, workspace: string, target: Target, now: number): Promise<Times> {
  const found = await read.find('setting', { where: { target: [workspace, target.id] } });
  const own = target.kind === 'channel' ? 'channel' : 'person';
  const rows = found.filter((s) => s.scope === 'workspace' || s.scope === own);
  const zone =
    own === 'channel' ? await usualZone(read, rows) : personZone(rows, (await read.get('person', target.id)) as Person);
  const pause = settingIn(rows, 'digest-pause');
  return {
    schedule: readSchedule(settingIn(rows, SETTING[target.kind]), dayAt(now, zone)),
    calendar: { zone, skip: holidaysIn(rows), notBefore: pause === 'off' ? '' : pause === 'on' ? NEVER : pause },
    lateMs: Number(settingIn(rows, 'digest-late')) * 3_600_000,
    rows,
  };
}

/** Every Monday, where no digest is set. */
const WEEKLY: Schedule = { days: [1], minute: 0, every: 1, from: '' };

/** The span of the digest that came, or comes, at a time. */
export function spanEnding({ schedule = WEEKLY, calendar }: Times, until: number): Span {
  const from = lastTime(schedule, { ...calendar, notBefore: '' }, until) ?? daysBefore(until, WEEK_DAYS, calendar.zone);
  return { from, until, zone: calendar.zone };
}

/** What is new now, and how it stands: since the last digest, and a week at the least. */
export function spanNow(times: Times, now: number): Span {
  const { zone } = times.calendar;
  const week = daysBefore(now, WEEK_DAYS, zone);
  const last = lastTime(times.schedule ?? WEEKLY, { ...times.calendar, notBefore: '' }, now + 1) ?? week;
  return { from: Math.min(last, week), until: now + 1, zone };
}

/** The span that a day lies in, from one digest to the next; up to now, where the next is still to come. */
export function spanOf(times: Times, day: string, now: number): Span {
  const { schedule = WEEKLY, calendar } = times;
  const noon = instantOf(day, 720, calendar.zone);
  const until = nextTime(schedule, { ...calendar, notBefore: '' }, noon);
  return until === undefined || until > now ? spanNow(times, now) : spanEnding(times, until);
}

/** A day by which a span is found again: the first whose noon lies in it. */
export function dayIn(from: number, zone: string): string {
  const day = dayAt(from, zone);
  return instantOf(day, 720, zone) >= from ? day : plusDays(day, 1);
}

/** The span of the last digest before an instant. */
export function spanBefore(times: Times, at: number): Span {
  const { schedule = WEEKLY, calendar } = times;
  const end = lastTime(schedule, { ...calendar, notBefore: '' }, at) ?? at;
  return spanEnding(times, end);
}

/** The projects that a digest is over, at an instant. A person's are those that they lead or own something in now. */
export async function projectsOfTarget(read: Reader, { kind, id }: Target, until: number): Promise<Project[]> {
  if (kind === 'channel') return projectsAt(read, id, until);
  if (kind === 'portfolio') return allAt(read, until, MOST_PROJECTS);
  const led = await read.find('project', { where: { lead: id, archived: false }, limit: MOST_PROJECTS });
  const stages = await read.tally('stage', 'project', { owner: id, dropped: false });
  const tasks = await read.tally('task', 'project', { owner: id, state: 'open' });
  const ids = [...new Set([...led.map((p) => p.id), ...[...stages.keys(), ...tasks.keys()].filter((p) => p !== null)])];
  const found = await inParts(ids.slice(0, MOST_PROJECTS), (part) =>
    read.find('project', { where: { id: part, archived: false } }),
  );
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}
