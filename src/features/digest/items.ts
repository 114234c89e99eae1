/** Each thing that a digest reports as a list item, with what can be done about it. */
import type { Showing } from '../../commands/context.js';
import { wordingFor } from '../../kit/history-sentences.js';
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
  taskName,
} from '../../kit/text.js';
import { daysUntil } from '../../model/dates/calendar.js';
import { isOverdue } from '../../model/health.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Stage, Task } from '../../model/project-rows.js';
import { bold, plain, type Span, type Text } from '../../model/text.js';
import type { ListItem } from '../../view/view.js';
import type { DigestContents, Offered } from './contents.js';
import { type DigestControls, rowName } from './controls.js';
import type { Decision } from './decisions.js';

/** Makes the list items of one digest. */
export class DigestItems {
  constructor(
    private readonly showing: Showing,
    private readonly contents: DigestContents,
    private readonly known: PeopleById,
    readonly controls: DigestControls,
  ) {}

  /** The name of a row's project, if the digest is about several. */
  projectName({ project }: { project: string }): Text | undefined {
    const { projects } = this.contents;
    return projects.length > 1 ? [plain(projects.find(({ id }) => id === project)?.name ?? '')] : undefined;
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
      controls: this.controls.stageSteps(stage),
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
      controls: this.controls.stageSteps(stage),
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
      controls: this.controls.takers(stage),
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
      controls: this.controls.takers(task),
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
      controls: this.controls.offer(row),
    };
  }

  /** Something overdue, or due soon. */
  due(row: Stage | Task): ListItem {
    const { showing, known } = this;
    const past = isOverdue(row, showing.today);
    return {
      mark: { tone: past ? 'warning' : 'idle', label: showing.label(past ? 'digest-overdue-mark' : 'digest-due-mark') },
      title: rowName(row),
      detail: joinDots(
        this.projectName(row),
        holderText(showing, known, row.owner, undefined),
        row.due ? this.dueDetail(row.due) : undefined,
      ),
      controls: this.controls.dueSteps(row),
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
