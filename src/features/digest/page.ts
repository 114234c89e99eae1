/** A digest as people read it: what needs a person first, then what moved; a single line if there is neither. */

import { button, call } from '../../commands/calls.js';
import type { Showing } from '../../commands/context.js';
import { incidentItem } from '../../kit/incidents.js';
import {
  dueText,
  durationText,
  holderText,
  joinDots,
  type PeopleById,
  peopleById,
  stateName,
  zoneWords,
} from '../../kit/text.js';
import { registrySays } from '../../kit/version-text.js';
import { dayAt, sayDay, sayInstant } from '../../model/dates/calendar.js';
import { bold, join, plain, type Text } from '../../model/text.js';
import {
  type Block,
  type Button,
  type Call,
  controls,
  heading,
  type ListItem,
  note,
  paragraph,
  type View,
  view,
} from '../../view/view.js';
import type { DigestContents } from './contents.js';
import { DigestControls } from './controls.js';
import { insightLine } from './insight.js';
import { DigestItems } from './items.js';
import { movedParts, weeksPart } from './moved-parts.js';
import { needsParts, part } from './needs-parts.js';
import type { DigestSpan } from './spans.js';
import type { DigestKind } from './target.js';

/** What a digest looks like besides its contents. */
export interface Shape {
  kind: DigestKind;
  span: DigestSpan;
  /** What its message shows after a press; undefined for a digest of the past, in which nothing can be pressed. */
  after: Call | undefined;
  /** By how many milliseconds it was late. */
  lateMs?: number;
  /** How many digests before it were skipped, and the call that shows the last of them. */
  skipped?: { n: number; show: Call };
}

/** Projects with a button to their status. */
const MOST_LINKS = 5;
/** Areas of audits that are named in one line. */
const MOST_FALLEN = 3;

/** Lays out one digest. */
class DigestPage {
  private readonly items: DigestItems;

  constructor(
    private readonly showing: Showing,
    private readonly contents: DigestContents,
    private readonly shape: Shape,
    private readonly known: PeopleById,
    /** What takes longer than usual. */
    private readonly insight: Text | undefined,
  ) {
    const buttons = new DigestControls(showing, contents, known, shape.after);
    this.items = new DigestItems(showing, contents, known, buttons);
  }

  /** Areas of audits that fell, in one line. */
  private fallen(): Block[] {
    const { showing, contents } = this;
    const fallen = contents.fallen.slice(0, MOST_FALLEN);
    if (fallen.length === 0) return [];
    const texts = fallen.map(({ project, area, before, after, title }) => {
      const name = showing.label(`stage-${area}`);
      const where = contents.projects.length > 1 ? `${project.name}: ${name}` : name;
      return showing.say('digest-fell-area', { area: where, before, after, title });
    });
    return [paragraph(showing.say('digest-fell', { what: join(texts, ', ') }))];
  }

  /** Where chat and another system say different things. */
  private contradictions(): Block[] {
    const { showing, contents, shape } = this;
    const { zone } = shape.span;
    const list = contents.contradictions.map(({ stage, move }) => ({
      title: showing.say('needs-contradiction', { stage: stage.name, state: stateName(showing, stage.state) }),
      detail: joinDots(this.items.projectName(stage), registrySays({ ...showing, zone }, move)),
    }));
    return part(showing, 'digest-contradictions', list);
  }

  /** Incidents: those that are open, or those that were closed. */
  private incidents(state: 'open' | 'closed'): Block[] {
    const { showing, contents, known, shape } = this;
    const list = contents.incidents
      .filter((one) => one.state === state)
      .map((incident): ListItem => {
        const of =
          contents.projects.length > 1 ? contents.projects.find(({ id }) => id === incident.project) : undefined;
        const { controls: shown, ...item } = incidentItem(showing, incident, {
          known,
          project: of && [plain(of.name)],
        });
        return shape.after && shown ? { ...item, controls: shown } : item;
      });
    return part(showing, `digest-incidents-${state}`, list);
  }

