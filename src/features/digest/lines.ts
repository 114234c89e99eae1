/** What a digest tells, line by line. */

import { button, call } from '../../commands/calls.js';
import type { Sight } from '../../commands/context.js';
import { offerPicker, takeButton, thenShow } from '../../kit/controls.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import type { Stuck } from '../../kit/stuck.js';
import {
  daySpan,
  dueText,
  durationText,
  holderText,
  joinDots,
  knownPerson,
  type PeopleById,
  stateMark,
  stateName,
  taskName,
} from '../../kit/text.js';
import { daysUntil } from '../../model/dates.js';
import { isOverdue } from '../../model/health.js';
import type { HistoryEvent, Offer, Project, Stage, Task } from '../../model/rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import type { Button, Call, Control, ListItem } from '../../view.js';
import type { Decision, Found } from './gather.js';

const calledRow = (row: Project | Stage | Task): Text => ('title' in row ? taskName(row) : [bold(row.name)]);

/** Each thing as one line, with what can be done about it. */
export class Lines {
  constructor(
    private readonly sight: Sight,
    private readonly found: Found,
    private readonly known: PeopleById,
    /** What a message shows after a press; without it nothing can be pressed. */
    private readonly again: Call | undefined,
  ) {}

  private live(...made: Control[]): Control[] {
    const { again } = this;
    return again ? made.map((one) => thenShow(one, again)) : [];
  }

  /** The name of a project, where there are several. */
  of({ project }: { project: string }): Text | undefined {
    const { projects } = this.found;
    return projects.length > 1 ? [plain(projects.find((p) => p.id === project)?.name ?? '')] : undefined;
  }

  /** Whom a thing could be offered to at once: the lead of its project. */
  private hand(row: Stage | Task): Control[] {
    const { sight, found, known } = this;
    const lead = known.get(found.projects.find((p) => p.id === row.project)?.lead ?? '');
    return this.live(takeButton(sight, row), offerPicker(sight, row.id, lead ? [lead] : []));
  }

  private ask(stage: Stage): Control[] {
    const moves = stageButtons(this.sight, stage).map(({ style: _, ...rest }): Button => rest);
    return stage.owner ? this.live(...moves.slice(0, 2)) : [...this.live(...moves.slice(0, 1)), ...this.hand(stage)];
  }

  decision({ stage, why }: Decision): ListItem {
    const { sight, known } = this;
    return {
      mark: stateMark(sight, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(
        this.of(stage),
        why === 'gate' ? sight.say('digest-gate') : durationText(sight, sight.now - stage.since),
        holderText(sight, known, stage.owner, undefined),
        stage.reason ? [plain(`“${stage.reason}”`)] : undefined,
      ),
      controls: this.ask(stage),
    };
  }

  stuck({ stage, quietMs, usualMs, last }: Stuck): ListItem {
    const { sight, known } = this;
    const age = durationText(sight, quietMs);
    return {
      mark: { tone: 'warning', label: sight.label('digest-still-mark') },
      title: [bold(stage.name)],
      detail: joinDots(
        this.of(stage),
        usualMs === undefined
          ? sight.say('digest-quiet', { age })
          : sight.say('digest-quiet-usual', { age, usual: durationText(sight, usualMs) }),
        holderText(sight, known, stage.owner, undefined),
        last && this.lastStep(last),
      ),
      controls: this.ask(stage),
    };
  }

  private lastStep({ field, to, by, item }: HistoryEvent): Text {
    const { sight, known } = this;
    const task = item === 'task' ? 'task-' : '';
    const what = field === 'state' && to ? stateName(sight, `${task}${to}`) : sight.label(`field-${field}`);
    return sight.say('digest-last', { what, who: knownPerson(known, by) });
  }

  unownedStage(stage: Stage): ListItem {
    return {
      mark: stateMark(this.sight, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(this.of(stage), this.sight.say('nobody')),
      controls: this.hand(stage),
    };
  }

  unownedTask(task: Task): ListItem {
    const stage = this.found.stages.find((s) => s.id === task.stage);
    return {
      title: taskName(task),
      detail: joinDots(
        this.of(task),
        stage && [plain(stage.name)],
        this.sight.say('nobody'),
        task.due ? dueText(this.sight, task.due, true) : undefined,
      ),
      controls: this.hand(task),
    };
  }

  offered(offer: Offer, row: Project | Stage | Task): ListItem {
    const { sight, known } = this;
    return {
      title: calledRow(row),
      detail: joinDots(
        this.of(offer),
        sight.say('digest-asked', {
          who: knownPerson(known, offer.asked),
          age: durationText(sight, sight.now - offer.at),
        }),
        'due' in row && row.due ? dueText(sight, row.due, true) : undefined,
      ),
      controls: this.live(offerPicker(sight, row.id)),
    };
  }

  due(row: Stage | Task): ListItem {
    const { sight, known } = this;
    const past = isOverdue(row, sight.today);
    const done = button(sight.label('button-done'), call('done', { item: row.id }));
    const move = button(sight.label('button-due'), call('due', { item: row.id }));
    return {
      mark: { tone: past ? 'warning' : 'idle', label: sight.label(past ? 'digest-overdue-mark' : 'digest-due-mark') },
      title: calledRow(row),
      detail: joinDots(
        this.of(row),
        holderText(sight, known, row.owner, undefined),
        row.due ? this.dueWord(row.due) : undefined,
      ),
      controls: row.owner ? this.live(done, move) : [...this.hand(row), ...this.live(move)],
    };
  }

  /** The mark says already whether it is overdue. */
  private dueWord(due: string): Text {
    const { sight } = this;
    const late = daysUntil(sight.today, due);
    if (late <= 0) return [daySpan(sight, due)];
    return sight.say('digest-overdue-since', { day: daySpan(sight, due), n: late });
  }

  /** A stage that is in another state than it was. */
  moved({ stage, event }: Found['moved']['stages'][number]): ListItem {
    const { sight, known } = this;
    return {
      mark: stateMark(sight, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(
        this.of(stage),
        [knownPerson(known, event.by)],
        stage.pass > 1 ? sight.say('pass', { n: stage.pass }) : undefined,
      ),
    };
  }
}
