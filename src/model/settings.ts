/** What can be set, where, and what holds where. */
import { isZone } from './dates.js';
import { isQuietHours } from './quiet.js';
import type { Scope, Setting } from './rows.js';
import { readDays, readSchedule, writeSchedule } from './schedule.js';

export interface Declared {
  key: string;
  /** Where it can be set; the narrowest that is set wins: person, channel, workspace. */
  scopes: readonly Scope[];
  initial: string;
  /** The values that it can take; empty where `valid` decides. */
  values: readonly string[];
  valid?(value: string): boolean;
  /** The value as it is kept. @param today `YYYY-MM-DD` */
  tidy?(value: string, today: string): string;
}

/** What there are reminders of. */
export const REMINDERS = ['due', 'overdue', 'offers', 'stalled'] as const;
export type Reminder = (typeof REMINDERS)[number];

/** The kinds in a value of `reminders`. */
export const remindersIn = (value: string): readonly Reminder[] =>
  REMINDERS.filter((kind) => value.split(',').some((word) => word.trim() === kind));

const isReminders = (value: string) =>
  value === 'off' || value.split(',').every((word) => REMINDERS.some((kind) => kind === word.trim()));

/** Any day does for whether the words can be read. */
const isSchedule = (value: string) => value === 'off' || readSchedule(value, '2026-01-05') !== undefined;

/** Which weeks are meant by "every second" is settled when it is said. */
function tidySchedule(value: string, today: string): string {
  const read = readSchedule(value, today);
  return read ? writeSchedule(read) : value;
}

