/** What decides a text besides its words: who speaks, where and when, what was said last and what is open. Pure. */
import { dayAt } from '../model/dates/calendar.js';
import type { Deciding } from './deciding.js';
import type { Remembered } from './decision.js';
import type { Phrasebook } from './phrasebook.js';
import type { Saying } from './saying.js';
import type { World } from './world.js';

/** What decides what is said here and now. */
export function decidingFor(saying: Saying, world: World, { unsure, wordLists }: Phrasebook): Deciding {
  const { clarity, commands, direct, incident, isStrict, me, now, open, waiting, zone } = saying;
  const today = dayAt(now, zone);
  return {
    ...{ clarity, commands, isStrict },
    around: { world, hasOwn: !direct, talk: withOpen(saying), incident, waiting, open, me, today },
    isUnsure: (word) => unsure.has(word),
    isPersisting: (word) => wordLists.has('persisting', word),
  };
}

/** What waits for the person's answer is what "it" means, if there is nothing else. */
function withOpen({ talk, open }: Saying): Remembered | undefined {
  if (open.length !== 1) return talk;
  const none: Remembered = { items: [], call: null, asked: null, offered: [] };
  const known = talk ?? none;
  return { ...known, items: [...known.items, ...open] };
}
