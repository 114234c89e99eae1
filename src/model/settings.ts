/** Settings: what can be set, by whom, and which value applies. */
import { isZone, zoneOfCity } from './dates/calendar.js';
import { readTime } from './dates/clock.js';
import { countOf } from './dates/words.js';
import { isQuietHours, tidyQuietHours } from './quiet.js';
import { readDays, readSchedule, writeSchedule } from './schedule.js';
import type { Scope, Setting } from './setting-rows.js';

/** A setting that exists. */
export interface SettingDeclaration {
  key: string;
  /** Where it can be set. The narrowest one set wins: person, then channel, then workspace. */
  scopes: readonly Scope[];
  initial: string;
  /** The values it can take; empty if `valid` decides. */
  values: readonly string[];
  valid?(value: string): boolean;
  /** The value as it is kept. @param today `YYYY-MM-DD` */
  tidy?(value: string, today: string, before?: string): string;
}

/** What people can be reminded of. `stalled`: their stages that are stuck. `evidence`: answers of audits. */
export const REMINDERS = ['due', 'overdue', 'offers', 'stalled', 'evidence', 'incidents'] as const;
/** One kind of reminder. */
export type Reminder = (typeof REMINDERS)[number];

/** The kinds named in a value of the setting `reminders`: "due, offers". */
export const remindersIn = (value: string): readonly Reminder[] =>
  REMINDERS.filter((kind) => value.split(',').some((word) => word.trim() === kind));

const isReminders = (value: string) =>
  value === 'off' || value.split(',').every((word) => REMINDERS.some((kind) => kind === word.trim()));

/** Any day will do to see whether the words can be read. */
const isSchedule = (value: string) => value === 'off' || readSchedule(value, '2026-01-05') !== undefined;

