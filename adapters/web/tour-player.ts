/** Plays a tour, one step at a time: its people speak, press and fill in forms as if they sat at the browser. */
import { type Control, controlsOf, type Form, type View } from '../../src/view/view.js';
import type { Room } from './room.js';
import type { Simulation } from './simulator.js';
import { scenesOf, type TourScene } from './tour-windows.js';
import type { Tour, TourStep } from './tours.js';
import type { Speaker, UserActions } from './user-actions.js';

/** What a player needs. */
export interface TourPlayerParts {
  actions: UserActions;
  room: Room;
  /** Has another system tell Baton something of a project. @returns false if it is gone */
  simulate(what: Simulation, where: Pick<Speaker, 'as' | 'channel'>, project: string): Promise<boolean>;
  /** Waits a moment for Baton's answer. */
  pause(): Promise<void>;
  /** Whether a project has this name. */
  isTaken(project: string): Promise<boolean>;
}

/** How often a step looks for the control that it presses: a nudge takes a moment to come. */
const LOOKS = 25;

/** A tour that is being played. Whoever watches decides when the next step comes. */
export class TourPlay {
  /** How many steps have been carried out. */
  done = 0;
  /** Whether the next step waits to be asked for. */
  paused = false;
  /** Whether a step could not be carried out, because somebody did something else meanwhile. */
  stopped = false;
  /** Epoch milliseconds: older messages are not part of it. */
  readonly startedAt: number;
  /** When the last step was carried out, in epoch milliseconds; undefined before that. */
  endedAt: number | undefined;
  private readonly scenes: TourScene[];
  private running: Promise<void> | undefined;

  private constructor(
    private readonly parts: TourPlayerParts,
    /** The tour, with the name of its project in place. */
    readonly tour: Tour,
  ) {
    this.startedAt = parts.room.now();
    this.scenes = scenesOf(tour);
  }

  /** Starts a tour, any number of times: each time its project gets a name that is still free. */
  static async start(parts: TourPlayerParts, written: Tour): Promise<TourPlay> {
    const tour = withProject(written, await freeName(parts, written.project));
    for (const { as, say } of tour.before) {
      await parts.actions.say({ as, channel: tour.channel, thread: null }, say);
      await parts.pause();
    }
    return new TourPlay(parts, tour);
  }

  /** Whether nothing is left to be played. */
  get over(): boolean {
    return this.stopped || this.done === this.tour.steps.length;
  }

  /** What is on the stage now; before the first step, what the first step will show. */
  get scene(): TourScene {
    const scene = this.scenes[Math.max(this.done - 1, 0)];
    if (!scene) throw new Error('a tour has at least one step');
    return scene;
  }

  /**
   * Carries out the next step. Asked twice, it is done once.
   * @param step how many steps the asker has seen carried out; another number changes nothing
   * @throws Error what keeps a step from being carried out, unless it is only that its control is not shown
   */
  async next(step: number): Promise<void> {
    if (step !== this.done || this.over) return;
    this.running ??= this.carryOut().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async carryOut(): Promise<void> {
    const step = this.tour.steps[this.done];
    const scene = this.scenes[this.done];
    if (!step || !scene) return;
    // The windows and the words come first, so that the reader sees it happen.
    this.done += 1;
    try {
      const { person: as, channel } = scene.acting;
      await this.act({ as, channel, thread: null }, step);
      if (this.over) this.endedAt = this.parts.room.now();
    } catch (error) {
      this.stopped = true;
      if (!(error instanceof NotShown)) throw error;
    }
  }

  private async act(speaker: Speaker, step: TourStep): Promise<void> {
    for (const what of step.simulate ?? []) await this.simulate(what, speaker);
    if (step.say !== undefined) await this.parts.actions.say(speaker, step.say);
    if (step.press === undefined) return;
    const { message, control } = await this.shownControl(speaker, step.press, step.pick);
    const { form } = await this.parts.actions.call(speaker, message, callOf(control, step.pick), 'button');
    if (form) await this.submit(speaker, message, form, step.fill ?? {});
  }

  private async simulate(what: Simulation, speaker: Speaker): Promise<void> {
    const { project } = this.tour;
    if (!(await this.parts.simulate(what, speaker, project))) throw new NotShown(`the project ${project} is gone`);
    await this.parts.pause();
  }

  private async shownControl(speaker: Speaker, command: string, pick: string | undefined) {
    for (let look = 0; look < LOOKS; look += 1) {
      const shown = await this.parts.room.messages(speaker.channel, speaker.as, null);
      for (const { id, content, at } of shown.reverse()) {
        const isOfThis = content.is === 'view' && at >= this.startedAt;
        const control = isOfThis ? findControl(content.view, command, pick) : undefined;
        if (control) return { message: id, control };
      }
      await this.parts.pause();
    }
    throw new NotShown(`no message shows "${command}" to ${speaker.as} in ${speaker.channel}`);
  }

  private async submit(speaker: Speaker, message: string, form: Form, values: Record<string, string>): Promise<void> {
    const call = { ...form.call, args: { ...form.call.args, ...values } };
    const { errors } = await this.parts.actions.call(speaker, message, call, 'form');
    if (errors) throw new Error(Object.values(errors).join(' '));
  }
}

/** What a step presses is not there: somebody pressed it before, or the conversations were cleared. */
class NotShown extends Error {
  override name = 'NotShown';
}

/** "Churn", or "Churn 2" if that is taken, and so on. */
async function freeName({ isTaken }: TourPlayerParts, name: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name} ${n}`;
    if (!(await isTaken(candidate))) return candidate;
  }
}

/** A control of a command: if something is to be chosen, one where it can be. */
function findControl(view: View, command: string, pick: string | undefined): Control | undefined {
  const all = controlsOf(view).filter(({ call }) => call.command === command);
  return pick === undefined ? all[0] : all.find(({ control }) => control === 'picker');
}

function callOf(control: Control, picked = '') {
  if (control.control === 'button') return control.call;
  return { ...control.call, args: { ...control.call.args, [control.arg]: picked } };
}

/** The tour with the project's name instead of `{project}`. */
function withProject(tour: Tour, project: string): Tour {
  const fill = (text: string) => text.replaceAll('{project}', project);
  const steps = tour.steps.map((step) => ({
    ...step,
    tell: fill(step.tell),
    ...(step.say !== undefined && { say: fill(step.say) }),
  }));
  const before = tour.before.map(({ as, say }) => ({ as, say: fill(say) }));
  return { ...tour, project, before, steps, end: fill(tour.end) };
}
