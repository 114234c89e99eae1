/** Each thing that a digest reports as a list item, with what can be done about it. */
import { button, call, optionPicker } from '../../commands/calls.js';
import type { Showing } from '../../commands/context.js';
import { offerPicker, takeButton, thenShow } from '../../kit/controls.js';
import { wordingFor } from '../../kit/history-sentences.js';
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
  shortStageName,
  stateMark,
  taskName,
} from '../../kit/text.js';
import { daysUntil } from '../../model/dates/calendar.js';
import { isOverdue } from '../../model/health.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Project, Stage, Task } from '../../model/project-rows.js';
import { bold, flat, plain, type Span, type Text } from '../../model/text.js';
import type { Button, Call, Control, ListItem, Option } from '../../view/view.js';
import type { DigestContents, Offered } from './contents.js';
import type { Decision } from './decisions.js';

const rowName = (row: Project | Stage | Task): Text => ('title' in row ? taskName(row) : [bold(row.name)]);

/** The moves of a stage. In a digest, none stands out. */
const plainMoves = (showing: Showing, stage: Stage): Button[] =>
  stageButtons(showing, stage).map(({ style: _, ...rest }): Button => rest);

const optionsOf = (rows: readonly (Stage | Task)[]): Option[] =>
  rows.map((row) => ({ value: row.id, label: flat(rowName(row)) }));

/** Makes the list items of one digest. */
export class DigestItems {
  constructor(
    private readonly showing: Showing,
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
    const { showing, contents, known } = this;
    const lead = known.get(contents.projects.find(({ id }) => id === row.project)?.lead ?? '');
    return this.pressable(takeButton(showing, row), offerPicker(showing, row.id, lead ? [lead] : []));
  }

  private stageSteps(stage: Stage): Control[] {
    const moves = plainMoves(this.showing, stage);
    if (stage.owner) return this.pressable(...moves.slice(0, 2));
    return [...this.pressable(...moves.slice(0, 1)), ...this.takers(stage)];
  }

  /** A button for each stage that does what it most likely needs, and says which one it is. */
  decisionRow(stages: readonly Stage[]): Control[] {
    const moves = stages.flatMap((stage) =>
      plainMoves(this.showing, stage)
        .slice(0, 1)
        .map((move) => ({ ...move, label: this.actLabel(move.call, stage) })),
    );
    return [...this.pressable(...moves), ...this.stageRow(stages)];
  }

  /** What to do about a stage that is stuck depends on it: one of them is opened. */
  stageRow(stages: readonly Stage[]): Control[] {
    const { showing, after } = this;
    if (!after) return [];
    const options = stages.map(({ id, name }) => ({ value: id, label: name }));
    return [optionPicker(showing.label('pick-stage'), call('stage show'), 'stage', options)];
  }

  /** "Take Data", "Take #3", or give one of them to somebody. */
  ownerRow(rows: readonly (Stage | Task)[]): Control[] {
    const { showing } = this;
    const takes = rows.map((row) => {
      const take = takeButton(showing, row);
      return { ...take, label: this.actLabel(take.call, row) };
    });
    return this.pressable(
      ...takes,
      optionPicker(showing.label('pick-give-which'), call('own'), 'item', optionsOf(rows)),
    );
  }

  /** "Mark #3 as done", or choose another day for one of them. */
  dueRow(rows: readonly (Stage | Task)[]): Control[] {
    const { showing } = this;
    const done = rows.map((row) => {
      const made = call('done', { item: row.id });
      return button(this.actLabel(made, row), made);
    });
    return this.pressable(...done, optionPicker(showing.label('pick-due-which'), call('due'), 'item', optionsOf(rows)));
  }

  private actLabel({ command }: Call, row: Stage | Task): string {
    return this.showing.label(`do-${command}`, { item: 'title' in row ? `#${row.number}` : shortStageName(row) });
  }