  /** The stage that comes next. */
  private outlook(): Block[] {
    const { showing, contents, known } = this;
    const { next } = contents;
    if (!next) return [];
    return [
      paragraph(
        showing.say('digest-next', {
          stage: joinDots([bold(next.name)], this.items.projectName(next)),
          facts: joinDots(
            holderText(showing, known, next.owner, undefined),
            next.due ? dueText(showing, next.due, true) : undefined,
          ),
        }),
      ),
    ];
  }

  private title(): Text {
    const { showing, contents, shape } = this;
    const { from, until, zone } = shape.span;
    const days = { from: sayDay(dayAt(from, zone), showing.today), until: sayDay(dayAt(until, zone), showing.today) };
    const [only] = contents.projects;
    const id = shape.kind === 'channel' && contents.projects.length > 1 ? 'projects' : shape.kind;
    return showing.say(`digest-title-${id}`, { ...days, project: only?.name ?? '' });
  }

  private footer(): Block[] {
    const { showing, shape } = this;
    if (!shape.after) return [];
    const { until, zone } = shape.span;
    const schedule = call('digest schedule', { which: shape.kind });
    return [
      controls(...this.projectButtons(), button(showing.label('button-digest-schedule'), schedule)),
      note(showing.say('digest-as-of', { at: sayInstant(until, zone), zone: zoneWords(showing, zone) })),
    ];
  }

  private projectButtons(): Button[] {
    const { showing, contents } = this;
    const [only, another] = contents.projects;
    if (only && !another)
      return [
        button(showing.label('button-status'), call('status', { project: only.id })),
        button(showing.label('button-tasks'), call('task list', { project: only.id })),
        button(showing.label('button-insights'), call('insights', { project: only.id })),
      ];
    const shown = contents.projects.slice(0, MOST_LINKS);
    const all = button(showing.label('button-projects'), call('status all'));
    return [
      ...shown.map(({ id, name }) => button(name, call('status', { project: id }))),
      ...(contents.projects.length > MOST_LINKS ? [all] : []),
    ];
  }

  private lateness(): Block[] {
    const { showing, shape } = this;
    const { lateMs, skipped } = shape;
    return [
      ...(lateMs === undefined ? [] : [note(showing.say('digest-late', { age: durationText(showing, lateMs) }))]),
      ...(skipped === undefined
        ? []
        : [
            note(showing.say('digest-missed', { n: skipped.n })),
            controls(button(showing.label('button-digest-missed'), skipped.show)),
          ]),
    ];
  }

  view(): View {
    const needs = [
      ...this.incidents('open'),
      ...this.contradictions(),
      ...needsParts(this.showing, this.contents, this.items),
    ];
    const moved = [...movedParts(this.showing, this.contents, this.items, this.known), ...this.incidents('closed')];
    const fallen = this.fallen();
    if (needs.length === 0 && moved.length === 0 && fallen.length === 0)
      return view(
        paragraph([...this.title(), plain(' '), ...this.showing.say('digest-quiet-week')]),
        ...this.lateness(),
        ...this.footer(),
      );
    return view(
      heading(this.title()),
      ...this.lateness(),
      ...needs,
      ...fallen,
      ...(moved.length === 0 ? [paragraph(this.showing.say('digest-nothing-moved'))] : moved),
      ...weeksPart(this.showing, this.contents, this.shape.span.zone),
      ...(this.insight ? [paragraph(this.insight)] : []),
      ...this.outlook(),
      ...this.footer(),
    );
  }
}

/** @param showing with the end of the span as now */
export async function digestPage(showing: Showing, contents: DigestContents, shape: Shape): Promise<View> {
  const known = await peopleById(showing, [
    ...contents.projects.map((p) => p.lead),
    ...contents.stages.map((s) => s.owner),
    ...contents.offers.map(({ offer }) => offer.asked),
    ...contents.due.rows.map((t) => t.owner),
    ...contents.stuck.map((s) => s.last?.by ?? null),
    ...contents.moved.stages.map(({ event }) => event.by),
    ...contents.moved.people,
    ...contents.incidents.flatMap(({ taken, asked }) => [taken, asked]),
  ]);
  // A digest of the past says nothing about what takes long now.
  const insight = shape.after ? await insightLine(showing, contents.projects) : undefined;
  return new DigestPage(showing, contents, shape, known, insight).view();
}
