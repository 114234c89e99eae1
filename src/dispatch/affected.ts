/** Whose alarms changes affect. */
import type { Change } from '../model/changes.js';
import type { Setting } from '../model/setting-rows.js';

const DIGEST_KEYS = ['digest', 'my-digest', 'portfolio-digest', 'digest-pause', 'holidays', 'time-zone'];
const REMINDER_KEYS = [
  ...['reminders', 'reminder-time', 'snoozed-until', 'holidays', 'time-zone', 'quiet-hours', 'weekends'],
];
const ALARM_KEYS: ReadonlySet<string> = new Set([...DIGEST_KEYS, ...REMINDER_KEYS]);

/** Channels and people whose alarms have to be set again. */
interface Affected {
  channels: Set<string>;
  people: Set<string>;
  /** People who are now in another time zone. */
  moved: Set<string>;
  /** People who were given work, or an incident, or asked to take it: they may need their first reminder. */
  given: Set<string>;
  /** All of them. */
  workspace: boolean;
}

/** Whose alarms some changes affect. */
export function affectedBy(changes: readonly Change[]): Affected {
  const affected: Affected = {
    channels: new Set(),
    people: new Set(),
    moved: new Set(),
    given: new Set(),
    workspace: false,
  };
  for (const change of changes) addAffected(affected, change);
  return affected;
}

function addAffected(affected: Affected, change: Change): void {
  switch (change.kind) {
    case 'link':
      if (change.do !== 'set') affected.channels.add(change.do === 'add' ? change.row.channel : change.was.channel);
      return;
    case 'setting':
      addSetting(affected, change.do === 'add' ? change.row : change.was);
      return;
    case 'person':
      if (change.do === 'set' && change.was.zone !== change.row.zone) affected.moved.add(change.row.id);
      return;
    case 'task':
    case 'stage': {
      const { owner } = change.do === 'remove' ? change.was : change.row;
      if (owner) affected.given.add(owner);
      return;
    }
    case 'auditAnswer':
      if (change.do === 'add' && change.row.owner) affected.given.add(change.row.owner);
      return;
    case 'incident': {
      const { taken, asked } = change.do === 'remove' ? change.was : change.row;
      const person = taken ?? asked;
      if (person) affected.given.add(person);
      return;
    }
    case 'offer':
      if (change.do === 'add') affected.given.add(change.row.asked);
  }
}

function addSetting(affected: Affected, { key, scope, target }: Pick<Setting, 'key' | 'scope' | 'target'>): void {
  if (!ALARM_KEYS.has(key)) return;
  if (scope === 'workspace') affected.workspace = true;
  else if (scope === 'channel') affected.channels.add(target);
  else affected.people.add(target);
}
