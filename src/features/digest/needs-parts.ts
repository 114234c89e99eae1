/** The parts of a digest that say what needs a person. */
import type { Showing } from '../../commands/context.js';
import type { Project, Stage, Task } from '../../model/project-rows.js';
import { plain } from '../../model/text.js';
import { type Block, type Control, controls, items, type ListItem, paragraph } from '../../view/view.js';
import { type DigestContents, MOST_SHOWN } from './contents.js';
import type { DigestItems } from './items.js';

/** A part: its name and the first items, with the number of all if there are more; nothing if there are no items. */
export function part(showing: Showing, id: string, list: readonly ListItem[], all = list.length): Block[] {
  if (list.length === 0) return [];
  const shown = Math.min(list.length, MOST_SHOWN);
  const more = all > shown ? [plain(' '), ...showing.say('digest-shown', { shown, all })] : [];
  return [paragraph([...showing.say(id), ...more]), items(list.slice(0, MOST_SHOWN))];
}

/** What is listed, and the row it came from. */
interface Listing<R> {
  row: R;
  item: ListItem;
}

/**
 * A part with one row of controls: those of its only item or, below several, a row for them all, so that the digest is not mostly
 * buttons.
 */
function partWithRow<R>(
  showing: Showing,
  id: string,
  { list, all = list.length, row }: { list: readonly Listing<R>[]; all?: number; row(shown: readonly R[]): Control[] },
): Block[] {
  const shown = list.slice(0, MOST_SHOWN);
  if (shown.length < 2)
    return part(
      showing,
      id,
      shown.map(({ item }) => item),
      all,
    );
  const bare = list.map(({ item: { controls: _, ...item } }): ListItem => item);
  return [...part(showing, id, bare, all), controls(...row(shown.map((one) => one.row)))];
}

/** Decisions, what is stuck, what nobody owns, what is due. */
export function needsParts(showing: Showing, contents: DigestContents, make: DigestItems): Block[] {
  const { decisions, stuck, unownedTasks, dueStages, due } = contents;
  const nobodys = unownedItems(contents, make);
  const hidden = unownedTasks.count - unownedTasks.rows.length;
  // What is shown above as nobody's is not repeated here; what was cut off there is.
  const shown = new Set(nobodys.slice(0, MOST_SHOWN).map(({ id }) => id));
  const left = [...dueStages, ...due.rows].filter(({ id }) => !shown.has(id));
  return [
    ...partWithRow(showing, 'digest-decide', {
      list: decisions.map((one) => ({ row: one.stage, item: make.decision(one) })),
      row: (stages) => make.controls.decisionRow(stages),
    }),
    ...partWithRow(showing, 'digest-still', {
      list: stuck.map((one) => ({ row: one.stage, item: make.stuck(one) })),
      row: (stages) => make.controls.stageRow(stages),
    }),
    ...partWithRow(showing, 'digest-nobody', {
      list: nobodys.map(({ row, item }) => ({ row, item })),
      all: nobodys.length + hidden,
      row: (rows) => make.controls.ownerRow(rows.flatMap((row) => row ?? [])),
    }),
    ...partWithRow(showing, 'digest-due', {
      list: left.map((row) => ({ row, item: make.due(row) })),
      all: left.length + due.count - due.rows.length,
      row: (rows) => make.controls.dueRow(rows),
    }),
  ];
}

/** What nobody owns, and what somebody was asked to take: a project is led by whoever takes it, and not given from here. */
function unownedItems(
  contents: DigestContents,
  make: DigestItems,
): { id: string; row: Stage | Task | undefined; item: ListItem }[] {
  const itself = (row: Stage | Task | Project) => ('lead' in row ? undefined : row);
  return [
    ...contents.unownedStages.map((stage) => ({ id: stage.id, row: stage, item: make.unownedStage(stage) })),
    ...contents.offers.map((offered) => ({
      id: offered.row.id,
      row: itself(offered.row),
      item: make.offered(offered),
    })),
    ...contents.unownedTasks.rows.map((task) => ({ id: task.id, row: task, item: make.unownedTask(task) })),
  ];
}
