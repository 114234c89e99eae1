/** Where the text stands that a guessed order needs: "…: it scores card payments", "called “Search”", "a ticket for the flaky job". Pure. */
import type { Declaration } from '../commands/declaration.js';
import type { Run, Spoken } from './draft.js';

/** Words between a ticket and what it is for: "a ticket going for …". */
const MOST_BETWEEN = 2;

/** Where the text stands; undefined if nothing shows where. */
export function toldText(line: Spoken, run: Run, { makes }: Declaration): Run | undefined {
  return quoted(line, run) ?? behindColon(line, run) ?? (makes === 'task' ? behindHead(line, run) : undefined);
}

/** The only words in quotation marks. */
function quoted({ tokens }: Spoken, { from, to }: Run): Run | undefined {
  const places = tokens.slice(from, to).flatMap(({ is }, i) => (is === 'quoted' ? [from + i] : []));
  const [at, more] = places;
  return at === undefined || more !== undefined ? undefined : { from: at, to: at + 1 };
}

/** What stands behind the first colon, if something stands in front of it. */
function behindColon({ tokens }: Spoken, { from, to }: Run): Run | undefined {
  const at = tokens.findIndex(({ fold }, i) => i > from + 1 && i + 1 < to && fold === ':');
  return at < 0 ? undefined : { from: at + 1, to };
}

/** "we need a ticket for the flaky job", "a task to rotate the keys" */
function behindHead(line: Spoken, { from, to }: Run): Run | undefined {
  for (let head = from; head + 2 < to; head += 1) {
    if (!line.says(head, 'taskHeads') || line.says(head, 'vagueHeads') || line.says(head, 'numbered')) continue;
    for (let at = head + 1; at <= head + 1 + MOST_BETWEEN && at + 1 < to; at += 1)
      if (line.says(at, 'for') || line.says(at, 'to') || line.says(at, 'aboutHeads')) return { from: at + 1, to };
  }
  return undefined;
}
