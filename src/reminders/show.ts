/** One private message with all that waits for a person: a few lines, and what can be done about each. */
import type { Sight } from '../command/command.js';
import { offerLines, taskLines } from '../command/lines.js';
import { moveButtons } from '../command/moves.js';
import { button } from '../command/refusals.js';
import { back, dotted, dueText, lasting, mark } from '../command/show.js';
import type { Stage } from '../model/rows.js';
import { bold, plain } from '../model/text.js';
import {
  type Block,
  controls,
  items,
  type Item as Line,
  note,
  type Picker,
  paragraph,
  type View,
  view,
} from '../view.js';
import { isEmpty, type Waiting } from './list.js';

/** Lines of each part. */
const MOST = 5;
const THEN = { command: 'reminder show', args: {} };
/** Days for which a person can be left alone, by a press. */
const SNOOZES = [1, 3, 7] as const;

async function stageLine(sight: Sight, stage: Stage, quietMs?: number): Promise<Line> {
  const [project] = await sight.read.find('project', { where: { id: stage.project }, limit: 1 });
  const moves = moveButtons(sight, stage).map(({ style: _, ...rest }) => back(rest, THEN));
  return {
    mark: mark(sight, stage.state),
    title: [bold(stage.name), plain(` · ${project?.name ?? ''}`)],
    detail: dotted(
      quietMs === undefined ? undefined : sight.say('digest-quiet', { age: lasting(sight, quietMs) }),
      stage.due ? dueText(sight, stage.due, true) : undefined,
    ),
    controls: moves.slice(0, 3),
  };
}

function part(sight: Sight, kind: string, lines: readonly Line[], all: number): Block[] {
  if (lines.length === 0) return [];
  const left = all - lines.length;
  return [
    paragraph(sight.say(`reminder-${kind}`)),
    items([...lines]),
    ...(left > 0 ? [note(sight.say('digest-more', { n: left }))] : []),
  ];
}

export async function reminderView(sight: Sight, waiting: Waiting): Promise<View> {
  const { due, overdue, offers, stalled } = waiting;
  const dated = async ({ tasks, stages }: Waiting['due']) => {
    const shown = stages.slice(0, MOST);
    const lines = await Promise.all(shown.map((s) => stageLine(sight, s)));
    return [...lines, ...(await taskLines(sight, tasks.slice(0, MOST - shown.length), THEN))];
  };
  const many = ({ tasks, stages }: Waiting['due']) => tasks.length + stages.length;
  const asked = await offerLines(sight, offers.slice(0, MOST), THEN);
  const still = await Promise.all(stalled.slice(0, MOST).map((s) => stageLine(sight, s.stage, s.quietMs)));
  const snooze: Picker = {
    control: 'picker',
    label: sight.label('pick-snooze'),
    call: { command: 'snooze', args: {} },
    arg: 'until',
    of: 'options',
    options: SNOOZES.map((n) => ({ value: `in ${n} days`, label: sight.label('reminder-snooze', { n }) })),
  };
  if (isEmpty(waiting)) return view(paragraph(sight.say('reminder-nothing')));
  return view(
    ...part(sight, 'overdue', await dated(overdue), many(overdue)),
    ...part(sight, 'due', await dated(due), many(due)),
    ...part(sight, 'offers', asked, offers.length),
    ...part(sight, 'stalled', still, stalled.length),
    controls(snooze, button(sight.label('button-reminders'), 'reminders')),
  );
}
