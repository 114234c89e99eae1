/** The parts of a digest that say what needs a person. */
import type { Showing } from '../../commands/context.js';
import { plain } from '../../model/text.js';
import { type Block, items, type ListItem, paragraph } from '../../view.js';
import { type DigestContents, MOST_SHOWN } from './contents.js';
import type { DigestItems } from './items.js';

/** A part: its name and the first items, with the number of all if there are more; nothing if there are no items. */
export function part(showing: Showing, id: string, list: readonly ListItem[], all = list.length): Block[] {
  if (list.length === 0) return [];
  const shown = Math.min(list.length, MOST_SHOWN);
  const more = all > shown ? [plain(' '), ...showing.say('digest-shown', { shown, all })] : [];
  return [paragraph([...showing.say(id), ...more]), items(list.slice(0, MOST_SHOWN))];
}

/** Decisions, what is stuck, what nobody owns, what is due. */
export function needsParts(showing: Showing, contents: DigestContents, make: DigestItems): Block[] {
  const { decisions, stuck, unownedTasks, dueStages, due } = contents;
  const nobodys = unownedItems(contents, make);
  const hidden = unownedTasks.count - unownedTasks.rows.length;
  // What is shown above as nobody's is not repeated here; what was cut off there is.
  const shown = new Set(nobodys.slice(0, MOST_SHOWN).map(({ id }) => id));
  const left = [...dueStages, ...due.rows].filter(({ id }) => !shown.has(id)).map((row) => make.due(row));
  const list = nobodys.map(({ item }) => item);
  return [
    ...part(
      showing,
      'digest-decide',
      decisions.map((one) => make.decision(one)),
    ),
    ...part(
      showing,
      'digest-still',
      stuck.map((one) => make.stuck(one)),
    ),
    ...part(showing, 'digest-nobody', list, list.length + hidden),
    ...part(showing, 'digest-due', left, left.length + due.count - due.rows.length),
  ];
}

/** What nobody owns, and what somebody was asked to take. */
function unownedItems(contents: DigestContents, make: DigestItems): { id: string; item: ListItem }[] {
  return [
    ...contents.unownedStages.map((stage) => ({ id: stage.id, item: make.unownedStage(stage) })),
    ...contents.offers.map((offered) => ({ id: offered.row.id, item: make.offered(offered) })),
    ...contents.unownedTasks.rows.map((task) => ({ id: task.id, item: make.unownedTask(task) })),
  ];
}
