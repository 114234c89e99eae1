/** What can be done about the things that a digest reports: below an item, or in one row below several. */
import { button, call, optionPicker } from '../../commands/calls.js';
import type { Showing } from '../../commands/context.js';
import { offerPicker, takeButton, thenShow } from '../../kit/controls.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import { type PeopleById, shortStageName, taskName } from '../../kit/text.js';
import type { Project, Stage, Task } from '../../model/project-rows.js';
import { bold, flat, type Text } from '../../model/text.js';
import type { Button, Call, Control, Option } from '../../view/view.js';
import type { DigestContents } from './contents.js';

/** The name of a project or a stage, or the number and title of a task. */
export const rowName = (row: Project | Stage | Task): Text => ('title' in row ? taskName(row) : [bold(row.name)]);

/** The moves of a stage. In a digest, none stands out. */
const plainMoves = (showing: Showing, stage: Stage): Button[] =>
  stageButtons(showing, stage).map(({ style: _, ...rest }): Button => rest);

const optionsOf = (rows: readonly (Stage | Task)[]): Option[] =>
  rows.map((row) => ({ value: row.id, label: flat(rowName(row)) }));

/** Makes the controls of one digest. */
export class DigestControls {
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

  /** Take it, or offer it to somebody: the lead of the project comes first. */
  takers(row: Stage | Task): Control[] {
    const { showing, contents, known } = this;
    const lead = known.get(contents.projects.find(({ id }) => id === row.project)?.lead ?? '');
    return this.pressable(takeButton(showing, row), offerPicker(showing, row.id, lead ? [lead] : []));
  }

  /** The next moves of a stage; if nobody owns it, one of them, and those who could take it. */
  stageSteps(stage: Stage): Control[] {
    const moves = plainMoves(this.showing, stage);
    if (stage.owner) return this.pressable(...moves.slice(0, 2));
    return [...this.pressable(...moves.slice(0, 1)), ...this.takers(stage)];
  }

  /** Offer it to somebody else. */
  offer({ id }: Project | Stage | Task): Control[] {
    return this.pressable(offerPicker(this.showing, id));
  }

  /** It is done, or due on another day; what nobody owns can be taken first. */
  dueSteps(row: Stage | Task): Control[] {
    const { showing } = this;
    const done = button(showing.label('button-done'), call('done', { item: row.id }));
    const move = button(showing.label('button-due'), call('due', { item: row.id }));
    return row.owner ? this.pressable(done, move) : [...this.takers(row), ...this.pressable(move)];
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
}
