/** All alarms of one person. */
import { setDigestAlarm } from '../features/digest/alarm.js';
import { setReminderAlarm } from '../features/reminders/alarm.js';
import type { ReadContext } from '../kit/job.js';
import type { Change } from '../model/changes.js';

/** Sets all alarms of one person again. @param moved whether the person is in another time zone than before */
export async function setPersonAlarms(job: ReadContext, id: string, moved = false): Promise<Change[]> {
  return [
    ...(await setDigestAlarm(job, { kind: 'me', id }, moved)),
    ...(await setDigestAlarm(job, { kind: 'portfolio', id }, moved)),
    ...(await setReminderAlarm(job, id, true)),
  ];
}