  /** A stage that needs a decision. */
  decision({ stage, why }: Decision): ListItem {
    const { showing, known } = this;
    return {
      mark: stateMark(showing, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(
        this.projectName(stage),
        why === 'gate' ? showing.say('digest-gate') : durationText(showing, showing.now - stage.since),
        holderText(showing, known, stage.owner, undefined),
        stage.reason ? [plain(`“${stage.reason}”`)] : undefined,
      ),
      controls: this.stageSteps(stage),
    };
  }

  /** A stage that is stuck, with its last step. */
  stuck({ stage, quietMs, usualMs, last }: Stuck): ListItem {
    const { showing, known } = this;
    const age = durationText(showing, quietMs);
    return {
      mark: { tone: 'warning', label: showing.label('digest-still-mark') },
      title: [bold(stage.name)],
      detail: joinDots(
        this.projectName(stage),
        usualMs === undefined
          ? showing.say('digest-quiet', { age })
          : showing.say('digest-quiet-usual', { age, usual: durationText(showing, usualMs) }),
        holderText(showing, known, stage.owner, undefined),
        last && this.lastStepText(last),
      ),
      controls: this.stageSteps(stage),
    };
  }

  private lastStepText(event: HistoryEvent): Text {
    const { showing, known } = this;
    const who = knownPerson(known, event.by);
    const id = event.item === 'stage' && event.field === 'state' ? wordingFor(event) : undefined;
    if (id === undefined || event.via === 'undo') return showing.say('digest-last-by', { who });
    return showing.say('digest-last', { what: showing.say(id, { who, item: showing.label('digest-it') }) });
  }

  /** A stage under way that nobody owns. */
  unownedStage(stage: Stage): ListItem {
    return {
      mark: stateMark(this.showing, stage.state),
      title: [bold(stage.name)],
      detail: joinDots(this.projectName(stage), this.showing.say('nobody')),
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
        this.showing.say('nobody'),
        task.due ? dueText(this.showing, task.due, true) : undefined,
      ),
      controls: this.takers(task),
    };
  }

  /** Something that was offered to somebody who has not answered. */
  offered({ offer, row }: Offered): ListItem {
    const { showing, known } = this;
    return {
      title: offer.item === 'project' ? showing.say('lead-of', { item: rowName(row) }) : rowName(row),
      detail: joinDots(
        offer.item === 'project' ? undefined : this.projectName(offer),
        showing.say('digest-asked', {
          who: knownPerson(known, offer.asked),
          age: durationText(showing, showing.now - offer.at),
        }),
        'due' in row && row.due ? dueText(showing, row.due, true) : undefined,
      ),
      controls: this.pressable(offerPicker(showing, row.id)),
    };
  }

  /** Something overdue, or due soon. */
  due(row: Stage | Task): ListItem {
    const { showing, known } = this;
    const past = isOverdue(row, showing.today);
    const done = button(showing.label('button-done'), call('done', { item: row.id }));
    const move = button(showing.label('button-due'), call('due', { item: row.id }));
    return {
      mark: { tone: past ? 'warning' : 'idle', label: showing.label(past ? 'digest-overdue-mark' : 'digest-due-mark') },
      title: rowName(row),
      detail: joinDots(
        this.projectName(row),
        holderText(showing, known, row.owner, undefined),
        row.due ? this.dueDetail(row.due) : undefined,
      ),
      controls: row.owner ? this.pressable(done, move) : [...this.takers(row), ...this.pressable(move)],
    };
  }

  /** The mark already says whether it is overdue. */
  private dueDetail(due: string): Text {
    const { showing } = this;
    const late = daysUntil(showing.today, due);
    if (late <= 0) return [daySpan(showing, due)];
    return showing.say('digest-overdue-since', { day: daySpan(showing, due), n: late });
  }

  /** A stage that has moved to another state. */
  moved({ stage, event }: DigestContents['moved']['stages'][number]): ListItem {
    const { showing } = this;
    return {
      mark: { ...stateMark(showing, stage.state), past: true },
      title: this.moveText(stage, event),
      detail: joinDots(this.projectName(stage), stage.pass > 1 ? showing.say('pass', { n: stage.pass }) : undefined),
    };
  }

  /** "Bo finished Data." */
  private moveText(stage: Stage, event: HistoryEvent): Text {
    const [who, item]: [Span, Text] = [knownPerson(this.known, event.by), [bold(stage.name)]];
    const id = wordingFor({ ...event, via: event.via === 'signal' ? 'signal' : 'command' });
    return id === undefined ? item : this.showing.say(id, { who, item });
  }
}
