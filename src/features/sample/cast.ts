/** Who plays in the sample project, and the lines of its history. */
import type { Context } from '../../commands/context.js';
import { add, type Change } from '../../model/changes.js';
import { DAY, dayAt } from '../../model/dates/calendar.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Project } from '../../model/project-rows.js';

/** Where a part of the sample is made. */
export interface Cast {
  ctx: Context;
  project: Project;
  /** Ids of those to whom the parts are given: oneself first, then others of the workspace. */
  people: readonly string[];
}

/** The person who plays a part; with few people some play several. */
export const actor = ({ people }: Cast, part: number): string => people[part % people.length] ?? '';

/** The instant a number of days ago. */
export const daysAgo = (ctx: Context, days: number): number => ctx.now - days * DAY;

/** The day a number of days from today, `YYYY-MM-DD`; null if there is no number. */
export const dayIn = (ctx: Context, days: number | undefined): string | null =>
  days === undefined ? null : dayAt(ctx.now + days * DAY, ctx.zone);

/** What a line of the history says. */
type ScriptedEvent = Pick<HistoryEvent, 'item' | 'itemId' | 'field' | 'from' | 'to' | 'at' | 'by'> &
  Partial<Pick<HistoryEvent, 'why' | 'pass'>>;

/** A line of the history. */
export const scriptedEvent = ({ ctx, project }: Cast, event: ScriptedEvent): Change =>
  add('history', {
    id: ctx.newId(),
    workspace: ctx.workspace,
    project: project.id,
    via: 'sample',
    channel: null,
    why: null,
    pass: null,
    ...event,
  });
