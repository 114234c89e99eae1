/** Plays phrases, each in a world of its own. */
import { freshWorld } from './build.js';
import { Diff } from './diff.js';
import { outcomeOf } from './outcome.js';
import type { How, Phrase, Played } from './phrase.js';
import { setScene } from './scene.js';
import { Watch } from './watch.js';
import { NOW } from './world.js';

/** Plays phrases, one after the other. */
export class Player {
  private readonly watch = new Watch();

  /** Plays a phrase in the world that it is said in. */
  async play(phrase: Phrase): Promise<Played> {
    const world = await freshWorld();
    await setScene(world, phrase);
    world.now = NOW;
    if (phrase.dates === 'month-first') world.locale = 'en-US';
    this.watch.take();
    const before = await world.snapshot();
    const { view, text, said, understood } = await world.say('Ana', phrase.text, phrase.how);
    const diff = new Diff(before, await world.snapshot());
    const [fault] = world.faults;
    if (fault) return { id: phrase.id, changed: ['fault'], outcome: { fault: String(fault) }, text };
    return { id: phrase.id, ...outcomeOf({ runs: this.watch.take(), diff, view, said, understood }), text };
  }

  /** Plays a text that nothing is known of, with nothing said before. */
  say = (text: string, how: How): Promise<Played> =>
    this.play({ id: text, how, text, expect: { none: 'unclear' }, never: [], why: '' });

  /** Lets go of the commands that it watches. */
  stop = () => this.watch.stop();
}
