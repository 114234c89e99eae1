/** The settings under their headings, in the order in which they are shown. */

/** The headings. Each is a page. */
export const GROUP_NAMES = ['nudges', 'reminders', 'digests', 'workspace'] as const;
/** A heading over settings. */
export type GroupName = (typeof GROUP_NAMES)[number];

/** The keys of the settings under each heading. Every setting is under one. */
export const GROUPS: Readonly<Record<GroupName, readonly string[]>> = {
  nudges: [
    'nudges',
    'nudge-grace',
    'nudge-pause',
    'nudges-a-day',
    'nudge-consent',
    'nudge-post',
    'task-emoji',
    'nudge-care',
    'nudge-youre',
    'muted-rules',
    'nudge-hold-out',
  ],
  reminders: ['reminders', 'reminder-time', 'snoozed-until', 'quiet-hours', 'weekends'],
  digests: ['digest', 'my-digest', 'portfolio-digest', 'digest-pause', 'digest-late', 'holidays', 'headline'],
  workspace: [
    'changes',
    'guest-changes',
    'answers',
    'stalled-after',
    'incident-wait',
    'time-zone',
    'date-order',
    'contact',
  ],
};
