/** Each thing that a digest reports as a list item, with what can be done about it. */
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
import type { HistoryEvent, Project, Stage, Task } from '../../model/rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import type { Button, Call, Control, ListItem } from '../../view.js';
import type { DigestContents, Offered } from './contents.js';
import type { Decision } from './decisions.js';

const rowName = (row: Project | Stage | Task): Text => ('title' in row ? taskName(row) : [bold(row.name)]);

/** Makes the list items of one digest. */
export class DigestItems {
  constructor(
    private readonly sight: Sight,
    private readonly contents: DigestContents,
    private readonly known: PeopleById,
    /** What the message shows after a press; without it nothing can be pressed. */
    private readonly after: Call | undefined,
  ) {}

  private pressable(...made: Control[]): Control[] {
    const { after } = this;
    return after ? made.map((control) => thenShow(control, after)) : [];
  }

  /** The name of a row's project, if the digest is about several. */
  projectName({ project }: { project: string }): Text | undefined {
    const { projects } = this.contents;
    return projects.length > 1 ? [plain(projects.find(({ id }) => id === project)?.name ?? '')] : undefined;
  }

  /** Take it, or offer it to somebody: the lead of the project comes first. */
  private takers(row: Stage | Task): Control[] {
    const { sight, contents, known } = this;
    const lead = known.get(contents.projects.find(({ id }) => id === row.project)?.lead ?? '');
    return this.pressable(takeButton(sight, row), offerPicker(sight, row.id, lead ? [lead] : []));
  }

  private stageSteps(stage: Stage): Control[] {
    const moves = stageButtons(this.sight, stage).map(({ style: _, ...rest }): Button => rest);
    if (stage.owner) return this.pressable(...moves.slice(0, 2));
    return [...this.pressable(...moves.slice(0, 1)), ...this.takers(stage)];
  }

  /** A stage that needs a decision. */
  decision({ stage, why }: Decision): ListItem {
    const { sight, known } = this;
    return {
      mark: stateMark(sight, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(
        this.projectName(stage),
        why === 'gate' ? sight.say('digest-gate') : durationText(sight, sight.now - stage.since),
        holderText(sight, known, stage.owner, undefined),
        stage.reason ? [plain(`“${stage.reason}”`)] : undefined,
      ),
      controls: this.stageSteps(stage),
    };
  }

  /** A stage that is stuck, with its last step. */
  stuck({ stage, quietMs, usualMs, last }: Stuck): ListItem {
    const { sight, known } = this;
    const age = durationText(sight, quietMs);
    return {
      mark: { tone: 'warning', label: sight.label('digest-still-mark') },
      title: [bold(stage.name)],
      detail: joinDots(
        this.projectName(stage),
        usualMs === undefined
          ? sight.say('digest-quiet', { age })
          : sight.say('digest-quiet-usual', { age, usual: durationText(sight, usualMs) }),
        holderText(sight, known, stage.owner, undefined),
        last && this.lastStepText(last),
      ),
      controls: this.stageSteps(stage),
    };
  }

  private lastStepText({ field, to, by, item }: HistoryEvent): Text {
    const { sight, known } = this;
    const task = item === 'task' ? 'task-' : '';
    const what = field === 'state' && to ? stateName(sight, `${task}${to}`) : sight.label(`field-${field}`);
    return sight.say('digest-last', { what, who: knownPerson(known, by) });
  }

  /** A stage under way that nobody owns. */
  unownedStage(stage: Stage): ListItem {
    return {
      mark: stateMark(this.sight, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(this.projectName(stage), this.sight.say('nobody')),
      controls: this.takers(stage),
    };
  }

  /** A task that nobody owns. */
  unownedTask(task: Task): ListItem {
    const stage = this.contents.stages.find(({ id }) => id === task.stage);
    return {
      title: taskName(task),
      detail: joinDots(
        this.projectName(task),
        stage && [plain(stage.name)],
        this.sight.say('nobody'),
        task.due ? dueText(this.sight, task.due, true) : undefined,
      ),
      controls: this.takers(task),
    };
  }

  /** Something that was offered to somebody who has not answered. */
  offered({ offer, row }: Offered): ListItem {
    const { sight, known } = this;
    return {
      title: rowName(row),
      detail: joinDots(
        this.projectName(offer),
        sight.say('digest-asked', {
          who: knownPerson(known, offer.asked),
          age: durationText(sight, sight.now - offer.at),
        }),
        'due' in row && row.due ? dueText(sight, row.due, true) : undefined,
      ),
      controls: this.pressable(offerPicker(sight, row.id)),
    };
  }

  /** Something overdue, or due soon. */
  due(row: Stage | Task): ListItem {
    const { sight, known } = this;
    const past = isOverdue(row, sight.today);
    const done = button(sight.label('button-done'), call('done', { item: row.id }));
    const move = button(sight.label('button-due'), call('due', { item: row.id }));
    return {
      mark: { tone: past ? 'warning' : 'idle', label: sight.label(past ? 'digest-overdue-mark' : 'digest-due-mark') },
      title: rowName(row),
      detail: joinDots(
        this.projectName(row),
        holderText(sight, known, row.owner, undefined),
        row.due ? this.dueDetail(row.due) : undefined,
      ),
      controls: row.owner ? this.pressable(done, move) : [...this.takers(row), ...this.pressable(move)],
    };
  }

  /** The mark already says whether it is overdue. */
  private dueDetail(due: string): Text {
    const { sight } = this;
    const late = daysUntil(sight.today, due);
    if (late <= 0) return [daySpan(sight, due)];
    return sight.say('digest-overdue-since', { day: daySpan(sight, due), n: late });
  }

  /** A stage that has moved to another state. */
  moved({ stage, event }: DigestContents['moved']['stages'][number]): ListItem {
    const { sight, known } = this;
    return {
      mark: stateMark(sight, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(
        this.projectName(stage),
        [knownPerson(known, event.by)],
        stage.pass > 1 ? sight.say('pass', { n: stage.pass }) : undefined,
      ),
    };
  }
}
