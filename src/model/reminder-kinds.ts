/** What people can be reminded of. `stalled`: their stages that are stuck. `evidence`: answers of audits. */
export const REMINDERS = ['due', 'overdue', 'offers', 'stalled', 'evidence', 'incidents'] as const;
/** One kind of reminder. */
export type Reminder = (typeof REMINDERS)[number];

/** The kinds named in a value of the setting `reminders`: "due, offers". */
export const remindersIn = (value: string): readonly Reminder[] =>
  REMINDERS.filter((kind) => value.split(',').some((word) => word.trim() === kind));
