/** A year of work for the tests of the insights, given as commands, with days in between. */
import { DAY } from '../../src/model/dates/calendar.js';
import type { Kit, Where } from './kit.js';

/** Projects go through their stages in turn, each with two people; every other one is blocked for want of labels. */
export async function playProjects(k: Kit, names: readonly string[], where: Where = {}): Promise<void> {
  for (const [i, name] of names.entries()) {
    await k.say_('ana', `new ${name}`, where);
    for (const [j, stage] of ['data', 'training', 'evaluation'].entries()) {
      const [one, other] = (i + j) % 2 ? ['ana', 'bo'] : ['bo', 'ana'];
      const of = `${stage} in ${name}`;
      await k.say_(one ?? 'ana', `take ${of}`, where);
      await k.say_(one ?? 'ana', `start ${of}`, where);
      await nights(k, 2 + ((i + j) % 3));
      if (j === 0 && i % 2 === 0) {
        await k.say_(other ?? 'bo', `block ${of} because we wait for labels`, where);
        await nights(k, 3);
        await k.say_(other ?? 'bo', `unblock ${of}`, where);
      }
      await nights(k, 1 + (i % 2));
      await k.say_(one ?? 'ana', `done ${of}`, where);
    }
  }
}

/** Days pass, and then what is due is done. */
export async function nights(k: Kit, days: number): Promise<void> {
  k.clock.pass(days * DAY);
  await k.due();
}