export const SETTINGS: readonly Declared[] = [
  /** Who may change stages and projects: everyone, or only leads, owners and deputies. */
  { key: 'changes', scopes: ['workspace'], initial: 'everyone', values: ['everyone', 'owners'] },
  /** Whether answers in a channel are for all or for the asker. */
  { key: 'answers', scopes: ['person', 'channel', 'workspace'], initial: 'public', values: ['public', 'private'] },
  /** Days without movement after which a stage under way is marked as stalled. */
  {
    key: 'stalled-after',
    scopes: ['channel', 'workspace'],
    initial: '14',
    values: [],
    valid: (v) => /^\d{1,3}$/.test(v) && Number(v) > 0,
  },
  /** The zone in which days in words are read, for people whose platform does not tell theirs. */
  { key: 'time-zone', scopes: ['person', 'channel', 'workspace'], initial: 'UTC', values: [], valid: isZone },
  /** Whether messages are looked at: everywhere, in channels linked to a project, or not; for a person: theirs. */
  {
    key: 'nudges',
    scopes: ['person', 'channel', 'workspace'],
    initial: 'linked',
    values: ['on', 'linked', 'off'],
  },
  /** Whether people are nudged until they say no, or only once they have said yes (`set nudges on me`). */
  { key: 'nudge-consent', scopes: ['workspace'], initial: 'opt-out', values: ['opt-out', 'opt-in'] },
  /** Minutes that a finding waits for somebody to take the work by themselves. */
  {
    key: 'nudge-grace',
    scopes: ['channel', 'workspace'],
    initial: '3',
    values: [],
    valid: (v) => /^\d{1,2}$/.test(v) && Number(v) <= 60,
  },
  /** Minutes between two nudges to the same person. */
  {
    key: 'nudge-pause',
    scopes: ['workspace'],
    initial: '60',
    values: [],
    valid: (v) => /^\d{1,4}$/.test(v),
  },
  /** Most nudges in a channel a day. */
  {
    key: 'nudges-a-day',
    scopes: ['channel', 'workspace'],
    initial: '5',
    values: [],
    valid: (v) => /^\d{1,2}$/.test(v),
  },
  /** "your" for "you're": never, where the message states work, or always. */
  { key: 'nudge-youre', scopes: ['person', 'channel', 'workspace'], initial: 'work', values: ['off', 'work', 'all'] },
  /** Whether the thread is told who was asked to take a task made from it: at once, when its author says so, or never. */
  { key: 'nudge-post', scopes: ['channel', 'workspace'], initial: 'yes', values: ['yes', 'ask', 'no'] },
  /** How many of a hundred nudges are held out, to see what nudges change. */
  {
    key: 'nudge-hold-out',
    scopes: ['workspace'],
    initial: '0',
    values: [],
    valid: (v) => /^\d{1,2}$/.test(v) && Number(v) <= 90,
  },
  /** Rules that nobody is nudged by. */
  {
    key: 'muted-rules',
    scopes: ['person', 'channel', 'workspace'],
    initial: '',
    values: [],
    valid: (v) => /^[a-z-]{2,30}( *, *[a-z-]{2,30}){0,40}$/.test(v),
  },
  /** Hours on a person's own clock in which Baton does not speak first. */
  { key: 'quiet-hours', scopes: ['person', 'workspace'], initial: '19:00-08:00', values: [], valid: isQuietHours },
  /** Whether Saturdays and Sundays are quiet too. */
  { key: 'weekends', scopes: ['person', 'workspace'], initial: 'quiet', values: ['quiet', 'open'] },
  /** When the digest of a channel comes, in words; one's own, of one's projects; one over all projects. */
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
  /** No digest comes before this day, or none at all (`on`). */
  {
    key: 'digest-pause',
    scopes: ['person', 'channel', 'workspace'],
    initial: 'off',
    values: [],
    valid: (v) => v === 'off' || v === 'on' || readDays(v)?.length === 1,
  },
  /** Hours after its time in which a digest is still sent, as after an outage. */
  {
    key: 'digest-late',
    scopes: ['channel', 'workspace'],
    initial: '12',
    values: [],
    valid: (v) => /^\d{1,3}$/.test(v) && Number(v) <= 144,
  },
  /** Days on which there is neither digest nor reminder. */
  {
    key: 'holidays',
    scopes: ['person', 'channel', 'workspace'],
    initial: '',
    values: [],
    valid: (v) => (readDays(v)?.length ?? 0) > 0,
  },
  /** What a person is reminded of, once a day at the most. */
  { key: 'reminders', scopes: ['person', 'workspace'], initial: REMINDERS.join(', '), values: [], valid: isReminders },
  /** At what hour of a person's clock. */
  {
    key: 'reminder-time',
    scopes: ['person', 'workspace'],
    initial: '09:00',
    values: [],
    valid: (v) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(v),
  },
  /** Not before this day. */
  { key: 'snoozed-until', scopes: ['person'], initial: '', values: [], valid: (v) => readDays(v)?.length === 1 },
];

const NARROWEST: readonly Scope[] = ['person', 'channel', 'workspace'];

export const declared = (key: string) => SETTINGS.find((s) => s.key === key);

export const settingId = (scope: Scope, target: string, key: string) => `${scope}:${target}:${key}`;

/** The value that holds, and the scope it was set in (`initial` where nowhere). With `only`, that scope's own value counts. */
export function readSetting(
  set: readonly Setting[],
  key: string,
  only?: Scope,
): { value: string; from: Scope | 'initial' } {
  for (const scope of only ? [only] : NARROWEST) {
    const found = set.find((s) => s.key === key && s.scope === scope);
    if (found) return { value: found.value, from: scope };
  }
  return { value: declared(key)?.initial ?? '', from: 'initial' };
}

/** Whether a value is one that the setting can take. */
export function allowed(setting: Declared, value: string): boolean {
  return setting.values.length > 0 ? setting.values.includes(value) : (setting.valid?.(value) ?? false);
}

/** Days on which nothing comes: the workspace's, and the channel's or the person's own. */
export const holidaysIn = (rows: readonly Setting[]) =>
  rows.filter((s) => s.key === 'holidays').flatMap((s) => readDays(s.value) ?? []);
