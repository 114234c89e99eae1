/** One private message with all that waits for a person: a few lines, and what can be done about each. */

import { button, call, optionPicker } from '../../commands/calls.js';
import type { Sight } from '../../commands/context.js';
import { thenShow } from '../../kit/controls.js';
import { offerListItems } from '../../kit/lists.js';
import { inParts } from '../../kit/past.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import { dueText, durationText, joinDots, stateMark, taskName } from '../../kit/text.js';
import type { Project, Stage, Task } from '../../model/rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import { type Block, controls, items, type ListItem, note, paragraph, type View, view } from '../../view.js';
import { isEmpty, type Waiting } from './gather.js';

/** Lines of each part. */
const MOST = 5;
const THEN = call('reminder show');
/** Days for which a person can be left alone, by a press. */
const SNOOZES = [1, 3, 7] as const;

/** What can be done about something of one's own, from the message itself. */
class Lines {
  constructor(
    private readonly sight: Sight,
    private readonly projects: ReadonlyMap<string, Project>,
  ) {}

  private of({ project }: { project: string }): Text {
    return [plain(this.projects.get(project)?.name ?? '')];
  }

  stage(stage: Stage, quietMs?: number): ListItem {
    const { sight } = this;
    const moves = stageButtons(sight, stage).map(({ style: _, ...rest }) => thenShow(rest, THEN));
    return {
      mark: stateMark(sight, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(
        this.of(stage),
        quietMs === undefined ? undefined : sight.say('digest-quiet', { age: durationText(sight, quietMs) }),
        stage.due ? dueText(sight, stage.due, true) : undefined,
      ),
      controls: moves.slice(0, 3),
    };
  }

  task(task: Task): ListItem {
    const { sight } = this;
    const press = (id: string, command: 'done' | 'due' | 'task show') =>
      thenShow(button(sight.label(id), call(command, { item: task.id })), THEN);
    return {
      title: taskName(task),
      detail: joinDots(this.of(task), task.due ? dueText(sight, task.due, true) : undefined),
      controls: [press('button-done', 'done'), press('button-due', 'due'), press('button-open', 'task show')],
    };
  }
}

function part(sight: Sight, kind: string, lines: readonly ListItem[], all: number): Block[] {
  if (lines.length === 0) return [];
  const left = all - lines.length;
  return [
    paragraph(sight.say(`reminder-${kind}`)),
    items([...lines]),
    ...(left > 0 ? [note(sight.say('digest-more', { n: left }))] : []),
  ];
}

export async function reminderView(sight: Sight, waiting: Waiting): Promise<View> {
  const { due, overdue, offers, stuck } = waiting;
  const rows = [due, overdue].flatMap(({ tasks, stages }) => [...tasks, ...stages]);
  const ids = [...new Set([...rows, ...stuck.map((one) => one.stage)].map((row) => row.project))];
  const projects = await inParts(ids, (id) => sight.read.find('project', { where: { id } }));
  const lines = new Lines(sight, new Map(projects.map((p) => [p.id, p])));
  const dated = ({ tasks, stages }: Waiting['due']) =>
    [...stages.map((s) => lines.stage(s)), ...tasks.map((t) => lines.task(t))].slice(0, MOST);
  const many = ({ tasks, stages }: Waiting['due']) => tasks.length + stages.length;
  const asked = await offerListItems(sight, offers.slice(0, MOST), THEN);
  const quiet = stuck.slice(0, MOST).map((s) => lines.stage(s.stage, s.quietMs));
  const spans = SNOOZES.map((n) => ({ value: `in ${n} days`, label: sight.label('reminder-snooze', { n }) }));
  const snooze = optionPicker(sight.label('pick-snooze'), call('snooze'), 'until', spans);
  if (isEmpty(waiting)) return view(paragraph(sight.say('reminder-nothing')));
  return view(
    ...part(sight, 'overdue', dated(overdue), many(overdue)),
    ...part(sight, 'due', dated(due), many(due)),
    ...part(sight, 'offers', asked, offers.length),
    ...part(sight, 'stalled', quiet, stuck.length),
    controls(snooze, button(sight.label('button-reminders'), call('reminders'))),
  );
}
