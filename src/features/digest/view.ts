/** A digest as people read it: short, in the order of what needs a person, and one line where nothing does. */

import { button, call } from '../../commands/calls.js';
import type { Sight } from '../../commands/context.js';
import {
  dueText,
  durationText,
  holderText,
  joinDots,
  knownPerson,
  type PeopleById,
  peopleById,
  taskName,
} from '../../kit/text.js';
import { dayAt, sayDay, sayInstant } from '../../model/dates.js';
import { bold, join, plain, type Text } from '../../model/text.js';
import {
  type Block,
  type Call,
  controls,
  heading,
  items,
  type ListItem,
  note,
  paragraph,
  timeChart,
  type View,
  view,
} from '../../view.js';
import { type Found, MOST, type Span } from './gather.js';
import { Lines } from './lines.js';

export const KINDS = ['channel', 'me', 'portfolio'] as const;
/** For whom a digest is: those in a channel, one person with what is theirs, or one with an eye on all projects. */
export type DigestKind = (typeof KINDS)[number];

export interface Shape {
  kind: DigestKind;
  span: Span;
  /** What its message shows after a press; undefined where it is of the past, and nothing can be pressed. */
  again: Call | undefined;
  /** It came so much later than it should have. */
  lateMs?: number;
  /** Digests before it that were left out, and the call that shows the last of them. */
  missed?: { n: number; show: Call };
}

/** Ways to the cards of projects. */
const MOST_LINKS = 5;

class Page {
  private readonly lines: Lines;

  constructor(
    private readonly sight: Sight,
    private readonly found: Found,
    private readonly shape: Shape,
    private readonly known: PeopleById,
  ) {
    this.lines = new Lines(sight, found, known, shape.again);
  }

  /** A part of the digest: its name, with the number of all where not all are shown, and a few lines. */
  private part(id: string, lines: readonly ListItem[], all = lines.length): Block[] {
    if (lines.length === 0) return [];
    const shown = Math.min(lines.length, MOST);
    const more = all > shown ? [plain(' '), ...this.sight.say('digest-shown', { shown, all })] : [];
    return [paragraph([...this.sight.say(id), ...more]), items(lines.slice(0, MOST))];
  }

  private needs(): Block[] {
    const { found, lines } = this;
    const hidden = found.unownedTasks.count - found.unownedTasks.rows.length;
    const nobodys = [
      ...found.unownedStages.map((row) => ({ row, line: lines.unownedStage(row) })),
      ...found.offers.map(({ offer, row }) => ({ row, line: lines.offered(offer, row) })),
      ...found.unownedTasks.rows.map((row) => ({ row, line: lines.unownedTask(row) })),
    ];
    // What is to be seen above is not named again; what is cut off there is.
    const named = new Set(nobodys.slice(0, MOST).map(({ row }) => row.id));
    const due = [...found.dueStages, ...found.due.rows].filter(({ id }) => !named.has(id));
    return [
      ...this.part(
        'digest-decide',
        found.decisions.map((d) => lines.decision(d)),
      ),
      ...this.part(
        'digest-still',
        found.stuck.map((s) => lines.stuck(s)),
      ),
      ...this.part(
        'digest-nobody',
        nobodys.map(({ line }) => line),
        nobodys.length + hidden,
      ),
      ...this.part(
        'digest-due',
        due.map((row) => lines.due(row)),
        due.length + found.due.count - found.due.rows.length,
      ),
    ];
  }

