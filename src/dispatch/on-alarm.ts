/** Alarms that go off: nudges, digests, reminders, incidents, headlines, setting the alarms of a whole workspace, and keeping facts. */
import { onDigestAlarm } from '../features/digest/alarm.js';
import { onIncidentAlarm } from '../features/incident/alarm.js';
import { onChronicleAlarm } from '../features/insights/alarm.js';
import { onNudgeAlarm } from '../features/nudges/alarm.js';
import { onReminderAlarm } from '../features/reminders/alarm.js';
import { onSignalAlarm } from '../features/signal/alarm.js';
import { headlineSteps, onHeadlineAlarm } from '../features/status/headline.js';
import { type JobContext, jobContext, type Plan } from '../kit/job.js';
import type { Alarm } from '../model/alarm-rows.js';
import { type Change, remove, set } from '../model/changes.js';
import type { Alarms, ClaimedAlarm } from '../ports/alarms.js';
import type { Unit } from '../ports/store.js';
import { keepPlan } from './keep-plan.js';
import type { HandlingParts } from './parts.js';
import { PlaceRefresher } from './places.js';
import { onWorkspaceAlarm } from './workspace-alarm.js';

/** What happens when an alarm of each kind goes off. */
const ON_ALARM: Record<Alarm['what'], (job: JobContext, subject: string) => Promise<Plan>> = {
  nudge: onNudgeAlarm,
  digest: onDigestAlarm,
  reminder: onReminderAlarm,
  arm: onWorkspaceAlarm,
  chronicles: onChronicleAlarm,
  incident: onIncidentAlarm,
  signal: onSignalAlarm,
  headline: onHeadlineAlarm,
};

const KINDS: readonly Alarm['what'][] = [
  ...(['nudge', 'digest', 'reminder', 'arm', 'chronicles', 'incident', 'signal', 'headline'] as const),
];

/** Alarms that are claimed together. */
const MOST_CLAIMED = 50;
/** After a fault an alarm is tried again this much later. */
const RETRY_MS = 5 * 60_000;

/** What handling alarms works with. */
interface AlarmParts extends Omit<HandlingParts, 'clarity' | 'signalWords'> {
  alarms: Alarms;
}

/** Handles the alarms of all workspaces. */
export class AlarmHandler {
  private readonly places: PlaceRefresher;

  constructor(private readonly parts: AlarmParts) {
    this.places = new PlaceRefresher(parts);
  }

  /** Claims alarms that are due and handles each in a transaction. @returns how many there were */
  async handleDue(): Promise<number> {
    const due = await this.parts.alarms.claim(KINDS, MOST_CLAIMED);
    for (const claimed of due) await this.handle(claimed);
    return due.length;
  }

  private async handle(claimed: ClaimedAlarm): Promise<void> {
    const { workspace, id } = claimed;
    try {
      await this.places.refresh(workspace);
      await this.change(workspace, (unit) => this.goOff(unit, claimed));
    } catch (error) {
      this.parts.fault(error, id);
      // It must not keep the others from being handled.
      await this.change(workspace, (unit) => this.postpone(unit, claimed));
    }
  }

  private async goOff(unit: Unit, claimed: ClaimedAlarm): Promise<void> {
    const { say, newId, auditBook } = this.parts;
    const { workspace } = claimed;
    const { now } = unit;
    const alarm = await heldAlarm(unit, claimed);
    if (!alarm || alarm.at > now) return;
    const job = jobContext({ read: unit, now, workspace, say, newId, auditBook });
    const { changes, messages } = await ON_ALARM[alarm.what](job, alarm.subject);
    await keepPlan(unit, { changes: endingAlarm(changes, alarm), messages });
    await keepPlan(unit, await headlineSteps(job, changes));
  }

  private async postpone(unit: Unit, claimed: ClaimedAlarm): Promise<void> {
    const alarm = await heldAlarm(unit, claimed);
    if (alarm) await unit.apply([set('alarm', alarm, { at: unit.now + RETRY_MS })]);
  }

  private async change(workspace: string, work: (unit: Unit) => Promise<void>): Promise<void> {
    const { store, newId } = this.parts;
    await store.transact(workspace, newId(), async (unit) => {
      await work(unit);
      return {};
    });
  }
}

/** The alarm, unless somebody else has claimed it or set it again: then it is theirs. */
async function heldAlarm(unit: Unit, { id, version }: ClaimedAlarm): Promise<Alarm | undefined> {
  const alarm = await unit.get('alarm', id);
  return alarm?.version === version ? alarm : undefined;
}

/** The changes, and the end of the alarm that led to them unless they set it again or remove it. */
function endingAlarm(changes: readonly Change[], alarm: Alarm): Change[] {
  const isHandled = changes.some((one) => one.kind === 'alarm' && one.do !== 'add' && one.was.id === alarm.id);
  return isHandled ? [...changes] : [...changes, remove('alarm', alarm)];
}
