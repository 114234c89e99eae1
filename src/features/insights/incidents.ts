/** Incidents in the insights: how many, and how long it took until somebody had them, until they were quiet, and until the end. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { durationText, joinDots } from '../../kit/text.js';
import { FEWEST_PEOPLE, sorted } from '../../model/insights/measure.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { bold, type Text } from '../../model/text.js';
import type { ListItem } from '../../view/view.js';
import type { InsightData } from './data.js';

/** Of fewer, the middle one says nothing of the next. */
const FEWEST = 3;

/** What is timed from the alert on: until when, and whose work it is, if it is somebody's. */
const TIMES: readonly { id: string; at(one: Incident): number | null; by?(one: Incident): string | null }[] = [
  { id: 'taken', at: ({ takenAt }) => takenAt, by: ({ taken }) => taken },
  { id: 'quiet', at: ({ quietAt }) => quietAt },
  { id: 'loop', at: ({ closedAt }) => closedAt, by: ({ closedBy }) => closedBy },
];

/** One line of the card; undefined if there were no incidents. */
export function incidentsItem(ctx: Context, { incidents, scope }: InsightData): ListItem | undefined {
  if (incidents.length === 0) return undefined;
  const [only] = scope.projects;
  const of = scope.is === 'project' && only ? { project: only.id } : {};
  return {
    title: [bold(ctx.label('insights-incidents'))],
    detail: joinDots(
      ctx.say('insights-incidents-n', {
        n: incidents.length,
        open: incidents.filter(({ state }) => state === 'open').length,
      }),
      ...TIMES.map((time) => middleText(ctx, time, incidents)),
    ),
    controls: [button(ctx.label('button-figure'), call('incidents', of))],
  };
}

function middleText(
  ctx: Context,
  { id, at, by }: (typeof TIMES)[number],
  incidents: readonly Incident[],
): Text | undefined {
  const known = incidents.filter((one) => at(one) !== null);
  const people = new Set(known.flatMap((one) => by?.(one) ?? []));
  if (known.length < FEWEST || (by && people.size < FEWEST_PEOPLE)) return undefined;
  const times = sorted(known.map((one) => Math.max(0, (at(one) ?? 0) - one.openedAt)));
  const middle = times[Math.floor((times.length - 1) / 2)] ?? 0;
  return ctx.say(`insights-incidents-${id}`, { span: durationText(ctx, middle), n: times.length });
}
