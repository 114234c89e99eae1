/** What is offered for a reading that isn't a plain order. */
import type { Call } from '../view/view.js';
import type { Deciding } from './deciding.js';
import type { Act } from './decision.js';
import type { Draft, Value } from './draft.js';
import type { Reading } from './reading.js';
import { isSo, showState } from './state-of.js';

/** Offers the changes; what is so already is shown instead. */
export function offers(reading: Reading, calls: readonly Call[], deciding: Deciding): Act[] {
  if (calls.every((call) => isSo(call, deciding))) return showState(reading, deciding);
  if (calls.some((call) => lacksItem(reading, call))) return [];
  return calls.flatMap((call) => readable(reading.draft, call)).map((call) => ({ act: 'offer', call }));
}

const lacksItem = ({ entry }: Reading, { args, command }: Call): boolean =>
  command !== 'block' &&
  ['item', 'stage'].some((name) => entry.command.args[name]?.required === true && args[name] === undefined);

/** "remind me why we bother" names a day that can't be read: such a call is offered only if the button can ask for the day. */
function readable({ command, values }: Draft, made: Call): Call[] {
  const unread = Object.entries(values).filter(
    ([name, value]) => command.args[name]?.type === 'day' && isUnread(value),
  );
  if (unread.length === 0) return [made];
  const names = unread.map(([name]) => name);
  if (command.name !== 'due' && names.some((name) => command.args[name]?.required)) return [];
  return [{ ...made, args: Object.fromEntries(Object.entries(made.args).filter(([name]) => !names.includes(name))) }];
}

const isUnread = (value: Value): boolean =>
  'words' in value ? value.words !== 'none' : value.thing.is === 'day' && value.thing.reading.is === 'vague';
