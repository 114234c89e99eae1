/** Alarms that go off: nudges, digests, reminders, and setting the alarms of a whole workspace. */
import { onDigestAlarm } from '../features/digest/alarm.js';
import { onNudgeAlarm } from '../features/nudges/alarm.js';
import { onReminderAlarm } from '../features/reminders/alarm.js';
import { type JobContext, jobContext, type Plan } from '../kit/job.js';
import type { Alarm } from '../model/alarm-rows.js';
import { type Change, remove, set } from '../model/rows.js';
import type { Unit } from '../ports.js';
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
};
const KINDS: readonly Alarm['what'][] = ['nudge', 'digest', 'reminder', 'arm'];

/** Alarms that are claimed together. */
const MOST_CLAIMED = 50;
/** After a fault an alarm is tried again this much later. */
const RETRY_MS = 5 * 60_000;

/** Handles the alarms of all workspaces. */
export class AlarmHandler {
  private readonly places: PlaceRefresher;

  constructor(private readonly parts: Omit<HandlingParts, 'clarity'>) {
    this.places = new PlaceRefresher(parts);
  }

  /** Claims alarms that are due and handles each in a transaction. @returns how many there were */
  async handleDue(): Promise<number> {
    const due = await this.parts.store.claimAlarms(KINDS, MOST_CLAIMED);
    for (const { workspace, id } of due) await this.handle(workspace, id);
    return due.length;
  }

  private async handle(workspace: string, id: string): Promise<void> {
    try {
      await this.places.refresh(workspace);
      await this.change(workspace, (unit) => this.goOff(unit, workspace, id));
    } catch (error) {
      this.parts.fault(error, id);
      // It must not keep the others from being handled.
      await this.change(workspace, (unit) => this.postpone(unit, id));
    }
  }

  private async goOff(unit: Unit, workspace: string, id: string): Promise<void> {
    const { clock, say, newId } = this.parts;
    const now = clock.now();
    const alarm = await unit.get('alarm', id);
    if (!alarm || alarm.at > now) return;
    const job = jobContext({ read: unit, now, workspace, say, newId });
    const { changes, messages } = await ON_ALARM[alarm.what](job, alarm.subject);
    await keepPlan(unit, { changes: endingAlarm(changes, alarm), messages });
  }

  private async postpone(unit: Unit, id: string): Promise<void> {
    const alarm = await unit.get('alarm', id);
    if (alarm) await unit.apply([set('alarm', alarm, { at: this.parts.clock.now() + RETRY_MS })]);
  }

  private async change(workspace: string, work: (unit: Unit) => Promise<void>): Promise<void> {
    const { store, newId } = this.parts;
    await store.transact(workspace, newId(), async (unit) => {
      await work(unit);
      return {};
    });
  }
}

/** The changes, and the end of the alarm that led to them unless they set it again or remove it. */
function endingAlarm(changes: readonly Change[], alarm: Alarm): Change[] {
  const isHandled = changes.some((one) => one.kind === 'alarm' && one.do !== 'add' && one.was.id === alarm.id);
  return isHandled ? [...changes] : [...changes, remove('alarm', alarm)];
}