  private moved(): Block[] {
    const { sight, found, known, lines } = this;
    const { stages, tasks, people: did, passed, done } = found.moved;
    if (stages.length === 0 && done === 0) return [];
    const moves = stages.map((one) => lines.moved(one));
    const titles = join(tasks.map(taskName), ', ');
    const names = did.map((id) => knownPerson(known, id)).sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : 1));
    const thanks = join(
      names.map((n) => [n]),
      ', ',
    );
    const last = joinDots(
      found.before.passed + found.before.done > 0 ? sight.say('digest-before', found.before) : undefined,
      passed + done > 0 ? sight.say('digest-thanks', { who: thanks }) : undefined,
    );
    return [
      ...(moves.length > 0 ? this.part('digest-moved', moves) : [paragraph(sight.say('digest-moved'))]),
      ...(done > 0 ? [paragraph(sight.say('digest-tasks-done', { n: done, more: done - tasks.length, titles }))] : []),
      ...(last.length > 0 ? [note(last)] : []),
    ];
  }

  private outlook(): Block[] {
    const { sight, found, known } = this;
    const { next } = found;
    if (!next) return [];
    return [
      paragraph(
        sight.say('digest-next', {
          stage: joinDots([bold(next.name)], this.lines.of(next)),
          facts: joinDots(
            holderText(sight, known, next.owner, undefined),
            next.due ? dueText(sight, next.due, true) : undefined,
          ),
        }),
      ),
    ];
  }

  /** Worth a look only where the line is not flat. */
  private weeks(): Block[] {
    const { weeks } = this.found;
    const flat = weeks.every((w) => w.done === weeks[0]?.done && w.all === weeks[0]?.all);
    if (flat) return [];
    const { zone } = this.shape.span;
    return [
      timeChart(
        this.sight.label('digest-weeks'),
        ...weeks.map(({ at, done, all }) => ({
          label: sayDay(dayAt(at, zone), this.sight.today).slice(4),
          share: all === 0 ? 0 : done / all,
          text: this.sight.label('digest-weeks-of', { done, all }),
        })),
      ),
    ];
  }

  private title(): Text {
    const { sight, found, shape } = this;
    const { from, until, zone } = shape.span;
    const days = { from: sayDay(dayAt(from, zone), sight.today), until: sayDay(dayAt(until, zone), sight.today) };
    const [only] = found.projects;
    const id = shape.kind === 'channel' && found.projects.length > 1 ? 'projects' : shape.kind;
    return sight.say(`digest-title-${id}`, { ...days, project: only?.name ?? '' });
  }

  private footer(): Block[] {
    const { sight, found, shape } = this;
    if (!shape.again) return [];
    const { until, zone } = shape.span;
    const [only, more] = found.projects;
    const links = found.projects.slice(0, MOST_LINKS).map((p) => button(p.name, call('status', { project: p.id })));
    const status =
      only && !more
        ? [
            button(sight.label('button-status'), call('status', { project: only.id })),
            button(sight.label('button-tasks'), call('task list', { project: only.id })),
          ]
        : links;
    const all = found.projects.length > MOST_LINKS ? [button(sight.label('button-projects'), call('status all'))] : [];
    return [
      controls(
        ...status,
        ...all,
        button(sight.label('button-digest-schedule'), call('digest schedule', { which: shape.kind })),
      ),
      note(sight.say('digest-as-of', { at: sayInstant(until, zone), zone })),
    ];
  }

  private lateness(): Block[] {
    const { sight, shape } = this;
    const { lateMs, missed } = shape;
    return [
      ...(lateMs === undefined ? [] : [note(sight.say('digest-late', { age: durationText(sight, lateMs) }))]),
      ...(missed === undefined
        ? []
        : [
            note(sight.say('digest-missed', { n: missed.n })),
            controls({
              control: 'button',
              label: sight.label('button-digest-missed'),
              call: missed.show,
            }),
          ]),
    ];
  }

  draw(): View {
    const needs = this.needs();
    const moved = this.moved();
    if (needs.length === 0 && moved.length === 0)
      return view(
        paragraph([...this.title(), plain(' '), ...this.sight.say('digest-quiet-week')]),
        ...this.lateness(),
        ...this.footer(),
      );
    return view(
      heading(this.title()),
      ...this.lateness(),
      ...needs,
      ...(moved.length === 0 ? [paragraph(this.sight.say('digest-nothing-moved'))] : moved),
      ...this.weeks(),
      ...this.outlook(),
      ...this.footer(),
    );
  }
}

const nameIn = (span: ReturnType<typeof knownPerson>) => ('name' in span ? span.name : '');

/** @param sight with the instant of the span's end as now */
export async function digestView(sight: Sight, found: Found, shape: Shape): Promise<View> {
  const known = await peopleById(sight, [
    ...found.projects.map((p) => p.lead),
    ...found.stages.map((s) => s.owner),
    ...found.offers.map(({ offer }) => offer.asked),
    ...found.due.rows.map((t) => t.owner),
    ...found.stuck.map((s) => s.last?.by ?? null),
    ...found.moved.stages.map(({ event }) => event.by),
    ...found.moved.people,
  ]);
  return new Page(sight, found, shape, known).draw();
}