/** An address of e-mail, or of the web. */
const isContact = (value: string) =>
  value.length <= 200 && (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value) || /^https:\/\/[^\s<>"|]+$/.test(value));

/** An emoji, or its name: "pushpin". */
const isEmoji = (value: string) =>
  value === 'off' || /^(?:[a-z0-9_+'-]{1,60}|\p{Extended_Pictographic}.{0,12})$/u.test(value);
/** ":pushpin:" is "pushpin", and "off" turns it off. */
const tidyEmoji = (value: string) => (value === 'off' ? '' : value.trim().toLowerCase().replace(/^:|:$/g, ''));

/** "two" is 2, and "10 days" is 10. */
function tidyNumber(value: string): string {
  const word = value
    .trim()
    .toLowerCase()
    .replace(/\s*(?:days?|(?<=\d\s*)d|minutes?|mins?|times?)$/, '');
  const count = /^(?:\d+|[a-z]{3,})$/.test(word) && word !== 'the' ? countOf(word) : -1;
  return count >= 0 ? String(count) : value;
}

/** "3 weeks" are 21 days. */
function tidyDays(value: string): string {
  const [, weeks] = /^(.+?)\s*weeks?$/.exec(value.trim().toLowerCase()) ?? [];
  const count = weeks === undefined ? Number.NaN : Number(tidyNumber(weeks));
  return Number.isNaN(count) ? tidyNumber(value) : String(count * 7);
}

/** Writes a schedule down so that "every second week" keeps counting from the week in which it was first set. */
function tidySchedule(value: string, today: string, before = ''): string {
  const read = readSchedule(value, today, readSchedule(before, today));
  return read ? writeSchedule(read) : value;
}

const QUIET_HOURS = '19:00-08:00';

/** Every setting there is. */
export const SETTINGS: readonly SettingDeclaration[] = [
  /** Who may change stages and projects: everyone, or only leads, owners and deputies. */
  { key: 'changes', scopes: ['workspace'], initial: 'everyone', values: ['everyone', 'owners'] },
  /** Whether everyone sees the answers in a channel, or only the asker. */
  { key: 'answers', scopes: ['person', 'channel', 'workspace'], initial: 'public', values: ['public', 'private'] },
  /** Whom people turn to who need help with Baton, or want it better. */
  { key: 'contact', scopes: ['workspace'], initial: '', values: [], valid: isContact },
  /** Days without progress after which a stage counts as stuck, until the team's own usual pace is known. */
  {
    key: 'stalled-after',
    scopes: ['channel', 'workspace'],
    initial: '14',
    values: [],
    valid: (v) => /^\d{1,3}$/.test(v) && Number(v) > 0,
    tidy: tidyDays,
  },
  /** The zone in which days in words are read, for people whose platform does not tell theirs. */
  {
    key: 'time-zone',
    scopes: ['person', 'channel', 'workspace'],
    initial: 'UTC',
    values: [],
    valid: isZone,
    tidy: zoneOfCity,
  },
  /** Whether messages are looked at: everywhere, in channels linked to a project, or not; for a person: theirs. */
  {
    key: 'nudges',
    scopes: ['person', 'channel', 'workspace'],
    initial: 'linked',
    values: ['on', 'linked', 'off'],
  },
  /** Whether it is enough that people have been told, or each is asked before the first nudge. */
  { key: 'nudge-consent', scopes: ['channel', 'workspace'], initial: 'told', values: ['told', 'ask'] },
  /** Minutes a nudge waits for someone to take the work unasked. */
  {
    key: 'nudge-grace',
    scopes: ['channel', 'workspace'],
    initial: '3',
    values: [],
    valid: (v) => /^\d{1,2}$/.test(v) && Number(v) <= 60,
    tidy: tidyNumber,
  },
  /** Minutes between two nudges to the same person. */
  {
    key: 'nudge-pause',
    scopes: ['workspace'],
    initial: '60',
    values: [],
    valid: (v) => /^\d{1,4}$/.test(v),
    tidy: tidyNumber,
  },
  /** Most nudges in a channel a day. */
  {
    key: 'nudges-a-day',
    scopes: ['channel', 'workspace'],
    initial: '5',
    values: [],
    valid: (v) => /^\d{1,2}$/.test(v),
    tidy: tidyNumber,
  },
  /** Minutes in which whoever is asked can take an incident, before the next person is. */
  {
    key: 'incident-wait',
    scopes: ['channel', 'workspace'],
    initial: '15',
    values: [],
    valid: (v) => /^\d{1,3}$/.test(v) && Number(v) > 0,
    tidy: tidyNumber,
  },
  /** How sure Baton is before it nudges: fewer nudges that are nearly always right, or more of which some are not. */
  { key: 'nudge-care', scopes: ['channel', 'workspace'], initial: 'normal', values: ['quiet', 'normal', 'eager'] },
  /** "your" for "you're": never, in messages about work and if it is certain, or always. */
  { key: 'nudge-youre', scopes: ['person', 'channel', 'workspace'], initial: 'work', values: ['off', 'work', 'all'] },
  /** Whether a task made from a message is announced in its thread, at once or if its author says so; if at once, its end is, too. */
  { key: 'nudge-post', scopes: ['channel', 'workspace'], initial: 'yes', values: ['yes', 'ask', 'no'] },
  /** The reaction that asks for a task from a message; empty: none does. */
  { key: 'task-emoji', scopes: ['channel', 'workspace'], initial: '', values: [], valid: isEmoji, tidy: tidyEmoji },
  /** How many nudges in a hundred are held out, to see what nudges change. */
  {
    key: 'nudge-hold-out',
    scopes: ['workspace'],
    initial: '0',
    values: [],
    valid: (v) => /^\d{1,2}$/.test(v) && Number(v) <= 90,
    tidy: tidyNumber,
  },
  /** Rules that nudge nobody. */
  {
    key: 'muted-rules',
    scopes: ['person', 'channel', 'workspace'],
    initial: '',
    values: [],
    valid: (v) => /^[a-z-]{2,30}( *, *[a-z-]{2,30}){0,40}$/.test(v),
  },
  /** Hours on a person's own clock in which Baton sends nothing unasked. */
  {
    key: 'quiet-hours',
    scopes: ['person', 'workspace'],
    initial: QUIET_HOURS,
    values: [],
    valid: isQuietHours,
    tidy: (value, _today, before = QUIET_HOURS) => tidyQuietHours(value, before),
  },
  /** Whether Saturdays and Sundays are quiet too. */
  { key: 'weekends', scopes: ['person', 'workspace'], initial: 'quiet', values: ['quiet', 'open'] },
  /** The schedules of a channel's digest, of a person's own digest, and of a person's digest of all projects. */
  {
    key: 'digest',
    scopes: ['channel', 'workspace'],
    initial: 'mon 09:00',
    values: [],
    valid: isSchedule,
    tidy: tidySchedule,
  },
  { key: 'my-digest', scopes: ['person'], initial: 'off', values: [], valid: isSchedule, tidy: tidySchedule },
  { key: 'portfolio-digest', scopes: ['person'], initial: 'off', values: [], valid: isSchedule, tidy: tidySchedule },
  /** No digest is sent before this day; none at all if `on`. */
  {
    key: 'digest-pause',
    scopes: ['person', 'channel', 'workspace'],
    initial: 'off',
    values: [],
    valid: (v) => v === 'off' || v === 'on' || readDays(v)?.length === 1,
  },
  /** Whether a line at the top of the channel says where its project stands. */
  { key: 'headline', scopes: ['channel'], initial: 'off', values: ['on', 'off'] },
  /** How many hours late a digest may be sent after an outage. */
  {
    key: 'digest-late',
    scopes: ['channel', 'workspace'],
    initial: '12',
    values: [],
    valid: (v) => /^\d{1,3}$/.test(v) && Number(v) <= 144,
    tidy: tidyNumber,
  },
  /** Days without digests and reminders. */
  {
    key: 'holidays',
    scopes: ['person', 'channel', 'workspace'],
    initial: '',
    values: [],
    valid: (v) => (readDays(v)?.length ?? 0) > 0,
  },
  /** What a person is reminded of, at most once a day. */
  { key: 'reminders', scopes: ['person', 'workspace'], initial: REMINDERS.join(', '), values: [], valid: isReminders },
  /** When reminders come, on a person's own clock. */
  {
    key: 'reminder-time',
    scopes: ['person', 'workspace'],
    initial: '09:00',
    values: [],
    valid: (v) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(v),
    tidy: (value) => readTime(value) ?? value,
  },
  /** No reminders before this day. */
  { key: 'snoozed-until', scopes: ['person'], initial: '', values: [], valid: (v) => readDays(v)?.length === 1 },
  /** Which number of 5/6 is the day: by the person's locale if it is known, or always the same. */
  {
    key: 'date-order',
    scopes: ['person', 'workspace'],
    initial: 'automatic',
    values: ['automatic', 'day-first', 'month-first'],
  },
  /** What guests and people of other organisations may change: what is theirs, all that is linked to a channel, or nothing. */
  { key: 'guest-changes', scopes: ['channel', 'workspace'], initial: 'own', values: ['own', 'linked', 'none'] },
];

const NARROWEST: readonly Scope[] = ['person', 'channel', 'workspace'];

/** The declaration of a setting; undefined if there is no such setting. */
export const declarationOf = (key: string): SettingDeclaration | undefined => SETTINGS.find((s) => s.key === key);

/** The id of a setting's row. */
export const settingId = (scope: Scope, target: string, key: string) => `${scope}:${target}:${key}`;

/** The value that applies and the scope it comes from, `initial` if it is set nowhere. `only`: looks at a single scope. */
export function readSetting(
  set: readonly Setting[],
  key: string,
  only?: Scope,
): { value: string; from: Scope | 'initial' } {
  for (const scope of only ? [only] : NARROWEST) {
    const found = set.find((s) => s.key === key && s.scope === scope);
    if (found) return { value: found.value, from: scope };
  }
  return { value: declarationOf(key)?.initial ?? '', from: 'initial' };
}

/** Whether a setting can take a value. */
export function isAllowed(setting: SettingDeclaration, value: string): boolean {
  return setting.values.length > 0 ? setting.values.includes(value) : (setting.valid?.(value) ?? false);
}

/** Days without digests and reminders, from all the settings that apply. */
export const holidaysIn = (rows: readonly Setting[]) =>
  rows.filter((s) => s.key === 'holidays').flatMap((s) => readDays(s.value) ?? []);
