/** Settings: what can be set, where, and which values each can take. */
import { REMINDERS } from './reminder-kinds.js';
import type { Scope } from './setting-rows.js';
import {
  CONTACT,
  count,
  countOfDays,
  countOfMinutes,
  DAY_OF_YEAR,
  DAYS,
  EMOJI,
  PAUSE,
  quietHours,
  REMINDER_KINDS,
  RULES,
  SCHEDULE,
  type SettingValues,
  TIME,
  ZONE,
} from './setting-values.js';

/** A setting that exists. */
export interface SettingDeclaration extends SettingValues {
  key: string;
  /** Where it can be set. The narrowest one set wins: person, then channel, then workspace. */
  scopes: readonly Scope[];
  initial: string;
}

const QUIET_HOURS = '19:00-08:00';

/** Every setting there is. */
export const SETTINGS: readonly SettingDeclaration[] = [
  /** Who may change stages and projects: everyone, or only leads, owners and deputies. */
  { key: 'changes', scopes: ['workspace'], initial: 'everyone', values: ['everyone', 'owners'] },
  /** Whether everyone sees the answers in a channel, or only the asker. */
  { key: 'answers', scopes: ['person', 'channel', 'workspace'], initial: 'public', values: ['public', 'private'] },
  /** Whom people turn to who need help with Baton, or want it better. */
  { key: 'contact', scopes: ['workspace'], initial: '', ...CONTACT },
  /** Days without progress after which a stage counts as stuck, until the team's own usual pace is known. */
  { key: 'stalled-after', scopes: ['channel', 'workspace'], initial: '14', ...countOfDays(1, 999) },
  /** The zone in which days in words are read, for people whose platform does not tell theirs. */
  { key: 'time-zone', scopes: ['person', 'channel', 'workspace'], initial: 'UTC', ...ZONE },
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
  { key: 'nudge-grace', scopes: ['channel', 'workspace'], initial: '3', ...countOfMinutes(0, 60) },
  /** Minutes between two nudges to the same person. */
  { key: 'nudge-pause', scopes: ['workspace'], initial: '60', ...countOfMinutes(0, 9_999) },
  /** Most nudges in a channel a day. */
  { key: 'nudges-a-day', scopes: ['channel', 'workspace'], initial: '5', ...count(0, 99) },
  /** Minutes in which whoever is asked can take an incident, before the next person is. */
  { key: 'incident-wait', scopes: ['channel', 'workspace'], initial: '15', ...countOfMinutes(1, 999) },
  /** How sure Baton is before it nudges: fewer nudges that are nearly always right, or more of which some are not. */
  { key: 'nudge-care', scopes: ['channel', 'workspace'], initial: 'normal', values: ['quiet', 'normal', 'eager'] },
  /** "your" for "you're": never, in messages about work and if it is certain, or always. */
  { key: 'nudge-youre', scopes: ['person', 'channel', 'workspace'], initial: 'work', values: ['off', 'work', 'all'] },
  /** Whether a task made from a message is announced in its thread, at once or if its author says so; if at once, its end is, too. */
  { key: 'nudge-post', scopes: ['channel', 'workspace'], initial: 'yes', values: ['yes', 'ask', 'no'] },
  /** The reaction that asks for a task from a message; empty: none does. */
  { key: 'task-emoji', scopes: ['channel', 'workspace'], initial: '', ...EMOJI },
  /** How many nudges in a hundred are held out, to see what nudges change. */
  { key: 'nudge-hold-out', scopes: ['workspace'], initial: '0', ...count(0, 90) },
  /** Rules that nudge nobody. */
  { key: 'muted-rules', scopes: ['person', 'channel', 'workspace'], initial: '', ...RULES },
  /** Hours on a person's own clock in which Baton sends nothing unasked. */
  { key: 'quiet-hours', scopes: ['person', 'workspace'], initial: QUIET_HOURS, ...quietHours(QUIET_HOURS) },
  /** Whether Saturdays and Sundays are quiet too. */
  { key: 'weekends', scopes: ['person', 'workspace'], initial: 'quiet', values: ['quiet', 'open'] },
  /** The schedules of a channel's digest, of a person's own digest, and of a person's digest of all projects. */
  { key: 'digest', scopes: ['channel', 'workspace'], initial: 'mon 09:00', ...SCHEDULE },
  { key: 'my-digest', scopes: ['person'], initial: 'off', ...SCHEDULE },
  { key: 'portfolio-digest', scopes: ['person'], initial: 'off', ...SCHEDULE },
  /** No digest is sent before this day; none at all if `on`. */
  { key: 'digest-pause', scopes: ['person', 'channel', 'workspace'], initial: 'off', ...PAUSE },
  /** Whether a line at the top of the channel says where its project stands. */
  { key: 'headline', scopes: ['channel'], initial: 'off', values: ['on', 'off'] },
  /** How many hours late a digest may be sent after an outage. */
  { key: 'digest-late', scopes: ['channel', 'workspace'], initial: '12', ...count(0, 144) },
  /** Days without digests and reminders. */
  { key: 'holidays', scopes: ['person', 'channel', 'workspace'], initial: '', ...DAYS },
  /** What a person is reminded of, at most once a day. */
  { key: 'reminders', scopes: ['person', 'workspace'], initial: REMINDERS.join(', '), ...REMINDER_KINDS },
  /** When reminders come, on a person's own clock. */
  { key: 'reminder-time', scopes: ['person', 'workspace'], initial: '09:00', ...TIME },
  /** No reminders before this day. */
  { key: 'snoozed-until', scopes: ['person'], initial: '', ...DAY_OF_YEAR },
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

/** The declaration of a setting; undefined if there is no such setting. */
export const declarationOf = (key: string): SettingDeclaration | undefined => SETTINGS.find((s) => s.key === key);

/** Whether a setting can take a value. */
export function isAllowed(setting: SettingDeclaration, value: string): boolean {
  return setting.values.length > 0 ? setting.values.includes(value) : (setting.valid?.(value) ?? false);
}
