/** What needs a person in a project: one line for each reason, the most urgent first, with what can be done about it. */

import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { sideControls } from '../../kit/contradictions.js';
import { offerPicker, takeButton, thenShow } from '../../kit/controls.js';
import type { ProjectHealth, StageHealth } from '../../kit/health.js';
import { incidentItem } from '../../kit/incidents.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import { durationText, knownPerson, type PeopleById, stateName } from '../../kit/text.js';
import { registrySays } from '../../kit/version-text.js';
import { isUnanswered, REASONS, type Reason } from '../../model/health.js';
import type { Offer } from '../../model/project-rows.js';
import { plain, type Text } from '../../model/text.js';
import { type Block, type Call, type Control, items, type ListItem, note, paragraph } from '../../view/view.js';

/** Lines shown; the rest is counted. */
const MOST_LINES = 6;

/** What stands at the top: work that cannot go on, and work that is late already. */
const FIRST: readonly Reason[] = ['blocked', 'overdue'];
const IN_ORDER = [...FIRST, ...REASONS.filter((reason) => !FIRST.includes(reason))];

/** A line for each reason why something in a project needs a person. */
class NeedLines {
  constructor(
    private readonly ctx: Context,
    private readonly health: ProjectHealth,
    private readonly known: PeopleById,
    /** What the message shows after a press. */
    private readonly after: Call,
  ) {}

  all(): ListItem[] {
    return [
      ...this.incidentLines(),
      ...this.contradictionLines(),
      ...IN_ORDER.flatMap((reason) => this.linesOf(reason)),
    ];
  }

  /** Everything with one reason: the stages, then the lead, then the tasks. */
  private linesOf(reason: Reason): ListItem[] {
    const stages = this.health.stages.filter(({ reasons }) => reasons.includes(reason));
    return [
      ...stages.map((stage) => this.stageLine(stage, reason)),
      ...(reason === 'waiting' ? this.leadLine() : []),
      ...this.taskLines(reason),
    ];
  }

  /** What is wrong in production, with who has it. */
  private incidentLines(): ListItem[] {
    const { ctx, health, known } = this;
    return health.incidents.map((incident) => incidentItem(ctx, incident, { known, project: undefined }));
  }

  /** What chat and another system say differently, with a button for each side. */
  private contradictionLines(): ListItem[] {
    const { ctx, health } = this;
    return health.contradictions.map((one) => ({
      mark: { tone: 'warning', label: ctx.label('contradiction-mark') },
      title: ctx.say('needs-contradiction', { stage: one.stage.name, state: stateName(ctx, one.stage.state) }),
      detail: registrySays(ctx, one.move),
      controls: sideControls(ctx, { ...one, project: health.project }, this.after),
    }));
  }

  private stageLine(health: StageHealth, reason: Reason): ListItem {
    const { ctx } = this;
    const { stage, offer, quietMs } = health;
    const name = { stage: stage.name };
    switch (reason) {
      case 'blocked':
        return { title: ctx.say('needs-unblocking', name), controls: this.firstMove(health) };
      case 'at_risk':
        return { title: ctx.say('needs-decision', name) };
      case 'stuck':
        return { title: ctx.say('needs-move', { ...name, age: durationText(ctx, quietMs) }) };
      case 'unowned':
        return { title: ctx.say('needs-owner', name), controls: this.takers(health) };
      case 'waiting':
        return { title: this.asked('needs-answer', offer, [plain(stage.name)]) };
      case 'overdue':
        return {
          title: ctx.say('needs-date', name),
          controls: [button(ctx.label('button-due'), call('due', { item: stage.id }))],
        };
    }
  }

  private firstMove({ stage }: StageHealth): Control[] {
    return stageButtons(this.ctx, stage)
      .slice(0, 1)
      .map((move) => thenShow(move, this.after));
  }

  private takers({ stage }: StageHealth): Control[] {
    const { ctx, health, known, after } = this;
    const lead = health.project.lead ? known.get(health.project.lead) : undefined;
    return [thenShow(takeButton(ctx, stage), after), thenShow(offerPicker(ctx, stage.id, lead ? [lead] : []), after)];
  }

  private asked(id: string, offer: Offer | undefined, item: Text): Text {
    const age = durationText(this.ctx, this.ctx.now - (offer?.at ?? this.ctx.now));
    return this.ctx.say(id, { who: knownPerson(this.known, offer?.asked ?? ''), item, age });
  }

  private leadLine(): ListItem[] {
    const { offer, project } = this.health;
    if (!offer || !isUnanswered(offer, this.ctx.now)) return [];
    return [{ title: this.asked('needs-lead-answer', offer, [plain(project.name)]) }];
  }

  private taskLines(reason: Reason): ListItem[] {
    const { overdue, unowned, waiting } = this.health.tasks;
    if (reason === 'overdue') return this.taskLine('needs-overdue', overdue, 'overdue');
    if (reason === 'unowned') return this.taskLine('needs-taker', unowned, 'unowned');
    return reason === 'waiting' ? this.taskLine('needs-task-answer', waiting, 'open') : [];
  }

  private taskLine(id: string, n: number, which: 'overdue' | 'unowned' | 'open'): ListItem[] {
    if (n === 0) return [];
    const { ctx, health } = this;
    const show = button(ctx.label('button-show'), call('task list', { which, project: health.project.id }));
    return [{ title: ctx.say(id, { n }), controls: [show] }];
  }
}

/** The part of the status that says what needs a person; nothing if nothing does. */
export function needsBlocks(ctx: Context, health: ProjectHealth, known: PeopleById, after: Call): Block[] {
  if (health.needs === 0) return [];
  const lines = new NeedLines(ctx, health, known, after).all();
  const more = lines.length - MOST_LINES;
  return [
    paragraph(ctx.say('needs')),
    items(lines.slice(0, MOST_LINES)),
    ...(more > 0 ? [note(ctx.say('digest-more', { n: more }))] : []),
  ];
}
