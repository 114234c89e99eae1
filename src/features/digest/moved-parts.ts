/** The parts of a digest that say what moved, and how that compares with the weeks before. */
import type { Showing } from '../../commands/context.js';
import { joinDots, knownPerson, listed, type PeopleById, taskName } from '../../kit/text.js';
import { dayAt, sayDay } from '../../model/dates/calendar.js';
import { join, type Text } from '../../model/text.js';
import { type Block, note, paragraph, timeChart } from '../../view/view.js';
import type { DigestContents } from './contents.js';
import type { DigestItems } from './items.js';
import { part } from './needs-parts.js';

/** Stages that moved, tasks that are done, and thanks; nothing if nothing moved. */
export function movedParts(showing: Showing, contents: DigestContents, make: DigestItems, known: PeopleById): Block[] {
  const { stages, tasks, done } = contents.moved;
  if (stages.length === 0 && done === 0) return [];
  const moves = stages.map((one) => make.moved(one));
  const titles = join(tasks.map(taskName), ', ');
  const last = comparison(showing, contents, known);
  return [
    ...(moves.length > 0 ? part(showing, 'digest-moved', moves) : [paragraph(showing.say('digest-moved'))]),
    ...(done > 0 ? [paragraph(showing.say('digest-tasks-done', { n: done, more: done - tasks.length, titles }))] : []),
    ...(last.length > 0 ? [note(last)] : []),
  ];
}

/** How much was done in the time before, and thanks to everybody who finished something. */
function comparison(showing: Showing, { moved, before }: DigestContents, known: PeopleById): Text {
  const nameOf = (id: string) => known.get(id)?.name ?? id;
  const people = [...moved.people].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const names = people.map((id) => [knownPerson(known, id)]);
  return joinDots(
    before.passed + before.done > 0 ? showing.say('digest-before', { ...before }) : undefined,
    moved.passed + moved.done > 0 ? showing.say('digest-thanks', { who: listed(showing, names) }) : undefined,
  );
}

/** A chart of the last weeks, unless nothing changed in them. */
export function weeksPart(showing: Showing, { weeks }: DigestContents, zone: string): Block[] {
  const isFlat = weeks.every(({ done, all }) => done === weeks[0]?.done && all === weeks[0]?.all);
  if (isFlat) return [];
  const bars = weeks.map(({ at, done, all }) => ({
    label: sayDay(dayAt(at, zone), showing.today).slice(4),
    share: all === 0 ? 0 : done / all,
    text: showing.label('digest-weeks-of', { done, all }),
  }));
  return [timeChart(showing.label('digest-weeks'), ...bars)];
}
