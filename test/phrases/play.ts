/** Plays phrases, each in a world of its own. */
import { freshWorld } from './build.js';
import { Diff } from './diff.js';
import { outcomeOf, type Understood } from './outcome.js';
import type { How, Phrase, Played } from './phrase.js';
import { setScene } from './scene.js';
import { Watch } from './watch.js';
import { NOW } from './world.js';

/** Plays phrases, one after the other. */
export class Player {
  private readonly watch = new Watch();

  /** Plays a phrase in the world that it is said in. */
  play = async (phrase: Phrase): Promise<Played> => (await this.playThrough(phrase)).played;

  /** The same, with what it was understood as. */
  async playThrough(phrase: Phrase): Promise<{ played: Played; understood: Understood | undefined }> {
    const world = await freshWorld();
    await setScene(world, phrase);
    world.now = NOW;
    if (phrase.dates === 'month-first') world.locale = 'en-US';
    this.watch.take();
    const before = await world.snapshot();
    const { view, text, said, understood } = await world.say('Ana', phrase.text, phrase.how);
    const diff = new Diff(before, await world.snapshot());
    const [fault] = world.faults;
    if (fault)
      return { played: { id: phrase.id, changed: ['fault'], outcome: { fault: String(fault) }, text }, understood };
    const outcome = outcomeOf({ runs: this.watch.take(), diff, view, said, understood });
    return { played: { id: phrase.id, ...outcome, text }, understood };
  }

  /** Plays a text that nothing is known of, with nothing said before. */
  say = (text: string, how: How): Promise<Played> =>
    this.play({ id: text, how, text, expect: { none: 'unclear' }, never: [], why: '' });

  /** Lets go of the commands that it watches. */
  stop = () => this.watch.stop();
}
